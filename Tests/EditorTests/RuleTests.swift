import ArticleModel
import EditionModel
import Extraction
import Robots
import StorySources
import Testing

@testable import Editor

@Suite struct WhatAPagePermits {
  func permission(_ header: String, page: PublisherSignals = PublisherSignals()) -> PageDirectives.Permission {
    PageDirectives(signals: page, header: RobotsTag([header])).permission
  }

  @Test func nothingSaidMeansTheArticle() { #expect(permission("") == .full) }

  @Test func noSnippetMeansNothing() {
    for header in ["nosnippet", "max-snippet: 0", "noarchive, nosnippet"] {
      guard case .none = permission(header) else {
        Issue.record("\(header) must show nothing")
        return
      }
    }
  }

  @Test func theShorterOfTwoLimitsCounts() {
    var page = PublisherSignals()
    page.longestSnippet = 50
    guard case .excerpt(let limit, _) = permission("max-snippet:200", page: page) else {
      Issue.record("must be an excerpt")
      return
    }
    #expect(limit == 50)
  }

  @Test func whatIsSaidToAnotherRobotIsNotSaidToThisOne() {
    #expect(permission("otherbot: noarchive") == .full)
  }
}

@Suite struct Excerpts {
  let article = Article(blocks: [
    .heading(level: 2, content: [.text("Heading")], anchor: nil),
    .paragraph([.text("One two three four five six seven.")]), .paragraph([.text("Second paragraph.")]),
  ])

  @Test(arguments: 1...60) func neverExceedTheirLimit(limit: Int) {
    let text = article.excerpt(limit: limit).plainText.filter { $0 != "\n" && $0 != "…" }
    #expect(text.count <= limit)
    #expect("One two three four five six seven.Second paragraph.".hasPrefix(text))
  }

  @Test func areCutBetweenWords() {
    #expect(article.excerpt(limit: 20).plainText == "One two three four…")
  }
}

@Suite struct WhoMayRead {
  func rule(_ audience: EditionSettings.Audience, _ policy: EditionSettings.PublicArticles = .licensed)
    -> VisibilityRule
  {
    VisibilityRule(settings: EditionSettings(audience: audience, publicArticles: policy))
  }
  let full = Receipt(kind: .full, why: "", source: "page")
  let free = Article(metadata: Metadata(licence: "https://creativecommons.org/licenses/by-sa/4.0/"))
  let plain = Article(metadata: Metadata(licence: "All rights reserved"))

  @Test func aPrivateReaderSeesWholeArticles() { #expect(rule(.private).visibility(of: plain, receipt: full) == .full) }

  @Test func thePublicSeesWholeWhatALicenceAllows() {
    #expect(rule(.public).visibility(of: free, receipt: full) == .full)
    #expect(rule(.public).visibility(of: plain, receipt: full) == .excerpt)
    #expect(rule(.public).visibility(of: Article(), receipt: full) == .excerpt)
    #expect(rule(.public, .never).visibility(of: free, receipt: full) == .excerpt)
    #expect(rule(.public, .always).visibility(of: plain, receipt: full) == .full)
  }

  @Test func anExcerptStaysOneForEverybody() {
    let excerpt = Receipt(kind: .excerpt, why: "", source: "page")
    #expect(rule(.private).visibility(of: free, receipt: excerpt) == .excerpt)
    #expect(rule(.public, .always).visibility(of: free, receipt: excerpt) == .excerpt)
  }
}

@Suite struct TheBasis {
  let start = Timestamp(1_000_000)
  var cutoff: Timestamp { start + 12 * 3600 }

  func rule(_ looks: [Int64], made: Int64 = 0) -> BasisRule {
    BasisRule(looks: looks.map { start.rawValue + $0 }, start: start, cutoff: cutoff, now: cutoff + made)
  }

  @Test func isRecordedWhereNobodyLookedAwayForLong() {
    let rule = rule(Array(stride(from: Int64(0), through: 43_200, by: 600)))
    #expect(rule.basis == .recorded)
    #expect(rule.decided == cutoff)
  }

  @Test func isPartialWithAGapOfMoreThanTwoHours() {
    #expect(rule([0, 3600, 7200, 7200 + 7201, 20_000, 27_000, 34_000, 41_000, 43_000]).basis == .partial)
    #expect(rule([43_200]).basis == .partial, "one look at the cut-off itself")
  }

  @Test func isHindsightWhereNobodyLookedBeforeTheCutOff() {
    let late = rule([43_200 + 5000], made: 5000)
    #expect(late.basis == .hindsight)
    #expect(late.decided == cutoff + 5000, "it decides by what it saw, and says when")
    #expect(rule([100], made: 7200).basis == .hindsight, "a watch that ended long before is none")
  }
}

@Suite struct QuotedComments {
  func comment(_ by: String, words: Int, depth: Int = 0) -> SourceComment {
    SourceComment(
      id: by, by: by, time: Timestamp(0), depth: depth, url: "https://news.ycombinator.com/item?id=1",
      markup: Array(repeating: "word", count: words).joined(separator: " "))
  }

  @Test func areWholeFromDifferentPeopleAndInTheDiscussionsOrder() {
    let quotes = Quoting.choose(from: [
      comment("short", words: 5), comment("a", words: 30), comment("a", words: 40),
      comment("reply", words: 30, depth: 1),
      comment("long", words: 900), comment("b", words: 100), comment("c", words: 60), comment("d", words: 60),
    ])
    #expect(quotes.map(\.by) == ["a", "b", "c"])
    #expect(quotes[1].text.split(separator: " ").count == 100)
  }

  @Test func markupBecomesBlocksToTheLetter() {
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
