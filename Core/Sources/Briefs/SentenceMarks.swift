/// The marks that end, open and close sentences and quotations.
enum SentenceMarks {
  static let terminators = set(".!?…。！？｡．؟۔।॥։။።‼⁇⁈⁉")
  /// Those after which no space is needed.
  static let wide = set("。！？｡．")
  static let closers = set("\"'”’»›)]」』】）］〉》")
  static let openers = set("\"'“‘„‚«‹([「『【（［〈《¿¡")
  static let wideOpeners = set("「『【（〈《")
  static let wideClosers = set("」』】）〉》")

  /// The quotation marks that open in one language and close in another, or both.
  static func isEither(_ scalar: Unicode.Scalar) -> Bool { scalar == "\"" || scalar == "'" }
  static func isHiragana(_ scalar: Unicode.Scalar) -> Bool { (0x3041...0x309F).contains(scalar.value) }
  static func isCyrillic(_ scalar: Unicode.Scalar) -> Bool { (0x400...0x4FF).contains(scalar.value) }
  /// Whether a script writes its words without spaces.
  static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3041...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF: true
    default: false
    }
  }

  private static func set(_ text: String) -> Set<Unicode.Scalar> { Set(text.unicodeScalars) }
}
