/// What a server is asked.
public struct Question: Sendable, Hashable, CustomStringConvertible {
  /// The name asked about.
  public var name: DomainName
  /// The type of record wanted.
  public var type: RecordType

  /// Makes a question.
  public init(_ name: DomainName, _ type: RecordType) {
    self.name = name
    self.type = type
  }

  /// Such as `A of example.org`.
  public var description: String { "\(type) of \(name)" }
}

/// How a question is put.
public struct QueryOptions: Sendable, Hashable {
  /// Whether the server should ask others in our place.
  var wantsRecursion = false
  /// Whether it should give the answer even if its own check of the signatures fails (RFC 4035, section 3.2.2).
  var disablesChecking = false
  /// The longest datagram taken, in bytes; 1,232 pass everywhere without fragments (DNS flag day 2020).
  var datagramLimit: UInt16 = 1232

  /// Asks an authoritative server with usual limits.
  public init() {}
}

extension Question {
  /// The bytes of the query, with EDNS and the wish for signatures (RFC 6891, RFC 3225).
  func message(id: UInt16, _ options: QueryOptions) -> [UInt8] {
    func two(_ value: UInt16) -> [UInt8] { [UInt8(value >> 8), UInt8(value & 0xFF)] }
    let flags: UInt16 = (options.wantsRecursion ? 0x0100 : 0) | (options.disablesChecking ? 0x0010 : 0)
    let head = two(id) + two(flags) + two(1) + two(0) + two(0) + two(1)
    let asked = name.wire + two(type.rawValue) + two(1)
    let extended = [0] + two(RecordType.opt.rawValue) + two(options.datagramLimit) + [0, 0, 0x80, 0] + two(0)
    return head + asked + extended
  }
}
