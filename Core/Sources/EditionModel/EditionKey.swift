/// The name of an edition within its publication: `2026-05-06-morning`, or `sample`.
public struct EditionKey: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
  public let date: CivilDate?
  /// `morning`, `evening`; `sample` for the sample edition.
  public let slot: String

  /// The sample edition, which stands outside of slots, archive, feeds and week.
  public static let sample = EditionKey(date: nil, slot: "sample")

  private init(date: CivilDate?, slot: String) {
    self.date = date
    self.slot = slot
  }

  public init(date: CivilDate, slot: String) {
    self.date = date
    self.slot = slot
  }

  /// Nil for anything that is not exactly `YYYY-MM-DD-slot` with a date that exists and a slot of lower-case
  /// letters, or `sample`.
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

  public var isSample: Bool { date == nil }

  public var description: String { date.map { "\($0)-\(slot)" } ?? slot }

  /// By date; within a day `morning` before `evening`, other slots by name between and after them.
  public static func < (a: EditionKey, b: EditionKey) -> Bool {
    guard let left = a.date, let right = b.date else { return a.date == nil && b.date != nil }
    return left != right ? left < right : (a.slotOrder, a.slot) < (b.slotOrder, b.slot)
  }

  private var slotOrder: Int { slot == "morning" ? 0 : slot == "evening" ? 2 : 1 }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let key = EditionKey(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no edition key: \(text)")
    }
    self = key
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
