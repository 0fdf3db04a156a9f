public import WebAddress

/// Lists the peers that may name the client they ask for: the setting `trusted-proxies`.
///
/// Anyone can write `X-Forwarded-For`, so it counts only from a proxy that the operator named.
public struct TrustedProxies: Hashable, Sendable {
  private let networks: [Network]

  /// No proxy: only a peer's own address counts.
  public static let none = TrustedProxies([])

  private init(_ networks: [Network]) { self.networks = networks }

  /// Reads addresses and networks, `127.0.0.1, 10.0.0.0/8, fd00::/8`. The word `loopback` stands for 127.0.0.0/8 and ::1.
  ///
  /// - Throws: ``Malformed`` with the first entry that is neither.
  public init(_ text: String) throws(Malformed) {
    var networks: [Network] = []
    for entry in text.split(whereSeparator: { $0 == "," || $0 == " " }) {
      if entry == "loopback" {
        networks += [Network("127.0.0.0/8"), Network("::1")].compactMap(\.self)
      } else if let network = Network(String(entry)) {
        networks.append(network)
      } else {
        throw Malformed(entry: String(entry))
      }
    }
    self.networks = networks
  }

  /// An entry that is neither an address nor a network.
  public struct Malformed: Error, Hashable, Sendable {
    /// The entry as written.
    public var entry: String
  }

  /// Whether an address is one of them.
  public func contains(_ address: IPAddress) -> Bool {
    networks.contains { $0.contains(address.unmapped) }
  }

  /// Whether a host is written as an address, and the address is one of them.
  public func contains(_ host: String) -> Bool { IPAddress(host).map(contains) ?? false }
}

/// A block of addresses in CIDR notation.
private struct Network: Hashable, Sendable {
  let address: IPAddress
  let bits: Int

  init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard let address = parts.first.flatMap({ IPAddress(String($0)) })?.unmapped, parts.count <= 2 else { return nil }
    let width = if case .v4 = address { 32 } else { 128 }
    guard let bits = parts.count == 2 ? Int(parts[1]) : width, (0...width).contains(bits) else { return nil }
    (self.address, self.bits) = (address, bits)
  }

  func contains(_ other: IPAddress) -> Bool {
    switch (address, other) {
    case (.v4(let one), .v4(let two)):
      bits == 0 || (one ^ two) >> (32 - bits) == 0
    case (.v6(let high, let low), .v6(let otherHigh, let otherLow)):
      bits <= 64
        ? bits == 0 || (high ^ otherHigh) >> (64 - bits) == 0
        : high == otherHigh && (low ^ otherLow) >> (128 - bits) == 0
    default: false
    }
  }
}

extension IPAddress {
  /// The IPv4 address inside of `::ffff:127.0.0.1`, as a socket that listens on `::` names its IPv4 peers; else the address itself.
  public var unmapped: IPAddress {
    guard case .v6(0, let low) = self, low >> 32 == 0xFFFF else { return self }
    return .v4(UInt32(truncatingIfNeeded: low))
  }
}
