/// The type of a record, as IANA numbers it.
public struct RecordType: RawRepresentable, Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The number in messages.
  public let rawValue: UInt16
  /// Makes a type from its number.
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  static let a = RecordType(rawValue: 1)
  static let ns = RecordType(rawValue: 2)
  static let cname = RecordType(rawValue: 5)
  static let soa = RecordType(rawValue: 6)
  static let aaaa = RecordType(rawValue: 28)
  static let dname = RecordType(rawValue: 39)
  static let opt = RecordType(rawValue: 41)
  static let ds = RecordType(rawValue: 43)
  static let rrsig = RecordType(rawValue: 46)
  static let nsec = RecordType(rawValue: 47)
  static let dnskey = RecordType(rawValue: 48)
  static let nsec3 = RecordType(rawValue: 50)

  private static let names: [UInt16: String] = [
    1: "A", 2: "NS", 5: "CNAME", 6: "SOA", 12: "PTR", 15: "MX", 16: "TXT", 28: "AAAA", 33: "SRV", 39: "DNAME",
    43: "DS", 46: "RRSIG", 47: "NSEC", 48: "DNSKEY", 50: "NSEC3", 51: "NSEC3PARAM", 52: "TLSA", 64: "SVCB",
    65: "HTTPS", 257: "CAA",
  ]

  /// Its usual name, or `TYPE65280` (RFC 3597).
  public var description: String { Self.names[rawValue] ?? "TYPE\(rawValue)" }

  /// Orders types by their numbers.
  public static func < (a: RecordType, b: RecordType) -> Bool { a.rawValue < b.rawValue }
}
