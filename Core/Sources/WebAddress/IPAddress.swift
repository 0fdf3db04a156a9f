/// An Internet address.
public enum IPAddress: Hashable, Sendable {
  /// An IPv4 address as one number.
  case v4(UInt32)
  /// An IPv6 address as its high and low 64 bits.
  case v6(high: UInt64, low: UInt64)

  /// Reads `93.184.216.34` or `2606:4700::1111` as resolvers and system calls print them.
  ///
  /// Refuses any other spelling of numbers, brackets and zones.
  public init?(_ string: String) {
    let bytes = Array(string.utf8)[...]
    if bytes.contains(0x3A) {
      self.init(v6: bytes)
    } else if let number = Self.dottedQuad(bytes) {
      self = .v4(number)
    } else {
      return nil
    }
  }

  /// The IPv6 parser of the URL standard (§3.5), without brackets.
  init?(v6 input: ArraySlice<UInt8>) {
    var pieces: [UInt16] = []
    var compressed: Int?
    var rest = input
    if rest.first == 0x3A {
      guard rest.starts(with: "::".utf8) else { return nil }
      rest = rest.dropFirst(2)
      compressed = 0
    }
    while !rest.isEmpty {
      guard pieces.count < 8 else { return nil }
      if rest.first == 0x3A {
        guard compressed == nil else { return nil }
        rest = rest.dropFirst()
        compressed = pieces.count
        continue
      }
      let digits = rest.prefix(4).prefix { $0.hexValue != nil }
      let after = rest.dropFirst(digits.count)
      if after.first == 0x2E {
        guard pieces.count <= 6, let number = Self.dottedQuad(rest) else { return nil }
        pieces += [UInt16(truncatingIfNeeded: number >> 16), UInt16(truncatingIfNeeded: number)]
        break
      }
      guard !digits.isEmpty else { return nil }
      pieces.append(digits.reduce(0) { $0 << 4 | UInt16($1.hexValue ?? 0) })
      rest = after
      if rest.isEmpty { break }
      guard rest.first == 0x3A, rest.count > 1 else { return nil }
      rest = rest.dropFirst()
    }
    if let compressed {
      guard pieces.count < 8 else { return nil }
      pieces.insert(contentsOf: repeatElement(0, count: 8 - pieces.count), at: compressed)
    }
    guard pieces.count == 8 else { return nil }
    self = .v6(
      high: pieces[..<4].reduce(0) { $0 << 16 | UInt64($1) }, low: pieces[4...].reduce(0) { $0 << 16 | UInt64($1) })
  }

  /// Four decimal numbers without leading zeros.
  private static func dottedQuad(_ bytes: ArraySlice<UInt8>) -> UInt32? {
    let labels = bytes.split(separator: 0x2E, omittingEmptySubsequences: false)
    guard labels.count == 4 else { return nil }
    var address: UInt32 = 0
    for label in labels {
      guard (1...3).contains(label.count), label.allSatisfy(\.isDigit), label.count == 1 || label.first != 0x30,
        let octet = UInt8(String(decoding: label, as: UTF8.self))
      else { return nil }
      address = address << 8 | UInt32(octet)
    }
    return address
  }
}

extension IPAddress: CustomStringConvertible {
  /// The serialized address (URL §3.5), an IPv6 address without brackets.
  public var description: String {
    switch self {
    case .v4(let number):
      return "\(number >> 24).\(number >> 16 & 255).\(number >> 8 & 255).\(number & 255)"
    case .v6(let high, let low):
      let pieces = [48, 32, 16, 0].map { high >> $0 & 0xFFFF } + [48, 32, 16, 0].map { low >> $0 & 0xFFFF }
      let zeros = Self.longestZeros(in: pieces)
      let hex = { (pieces: ArraySlice<UInt64>) in pieces.map { String($0, radix: 16) }.joined(separator: ":") }
      guard let zeros else { return hex(pieces[...]) }
      return hex(pieces[..<zeros.lowerBound]) + "::" + hex(pieces[zeros.upperBound...])
    }
  }

  /// The first longest run of two or more zero pieces.
  private static func longestZeros(in pieces: [UInt64]) -> Range<Int>? {
    var longest = 0..<0
    var start = 0
    for index in 0...pieces.count {
      if index < pieces.count, pieces[index] == 0 { continue }
      if index - start > longest.count { longest = start..<index }
      start = index + 1
    }
    return longest.count > 1 ? longest : nil
  }
}
