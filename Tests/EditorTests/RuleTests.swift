import Archive
import ArticleModel
import Discussions
import EditionModel
import Extraction
import Robots
import StorySources
import Testing

@testable import Editor

@Suite struct WhatAPagePermits {
  private func verdict(
    _ header: String = "", page: PublisherSignals = PublisherSignals(), tdm: String? = nil, licence: String? = nil,
    audience: Audience = .private, policy: EditionSettings.PublicArticles = .licensed
  ) -> PermissionTable.Verdict {
    let headers = HeaderFields([.init("X-Robots-Tag", header)] + (tdm.map { [.init("tdm-reservation", $0)] } ?? []))
    return PermissionTable(settings: EditionSettings(audience: audience, publicArticles: policy))
      .verdict(on: SiteSignals(page: page, headers: headers, licence: licence))
  }

  @Test("Where nothing is said, a private reader sees the article")
  func nothingSaid() {
    #expect(verdict() == .init(row: .unsaid, showing: .whole))
    #expect(verdict(audience: .public) == .init(row: .unsaid, showing: .standfirst))
    #expect(verdict(audience: .public, policy: .always).showing == .whole)
  }

  @Test(
    "A page that wants no snippet is not shown at all",
    arguments: ["nosnippet", "max-snippet: 0", "noarchive, nosnippet"])
  func noSnippet(header: String) {
    let verdict = verdict(header)
    #expect(verdict.row == .noSnippet)
    guard case .nothing = verdict.showing else {
      Issue.record("\(header) must show nothing")
      return
    }
  }

  @Test("Of two limits the shorter counts")
  func limits() {
    var page = PublisherSignals()
    page.longestSnippet = 50
    let verdict = verdict("max-snippet:200, noarchive", page: page)
    #expect(verdict.row == .maxSnippet)
    guard case .excerpt(50, _) = verdict.showing else {
      Issue.record("must be an excerpt of 50 characters")
      return
    }
  }

  @Test("A page that wants no archive shows its beginning, under whatever licence and to whomever")
  func noArchive() {
    for audience in [Audience.private, .public] {
      let verdict = verdict("noarchive", licence: "CC0", audience: audience, policy: .always)
      #expect(verdict.row == .noArchive)
      guard case .excerpt(200, _) = verdict.showing else {
        Issue.record("must be an excerpt")
        return
      }
    }
  }

  @Test("What is said to another robot is not said to this one")
  func otherRobots() { #expect(verdict("otherbot: noarchive").row == .unsaid) }

  @Test("A site against machine learning is shown like others, and the story says which row that was")
  func machineLearning() {
    var page = PublisherSignals()
    page.forbidsMachineLearning = true
    for verdict in [verdict("noai"), verdict("noimageai"), verdict(page: page)] {
      #expect(verdict == .init(row: .noAI, showing: .whole))
    }
    #expect(verdict("noai", audience: .public).showing == .standfirst)
  }

  @Test("A reservation of text mining is read from the server's field before the page's element")
  func textMining() {
    var page = PublisherSignals()
    page.reservesTextMining = true
    #expect(verdict(page: page).row == .textMining)
    #expect(verdict(tdm: "1").row == .textMining)
    #expect(verdict(page: page, tdm: "0").row == .unsaid)
  }

  @Test("The public sees whole what a licence allows")
  func licences() {
    for licence in ["https://creativecommons.org/licenses/by-sa/4.0/", "CC BY 4.0", "cc0-1.0"] {
      #expect(verdict("noai", licence: licence, audience: .public) == .init(row: .licence, showing: .whole))
      #expect(verdict(licence: licence, audience: .public, policy: .never).showing == .standfirst)
    }
    #expect(verdict(licence: "All rights reserved", audience: .public).showing == .standfirst)
  }
}

@Suite struct Excerpts {
  let article = Article(blocks: [
    .heading(level: 2, content: [.text("Heading")], anchor: nil),
    .paragraph([.text("One two three four five six seven.")]), .paragraph([.text("Second paragraph.")]),
  ])

  @Test(
    "Excerpts never exceed their limit", arguments: 1...60)
  func excerptsNeverExceed(limit: Int) {
    let text = article.excerpt(limit: limit).plainText.filter { $0 != "\n" && $0 != "…" }
    #expect(text.count <= limit)
    #expect("One two three four five six seven.Second paragraph.".hasPrefix(text))
  }

  @Test("Excerpts are cut between words")
  func excerpts() {
    #expect(article.excerpt(limit: 20).plainText == "One two three four…")
  }
}

@Suite struct TheBasis {
  let start = Timestamp(1_000_000)
  var cutoff: Timestamp { start + 12 * 3600 }

  func rule(_ looks: [Int64], made: Int64 = 0) -> BasisRule {
    BasisRule(looks: looks.map { start.rawValue + $0 }, start: start, cutoff: cutoff, now: cutoff + made)
  }

  @Test("The basis is recorded where nobody looked away for long")
  func basisIsRecorded() {
    let rule = rule(Array(stride(from: Int64(0), through: 43_200, by: 600)))
    #expect(rule.basis == .recorded)
    #expect(rule.decided == cutoff)
  }

  @Test("The basis is partial with a gap of more than two hours")
  func basisIsPartial() {
    #expect(rule([0, 3600, 7200, 7200 + 7201, 20_000, 27_000, 34_000, 41_000, 43_000]).basis == .partial)
    #expect(rule([43_200]).basis == .partial, "one look at the cut-off itself")
  }

  @Test("The basis is hindsight where nobody looked before the cut-off")
  func basisIsHindsight() {
    let late = rule([43_200 + 5000], made: 5000)
    #expect(late.basis == .hindsight)
    #expect(late.decided == cutoff + 5000, "it decides by what it saw, and says when")
    #expect(rule([100], made: 7200).basis == .hindsight, "a watch that ended long before is none")
  }
}

@Suite struct QuotedComments {
  func comment(_ id: String, _ by: String, words: Int, parent: String? = nil) -> ThreadComment {
    ThreadComment(
      id: id, by: by, at: Timestamp(0), parent: parent, url: "https://news.ycombinator.com/item?id=1",
      content: [.paragraph([.text(Array(repeating: "word", count: words).joined(separator: " "))])])
  }

  @Test("Quoted comments are from different people and in the discussion's order")
  func quotedComments() {
    let quotes = Quoting.choose(from: [
      comment("1", "short", words: 5), comment("2", "a", words: 30), comment("3", "a", words: 40),
      comment("4", "reply", words: 30, parent: "2"), comment("5", "long", words: 900),
      comment("6", "b", words: 100), comment("7", "c", words: 60), comment("8", "d", words: 60),
    ])
    #expect(quotes == ["2", "6", "7"])
  }

  @Test("Markup becomes blocks to the letter")
  func markupBecomesBlocks() {
    let blocks = SourceText.blocks(
      "First &gt; line<p>see <a href=\"https:&#x2F;&#x2F;example.org&#x2F;\" rel=\"nofollow\">example</a> and <i>this</i>"
        + "<p><pre><code>  let a = 1\n  --flag\n</code></pre>\n<script>alert(1)</script>")
    #expect(blocks.first == .paragraph([.text("First > line")]))
    #expect(
      blocks[1]
        == .paragraph([
          .text("see "), .link(url: "https://example.org/", [.text("example")]), .text(" and "),
          .emphasis([.text("this")]),
        ]))
    #expect(blocks[2] == .code(CodeBlock(text: "  let a = 1\n  --flag")))
  }
}
