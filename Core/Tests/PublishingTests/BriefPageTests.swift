import ArticleModel
import EditionModel
import Testing

@testable import Publishing

@Suite("Briefs on pages") struct BriefPageTests {
  private func output(_ file: EditionFile, _ bundle: EditionBundle) throws -> String {
    let publisher = Publisher(settings: Fixtures.settings)
    return String(decoding: try #require(publisher.file(file, of: bundle)).bytes, as: UTF8.self)
  }

  /// A story without a description, whose brief is in its second paragraph.
  private func bundle(_ change: (inout Story) -> Void = { _ in }, corrections: [Correction] = []) throws
    -> EditionBundle
  {
    let article = Article(
      metadata: Metadata(title: "T"),
      blocks: [
        .paragraph([.text("A beginning.")]),
        .paragraph([
          .text("Before it. The "), .link(url: "https://example.org/", [.text("lamp & light. It")]),
          .text(" burns (so they say) all night."), .footnoteReference(id: "1", label: "1"), .text(" After."),
        ]),
      ])
    var story = Fixtures.story(1)
    let hash = ContentHash(of: try CanonicalJSON.encode(article))
    story.reading.article = hash
    story.reading.standfirst = nil
    story.reading.brief = Brief(sentences: [
      .init(block: 1, start: 11, end: 28), .init(block: 1, start: 29, end: 62, cuts: [.init(start: 37, end: 51)]),
    ])
    change(&story)
    var bundle = Fixtures.bundle(stories: [story], corrections: corrections)
    bundle.articles = [hash: article]
    return bundle
  }

  @Test("A brief has the article's words, links to their places, and says who chose them")
  func list() throws {
    let page = try output(.page, bundle())
    let link = "/editions/2026-05-06-evening/1#brief-"
    #expect(
      page.contains(#"<a href="\#(link)1">The lamp &amp; light.</a> <a href="\#(link)2">It burns all night.</a>"#))
    #expect(page.contains("Two sentences of the article, chosen and shortened by a program."))
    #expect(!page.contains("Report this brief"))
  }

  @Test("A brief that was found to mislead is shown nowhere, and the correction is, wherever the brief stood")
  func corrected() throws {
    let text = "Its sentences gave another picture than the whole article."
    let bundle = try bundle(corrections: [
      Correction(date: Timestamp(1_778_140_800), kind: .brief, story: 1, text: text)
    ])
    for file in [EditionFile.page, .json, .markdown, .story("1")] {
      let output = try output(file, bundle)
      #expect(!output.contains("chosen and shortened by a program") && !output.contains("#brief-1"), "\(file)")
      #expect(output.contains(text), "\(file)")
    }
    let mail = EditionMail(
      issue: Issue(bundle, settings: Fixtures.settings), now: bundle.edition.cutoff, unsubscribe: nil, publisher: nil
    ).content
    #expect(!mail.text.contains("The lamp & light."))
    #expect(try output(.page, bundle).contains("Misleading brief"))
  }

  @Test("A mail has the brief in both forms, with who chose it at its size")
  func mail() throws {
    let mail = EditionMail(
      issue: Issue(try bundle(), settings: Fixtures.settings), now: Timestamp(0), unsubscribe: nil, publisher: nil
    ).content
    let html = String(decoding: mail.html, as: UTF8.self)
    for form in [mail.text, html.replacing("&amp;", with: "&")] {
      #expect(form.contains("The lamp & light."))
      #expect(form.contains("Two sentences of the article, chosen and shortened by a program."))
    }
    #expect(html.contains("/editions/2026-05-06-evening/1#brief-2"))
    #expect(mail.html.count < 102_000)
  }

  @Test("The sentences are marked in the article, across a link too")
  func marks() throws {
    let page = try output(.story("1"), bundle())
    #expect(
      page.contains(
        #"<p>Before it. <mark id="brief-1">The <a href="https://example.org/">lamp &amp; light.</a></mark>"#))
    #expect(
      page.contains(
        #"<mark id="brief-2"><a href="https://example.org/">It</a> burns (so they say) all night.<sup>1</sup></mark> After."#
      ))
    #expect(page.contains(#"<button name="verdict" value="brief">Report this brief</button>"#))
  }

  @Test("JSON has each sentence with its place, and who chose it")
  func json() throws {
    let json = try output(.json, bundle())
    #expect(
      json.contains(
        #""brief":{"sentences":[{"text":"The lamp & light.","block":1,"start":11,"end":28,"cuts":[]},{"text":"It burns all night.","block":1,"start":29,"end":62,"cuts":[{"start":37,"end":51}]}],"chosenBy":"rule","model":null,"responsible":null"#
      ))
  }

  @Test("A model's choice names the model and who answers for it")
  func engine() throws {
    let page = try output(
      .page,
      bundle {
        $0.reading.brief?.chosenBy = .engine
        $0.reading.brief?.model = "a <model>"
        $0.reading.brief?.responsible = "Ann"
      })
    #expect(page.contains("chosen and shortened by a &lt;model&gt;; Ann answers for it."))
  }

  @Test("Markdown, feeds and books have the brief too")
  func documents() throws {
    let markdown = try output(.markdown, bundle())
    #expect(markdown.contains("_The lamp & light. It burns all night._\n\nTwo sentences of the article"))
  }

  @Test(
    "A brief that the article begins with is not said twice: its sentences are marked, and the page says who chose them"
  )
  func opening() throws {
    let opening = try bundle {
      $0.reading.brief = Brief(sentences: [.init(block: 1, start: 11, end: 28)])
    }
    let page = try output(.story("1"), opening)
    #expect(page.contains("Underlined: one sentence of the article, chosen by a program."))
    #expect(page.contains(#"<mark id="brief-1">"#) && !page.contains(##"href="#brief-1""##))
    #expect(try output(.page, opening).contains("/1#brief-1"))
    // A shortened sentence is not in the article as it stands.
    #expect(try output(.story("1"), bundle()).contains("It burns all night.</a>"))
  }

  @Test(
    "Where a model chooses briefs, the about page names it and who answers for it, and doesn't say that none takes part"
  )
  func engineIsNamed() {
    let without = AboutPage(settings: Fixtures.settings, hasSample: false).markup().string
    var settings = Fixtures.settings
    settings.briefChooser = .init(model: "llama <3>", responsible: "Ann")
    let with = AboutPage(settings: settings, hasSample: false).markup().string
    #expect(without.contains("No person and no language model picks or rewrites anything."))
    #expect(!with.contains("no language model picks"))
    #expect(with.contains("llama &lt;3&gt;, chooses which sentences") && with.contains("Ann answers for that"))
  }

  @Test("A good description keeps its place, and a withdrawn or foreign article shows no brief")
  func absent() throws {
    let own = try output(.page, bundle { $0.reading.standfirst = "What it is about." })
    #expect(own.contains("What it is about.") && !own.contains("of the article, chosen"))
    let foreign = try output(.page, bundle { $0.reading.brief = Brief(sentences: [.init(block: 9, start: 0, end: 4)]) })
    #expect(!foreign.contains("sentence of the article"))
    let withdrawal = Correction(date: Timestamp(1_778_100_000), kind: .withdrawn, story: 1, text: "Asked for.")
    let withdrawn = try output(.page, bundle(corrections: [withdrawal]))
    #expect(!withdrawn.contains("lamp &amp; light"))
    #expect(try output(.json, bundle(corrections: [withdrawal])).contains(#""brief":null"#))
  }
}
