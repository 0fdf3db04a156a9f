import ArticleModel

/// Runs of text as pieces of Markdown: text still to be escaped, finished Markdown, and marks that
/// open and close. ``MarkdownWriter`` makes lines of them.
struct MarkdownText {
  enum Piece {
    case text(Substring)
    case code(String)
    /// Link targets and the like.
    case verbatim(String)
    case open(Mark), close(Mark)
    case lineBreak
  }

  enum Place { case paragraph, heading, cell }

  enum Mark { case emphasis, strong, deleted }

  /// What is open around the place.
  private struct Context: OptionSet {
    let rawValue: Int
    static let emphasis = Context(rawValue: 1)
    static let strong = Context(rawValue: 2)
    static let deleted = Context(rawValue: 4)
    static let link = Context(rawValue: 8)
  }

  private var pieces: [Piece] = []
  private let images: Images
  private let notes: [String: String]?
  private let place: Place

  /// The lines of a paragraph, without white space at their ends. Empty if there are no words.
  /// - Parameters:
  ///   - notes: the footnotes' names by their ids.
  ///   - place: a heading or a cell holds one line.
  static func inline(
    _ runs: [Inline], images: Images, notes: [String: String]?, place: Place = .paragraph
  ) -> [String] {
    var text = MarkdownText(images: images, notes: notes, place: place)
    text.add(runs, in: [], depth: 0)
    var writer = MarkdownWriter(place: place)
    return writer.lines(text.pieces)
  }

  private init(images: Images, notes: [String: String]?, place: Place) {
    self.images = images
    self.notes = notes
    self.place = place
  }

  private mutating func add(_ runs: [Inline], in context: Context, depth: Int) {
    guard depth < 32 else { return add(runs.plainText) }
    for run in runs { add(run, in: context, depth: depth) }
  }

  private mutating func add(_ run: Inline, in context: Context, depth: Int) {
    switch run {
    case .text(let text): add(text)
    case .emphasis(let content): add(content, between: .emphasis, .emphasis, in: context, depth: depth)
    case .strong(let content): add(content, between: .strong, .strong, in: context, depth: depth)
    case .deleted(let content): add(content, between: .deleted, .deleted, in: context, depth: depth)
    case .superscript(let content): add(content, "<sup>", "</sup>", in: context, depth: depth)
    case .subscript(let content): add(content, "<sub>", "</sub>", in: context, depth: depth)
    case .code(let code): if !code.isEmpty { append(.code(code)) }
    // GitHub's own form for formulas whose marks Markdown would otherwise read.
    case .math(let source):
      let formula = Self.isPlain(source) ? source : MarkdownCode.span(source, in: place)
      addVerbatim(source.isEmpty ? "" : "$" + formula + "$")
    case .lineBreak: pieces.append(.lineBreak)
    case .link(let url, let content): addLink(url, content, in: context, depth: depth)
    case .image(let image): add(image, in: context)
    case .footnoteReference(let id, let label):
      if let name = notes?[id] { addVerbatim("[^\(name)]") } else { add("[\(label)]") }
    case .unknown(let value): add(value.plainText)
    }
  }

  private mutating func add(_ text: String) {
    if !text.isEmpty { pieces.append(.text(text[...])) }
  }

  /// Neighbours of one kind become one: `*a**b*` would not be two emphases, and backticks in a row are one mark.
  private mutating func append(_ piece: Piece) {
    switch piece {
    case .open(let after):
      if case .close(let before)? = pieces.last, before == after { pieces.removeLast() } else { pieces.append(piece) }
    case .code(let after):
      guard case .code? = pieces.last, case .code(var code)? = pieces.popLast() else { return pieces.append(piece) }
      // Nothing else holds the text now, so thousands of neighbours lengthen it and copy nothing.
      code += after
      pieces.append(.code(code))
    default: pieces.append(piece)
    }
  }

  private mutating func addVerbatim(_ text: String) {
    if !text.isEmpty { pieces.append(.verbatim(text)) }
  }

