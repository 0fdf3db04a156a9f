/// Matches a path against a pattern with `*` and a final `$` (RFC 9309, section 2.2.3).
enum RobotsPattern {
  /// Whether the pattern matches from the path's start.
  ///
  /// On a mismatch only the last star moves on. That is enough, and keeps the work below pattern length times path length.
  static func matches(_ pattern: [UInt8], _ path: [UInt8]) -> Bool {
    let isAnchored = pattern.last == UInt8(ascii: "$")
    let pieces = isAnchored ? Array(pattern.dropLast()) : pattern + [UInt8(ascii: "*")]
    var position = 0
    var index = 0
    var retry: (index: Int, position: Int)?
    while position < path.count {
      if index < pieces.count, pieces[index] == UInt8(ascii: "*") {
        index += 1
        if index == pieces.count { return true }
        retry = (index, position)
      } else if index < pieces.count, pieces[index] == path[position] {
        index += 1
        position += 1
      } else if let last = retry {
        retry = (last.index, last.position + 1)
        index = last.index
        position = last.position + 1
      } else {
        return false
      }
    }
    return pieces[index...].allSatisfy { $0 == UInt8(ascii: "*") }
  }

  /// The digits of percent-encodings in upper case, so that both sides of a comparison have one form.
  ///
  /// - Parameter encodes: whether octets outside ASCII are percent-encoded. A pattern needs it; a URL has no such octets.
  static func normalized(_ bytes: ArraySlice<UInt8>, encodes: Bool) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    var result: [UInt8] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      if byte == UInt8(ascii: "%"), index + 2 < bytes.endIndex, isHex(bytes[index + 1]), isHex(bytes[index + 2]) {
        result += [byte, upper(bytes[index + 1]), upper(bytes[index + 2])]
        index += 3
        continue
      }
      if encodes, byte >= 0x80 {
        result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      } else {
        result.append(byte)
      }
      index += 1
    }
    return result
  }

  private static func isHex(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (97...102).contains(byte | 0x20)
  }
  private static func upper(_ byte: UInt8) -> UInt8 { byte >= 97 ? byte & ~0x20 : byte }
}
