/// What validity needs to know of a code point: bidi class, joining type, whether it is a mark or a virama.
struct LabelProperties: Sendable {
  enum Bidi: Character {
    case l = "L", r = "R", al = "A", an = "N", en = "E", es = "S", cs = "C", et = "T", on = "O", bn = "B", nsm = "M"
  }
  enum Joining { case none, dual, left, right, transparent }

  var bidi = Bidi.on
  var joining = Joining.none
  var isMark = false
  var isVirama = false

  static func of(_ point: UInt32) -> LabelProperties { table[point]?.value ?? LabelProperties() }

  private static let table: RunTable<LabelProperties> = {
    var table = RunTable<LabelProperties>()
    var point: UInt32 = 0
    for token in TableText.tokens(text) {
      let count = token.prefix { $0.isHexDigit && $0.isUppercase || $0.isNumber }
      table.append(start: point, LabelProperties(flags: token.dropFirst(count.count)))
      point += TableText.hex(count)
    }
    return table
  }()

  private init() {}

  /// A letter for the bidi class (after a dot where it could be read as a digit), then `d l r t` for joining, `m`, `v`.
  private init(flags: Substring) {
    let flags = flags.drop { $0 == "." }
    bidi = flags.first.flatMap(Bidi.init) ?? .on
    for flag in flags.dropFirst() {
      switch flag {
      case "d": joining = .dual
      case "l": joining = .left
      case "r": joining = .right
      case "t": joining = .transparent
      case "m": isMark = true
      case "v": isVirama = true
      default: break
      }
    }
  }
}