  private mutating func add(
    _ content: [Inline], _ start: String, _ end: String, in context: Context, depth: Int
  ) {
    pieces.append(.verbatim(start))
    add(content, in: context, depth: depth + 1)
    pieces.append(.verbatim(end))
  }

  /// White space inside the marks moves out of them, and marks around nothing go, because neither would work.
  private mutating func add(
    _ content: [Inline], between mark: Mark, _ flag: Context, in context: Context, depth: Int
  ) {
    guard !context.contains(flag) else { return add(content, in: context, depth: depth + 1) }
    var inner = MarkdownText(images: images, notes: notes, place: place)
    inner.add(content, in: context.union(flag), depth: depth + 1)
    let (leading, core, trailing) = MarkdownText.trimmed(inner.pieces)
    pieces += leading
    if !core.isEmpty { for piece in [.open(mark)] + core + [.close(mark)] { append(piece) } }
    pieces += trailing
  }

  private mutating func addLink(_ url: String, _ content: [Inline], in context: Context, depth: Int) {
    // Markdown has no link inside a link: the outer one wins.
    guard !context.contains(.link), let address = SafeLink.address(url) else {
      return add(content, in: context, depth: depth + 1)
    }
    let isEmpty = content.plainText.allSatisfy(\.isWhitespace) && !content.contains(where: \.isImage)
    add(
      isEmpty ? [.text(url)] : content, "[", "](\(MarkdownCode.destination(address)))", in: context.union(.link),
      depth: depth)
  }

  private mutating func add(_ image: Image, in context: Context) {
    let alternative = image.alternative ?? ""
    if let source = images.source(of: image) {
      pieces.append(.verbatim("!["))
      add(alternative)
      pieces.append(.verbatim("](\(MarkdownCode.destination(source.address)))"))
    } else {
      addLink(
        image.url, [.text(alternative.isEmpty ? "Image not kept here" : alternative)], in: context, depth: 0)
    }
  }

  private static func trimmed(_ pieces: [Piece]) -> (leading: [Piece], core: [Piece], trailing: [Piece]) {
    var core = pieces[...]
    var leading: [Piece] = []
    var trailing: [Piece] = []
    while let first = core.first {
      guard case .text(let text) = first else {
        guard case .lineBreak = first else { break }
        leading.append(core.removeFirst())
        continue
      }
      let rest = text.drop(while: \.isWhitespace)
      if rest.startIndex > text.startIndex { leading.append(.text(text[..<rest.startIndex])) }
      core.removeFirst()
      guard rest.isEmpty else {
        core = [.text(rest)] + core
        break
      }
    }
    while let last = core.last {
      guard case .text(let text) = last else {
        guard case .lineBreak = last else { break }
        trailing.insert(core.removeLast(), at: 0)
        continue
      }
      let end = text.lastIndex { !$0.isWhitespace }.map { text.index(after: $0) } ?? text.startIndex
      if end < text.endIndex { trailing.insert(.text(text[end...]), at: 0) }
      core.removeLast()
      guard end == text.startIndex else {
        core.append(.text(text[..<end]))
        break
      }
    }
    return (leading, Array(core), trailing)
  }
}

extension MarkdownText {
  /// Whether a formula can stand between dollar signs alone, which every reader of mathematics in Markdown knows.
  ///
  /// In others, GitHub needs a code span too, so that Markdown changes nothing in them.
  fileprivate static func isPlain(_ formula: String) -> Bool {
    guard formula.first?.isWhitespace == false, formula.last?.isWhitespace == false,
      !formula.contains(where: { "$`*<>|[]\n".contains($0) }), formula.count(where: { $0 == "_" }) <= 1
    else { return false }
    // `\{` would become `{`.
    let parts = formula.split(separator: "\\", omittingEmptySubsequences: false).dropFirst()
    return parts.allSatisfy { $0.first?.isLetter == true }
  }
}
