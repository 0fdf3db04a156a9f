/// Text as it is indexed and searched.
///
/// It is lower case, without the accents of Latin letters and without ligatures, with one space between words and at either end. A pattern that
/// begins with a space therefore matches the beginning of a word.
///
/// Characters of scripts without spaces (Chinese, Japanese, Thai) and of Korean, which attaches particles to words, are words
/// of their own, and so are emoji. Why: a trigram index finds nothing shorter than three characters. `東京`, `京`, `AI` and `C` are searched as
/// ` 東 京 `, ` 京 `, ` ai ` and ` c `.
public struct FoldedText: Sendable {
  /// The folded text.
  public private(set) var scalars: [Unicode.Scalar] = []
  /// For each of ``scalars``, the index of the original scalar that it was made from.
  private(set) var origins: [Int] = []

  /// Folds a text.
  public init(_ text: some Sequence<Unicode.Scalar>) {
    scalars.reserveCapacity(text.underestimatedCount + 2)
    var needsSpace = true
    var index = 0
    for scalar in text {
      switch Folding.role(of: scalar, continuesWord: !needsSpace) {
      case .nothing: break
      case .gap: needsSpace = true
      case .letter(let folded):
        if needsSpace { append(" ", index) }
        append(folded, index)
        needsSpace = false
      case .letters(let folded):
        if needsSpace { append(" ", index) }
        for letter in folded.unicodeScalars { append(letter, index) }
        needsSpace = false
      case .word(let folded):
        append(" ", index)
        append(folded, index)
        needsSpace = true
      case .voicing(let mark): voice(by: mark)
      }
      index += 1
    }
    append(" ", max(0, index - 1))
  }

  /// The folded text as a string.
  public var string: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// The words, without the spaces.
  var words: [ArraySlice<Unicode.Scalar>] { scalars.split(separator: " ") }

  /// Puts a mark of voicing that stands after its kana into the kana: half-width `ｶﾞ` is `ガ`.
  private mutating func voice(by mark: Kana.Mark) {
    guard let last = scalars.last, let voiced = Kana.voiced(last, by: mark) else { return }
    scalars[scalars.count - 1] = voiced
  }

  private mutating func append(_ scalar: Unicode.Scalar, _ origin: Int) {
    scalars.append(scalar)
    origins.append(origin)
  }
}

/// How a single character is folded.
enum Folding {
  enum Role {
    /// Left out: separate accents, soft hyphens, joiners.
    case nothing
    /// Between words.
    case gap
    case letter(Unicode.Scalar)
    /// A letter that is also written as several: `ß` is `ss`, `ﬁ` is `fi`.
    case letters(String)
    /// A word by itself.
    case word(Unicode.Scalar)
    /// Belongs to the kana before it.
    case voicing(Kana.Mark)
  }

  static func role(of scalar: Unicode.Scalar, continuesWord: Bool) -> Role {
    let value = scalar.value
    if value < 0x80 {
      switch UInt8(value) {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .letter(scalar)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): return .letter(Unicode.Scalar(UInt8(value | 0x20)))
      // C++ and C# are names; a hash before a word is only a mark.
      case UInt8(ascii: "+"), UInt8(ascii: "#"): return continuesWord ? .letter(scalar) : .gap
      default: return .gap
      }
    }
    if let mark = Kana.Mark(value) { return .voicing(mark) }
    if isMark(value) { return .nothing }
    if let wide = Kana.fullWidth(value) { return .word(wide) }
    if isSpaceless(value) { return scalar.properties.isWhitespace ? .gap : .word(scalar) }
    // Full-width forms of ASCII.
    if (0xff01...0xff5e).contains(value), let narrow = Unicode.Scalar(value - 0xfee0) {
      return role(of: narrow, continuesWord: continuesWord)
    }
    if let letters = ligatures[value] { return .letters(letters) }
    if value > 0x2100, scalar.properties.isEmoji { return .word(scalar) }
    guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else { return .gap }
    let lower = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
    return .letter(base(of: lower))
  }

  private static func isMark(_ value: UInt32) -> Bool {
    switch value {
    case 0xad, 0x300...0x36f, 0x200b...0x200d, 0x2060, 0xfe00...0xfe0f, 0xfeff, 0x1f3fb...0x1f3ff: true
    default: false
    }
  }

  private static let ligatures: [UInt32: String] = [
    0xdf: "ss", 0x1e9e: "ss", 0xfb00: "ff", 0xfb01: "fi", 0xfb02: "fl", 0xfb03: "ffi", 0xfb04: "ffl", 0xfb05: "st",
    0xfb06: "st",
  ]

  private static func isSpaceless(_ value: UInt32) -> Bool {
    switch value {
    case 0x0e01...0x0e3a, 0x0e40...0x0e4e, 0x0e81...0x0ecd, 0x1000...0x1049, 0x1100...0x11ff, 0x1780...0x17d3,
      0x3005...0x3007, 0x3041...0x3096, 0x309d...0x309f, 0x30a1...0x30fa, 0x30fc...0x30ff, 0x3105...0x312f,
      0x31f0...0x31ff, 0x3400...0x4dbf, 0x4e00...0x9fff, 0xac00...0xd7a3, 0xf900...0xfaff, 0xff66...0xff9f,
      0x20000...0x3ffff:
      true
    default: false
    }
  }

  /// The letter without its accent, for lower-case Latin letters.
  private static func base(of scalar: Unicode.Scalar) -> Unicode.Scalar {
    let value = scalar.value
    guard value < 0x250 || (0x1ea0...0x1ef9).contains(value) else { return scalar }
    return bases.first { $0.range.contains(value) }?.letter ?? scalar
  }

  /// By the order of Unicode's Latin blocks, which goes by letter; what is missing keeps its form (`æ`, `ð`, `þ`).
  private static let bases: [(range: ClosedRange<UInt32>, letter: Unicode.Scalar)] = [
    (0xe0...0xe5, "a"), (0xe7...0xe7, "c"), (0xe8...0xeb, "e"), (0xec...0xef, "i"), (0xf1...0xf1, "n"),
    (0xf2...0xf6, "o"), (0xf8...0xf8, "o"), (0xf9...0xfc, "u"), (0xfd...0xfd, "y"), (0xff...0xff, "y"),
    (0x100...0x105, "a"), (0x106...0x10d, "c"), (0x10e...0x111, "d"), (0x112...0x11b, "e"), (0x11c...0x123, "g"),
    (0x124...0x127, "h"), (0x128...0x131, "i"), (0x134...0x135, "j"), (0x136...0x138, "k"), (0x139...0x142, "l"),
    (0x143...0x14b, "n"), (0x14c...0x151, "o"), (0x154...0x159, "r"), (0x15a...0x161, "s"), (0x162...0x167, "t"),
    (0x168...0x173, "u"), (0x174...0x175, "w"), (0x176...0x178, "y"), (0x179...0x17e, "z"), (0x17f...0x17f, "s"),
    (0x1a0...0x1a1, "o"), (0x1af...0x1b0, "u"), (0x1ea0...0x1eb7, "a"), (0x1eb8...0x1ec7, "e"),
    (0x1ec8...0x1ecb, "i"), (0x1ecc...0x1ee3, "o"), (0x1ee4...0x1ef1, "u"), (0x1ef2...0x1ef9, "y"),
  ]
}
