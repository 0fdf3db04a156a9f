public import EditionModel

/// A story of an edition: `2026-05-06-morning/3`. Reserves are numbered on from the ten.
public struct StoryID: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
  /// The edition's key.
  public var edition: EditionKey
  /// The story's number in the edition.
  public var number: Int

  /// Names a story.
  public init(_ edition: EditionKey, _ number: Int) {
    self.edition = edition
    self.number = number
  }

  /// Reads the written form; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let key = EditionKey(String(parts[0])), let number = Int(parts[1]),
      (1...99).contains(number)
    else { return nil }
    self.init(key, number)
  }

  /// The written form.
  public var description: String { "\(edition)/\(number)" }
  /// Orders stories by edition, then number.
  public static func < (a: StoryID, b: StoryID) -> Bool { (a.edition, a.number) < (b.edition, b.number) }

  /// Reads the written form.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let id = StoryID(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no story: \(text)")
    }
    self = id
  }

  /// Writes the written form.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
