/// A record ID made from the record's own content: a UUID of version 8 (RFC 9562, section 5.8).
///
/// - Parameter ordinal: tells equal records apart.
func recordID(for fields: HeaderFields, ordinal: String, digest: WARCDigest) -> String {
  var digits = Array(digest.hash(Array("\(ordinal)\r\n\(fields.serialized())".utf8)).prefix(16))
  digits += repeatElement(0, count: 16 - digits.count)
  digits[6] = digits[6] & 0x0F | 0x80
  digits[8] = digits[8] & 0x3F | 0x80
  let groups = [0..<4, 4..<6, 6..<8, 8..<10, 10..<16].map { hexadecimal(digits[$0]) }
  return "<urn:uuid:\(groups.joined(separator: "-"))>"
}
