/// The two ways in which Japanese kana are written besides the usual one: half-width, and with the voicing mark apart.
enum Kana {
  /// The marks that follow a kana.
  enum Mark {
    /// `ﾞ`, as in ガ.
    case voiced
    /// `ﾟ`, as in パ.
    case halfVoiced

    init?(_ value: UInt32) {
      switch value {
      case 0x3099, 0x309b, 0xff9e: self = .voiced
      case 0x309a, 0x309c, 0xff9f: self = .halfVoiced
      default: return nil
      }
    }
  }

  /// The usual form of a half-width kana (U+FF66 to U+FF9D); nil for any other character.
  static func fullWidth(_ value: UInt32) -> Unicode.Scalar? {
    guard (0xff66...0xff9d).contains(value) else { return nil }
    return wide[Int(value - 0xff66)]
  }

  private static let wide = Array("ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン".unicodeScalars)

  /// A kana with a mark; nil if that kana has none.
  static func voiced(_ kana: Unicode.Scalar, by mark: Mark) -> Unicode.Scalar? {
    // Hiragana and katakana are in the same order, 0x60 apart.
    let isHiragana = (0x3041...0x3096).contains(kana.value)
    let value = kana.value + (isHiragana ? 0x60 : 0)
    let shift: UInt32? =
      switch (value, mark) {
      case (0x30a6, .voiced): 0x4e
      case (0x30ab...0x30c2, .voiced): value % 2 == 1 ? 1 : nil
      case (0x30c4...0x30c8, .voiced): value % 2 == 0 ? 1 : nil
      case (0x30cf...0x30db, .voiced): value % 3 == 0 ? 1 : nil
      case (0x30cf...0x30db, .halfVoiced): value % 3 == 0 ? 2 : nil
      default: nil
      }
    return shift.flatMap { Unicode.Scalar(kana.value + $0) }
  }
}
