/// Writes the pieces of a paragraph with whatever escapes their neighbourhood needs.
struct MarkdownWriter {
  private let pieces: [MarkdownText.Piece]
  private let isOneLine: Bool
  private var done: [String] = []
  private var line = ""

  init(pieces: [MarkdownText.Piece], isOneLine: Bool) {
    self.pieces = pieces
    self.isOneLine = isOneLine
  }

  mutating func lines() -> [String] {
    let entities = references()
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .verbatim(let text), .open(let text), .close(let text): line += text
      case .lineBreak: breakLine()
      case .character(let character) where character.isWhitespace && character != "\u{a0}":
        if !line.isEmpty, line.last != " " { line.append(" ") }
      case .character(let character):
        if entities.contains(index) {
          line += character.unicodeScalars.map { "&#x\(String($0.value, radix: 16));" }.joined()
        } else {
          append(character, next: next(after: index))
        }
      }
    }
    endLine()
    while done.last?.isEmpty == true || done.last == "\\" { done.removeLast() }
    if let last = done.last, last.hasSuffix("\\"), isBroken { done[done.count - 1] = String(last.dropLast()) }
    return done
  }

  /// Whether the last line that was ended was ended by a hard break.
  private var isBroken = false

  private mutating func breakLine() {
    if isOneLine {
      if !line.isEmpty { line += "<br>" }
    } else if !line.allSatisfy(\.isWhitespace) {
      trimEnd()
      done.append(line + "\\")
      line = ""
      isBroken = true
    }
  }

  private mutating func endLine() {
    trimEnd()
    if !line.isEmpty {
      // A run of # at a heading's end would be dropped.
      if isOneLine, line.last == "#" { line = line.dropLast() + "\\#" }
      done.append(line)
      isBroken = false
    }
  }

  private mutating func trimEnd() { while line.last == " " { line.removeLast() } }

  private func next(after index: Int) -> Character? {
    guard index + 1 < pieces.count else { return nil }
    switch pieces[index + 1] {
    case .character(let character): return character
    case .verbatim(let text), .open(let text), .close(let text): return text.first
    case .lineBreak: return "\n"
    }
  }

  private mutating func append(_ character: Character, next: Character?) {
    switch character {
    case "\\", "`", "*", "_", "[", "]", "<", "~", "|", "$": line += "\\\(character)"
    case "&": line += next.map { $0.isLetter || $0 == "#" } == true ? "&amp;" : "&"
    case "!": line += next == "[" ? "\\!" : "!"
    case "#", ">", "-", "+", "=", ":": line += line.isEmpty ? "\\\(character)" : String(character)
    case ".", ")":
      let isNumber = !line.isEmpty && line.utf8.count <= 9 && line.utf8.allSatisfy { (48...57).contains($0) }
      line += isNumber ? "\\\(character)" : String(character)
    default: line.append(character)
    }
  }

  /// The places of characters that must be written as references for the mark beside them to work.
  private func references() -> Set<Int> {
    var result: Set<Int> = []
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .open(let mark):
        if index > 0, needsReference(outside: pieces[index - 1], inside: pieces[index + 1], mark) {
          result.insert(index - 1)
        }
      case .close(let mark):
        if index + 1 < pieces.count, needsReference(outside: pieces[index + 1], inside: pieces[index - 1], mark) {
          result.insert(index + 1)
        }
      default: break
      }
    }
    return result
  }

  private func needsReference(
    outside: MarkdownText.Piece, inside: MarkdownText.Piece, _ mark: String
  ) -> Bool {
    guard case .character(let outer) = outside, !outer.isWhitespace else { return false }
    // A mark that stands for itself in the text is written with a backslash: punctuation on both sides of it.
    if outer.isASCII, !outer.isLetter, !outer.isNumber { return false }
    if mark == "_" { return true }
    guard case .character(let inner) = inside else { return true }
    return !inner.isLetter && !inner.isNumber
  }
}
