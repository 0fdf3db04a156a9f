/// The shapes of letters that mean something of their own in mathematics, as Unicode has them (Mathematical
/// Alphanumeric Symbols, U+1D400 and on). MathML Core knows no other way to ask for them.
enum MathAlphabet: Hashable, Sendable {
  case upright, italic, bold, boldItalic, script, fraktur, doubleStruck, sansSerif, monospace

  init?(command: String) {
    switch command {
    case "mathrm", "mathup", "mathnormal", "rm": self = .upright
    case "mathit": self = .italic
    case "mathbf": self = .bold
    case "boldsymbol", "bm", "pmb", "bf": self = command == "bf" ? .bold : .boldItalic
    case "mathcal", "mathscr": self = .script
    case "mathfrak": self = .fraktur
    case "mathbb", "Bbb": self = .doubleStruck
    case "mathsf": self = .sansSerif
    case "mathtt": self = .monospace
    default: return nil
    }
  }

  /// By the old way of switching in the middle of a group.
  init?(switch name: String) {
    switch name {
    case "rm": self = .upright
    case "bf": self = .bold
    case "it": self = .italic
    case "cal": self = .script
    case "sf": self = .sansSerif
    case "tt": self = .monospace
    case "frak": self = .fraktur
    case "Bbb": self = .doubleStruck
    default: return nil
    }
  }

  func shaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars { out.unicodeScalars.append(shaped(scalar)) }
    return out
  }

  private func shaped(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if let exception = MathAlphabet.exceptions[self]?[scalar] { return exception }
    func at(_ base: UInt32?, _ first: Unicode.Scalar) -> Unicode.Scalar {
      base.flatMap { Unicode.Scalar($0 + scalar.value - first.value) } ?? scalar
    }
    switch scalar {
    case "A"..."Z": return at(bases.letters, "A")
    case "a"..."z": return at(bases.letters.map { $0 + 26 }, "a")
    case "0"..."9": return at(bases.digits, "0")
    case "Α"..."Ω": return at(bases.greek, "Α")
    case "α"..."ω": return at(bases.greek.map { $0 + 26 }, "α")
    default: return scalar
    }
  }

  /// Where the shape's capitals, digits and Greek capitals begin; nil if it has none.
  private var bases: (letters: UInt32?, digits: UInt32?, greek: UInt32?) {
    switch self {
    case .upright: (nil, nil, nil)
    case .italic: (0x1d434, nil, 0x1d6e2)
    case .bold: (0x1d400, 0x1d7ce, 0x1d6a8)
    case .boldItalic: (0x1d468, 0x1d7ce, 0x1d71c)
    case .script: (0x1d49c, nil, nil)
    case .fraktur: (0x1d504, nil, nil)
    case .doubleStruck: (0x1d538, 0x1d7d8, nil)
    case .sansSerif: (0x1d5a0, 0x1d7e2, nil)
    case .monospace: (0x1d670, 0x1d7f6, nil)
    }
  }

  /// Letters that Unicode had before the block. Their places in the block are empty.
  private static let exceptions: [MathAlphabet: [Unicode.Scalar: Unicode.Scalar]] = [
    .italic: ["h": "ℎ"],
    .script: [
      "B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ", "e": "ℯ", "g": "ℊ", "o": "ℴ",
    ],
    .fraktur: ["C": "ℭ", "H": "ℌ", "I": "ℑ", "R": "ℜ", "Z": "ℨ"],
    .doubleStruck: ["C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ"],
  ]
}
