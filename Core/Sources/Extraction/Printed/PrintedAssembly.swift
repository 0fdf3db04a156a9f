import ArticleModel

/// Puts the pieces of a printed document together as blocks.
/// Joins paragraphs that were split by a page or a column. Names what could not be kept, at its place.
struct PrintedAssembly {
  private(set) var blocks: [Block] = []
  private(set) var notes: [Block] = []
  /// The number of words that are shown.
  /// ``droppedWords`` counts the others.
  private(set) var keptWords = 0
  private(set) var droppedWords = 0
  /// The number of places that say that something is missing.
  private(set) var gaps = 0
  private let words: PrintedText

  /// The paragraph that was added last, and its place.
  private var open: (index: Int, text: String, piece: PrintedPiece)?
  private var hasGapSinceOpen = false

  init(_ pieces: [PrintedPiece]) {
    words = PrintedText(pieces)
    for piece in pieces { add(piece) }
  }

  private mutating func add(_ piece: PrintedPiece) {
    switch piece.kind {
    case .scattered:
      droppedWords += piece.words
      if !hasGapSinceOpen || open == nil, blocks.last != Self.gap {
        blocks.append(Self.gap)
        gaps += 1
      }
      hasGapSinceOpen = true
      return
    case .heading(let level):
      blocks.append(.heading(level: level, content: [.text(words.joined(piece.lines))], anchor: nil))
      open = nil
    case .code: addCode(piece)
    case .caption: blocks.append(.paragraph([.emphasis([.text(words.joined(piece.lines))])]))
    case .note: notes.append(.paragraph([.text(words.joined(piece.lines))]))
    case .front: blocks.append(.paragraph([.text(words.joined(piece.lines))]))
    case .prose: addProse(piece)
    }
    keptWords += piece.words
  }

  /// The text shown in place of a formula, a table or the words of a drawing.
  static let gap = Block.paragraph([.emphasis([.text("[Here the PDF has a formula, a table or a figure.]")])])

  private mutating func addCode(_ piece: PrintedPiece) {
    let text = PrintedText.code(piece.lines)
    if case .code(var code)? = blocks.last {
      code.text += "\n" + text
      blocks[blocks.count - 1] = .code(code)
    } else {
      blocks.append(.code(CodeBlock(text: text)))
    }
    open = nil
  }

  private mutating func addProse(_ piece: PrintedPiece) {
    defer { hasGapSinceOpen = false }
    let text = words.joined(piece.lines)
    if let item = Self.item(text) { return addItem(item) }
    if let before = open, goesOn(before.text, from: before.piece, to: text, piece) {
      var whole = before.text
      words.append(text, to: &whole)
      blocks[before.index] = .paragraph([.text(whole)])
      open = (before.index, whole, piece)
      return
    }
    blocks.append(.paragraph([.text(text)]))
    open = (blocks.count - 1, text, piece)
  }

  /// Returns whether a paragraph continues in another column or on another page, past any floats in between.
  private func goesOn(_ text: String, from before: PrintedPiece, to next: String, _ piece: PrintedPiece) -> Bool {
    guard let last = text.last, let first = next.first, !".!?:。！？".contains(last) else { return false }
    let isElsewhere = piece.page != before.page || piece.box.top < before.box.bottom - 1
    guard isElsewhere || !hasGapSinceOpen else { return false }
    return first.isLowercase || last == "-" || isElsewhere && last == ","
  }

  private static func item(_ text: String) -> String? {
    guard let first = text.split(separator: " ", maxSplits: 1).first, PrintedText.bullets.contains(String(first)),
      text.count > first.count
    else { return nil }
    return String(text.dropFirst(first.count)).trimmedBothEnds
  }

  private mutating func addItem(_ text: String) {
    let item = List.Item(content: [.paragraph([.text(text)])])
    if case .list(var list)? = blocks.last, !list.isOrdered {
      list.items.append(item)
      blocks[blocks.count - 1] = .list(list)
    } else {
      blocks.append(.list(List(isOrdered: false, items: [item])))
    }
    open = nil
  }
}
