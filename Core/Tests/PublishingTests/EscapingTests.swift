import ArticleModel
import EditionModel
import JSONFormat
import Publishing
import SharedData
import Testing

@Suite struct Escaping {
  /// Pieces that break out of something, somewhere.
  private static let pieces = [
    "<", ">", "\"", "'", "&", "</p>", "<script>alert(1)</script>", "]]>", "<!--", "-->", "javascript:", "\u{0}",
    "\u{1}", "\u{b}", "\u{7f}", "\u{85}", "\u{9f}", "\u{a0}", "\u{fffe}", "\u{ffff}", "\u{202e}", "\r", "\r\n", "\t",
    "é", "ﻼ", "漢", "😀", "=", " onload=x", "`", "${", "</style>", "</title>", "&lt;", "&#60;", "word",
  ]

  private static func text(_ generator: inout SeededGenerator) -> String {
    (0..<Int.random(in: 1...8, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
  }

  /// The fixture's shape with hostile text in every string.
  static func hostileBundle(_ generator: inout SeededGenerator) -> EditionBundle {
    func any() -> String { text(&generator) }
    let article = Article(
      metadata: Metadata(title: any(), authors: [any()], language: any()),
      blocks: [
        .heading(level: 2, content: [.text(any())], anchor: any()),
        .paragraph([
          .text(any()), .code(any()), .math(any()), .link(url: any(), [.text(any())]),
          .link(url: "https://" + any(), [.emphasis([.text(any())])]), .image(Image(url: any(), alternative: any())),
          .footnoteReference(id: "n", label: any()), .unknown(.string(any())),
        ]),
        .code(CodeBlock(language: any(), text: any(), caption: any())),
        .table(Table(caption: [.text(any())], rows: [.init([Fixtures.cell(any(), isHeader: true)])])),
        .list(List(isOrdered: false, items: [.init(content: [Fixtures.paragraph(any())])])),
        .definitionList([Definition(terms: [[.text(any())]], meanings: [[Fixtures.paragraph(any())]])]),
        .quote([Fixtures.paragraph(any())], citation: [.text(any())]),
        .figure(Figure(images: [Image(url: any(), alternative: any())], caption: [.text(any())])),
        .math(any()), .embed(Embed(label: any(), url: any())), .unknown(.string(any())),
      ], footnotes: [Footnote(id: "n", label: any(), content: [Fixtures.paragraph(any())])])
    var story = Fixtures.story(1, title: any())
    story.submission.url = any()
    story.reading.site = any()
    story.reading.author = any()
    story.reading.published = any()
    story.reading.language = any()
    story.submission.discussion = any()
    story.reading.standfirst = any()
    story.decision.reason = Reason(text: any(), facts: [any(): .nan])
    story.reading.receipt = Receipt(kind: .partial, why: any(), source: any())
    story.conversation.quotes = [Quote(by: any(), url: any(), depth: 0, content: [Fixtures.paragraph(any())])]
    story.conversation.note = [Fixtures.paragraph(any())]
    return Fixtures.bundle(
      stories: [story], article: article,
      corrections: [Correction(date: Timestamp(0), kind: .edited, story: 1, text: any())])
  }

  @Test("No string from outside becomes markup")
  func noString() {
    var generator = SeededGenerator(seed: 1)
    let expected: Set<String> = [
      "html", "head", "meta", "title", "link", "style", "body", "a", "header", "nav", "main", "footer", "p", "b", "ol",
      "ul", "li", "article", "section", "h1", "h2", "h3", "h4", "time", "span", "bdi", "div", "details", "summary",
      "strong", "em", "del", "code", "pre", "figure", "figcaption", "blockquote", "table", "caption", "thead", "tbody",
      "tr", "th", "td", "dl", "dt", "dd", "sup", "sub", "br", "hr", "img", "aside",
      // Formulas.
      "math", "semantics", "annotation", "mrow", "mi", "mn", "mo", "mtext", "msup", "msub", "mtable", "mtr", "mtd",
      "script", "form", "button", "label", "textarea", "template",
    ]
    for _ in 0..<20 {
      let bundle = Self.hostileBundle(&generator)
      for (path, page) in Fixtures.files(bundle) where path.hasPrefix("/editions") && !path.contains(".") {
        let checker = MarkupChecker(page)
        #expect(checker.problems == [], "\(path)")
        #expect(Set(checker.elements.map(\.name)).subtracting(expected) == [], "\(path)")
        for element in checker.elements {
          #expect(element.attributes["style"] == nil)
          #expect(!element.attributes.keys.contains { $0.hasPrefix("on") })
          if let link = element.attributes["href"] {
            let isKnown = ["/", "#", "http://", "https://", "mailto:"].contains { link.hasPrefix($0) }
            #expect(isKnown, "\(link)")
          }
          if let source = element.attributes["src"] {
            #expect(source.hasPrefix("/blobs/"), "\(source)")
          }
        }
      }
    }
  }

  @Test("No file holds what XML forbids")
  func noFileHolds() {
    var generator = SeededGenerator(seed: 2)
    for _ in 0..<12 {
      let bundle = Self.hostileBundle(&generator)
      for (path, file) in Fixtures.files(bundle) where !path.hasSuffix(".json") && !path.hasSuffix(".png") {
        let forbidden = file.unicodeScalars.first {
          switch $0.value {
          case 0x09, 0x0a, 0x0d: false
          case 0...0x1f, 0x7f...0x9f, 0xfffe, 0xffff: true
          default: false
          }
        }
        #expect(forbidden == nil, "\(path)")
      }
    }
  }

  @Test("Feeds of hostile text are well-formed")
  func feeds() {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<12 {
      let files = Fixtures.files(Self.hostileBundle(&generator))
      for path in ["/feed.atom", "/feed-editions.atom"] {
        #expect(MarkupChecker(files[path] ?? "").problems == [])
      }
    }
  }

  @Test(
    "Links of other schemes are words only",
    arguments: [
      "javascript:alert(1)", "java\nscript:x", "data:text/html,x", "http:/\u{2f}", "https:evil",
      "https:///x", "ftp://example.org", "//example.org", "", "mailto:", "HTTPS", "vbscript:x", "blob:https://x/y",
    ])
  func linksOfOther(_ url: String) {
    let html = ArticleHTML.render(Article(blocks: [.paragraph([.link(url: url, [.text("words")])])]))
    #expect(html == "<p>words</p>")
    let markdown = ArticleMarkdown.render(Article(blocks: [.paragraph([.link(url: url, [.text("words")])])]))
    #expect(markdown == "words\n")
  }

  @Test("Links keep their address and encode what browsers drop")
  func linksKeepTheir() {
    func address(_ url: String) -> String {
      MarkupChecker(ArticleHTML.render(Article(blocks: [.paragraph([.link(url: url, [.text("x")])])])))
        .all("a").first?.attributes["href"] ?? ""
    }
    #expect(address("https://example.org/a?b=1&c=(2)#d") == "https://example.org/a?b=1&amp;c=(2)#d")
    #expect(address("HTTPS://example.org/a b\"c\n") == "https://example.org/a%20b%22c")
    #expect(address(" https://example.org") == "https://example.org/", "browsers drop blanks around an address")
    #expect(address("mailto:a@example.org") == "mailto:a@example.org")
  }
}
