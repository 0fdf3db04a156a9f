import ArticleModel

/// Runs of text as lines of Markdown.
///
/// Two steps: the runs become pieces (characters, and marks that open and close), then the pieces become text,
/// where each mark looks at the characters on both its sides. A mark that its neighbours would switch off
/// (CommonMark 0.31.2, section 6.2) gets them written as a character reference, which ends in punctuation.
struct MarkdownText {
  enum Piece {
    /// Text still to be escaped.
    case character(Character)
    /// Markdown that stands as it is: code spans, link targets.
    case verbatim(String)
    /// `_`, `**` or `~~`.
    case open(String), close(String)
    case lineBreak
  }

  private var pieces: [Piece] = []
  private let images: Images
  private let notes: [String: String]?
  private let isOneLine: Bool

  /// The lines of a paragraph, without white space at their ends; none where there is nothing to say.
  /// - Parameters:
  ///   - notes: the footnotes' names by their ids.
  ///   - isOneLine: whether line breaks are written as `<br>`, for table cells and headings.
  static func inline(
    _ runs: [Inline], images: Images, notes: [String: String]?, isOneLine: Bool = false
  ) -> [String] {
    var text = MarkdownText(images: images, notes: notes, isOneLine: isOneLine)
    text.add(runs, open: [], depth: 0)
    var writer = MarkdownWriter(pieces: text.pieces, isOneLine: isOneLine)
    return writer.lines()
  }

  private init(images: Images, notes: [String: String]?, isOneLine: Bool) {
    self.images = images
    self.notes = notes
    self.isOneLine = isOneLine
  }

  private mutating func add(_ runs: [Inline], open: Set<String>, depth: Int) {
    guard depth < 32 else { return add(runs.plainText) }
    for run in MarkdownText.merged(runs) { add(run, open: open, depth: depth) }
  }

  private mutating func add(_ run: Inline, open: Set<String>, depth: Int) {
    switch run {
    case .text(let text): add(text)
    case .emphasis(let content): add(content, between: "_", open: open, depth: depth)
    case .strong(let content): add(content, between: "**", open: open, depth: depth)
    case .deleted(let content): add(content, between: "~~", open: open, depth: depth)
    case .superscript(let content): add(content, "<sup>", "</sup>", open: open, depth: depth)
    case .subscript(let content): add(content, "<sub>", "</sub>", open: open, depth: depth)
    case .code(let code): pieces.append(.verbatim(MarkdownText.codeSpan(code)))
    // GitHub's own form for formulas whose marks Markdown would otherwise read.
    case .math(let source): pieces.append(.verbatim("$" + MarkdownText.codeSpan(source) + "$"))
    case .lineBreak: pieces.append(.lineBreak)
    case .link(let url, let content):
      guard !open.contains("["), let address = SafeLink.address(url) else {
        return add(content, open: open, depth: depth + 1)
      }
      let isEmpty = content.plainText.allSatisfy(\.isWhitespace) && !content.contains(where: \.isImage)
      let label = isEmpty ? [.text(url)] : content
      add(label, "[", "](\(MarkdownText.destination(address)))", open: open.union(["["]), depth: depth)
    case .image(let image): add(image, open: open)
    case .footnoteReference(let id, let label):
      if let name = notes?[id] { pieces.append(.verbatim("[^\(name)]")) } else { add("[\(label)]") }
    case .unknown(let value): add(value.plainText)
    }
  }

  private mutating func add(_ text: String) {
    for character in text { pieces.append(.character(character)) }
  }

  private mutating func add(
    _ content: [Inline], _ start: String, _ end: String, open: Set<String>, depth: Int
  ) {
    pieces.append(.verbatim(start))
    add(content, open: open, depth: depth + 1)
    pieces.append(.verbatim(end))
  }

  /// White space inside the marks moves out of them, and marks around nothing go, because neither would work.
  private mutating func add(_ content: [Inline], between mark: String, open: Set<String>, depth: Int) {
    guard !open.contains(mark) else { return add(content, open: open, depth: depth + 1) }
    let start = pieces.count
    add(content, open: open.union([mark]), depth: depth + 1)
    let leading = pieces[start...].prefix { $0.isSpace }
    let rest = pieces[start...].dropFirst(leading.count)
    guard !rest.isEmpty else { return }
    let trailing = rest.reversed().prefix { $0.isSpace }
    let core = rest.dropLast(trailing.count)
    pieces = pieces[..<start] + leading + [.open(mark)] + core + [.close(mark)] + trailing.reversed()
  }

  private mutating func add(_ image: Image, open: Set<String>) {
    let alternative = image.alternative ?? ""
    if let source = images.source(of: image) {
      pieces.append(.verbatim("!["))
      add(alternative)
      pieces.append(.verbatim("](\(MarkdownText.destination(source.address)))"))
    } else if !open.contains("["), let address = SafeLink.address(image.url) {
      let label = alternative.isEmpty ? "Image not kept here" : alternative
      add([.text(label)], "[", "](\(MarkdownText.destination(address)))", open: open.union(["["]), depth: 0)
    } else {
      add(alternative)
    }
  }

  /// Neighbours of one kind become one: `_a__b_` would not be two emphases.
  private static func merged(_ runs: [Inline]) -> [Inline] {
    var result: [Inline] = []
    for run in runs {
      switch (result.last, run) {
      case (.emphasis(let a), .emphasis(let b)): result[result.count - 1] = .emphasis(a + b)
      case (.strong(let a), .strong(let b)): result[result.count - 1] = .strong(a + b)
      case (.deleted(let a), .deleted(let b)): result[result.count - 1] = .deleted(a + b)
      case (.code(let a), .code(let b)): result[result.count - 1] = .code(a + b)
      case (_, .code("")), (_, .text("")): break
      default: result.append(run)
      }
    }
    return result
  }

  /// A code span whose fence is longer than any run of backticks inside it.
  static func codeSpan(_ code: String) -> String {
    let code = code.replacing("\r\n", with: " ").replacing("\n", with: " ").replacing("\r", with: " ")
    guard !code.isEmpty else { return "" }
    let marks = String(repeating: "`", count: shortestAbsentRun(in: code))
    let needsSpace =
      code.first == "`" || code.last == "`"
      || (code.first == " " && code.last == " " && !code.allSatisfy { $0 == " " })
    return marks + (needsSpace ? " \(code) " : code) + marks
  }

  /// A link's target: `(` and `)` would end it, and what reads like a character reference would be one.
  static func destination(_ address: String) -> String {
    var result = ""
    for character in address.replacing("&", with: "&amp;") {
      switch character {
      case "(": result += "%28"
      case ")": result += "%29"
      case "*", "_", "[", "]", "~": result += "\\\(character)"
      default: result.append(character)
      }
    }
    return result
  }

  static func longestRun(of mark: Character, in text: String) -> Int {
    var longest = 0
    var run = 0
    for character in text {
      run = character == mark ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }

  private static func shortestAbsentRun(in text: String) -> Int {
    var lengths: Set<Int> = []
    var run = 0
    for character in text {
      if character == "`" {
        run += 1
      } else {
        lengths.insert(run)
        run = 0
      }
    }
    lengths.insert(run)
    return (1...).first { !lengths.contains($0) } ?? 1
  }
}

extension MarkdownText.Piece {
  var isSpace: Bool {
    switch self {
    case .character(let character): character.isWhitespace
    case .lineBreak: true
    default: false
    }
  }
}
