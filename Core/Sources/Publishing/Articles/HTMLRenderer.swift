import ArticleModel

/// The state of one article's rendering: the outline and the marks of notes so far.
struct HTMLRenderer {
  let html: MarkupWriter
  let options: ArticleHTML.Options
  var outline: Outline
  var anchors: AnchorNames
  var notes: NoteMarks
  /// How many tables have been written.
  var tables = 0
  let footnotes: [Footnote]
  /// What is left of the work that makes much markup of few bytes.
  var allowance = Allowance()
  /// Nesting of blocks at the moment; a page can nest deeper than a stack can follow.
  private var depth = 0
  private static let maximumDepth = 64

  init(article: Article, options: ArticleHTML.Options, html: MarkupWriter) {
    self.html = html
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
    guard depth <= HTMLRenderer.maximumDepth else { return html.p(block.plainText) }
    switch block {
    case .paragraph(let content): html.p { write(content) }
    case .heading(let level, let content, let anchor): writeHeading(level, content, anchor)
    case .code(let code): write(code)
    case .table(let table): write(table)
    case .list(let list): write(list)
    case .definitionList(let definitions): write(definitions)
    case .quote(let content, let citation): writeQuote(content, citation)
    case .figure(let figure): write(figure)
    case .math(let source): writeDisplayedMath(source)
    case .rule: html.hr()
    case .embed(let embed):
      html.p(.class("embed")) {
        writeLink(embed.url) { $0.html.text(embed.label.isEmpty ? embed.url : embed.label) }
      }
    default: write(block.simplified)
    }
  }

  private mutating func writeHeading(_ level: Int, _ content: [Inline], _ anchor: String?) {
    // A heading without words would be a stop without a name for everyone who walks by headings.
    guard !content.plainText.allSatisfy(\.isWhitespace) else { return write(content) }
    let rank = outline.rank(of: level)
    let name = anchor.flatMap { anchors.name(for: $0) }
    html.heading(rank)(.id(name)) { write(content) }
  }

  private mutating func write(_ code: CodeBlock) {
    guard let caption = code.caption, !caption.isEmpty else { return writePreformatted(code) }
    html.figure(.class("code")) {
      html.figcaption(caption)
      writePreformatted(code)
    }
  }

  private mutating func writePreformatted(_ code: CodeBlock) {
    let isHighlighted = options.highlightsCode && allowance.takesCode(code.text)
    let language = code.language.map { $0.filter { !$0.isWhitespace } } ?? ""
    html.pre(.leftToRight, .untranslated, .focusable) {
      html.code(.class(language.isEmpty ? nil : "language-" + language)) {
        if isHighlighted {
          CodeHighlighter.write(code.text, language: language, to: html)
        } else {
          html.text(code.text)
        }
      }
    }
  }

  private mutating func write(_ list: List) {
    if list.isOrdered {
      let start = min(max(list.start, -999_999_999), 999_999_999)
      html.ol(.named("start", start == 1 ? nil : String(start))) { writeItems(of: list) }
    } else {
      let hasTasks = list.items.contains { $0.isChecked != nil }
      html.ul(.class(hasTasks ? "tasks" : nil)) { writeItems(of: list) }
    }
  }

  private mutating func writeItems(of list: List) {
    for item in list.items {
      html.li {
        if let isChecked = item.isChecked { html.span(.class("box"), text: isChecked ? "☑ " : "☐ ") }
        writeTight(item.content)
      }
    }
  }

  private mutating func write(_ definitions: [Definition]) {
    guard !definitions.isEmpty else { return }
    html.dl {
      for definition in definitions {
        for term in definition.terms { html.dt { write(term) } }
        for meaning in definition.meanings { html.dd { writeTight(meaning) } }
      }
    }
  }

  /// Writes the blocks of an item or a cell. One paragraph, perhaps with a list after it, gets no `p`.
  mutating func writeTight(_ blocks: [Block]) {
    guard case .paragraph(let content)? = blocks.first else { return write(blocks) }
    let rest = blocks.dropFirst()
    let isTight = rest.allSatisfy { if case .list = $0 { true } else { false } }
    guard isTight else { return write(blocks) }
    write(content)
    write(Array(rest))
  }

  private mutating func writeQuote(_ content: [Block], _ citation: [Inline]) {
    html.blockquote {
      write(content)
      if !citation.isEmpty { html.footer { write(citation) } }
    }
  }
}

extension HTMLRenderer {
  /// How much of an article is set with more markup than text: formulas as MathML, and code in colours.
  ///
  /// What is beyond is shown as its source. The limits are far above real pages (66 formulas and 48 kB of code in 3,030 of
  /// them): a page of a hundred thousand formulas of one letter became thirteen times as large.
  struct Allowance {
    private var formulas = 3_000
    private var formulaBytes = 100_000
    private var codeBytes = 300_000

    mutating func takesFormula(_ source: String) -> Bool {
      formulas -= 1
      formulaBytes -= source.utf8.count
      return formulas >= 0 && formulaBytes >= 0
    }

    mutating func takesCode(_ text: String) -> Bool {
      codeBytes -= text.utf8.count
      return codeBytes >= 0
    }
  }
}

extension MarkupAttribute {
  /// For code and formulas, which a browser's translation would spoil.
  static let untranslated = named("translate", "no")
  /// For what may scroll by itself: it can be reached with the keyboard.
  static let focusable = named("tabindex", "0")
}
