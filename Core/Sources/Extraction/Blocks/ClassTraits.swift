import HTML

/// The meanings of the names in a `class` attribute, used where the element's own name says nothing.
/// Why: generators and themes have no other way to mark a footnote among list items, or a line number in a line.
struct ClassTraits: OptionSet, Sendable {
  let rawValue: UInt32

  /// Text for screen readers only: labels of controls, which the page does not show.
  static let screenReaderOnly = ClassTraits(rawValue: 1 << 0)
  /// A sign beside a heading that links to the heading.
  static let permalink = ClassTraits(rawValue: 1 << 1)
  /// A line number, or the column of line numbers.
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
  /// The visible form of a formula, beside its source.
  static let mathPicture = ClassTraits(rawValue: 1 << 9)
  static let caption = ClassTraits(rawValue: 1 << 10)
  /// A box with an image and its caption.
  static let figure = ClassTraits(rawValue: 1 << 11)
  /// A note, a mark that points at a note, or a list of notes.
  static let footnote = ClassTraits(rawValue: 1 << 12)
  /// A link from a note back to the text.
  static let backlink = ClassTraits(rawValue: 1 << 13)
  /// A note placed beside the line it belongs to.
  static let sidenote = ClassTraits(rawValue: 1 << 14)
  /// A player that reads the article aloud.
  static let player = ClassTraits(rawValue: 1 << 15)
  /// A picture of a character.
  static let emoji = ClassTraits(rawValue: 1 << 16)
  static let contentsList = ClassTraits(rawValue: 1 << 17)
  /// "Edit this section" and the like.
  static let editLink = ClassTraits(rawValue: 1 << 18)
  static let attribution = ClassTraits(rawValue: 1 << 19)
  /// A post of another site that is shown only by its script.
  static let scriptedPost = ClassTraits(rawValue: 1 << 20)
  static let avatar = ClassTraits(rawValue: 1 << 21)
  /// The labels of parts that a page shows one at a time.
  static let tabList = ClassTraits(rawValue: 1 << 22)
  /// A code box that isn't a `pre`.
  static let codeBox = ClassTraits(rawValue: 1 << 23)
  /// A link to another page, drawn as a card.
  static let card = ClassTraits(rawValue: 1 << 24)
  /// A control or a mark that has no meaning in the text.
  static let control = ClassTraits(rawValue: 1 << 25)
  /// A picture of a formula, with the formula's source as its alternative text.
  static let formulaImage = ClassTraits(rawValue: 1 << 26)
  /// An item of a list that is built of boxes.
  static let bulletItem = ClassTraits(rawValue: 1 << 27)
  static let numberItem = ClassTraits(rawValue: 1 << 28)
  /// A person's name that a script writes.
  static let mention = ClassTraits(rawValue: 1 << 29)
  /// A boxed note or a fold within an article.
  static let note = ClassTraits(rawValue: 1 << 30)

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
      // CSS modules write `codeBlockTitle_Ktv7`: the name is the part before the underscore.
      if byte == 0x5F, length > 4 { prefix = table.traits(hash) }
      hash = ClassNameTable.step(hash, byte.asciiLowercased)
      length += 1
    }
    if length > 0 { traits |= table.traits(hash) | prefix }
    return traits
  }
}

extension UInt8 {
  /// Whether the byte is HTML's white space (section 2.3.1 of the standard, ASCII whitespace).
  @inline(__always) var isHTMLSpace: Bool { self == 0x20 || (self <= 0x0D && self >= 0x09 && self != 0x0B) }
  @inline(__always) var asciiLowercased: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }
  @inline(__always) var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }
  /// Whether the byte is a letter or digit, or part of a character beyond ASCII.
  @inline(__always) var isWordByte: Bool {
    self >= 0x80 || isASCIIDigit || (asciiLowercased >= 0x61 && asciiLowercased <= 0x7A)
  }
}
