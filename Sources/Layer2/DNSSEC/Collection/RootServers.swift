import FoundationEssentials
import WebAddress

/// The servers of the root, where every walk begins.
public struct RootServers: Sendable, Hashable {
  /// With one address each.
  public var servers: [NameServer]
  /// Whether they were named by the operator: then servers of zones may have private addresses.
  var arePrivate: Bool

  /// Those of the internet, as IANA's hints list them (July 2024). Two addresses of six operators are enough.
  public static let internet = RootServers(
    servers: [
      ("a", "198.41.0.4"), ("f", "192.5.5.241"), ("k", "193.0.14.129"), ("m", "202.12.27.33"), ("l", "2001:500:9f::42"),
      ("d", "2001:500:2d::d"),
    ].compactMap { letter, text in
      guard let name = DomainName("\(letter).root-servers.net"), let address = IPAddress(text) else { return nil }
      return NameServer(name: name, address: address)
    }, arePrivate: false)

  /// Reads a file of hints, in the format of zone files, as IANA gives them out: `NAME TTL A ADDRESS`.
  public init?(hints text: String) {
    servers = text.split(whereSeparator: \.isNewline).compactMap { line in
      let words = line.prefix { $0 != ";" }.split(whereSeparator: \.isWhitespace)
      guard words.count >= 3, let last = words.last,
        words.contains(where: { ["A", "AAAA"].contains($0.uppercased()) }),
        let name = DomainName(String(words[0])), let address = IPAddress(String(last))
      else { return nil }
      return NameServer(name: name, address: address)
    }
    guard !servers.isEmpty else { return nil }
    arePrivate = true
  }

  private init(servers: [NameServer], arePrivate: Bool) {
    self.servers = servers
    self.arePrivate = arePrivate
  }
}

/// The keys of the root that are trusted without proof.
public struct TrustAnchors: Sendable, Hashable {
  /// As their parent would list them, if the root had one.
  public var signers: [DelegationSigner]

  /// The root's keys of 2017 and 2024, as IANA publishes them (root-anchors.xml). The second signs from October 2026 on.
  public static let internet = TrustAnchors(
    signers: [
      (20326, "e06d44b80b8f1d39a95c0b0d7c65d08458e880409bbc683457104237c7f8ec8d"),
      (38696, "683d2d0acb8c9b712a1948b27f741219298d0a450d612c483af444a4c0fb2b16"),
    ].map { tag, digest in
      DelegationSigner(tag: tag, algorithm: .rsaSHA256, digestType: 2, digest: Self.bytes(digest) ?? [])
    })

  /// Reads lines of DS or DNSKEY records of the root, as in `root.key` of Unbound and in files that RFC 5011 keeps up to date; a key
  /// that such a file has as revoked or removed is left out. Nil if there is none.
  public init?(file text: String) {
    signers = text.split(whereSeparator: \.isNewline).compactMap { line in
      let isGone = line.contains("REVOKED") || line.contains("REMOVED") || line.contains("MISSING")
      let words = line.prefix { $0 != ";" }.split(whereSeparator: \.isWhitespace).map(String.init)
      guard !isGone, words.first == ".", let place = words.firstIndex(where: { $0 == "DS" || $0 == "DNSKEY" }),
        words.count >= place + 5
      else { return nil }
      let numbers = words[place + 1...place + 3].compactMap { UInt16($0) }
      let rest = words[(place + 4)...].joined()
      guard numbers.count == 3, let (second, third) = Self.small(numbers[1], numbers[2]) else { return nil }
      if words[place] == "DS" {
        return Self.bytes(rest).map {
          DelegationSigner(tag: numbers[0], algorithm: Algorithm(rawValue: second), digestType: third, digest: $0)
        }
      }
      guard let key = Self.base64(rest) else { return nil }
      let data = [UInt8(numbers[0] >> 8), UInt8(numbers[0] & 0xFF), second, third] + key
      guard let zoneKey = ZoneKey(data), !zoneKey.isRevoked else { return nil }
      return LibcryptoChecker().digest(2, of: DomainName.root.wire + data).map {
        DelegationSigner(tag: zoneKey.tag, algorithm: zoneKey.algorithm, digestType: 2, digest: $0)
      }
    }
    guard !signers.isEmpty else { return nil }
  }

  private init(signers: [DelegationSigner]) { self.signers = signers }

  private static func small(_ one: UInt16, _ other: UInt16) -> (UInt8, UInt8)? {
    guard let first = UInt8(exactly: one), let second = UInt8(exactly: other) else { return nil }
    return (first, second)
  }

  private static func bytes(_ hexadecimal: String) -> [UInt8]? {
    let digits = hexadecimal.compactMap(\.hexDigitValue)
    guard digits.count == hexadecimal.count, digits.count.isMultiple(of: 2) else { return nil }
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }

  private static func base64(_ text: String) -> [UInt8]? {
    Data(base64Encoded: text).map(Array.init)
  }
}
