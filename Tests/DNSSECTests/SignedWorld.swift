import CCrypto
import WebAddress

@testable import DNSSEC

/// Signs records with Ed25519, as a zone's operator would.
final class ZoneSigner: @unchecked Sendable {
  private let handle: OpaquePointer?
  let key: ZoneKey

  init?(seed: UInt8, flags: UInt16 = 257) {
    handle = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, [UInt8](repeating: seed, count: 32), 32)
    var bytes = [UInt8](repeating: 0, count: 32)
    var length = 32
    guard handle != nil, EVP_PKEY_get_raw_public_key(handle, &bytes, &length) == 1,
      let key = ZoneKey([UInt8(flags >> 8), UInt8(flags & 0xFF), 3, 15] + bytes)
    else { return nil }
    self.key = key
  }

  deinit { EVP_PKEY_free(handle) }

  func signature(over bytes: [UInt8]) -> [UInt8] {
    let context = EVP_MD_CTX_new()
    defer { EVP_MD_CTX_free(context) }
    var result = [UInt8](repeating: 0, count: 64)
    var length = 64
    EVP_DigestSignInit(context, nil, nil, nil, handle)
    EVP_DigestSign(context, &result, &length, bytes, bytes.count)
    return result
  }
}

/// A zone in memory that answers with signatures and NSEC records.
struct SignedZone {
  let name: DomainName
  let signer: ZoneSigner?
  var records: [ResourceRecord] = []
  var times: (inception: UInt32, expiration: UInt32) = (1000, 200_000)
  /// Changes the signatures of a set before they are given out.
  var spoil: (RecordType, inout [UInt8]) -> Void = { _, _ in }

  init(_ name: String, signer: ZoneSigner?) throws {
    self.name = try DomainName(name) ?? { throw Missing() }()
    self.signer = signer
    put(self.name, .soa, self.name.wire + self.name.wire + [UInt8](repeating: 0, count: 20))
    if let signer { put(self.name, .dnskey, signer.key.data) }
  }

  struct Missing: Error {}

  mutating func put(_ owner: DomainName, _ type: RecordType, _ data: [UInt8]) {
    records.append(.init(name: owner, type: type, recordClass: 1, timeToLive: 60, data: data))
  }

  mutating func address(_ owner: String, _ bytes: [UInt8]) {
    if let name = DomainName(owner) { put(name, .a, bytes) }
  }

  mutating func delegate(_ child: SignedZone, to server: String, at bytes: [UInt8]) {
    guard let host = DomainName(server) else { return }
    put(child.name, .ns, host.wire)
    put(host, .a, bytes)
    guard let key = child.signer?.key, let digest = LibcryptoChecker().digest(2, of: child.name.wire + key.data) else {
      return
    }
    put(child.name, .ds, [UInt8(key.tag >> 8), UInt8(key.tag & 0xFF), 15, 2] + digest)
  }

  // MARK: - Answers

  func answer(_ question: Question) -> Message {
    let cut = records.map(\.name).first { owner in
      owner != name && question.name.isWithin(owner) && records.contains { $0.name == owner && $0.type == .ns }
    }
    if let cut, !(question.type == .ds && question.name == cut) {
      let servers = set(cut, .ns)
      let glue = records.filter { record in record.type == .a && servers.contains { $0.data == record.name.wire } }
      return Message(flags: 0x8000, question: question, authority: servers, additional: glue)
    }
    let found = set(question.name, question.type)
    guard found.isEmpty else {
      return Message(flags: 0x8400, question: question, answer: found + signatures(question.name, question.type))
    }
    let alias = set(question.name, .cname)
    if !alias.isEmpty {
      return Message(flags: 0x8400, question: question, answer: alias + signatures(question.name, .cname))
    }
    let exists = records.contains { $0.name.isWithin(question.name) }
    return Message(flags: 0x8400, code: exists ? 0 : 3, question: question, authority: denial(of: question.name))
  }

  private func set(_ owner: DomainName, _ type: RecordType) -> [ResourceRecord] {
    records.filter { $0.name == owner && $0.type == type }
  }

  private func signatures(_ owner: DomainName, _ type: RecordType, of given: [ResourceRecord]? = nil)
    -> [ResourceRecord]
  {
    guard let signer else { return [] }
    func two(_ value: UInt16) -> [UInt8] { [UInt8(value >> 8), UInt8(value & 0xFF)] }
    func four(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(value >> (24 - 8 * $0) & 0xFF) } }
    let head =
      two(type.rawValue) + [15, UInt8(owner.labels.count)] + four(60) + four(times.expiration)
      + four(times.inception) + two(signer.key.tag) + name.wire
    guard let blank = RecordSignature(head) else { return [] }
    let set = RecordSet(name: owner, type: type, records: given ?? self.set(owner, type), signatures: [])
    var signature = signer.signature(over: set.signedBytes(blank))
    spoil(type, &signature)
    return [.init(name: owner, type: .rrsig, recordClass: 1, timeToLive: 60, data: head + signature)]
  }

  /// All NSEC records of the zone: more than a server gives, and enough for every proof.
  private func denial(of question: DomainName) -> [ResourceRecord] {
    guard signer != nil else { return set(name, .soa) }
    let owners = Set(records.map(\.name)).filter { owner in
      !records.contains { $0.type == .ns && $0.name != name && owner.isBelow($0.name) }
    }.sorted()
    let next = zip(owners, owners.dropFirst() + owners.prefix(1))
    return next.reduce(into: set(name, .soa) + signatures(name, .soa)) { result, pair in
      let types = Set(records.filter { $0.name == pair.0 }.map(\.type)).union([.rrsig, .nsec])
      let record = ResourceRecord(
        name: pair.0, type: .nsec, recordClass: 1, timeToLive: 60, data: pair.1.wire + Self.bitmap(types))
      result += [record] + signatures(pair.0, .nsec, of: [record])
    }
  }

  static func bitmap(_ types: Set<RecordType>) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 32)
    for type in types where type.rawValue < 256 { bytes[Int(type.rawValue) / 8] |= 0x80 >> UInt8(type.rawValue % 8) }
    return [0, 32] + bytes
  }
}

/// Zones by the address that serves them; other addresses are silent.
struct WorldLink: ServerLink {
  var zones: [IPAddress: SignedZone]

  func ask(_ question: Question, of server: NameServer, _ options: QueryOptions) async -> Reply {
    guard let zone = zones[server.address] else { return Reply(server: server, question: question, outcome: .silence) }
    return Reply(server: server, question: question, outcome: .message(zone.answer(question)))
  }
}

extension SignedZone: @unchecked Sendable {}
