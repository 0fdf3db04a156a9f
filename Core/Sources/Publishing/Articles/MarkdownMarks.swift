/// How each mark of a paragraph is written, and which letters beside marks must be references.
struct MarkdownMarks {
  /// The first or the last letter of a piece of text.
  struct Edge: Hashable {
    let piece: Int
    let isFirst: Bool
  }

  /// By the pieces' places; empty for anything that isn't a mark, and without places if there is no mark.
  private(set) var text: [String]
  private(set) var references: Set<Edge> = []

  init(_ pieces: [MarkdownText.Piece]) {
    // Most paragraphs have none.
    guard pieces.contains(where: \.isMark) else {
      text = []
      return
    }
    text = Array(repeating: "", count: pieces.count)
    var open: [Int] = []
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .open: open.append(index)
      case .close(let mark):
        guard let start = open.popLast() else { continue }
        let written = MarkdownMarks.written(mark, from: start, to: index, pieces)
        text[start] = written
        text[index] = written
      default: break
      }
    }
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .open:
        guard index > 0, index + 1 < pieces.count, case .text(let outer) = pieces[index - 1] else { continue }
        if needsReference(outer.unicodeScalars.last, inside: pieces[index + 1], atEnd: false, text[index]) {
          references.insert(Edge(piece: index - 1, isFirst: outer.unicodeScalars.count == 1))
        }
      case .close:
        guard index > 0, index + 1 < pieces.count, case .text(let outer) = pieces[index + 1] else { continue }
        if needsReference(outer.unicodeScalars.first, inside: pieces[index - 1], atEnd: true, text[index]) {
          references.insert(Edge(piece: index + 1, isFirst: true))
        }
      default: break
      }
    }
  }

  /// Emphasis is `*`, but `_` beside a mark of stars: stars in a row mean something else.
  private static func written(
    _ mark: MarkdownText.Mark, from start: Int, to end: Int, _ pieces: [MarkdownText.Piece]
  ) -> String {
    switch mark {
    case .strong: return "**"
    case .deleted: return "~~"
    case .emphasis:
      let touches = [start - 1, start + 1, end - 1, end + 1].contains { index in
        guard pieces.indices.contains(index) else { return false }
        switch pieces[index] {
        case .open, .close: return true
        default: return false
        }
      }
      return touches ? "_" : "*"
    }
  }

  private func needsReference(
    _ outer: Unicode.Scalar?, inside: MarkdownText.Piece, atEnd: Bool, _ mark: String
  ) -> Bool {
    // ASCII punctuation and white space let any mark work; other punctuation is not classed alike everywhere.
    guard let outer, !outer.properties.isWhitespace, !outer.isASCII || outer.isWordCharacter else { return false }
    if mark == "_" { return true }
    guard case .text(let text) = inside else { return true }
    let inner = atEnd ? text.unicodeScalars.last : text.unicodeScalars.first
    return inner.map { !$0.isWordCharacter } ?? true
  }
}

extension MarkdownText.Piece {
  fileprivate var isMark: Bool {
    switch self {
    case .open, .close: true
    default: false
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isWordCharacter: Bool { properties.isAlphabetic || properties.numericType != nil }
}
