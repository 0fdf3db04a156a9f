/// Lists the strings of a JSON text, or of a script that holds one, without building values.
///
/// Lenient: everything between the strings is skipped, so `window.STATE = {…};` reads like `{…}`. Takes linear time.
public enum JSONStrings {
  /// A member of an object whose value is a string, `true` or `false`.
  public struct Member: Hashable, Sendable {
    /// The name, unescaped.
    public var key: String
    /// The string, unescaped; `true` and `false` as words.
    public var value: String
  }

  /// Lists members in the order of the text. Strings in an array count under the array's key.
  ///
  /// - Parameters:
  ///   - text: the script.
  ///   - limit: how many members to list.
  public static func members(of text: Span<UInt8>, limit: Int = 20_000) -> [Member] {
    var members: [Member] = []
    var key = ""
    var index = 0
    while index < text.count, members.count < limit {
      guard text[index] == 0x22 else {
        index += 1
        continue
      }
      let end = endOfString(text, from: index + 1)
      var next = end + 1
      while next < text.count, isSpace(text[next]) { next += 1 }
      let string = unescaped(text.extracting(min(index + 1, text.count)..<min(end, text.count)))
      if next < text.count, text[next] == 0x3A {
        key = string
        index = next + 1
        if let literal = literal(text, after: index) { members.append(Member(key: key, value: literal)) }
      } else {
        members.append(Member(key: key, value: string))
        index = next
      }
    }
    return members
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D }

  private static func literal(_ text: Span<UInt8>, after index: Int) -> String? {
    var start = index
    while start < text.count, isSpace(text[start]) { start += 1 }
    guard start + 5 <= text.count else { return nil }
    if text[start] == 0x66, text[start + 1] == 0x61 { return "false" }
    if text[start] == 0x74, text[start + 1] == 0x72 { return "true" }
    return nil
  }

  private static func endOfString(_ text: Span<UInt8>, from start: Int) -> Int {
    var index = start
    while index < text.count, text[index] != 0x22 { index += text[index] == 0x5C ? 2 : 1 }
    return min(index, text.count)
  }

  private static func unescaped(_ text: Span<UInt8>) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      let byte = text[index]
      index += 1
      if byte == 0x5C, index < text.count {
        JSONEscape.read(text, at: &index).append(to: &bytes)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
