/// The name of an edition within its publication: `2026-05-06-morning`, or `sample`.
public struct EditionKey: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
  /// The day of the cut-off in the publication's zone; nil for the sample edition.
  public let date: CivilDate?
  /// The slot, such as `morning` or `evening`; `sample` for the sample edition.
  public let slot: String

  /// The sample edition. It has no slot and isn't in the archive, the feeds or the week.
  public static let sample = EditionKey(date: nil, slot: "sample")

  private init(date: CivilDate?, slot: String) {
    self.date = date
    self.slot = slot
  }

  /// Makes the key of a slot on a day.
  public init(date: CivilDate, slot: String) {
    self.date = date
    self.slot = slot
  }

  /// Reads `YYYY-MM-DD-slot` or `sample`; nil for anything else.
  ///
  /// The date must exist and the slot must be lower-case letters.
  public init?(_ text: String) {
    if text == "sample" {
      self = .sample
      return
    }
    let bytes = Array(text.utf8)
    guard bytes.count > 11, bytes[10] == UInt8(ascii: "-"),
      let date = CivilDate(String(decoding: bytes[..<10], as: UTF8.self)),
      bytes[11...].allSatisfy({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) })
    else { return nil }
    self.init(date: date, slot: String(decoding: bytes[11...], as: UTF8.self))
  }

  /// Whether this is the key of the sample edition.
  public var isSample: Bool { date == nil }

  /// The written form: `2026-05-06-morning`.
  public var description: String { date.map { "\($0)-\(slot)" } ?? slot }

  /// Orders keys by date. Within a day `morning` is before `evening`; other slots are ordered by name between and after.
  public static func < (a: EditionKey, b: EditionKey) -> Bool {
    guard let left = a.date, let right = b.date else { return a.date == nil && b.date != nil }
    return left != right ? left < right : (a.slotOrder, a.slot) < (b.slotOrder, b.slot)
  }

  private var slotOrder: Int { slot == "morning" ? 0 : slot == "evening" ? 2 : 1 }

  /// Reads the written form.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let key = EditionKey(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no edition key: \(text)")
    }
    self = key
  }

  /// Writes the written form.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
