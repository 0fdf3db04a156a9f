/// A name of the DNS, in the lower case that signatures are made over (RFC 4034, section 6.2).
public struct DomainName: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// From the leftmost label to the one below the root; empty for the root. No label is empty or longer than 63 bytes.
  let labels: [[UInt8]]

  /// The name above all others.
  public static let root = DomainName(labels: [])

  init(labels: [[UInt8]]) { self.labels = labels }

  /// Reads a host name such as `example.org`, with or without a dot at its end; nil if it is longer than the DNS allows.
  public init?(_ text: String) {
    var bytes = Array(text.utf8)
    if bytes.last == UInt8(ascii: ".") { bytes.removeLast() }
    guard !bytes.isEmpty else {
      self = .root
      return
    }
    let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.allSatisfy({ (1...63).contains($0.count) }), bytes.count <= 253 else { return nil }
    labels = parts.map { $0.map(Self.lowercase) }
  }

  static func lowercase(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }

  var isRoot: Bool { labels.isEmpty }

  /// The name without its leftmost label; nil for the root.
  var parent: DomainName? { isRoot ? nil : DomainName(labels: Array(labels.dropFirst())) }

  /// The last `count` labels.
  func suffix(_ count: Int) -> DomainName { DomainName(labels: Array(labels.suffix(count))) }

  /// The name `*` directly below this one.
  var wildcard: DomainName { DomainName(labels: [[UInt8(ascii: "*")]] + labels) }

  var isWildcard: Bool { labels.first == [UInt8(ascii: "*")] }

  /// Whether this is the other name or lies below it.
  func isWithin(_ other: DomainName) -> Bool {
    labels.count >= other.labels.count && labels.suffix(other.labels.count).elementsEqual(other.labels)
  }

  /// Whether this lies below the other name.
  func isBelow(_ other: DomainName) -> Bool { labels.count > other.labels.count && isWithin(other) }

  /// The longest name that both lie within.
  func commonAncestor(_ other: DomainName) -> DomainName {
    var count = 0
    while count < min(labels.count, other.labels.count),
      labels[labels.count - 1 - count] == other.labels[other.labels.count - 1 - count]
    {
      count += 1
    }
    return suffix(count)
  }

  /// As it stands in a message, without compression.
  var wire: [UInt8] {
    labels.reduce(into: []) { bytes, label in bytes += [UInt8(label.count)] + label } + [0]
  }

  /// As people write it: without a dot at the end, except for the root itself; other bytes as `\DDD` (RFC 1035, section 5.1).
  public var description: String {
    guard !isRoot else { return "." }
    return labels.map { label in
      label.map { byte in
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: "\\"): "\\" + String(UnicodeScalar(byte))
        case 0x21...0x7E: String(UnicodeScalar(byte))
        default: "\\" + String(repeating: "0", count: byte < 10 ? 2 : byte < 100 ? 1 : 0) + String(byte)
        }
      }.joined()
    }.joined(separator: ".")
  }

  /// The canonical order (RFC 4034, section 6.1): by labels from the right, each as bytes.
  public static func < (a: DomainName, b: DomainName) -> Bool {
    for (one, other) in zip(a.labels.reversed(), b.labels.reversed()) where one != other {
      return one.lexicographicallyPrecedes(other)
    }
    return a.labels.count < b.labels.count
  }
}
