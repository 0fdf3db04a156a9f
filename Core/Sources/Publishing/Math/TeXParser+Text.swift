extension TeXParser {
  /// Words in a formula, with formulas between dollars among them.
  mutating func text() throws -> MathNode {
    guard let source = lexer.rawGroup() else { throw NotUnderstood() }
    var nodes: [MathNode] = []
    for (index, part) in source.splitAtDollars().enumerated() {
      if index % 2 == 1 {
        nodes.append(try TeXParser.formula(part, isDisplayed: false))
      } else if !part.isEmpty {
        nodes.append(.text(try TeXParser.words(part)))
      }
    }
    return .row(nodes)
  }

  /// Text mode's few marks: escaped signs, dashes, quotation marks, braces that group.
  private static func words(_ source: String) throws -> String {
    var text = ""
    var rest = source[...]
    while let character = rest.popFirst() {
      switch character {
      case "\\":
        guard let next = rest.popFirst(), "&%$#_{} ,;:\\".contains(next) else { throw NotUnderstood() }
        text += "\\,;: ".contains(next) ? " " : String(next)
      case "{", "}": continue
      case "~": text += "\u{a0}"
      case "\n", "\t", "\r": text += " "
      default: text.append(character)
      }
    }
    return text.replacing("---", with: "—").replacing("--", with: "–").replacing("``", with: "“")
      .replacing("''", with: "”")
  }
}

extension String {
  /// The parts between dollar signs; every other part is inside a pair. An escaped dollar sign doesn't split.
  fileprivate func splitAtDollars() -> [String] {
    var parts = [""]
    var isEscaped = false
    for character in self {
      if character == "$", !isEscaped {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
      isEscaped = character == "\\" && !isEscaped
    }
    return parts
  }
}
