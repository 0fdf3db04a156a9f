/// The IPv4 parser (URL §3.5): one to four numbers, decimal, octal or hexadecimal, the last filling what is left.
enum IPv4Parser {
  /// The address that `host` spells, or `nil` for failure.
  static func parse(_ host: ArraySlice<UInt8>) -> UInt32? {
    var labels = host.split(separator: 0x2E, omittingEmptySubsequences: false)
    if labels.count > 1, labels.last?.isEmpty == true { labels.removeLast() }
    guard labels.count <= 4 else { return nil }
    var numbers: [UInt64] = []
    for label in labels {
      guard let number = number(label) else { return nil }
      numbers.append(number)
    }
    guard let last = numbers.popLast(), numbers.allSatisfy({ $0 <= 255 }),
      last < 1 << (8 * UInt64(4 - numbers.count))
    else { return nil }
    let high = numbers.reduce(UInt64(0)) { $0 << 8 | $1 } << (8 * UInt64(4 - numbers.count))
    return UInt32(truncatingIfNeeded: high | last)
  }

  /// Whether a domain must be an IPv4 address, since its last label is a number ("ends in a number checker").
  static func endsInNumber(_ host: ArraySlice<UInt8>) -> Bool {
    var labels = host.split(separator: 0x2E, omittingEmptySubsequences: false)
    if labels.last?.isEmpty == true {
      if labels.count == 1 { return false }
      labels.removeLast()
    }
    guard let last = labels.last else { return false }
    return !last.isEmpty && last.allSatisfy(\.isDigit) || number(last) != nil
  }

  /// One number; anything beyond 32 bits counts as just that much.
  private static func number(_ label: ArraySlice<UInt8>) -> UInt64? {
    guard !label.isEmpty else { return nil }
    var digits = label
    var radix: UInt64 = 10
    if label.count >= 2, label.first == 0x30 {
      if label[label.startIndex + 1] | 0x20 == 0x78 {
        radix = 16
        digits = label.dropFirst(2)
      } else {
        radix = 8
        digits = label.dropFirst()
      }
    }
    var value: UInt64 = 0
    for digit in digits {
      guard let next = digit.hexValue, next < radix else { return nil }
      value = min(value * radix + UInt64(next), 1 << 32)
    }
    return value
  }
}
