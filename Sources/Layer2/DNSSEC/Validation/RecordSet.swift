/// Records of one name and type, with the signatures over them.
struct RecordSet: Sendable, Hashable {
  var name: DomainName
  var type: RecordType
  var records: [ResourceRecord]
  var signatures: [RecordSignature]

  /// The sets of some records, in the order in which they stand; signatures go to what they cover.
  static func all(in records: [ResourceRecord]) -> [RecordSet] {
    var sets: [Question: RecordSet] = [:]
    var order: [Question] = []
    func place(_ key: Question) {
      guard sets[key] == nil else { return }
      sets[key] = RecordSet(name: key.name, type: key.type, records: [], signatures: [])
      order.append(key)
    }
    for record in records where record.recordClass == 1 {
      if record.type == .rrsig {
        guard let signature = RecordSignature(record.data) else { continue }
        let key = Question(record.name, signature.covered)
        place(key)
        sets[key]?.signatures.append(signature)
      } else {
        let key = Question(record.name, record.type)
        place(key)
        sets[key]?.records.append(record)
      }
    }
    return order.compactMap { sets[$0] }.filter { !$0.records.isEmpty }
  }

  /// The bytes that a signature is made over (RFC 4034, section 3.1.8.1).
  func signedBytes(_ signature: RecordSignature) -> [UInt8] {
    let owner = signature.labels < name.labels.count ? name.suffix(signature.labels).wildcard : name
    func two(_ value: Int) -> [UInt8] { [UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF)] }
    let life = signature.originalTimeToLive
    let head = owner.wire + two(Int(type.rawValue)) + two(1) + two(Int(life >> 16)) + two(Int(life & 0xFFFF))
    let data = Set(records.map(\.canonicalData)).sorted { $0.lexicographicallyPrecedes($1) }
    return data.reduce(into: signature.signedPrefix) { bytes, data in bytes += head + two(data.count) + data }
  }

  /// Such as `NSEC3 abc.de`.
  var label: String { name.isRoot ? "\(type) of the root" : "\(type) \(name)" }
}
