import HTML

/// What the names in a `class` attribute say where the element's own name says nothing. Generators and themes have no
/// other way to tell a footnote from a list item, or a line number from a line.
struct ClassTraits: OptionSet, Sendable {
  let rawValue: UInt32

  /// For screen readers only: labels of controls, which the page shows to nobody else.
  static let screenReaderOnly = ClassTraits(rawValue: 1 << 0)
  /// A sign beside a heading that links to it.
  static let permalink = ClassTraits(rawValue: 1 << 1)
  /// A line number, or the column of them.
  static let lineNumber = ClassTraits(rawValue: 1 << 2)
  /// A button or label of a code box.
  static let codeTool = ClassTraits(rawValue: 1 << 3)
  /// The file name over a code box.
  static let codeTitle = ClassTraits(rawValue: 1 << 4)
  /// One line of a code box.
  static let codeLine = ClassTraits(rawValue: 1 << 5)
  /// A table whose rows are lines of code.
  static let codeTable = ClassTraits(rawValue: 1 << 6)
  /// A formula: MathJax, KaTeX, MediaWiki, or TeX between `\(` and `\)`.
  static let math = ClassTraits(rawValue: 1 << 7)
  static let displayMath = ClassTraits(rawValue: 1 << 8)
  /// What a formula looks like, beside its source.
  static let mathPicture = ClassTraits(rawValue: 1 << 9)
  static let caption = ClassTraits(rawValue: 1 << 10)
  /// A box of an image and its caption.
  static let figure = ClassTraits(rawValue: 1 << 11)
  /// A note, a mark that points at one, or a list of them.
  static let footnote = ClassTraits(rawValue: 1 << 12)
  /// The way from a note back to the text.
  static let backlink = ClassTraits(rawValue: 1 << 13)
  /// A note set beside the line it belongs to.
  static let sidenote = ClassTraits(rawValue: 1 << 14)
  /// A player that reads the article aloud.
  static let player = ClassTraits(rawValue: 1 << 15)
  /// A picture of a character.
  static let emoji = ClassTraits(rawValue: 1 << 16)
  static let contentsList = ClassTraits(rawValue: 1 << 17)
  /// "Edit this section" and the like.
  static let editLink = ClassTraits(rawValue: 1 << 18)
  static let attribution = ClassTraits(rawValue: 1 << 19)
  /// A post of another site that only its script shows.
  static let scriptedPost = ClassTraits(rawValue: 1 << 20)
  static let avatar = ClassTraits(rawValue: 1 << 21)
  /// The labels of parts that a page shows one at a time.
  static let tabList = ClassTraits(rawValue: 1 << 22)
  /// A box of code that is no `pre`.
  static let codeBox = ClassTraits(rawValue: 1 << 23)
  /// A link to another page, drawn as a card.
  static let card = ClassTraits(rawValue: 1 << 24)
  /// A control or a mark that stands for nothing in the text.
  static let control = ClassTraits(rawValue: 1 << 25)
  /// A picture of a formula whose alternative text is its source.
  static let formulaImage = ClassTraits(rawValue: 1 << 26)
  /// An item of a list that is built of boxes.
  static let bulletItem = ClassTraits(rawValue: 1 << 27)
  static let numberItem = ClassTraits(rawValue: 1 << 28)
  /// A person's name that a script writes.
  static let mention = ClassTraits(rawValue: 1 << 29)

  init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Reads the names of a `class` attribute.
  init(_ names: Span<UInt8>) {
    rawValue = names.withUnsafeBufferPointer { ClassTraits.read($0) }
  }

  private static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    var traits: UInt32 = 0
    var hash = ClassNameTable.seed
    var length = 0
    var prefix: UInt32 = 0
    let table = ClassNameTable.shared
    for byte in bytes {
      if byte.isHTMLSpace {
        if length > 0 { traits |= table.traits(hash) | prefix }
        hash = ClassNameTable.seed
        length = 0
        prefix = 0
        continue
      }
      // CSS modules write `codeBlockTitle_Ktv7`: what stands before the underscore is the name.
      if byte == 0x5F, length > 4 { prefix = table.traits(hash) }
      hash = ClassNameTable.step(hash, byte.asciiLowercased)
      length += 1
    }
    if length > 0 { traits |= table.traits(hash) | prefix }
    return traits
  }
}

extension UInt8 {
  /// HTML's white space (section 2.3.1 of the standard, ASCII whitespace).
  @inline(__always) var isHTMLSpace: Bool { self == 0x20 || (self <= 0x0D && self >= 0x09 && self != 0x0B) }
  @inline(__always) var asciiLowercased: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }
  @inline(__always) var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }
  /// A letter or digit, or a part of one beyond ASCII.
  @inline(__always) var isWordByte: Bool {
    self >= 0x80 || isASCIIDigit || (asciiLowercased >= 0x61 && asciiLowercased <= 0x7A)
  }
}
