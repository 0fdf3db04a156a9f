import ArticleModel

/// The state of one article's rendering: the bytes so far, the outline and the marks of notes.
struct HTMLRenderer {
  var out = Markup(reserving: 16_384)
  let options: ArticleHTML.Options
  var outline: Outline
  var anchors: AnchorNames
  var notes: NoteMarks
  /// How many tables stand so far.
  var tables = 0
  let footnotes: [Footnote]
  /// Nesting of blocks at the moment; a page can nest deeper than a stack can follow.
  private var depth = 0
  private static let deepest = 64

  init(article: Article, options: ArticleHTML.Options) {
    self.options = options
    outline = Outline(top: options.topHeadingLevel)
    anchors = AnchorNames(prefix: options.idPrefix)
    notes = NoteMarks(article.footnotes)
    footnotes = article.footnotes
  }

  mutating func write(_ blocks: [Block]) {
    depth += 1
    defer { depth -= 1 }
    for block in blocks { write(block) }
  }

  private mutating func write(_ block: Block) {
    guard depth <= HTMLRenderer.deepest else {
      out.element("p", block.plainText)
      return
    }
    switch block {
    case .paragraph(let content): element("p") { $0.write(content) }
    case .heading(let level, let content, let anchor): writeHeading(level, content, anchor)
    case .code(let code): write(code)
    case .table(let table): write(table)
    case .list(let list): write(list)
    case .definitionList(let definitions): write(definitions)
    case .quote(let content, let citation): writeQuote(content, citation)
    case .figure(let figure): write(figure)
    case .math(let source): writeDisplayedMath(source)
    case .rule: writeVoid("<hr>", "<hr/>")
    case .embed(let embed):
      out.raw("<p class=\"embed\">")
      writeLink(embed.url) { $0.out.text(embed.label.isEmpty ? embed.url : embed.label) }
      out.raw("</p>")
    case .unknown(let value):
      let text = value.plainText
      if !text.isEmpty { out.element("p", text) }
    }
  }

  /// A tag that holds nothing, in HTML and in XML.
  mutating func writeVoid(_ html: StaticString, _ xml: StaticString) {
    out.raw(options.syntax == .book ? xml : html)
  }

  mutating func element(_ name: StaticString, _ body: (inout HTMLRenderer) -> Void) {
    out.raw("<")
    out.raw(name)
    out.raw(">")
    body(&self)
    out.raw("</")
    out.raw(name)
    out.raw(">")
  }

  private mutating func writeHeading(_ level: Int, _ content: [Inline], _ anchor: String?) {
    // A heading without words would be a stop without a name for everyone who walks by headings.
    guard !content.plainText.allSatisfy(\.isWhitespace) else { return write(content) }
    let rank = outline.rank(of: level)
    out.raw("<h")
    out.number(rank)
    out.attribute("id", ifPresent: anchor.flatMap { anchors.name(for: $0) })
    out.raw(">")
    write(content)
    out.raw("</h")
    out.number(rank)
    out.raw(">")
  }

  private mutating func write(_ code: CodeBlock) {
    if let caption = code.caption, !caption.isEmpty {
      out.raw("<figure class=\"code\"><figcaption>")
      out.text(caption)
      out.raw("</figcaption>")
      writePreformatted(code)
      out.raw("</figure>")
    } else {
      writePreformatted(code)
    }
  }

  private mutating func writePreformatted(_ code: CodeBlock) {
    out.raw("<pre dir=\"ltr\" translate=\"no\" tabindex=\"0\"><code")
    let language = code.language.map { $0.filter { !$0.isWhitespace } } ?? ""
    if !language.isEmpty { out.attribute("class", "language-" + language) }
    out.raw(">")
    if options.highlightsCode {
      CodeHighlighter.write(code.text, language: language, to: &out)
    } else {
      out.text(code.text)
    }
    out.raw("</code></pre>")
  }

  private mutating func write(_ list: List) {
    if list.isOrdered {
      out.raw("<ol")
      if list.start != 1 { out.attribute("start", min(max(list.start, -999_999_999), 999_999_999)) }
      out.raw(">")
    } else {
      out.raw(list.items.contains { $0.isChecked != nil } ? "<ul class=\"tasks\">" : "<ul>")
    }
    for item in list.items {
      out.raw("<li>")
      if let isChecked = item.isChecked {
        out.raw(isChecked ? "<span class=\"box\">☑ </span>" : "<span class=\"box\">☐ </span>")
      }
      writeTight(item.content)
      out.raw("</li>")
    }
    out.raw(list.isOrdered ? "</ol>" : "</ul>")
  }

  private mutating func write(_ definitions: [Definition]) {
    guard !definitions.isEmpty else { return }
    element("dl") { renderer in
      for definition in definitions {
        for term in definition.terms { renderer.element("dt") { $0.write(term) } }
        for meaning in definition.meanings { renderer.element("dd") { $0.writeTight(meaning) } }
      }
    }
  }

  /// What holds one paragraph, perhaps with a list after it, holds its runs without a `p`.
  mutating func writeTight(_ blocks: [Block]) {
    guard case .paragraph(let content)? = blocks.first else { return write(blocks) }
    let rest = blocks.dropFirst()
    let isTight = rest.allSatisfy { if case .list = $0 { true } else { false } }
    guard isTight else { return write(blocks) }
    write(content)
    write(Array(rest))
  }

  private mutating func writeQuote(_ content: [Block], _ citation: [Inline]) {
    out.raw("<blockquote>")
    write(content)
    if !citation.isEmpty {
      out.raw("<footer>")
      write(citation)
      out.raw("</footer>")
    }
    out.raw("</blockquote>")
  }
}
