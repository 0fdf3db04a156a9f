import HTML

/// Writes TeX for single MathML elements, as a TeX renderer needs it.
extension MathMLReader {
  /// Returns the text of a token element (`mi`, `mn`, `mo`) as TeX.
  /// Escapes signs that have a meaning in TeX. Leaves out invisible signs (function application, invisible times).
  /// Keeps names together.
  func token(_ node: NodeID, isOperator: Bool) -> String {
    let text = document.textContent(of: node).trimmedBothEnds
    let visible = String(String.UnicodeScalarView(text.unicodeScalars.filter { !(0x2061...0x2064).contains($0.value) }))
    let isName = visible.unicodeScalars.count > 1 && visible.unicodeScalars.allSatisfy(\.properties.isAlphabetic)
    if isName {
      if Self.functions.contains(visible) { return "\\" + visible }
      return (isOperator ? "\\operatorname{" : "\\mathrm{") + visible + "}"
    }
    let escaped = Self.escaped(visible)
    switch document.attribute(named: "mathvariant", of: node)?.lowercased() {
    case "bold"?: return "\\mathbf{" + escaped + "}"
    case "double-struck"?: return "\\mathbb{" + escaped + "}"
    case "script"?: return "\\mathcal{" + escaped + "}"
    case "fraktur"?: return "\\mathfrak{" + escaped + "}"
    default: return escaped
    }
  }

  static func escaped(_ text: String) -> String {
    var out = ""
    for character in text {
      switch character {
      case "{", "}", "%", "$", "#", "&", "_": out += "\\" + String(character)
      case "\\": out += "\\backslash "
      case "^": out += "\\hat{}"
      case "~": out += "∼"
      case "‖": out += "\\|"
      default: out.append(character)
      }
    }
    return out
  }

  /// Writes something with a mark over it: an accent, a brace, a limit or anything else.
  static func over(_ base: String, _ mark: String, limits: Bool) -> String {
    if let accent = accents[mark] { return accent + base }
    return limits ? base + "^{" + mark + "}" : "\\overset{" + mark + "}" + base
  }

  static func under(_ base: String, _ mark: String, limits: Bool) -> String {
    switch mark {
    case "⏟": "\\underbrace" + base
    case "\\_", "¯", "‾", "̲": "\\underline" + base
    default: limits ? base + "_{" + mark + "}" : "\\underset{" + mark + "}" + base
    }
  }

  /// Returns whether scripts belong above and below the base: a sum, a limit, a brace with a name.
  static func takesLimits(_ base: String) -> Bool {
    base.contains { "∑∏∐⋃⋂⋁⋀⨁⨂".contains($0) } || base.contains("brace")
      || ["lim", "max", "min", "sup", "inf", "limsup", "liminf", "det", "gcd", "Pr"].contains {
        base == "{\\" + $0 + "}"
      }
  }

  private static let accents = [
    "\\hat{}": "\\hat", "ˆ": "\\hat", "∼": "\\tilde", "˜": "\\tilde", "¯": "\\bar", "‾": "\\overline",
    "―": "\\overline",
    "→": "\\vec", "⃗": "\\vec", "˙": "\\dot", ".": "\\dot", "¨": "\\ddot", "ˇ": "\\check", "˘": "\\breve",
    "⏞": "\\overbrace", "\\_": "\\overline",
  ]

  private static let functions: Set<String> = [
    "arccos", "arcsin", "arctan", "arg", "cos", "cosh", "cot", "csc", "deg", "det", "dim", "exp", "gcd", "hom", "inf",
    "ker", "lg", "lim", "ln", "log", "max", "min", "sec", "sin", "sinh", "sup", "tan", "tanh",
  ]
}
