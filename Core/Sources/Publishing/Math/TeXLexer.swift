/// TeX's tokens, as far as formulas need them.
enum TeXToken: Equatable {
  /// `\name`, or `\` with one sign.
  case command(String)
  case character(Unicode.Scalar)
  case open, close, superscript, `subscript`, ampersand
}

/// Reads tokens from a formula; spaces and comments mean nothing between them.
struct TeXLexer {
  private let scalars: [Unicode.Scalar]
  private var index = 0

  init(_ source: String) { scalars = Array(source.unicodeScalars) }

  var isAtEnd: Bool { peek() == nil }

  /// The next token, left where it is.
  func peek() -> TeXToken? {
    var copy = self
    return copy.next()
  }

  mutating func next() -> TeXToken? {
    skipSpace()
    guard index < scalars.count else { return nil }
    let scalar = scalars[index]
    index += 1
    switch scalar {
    case "{": return .open
    case "}": return .close
    case "^": return .superscript
    case "_": return .subscript
    case "&": return .ampersand
    case "~": return .command(" ")
    case "\\": return .command(name())
    default: return .character(scalar)
    }
  }

  /// Takes the next token where it is `token`.
  mutating func take(_ token: TeXToken) -> Bool {
    guard peek() == token else { return false }
    _ = next()
    return true
  }

  /// The text between balanced braces, unchanged. Returns nil if no brace follows.
  mutating func rawGroup() -> String? {
    guard take(.open) else { return nil }
    var depth = 1
    var text = String.UnicodeScalarView()
    while index < scalars.count {
      let scalar = scalars[index]
      index += 1
      switch scalar {
      case "\\" where index < scalars.count:
        text.append(scalar)
        text.append(scalars[index])
        index += 1
        continue
      case "{": depth += 1
      case "}":
        depth -= 1
        if depth == 0 { return String(text) }
      default: break
      }
      text.append(scalar)
    }
    return nil
  }

  /// The text between square brackets. Returns nil if no bracket follows.
  mutating func rawBracket() -> String? {
    guard peek() == .character("[") else { return nil }
    var copy = self
    _ = copy.next()
    guard let end = scalars[copy.index...].firstIndex(of: "]") else { return nil }
    let text = String(String.UnicodeScalarView(scalars[copy.index..<end]))
    index = end + 1
    return text
  }

  private mutating func skipSpace() {
    while index < scalars.count {
      if scalars[index] == "%" {
        while index < scalars.count, scalars[index] != "\n" { index += 1 }
      } else if scalars[index].properties.isWhitespace {
        index += 1
      } else {
        return
      }
    }
  }

  private mutating func name() -> String {
    let start = index
    while index < scalars.count, isLetter(scalars[index]) { index += 1 }
    guard start == index else { return String(String.UnicodeScalarView(scalars[start..<index])) }
    guard index < scalars.count else { return "" }
    index += 1
    return scalars[index - 1].properties.isWhitespace ? " " : String(scalars[index - 1])
  }

  private func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }
}
