import EditionModel

/// Permanent names of things in feeds: they depend on the publication, the edition and the story, never on
/// the host, so that a site may move without every reader seeing all of it as new.
enum PermanentID {
  static func publication(_ publication: String) -> String { urn([publication]) }
  static func edition(_ publication: String, _ key: EditionKey) -> String { urn([publication, key.description]) }
  static func story(_ publication: String, _ key: EditionKey, _ story: Story) -> String {
    urn([publication, key.description, story.source, story.id])
  }

  /// A story may have several of one kind, each of another day.
  static func correction(_ correction: Correction, _ publication: String, _ key: EditionKey) -> String {
    urn([
      publication, key.description, correction.story.map(String.init) ?? "", correction.kind.rawValue,
      correction.date.rfc3339(),
    ])
  }

  /// Numbers begin anew in a new data folder; the time tells them apart.
  static func incident(_ number: Int, _ publication: String, opened: Timestamp) -> String {
    urn([publication, "incident", String(number), opened.rfc3339()])
  }

  /// A UUID of version 8 (RFC 9562, section 5.8): the first 122 free bits of a SHA-256.
  private static func urn(_ parts: [String]) -> String {
    var digits = Array(ContentHash(of: (["tenhn"] + parts).joined(separator: "\n").utf8).hex.utf8.prefix(32))
    digits[12] = UInt8(ascii: "8")
    // The variant: the upper two bits are 10.
    digits[16] = Array("89ab".utf8)[Int(digits[16] & 3)]
    let groups = [digits[0..<8], digits[8..<12], digits[12..<16], digits[16..<20], digits[20..<32]]
    return "urn:uuid:" + groups.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "-")
  }
}
