/// Which addresses a server may fetch from: those of the public Internet, by the IANA special-purpose registries.
extension IPAddress {
  /// Whether the address is an ordinary public one.
  ///
  /// Stricter than the registries' column "globally reachable". Multicast, reserved space and IPv6 outside `2000::/3` are
  /// refused. So is every IPv6 address that carries an IPv4 address: no public host needs one, and translators turn it
  /// into something else.
  public var isGloballyReachable: Bool {
    switch self {
    case .v4(let number):
      return !Self.refusedV4.contains { $0.contains(number) }
    case .v6(let high, _):
      guard high >> 61 == 0b001 else { return false }
      return !Self.refusedV6.contains { $0.contains(high) }
    }
  }

  /// The IPv4 blocks of RFC 6890 and its updates that are not global unicast, and single addresses that clouds answer on.
  private static let refusedV4: [V4Block] = [
    V4Block(0, 0, 0, 0, bits: 8),  // this network
    V4Block(10, 0, 0, 0, bits: 8),  // private
    V4Block(100, 64, 0, 0, bits: 10),  // shared, carrier-grade NAT; Alibaba's metadata at 100.100.100.200
    V4Block(127, 0, 0, 0, bits: 8),  // loopback
    V4Block(168, 63, 129, 16, bits: 32),  // Azure's WireServer behind a public-looking address
    V4Block(169, 254, 0, 0, bits: 16),  // link-local; the clouds' metadata at 169.254.169.254
    V4Block(172, 16, 0, 0, bits: 12),  // private
    V4Block(192, 0, 0, 0, bits: 24),  // protocol assignments; Oracle's metadata at 192.0.0.192
    V4Block(192, 0, 2, 0, bits: 24),  // documentation
    V4Block(192, 88, 99, 0, bits: 24),  // 6to4 relays, deprecated
    V4Block(192, 168, 0, 0, bits: 16),  // private
    V4Block(198, 18, 0, 0, bits: 15),  // benchmarking
    V4Block(198, 51, 100, 0, bits: 24),  // documentation
    V4Block(203, 0, 113, 0, bits: 24),  // documentation
    V4Block(224, 0, 0, 0, bits: 4),  // multicast
    V4Block(240, 0, 0, 0, bits: 4),  // reserved, broadcast
  ]

  /// Special blocks inside `2000::/3`.
  ///
  /// Everything outside it (loopback, mapped, NAT64, unique local, link-local, multicast) is refused before.
  private static let refusedV6: [V6Block] = [
    V6Block(0x2001_0000_0000_0000, bits: 23),  // protocol assignments: Teredo, benchmarking, ORCHID, AMT
    V6Block(0x2001_0DB8_0000_0000, bits: 32),  // documentation
    V6Block(0x2002_0000_0000_0000, bits: 16),  // 6to4
    V6Block(0x3FFF_0000_0000_0000, bits: 20),  // documentation
  ]
}

private struct V4Block {
  let prefix: UInt32
  let bits: UInt32

  init(_ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: UInt32, bits: UInt32) {
    prefix = a << 24 | b << 16 | c << 8 | d
    self.bits = bits
  }

  func contains(_ address: UInt32) -> Bool { (address ^ prefix) >> (32 - bits) == 0 }
}

/// A block whose prefix lies in the first 64 bits.
private struct V6Block {
  let prefix: UInt64
  let bits: UInt64

  init(_ prefix: UInt64, bits: UInt64) {
    self.prefix = prefix
    self.bits = bits
  }

  func contains(_ high: UInt64) -> Bool { (high ^ prefix) >> (64 - bits) == 0 }
}
