/// The lines of a robots.txt as keys and values; comments, blank lines and everything else are skipped.
struct RobotsLines: Sequence, IteratorProtocol {
  enum Key { case userAgent, allow, disallow, other }

  struct Line {
    var key: Key
    var value: ArraySlice<UInt8>
  }

  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    // A byte order mark that lost its last byte or two is skipped too.
    rest = bytes.dropFirst(zip(bytes, mark).prefix { $0.0 == $0.1 }.count)
  }

  mutating func next() -> Line? {
    while !rest.isEmpty {
      let end = rest.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? rest.endIndex
      let line = rest[..<end]
      rest = rest[end...].dropFirst()
      if let parsed = Self.parse(line) { return parsed }
    }
    return nil
  }

  private static func parse(_ line: ArraySlice<UInt8>) -> Line? {
    let text = trimmed(line.prefix { $0 != UInt8(ascii: "#") })
    // Some files lack the colon. Then a single space separates key and value.
    let separator =
      text.firstIndex(of: UInt8(ascii: ":"))
      ?? text.firstIndex(where: isBlank).flatMap { blank in
        trimmed(text[blank...]).contains(where: isBlank) ? nil : blank
      }
    guard let separator else { return nil }
    let key = String(decoding: trimmed(text[..<separator]), as: UTF8.self).lowercased()
    return Line(key: Self.key(named: key), value: trimmed(text[(separator + 1)...]))
  }

  /// Misspellings seen on real sites count as what they mean.
  private static func key(named name: String) -> Key {
    switch name {
    case "user-agent", "useragent", "user agent": .userAgent
    case "allow": .allow
    case "disallow", "dissallow", "dissalow", "disalow", "diasllow", "disallaw": .disallow
    default: .other
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var slice = bytes.drop(while: isBlank)
    while let last = slice.last, isBlank(last) { slice.removeLast() }
    return slice
  }
}
