/// An answer of a name server (RFC 1035, section 4).
public struct Message: Sendable, Hashable {
  /// Records in one message beyond which it is refused: honest answers have a few dozen.
  static let recordLimit = 1000

  var id: UInt16
  var flags: UInt16
  /// The code of the answer with the upper bits that EDNS adds.
  var code: UInt16
  var question: Question?
  var answer: [ResourceRecord]
  var authority: [ResourceRecord]
  var additional: [ResourceRecord]
  /// What a resolver says about its failure (RFC 8914): the code and the server's own words.
  var explanations: [ExtendedError] = []

  var isAuthoritative: Bool { flags & 0x0400 != 0 }
  var isTruncated: Bool { flags & 0x0200 != 0 }
  var isValidated: Bool { flags & 0x0020 != 0 }

  /// Reads an answer; nil if the bytes are none, hold too many records, or name a question twice.
  init?(_ bytes: [UInt8]) {
    var reader = WireReader(bytes)
    guard let id = reader.number16(), let flags = reader.number16(), let questions = reader.number16(),
      let answers = reader.number16(), let authorities = reader.number16(), let additionals = reader.number16(),
      flags & 0x8000 != 0, questions <= 1,
      Int(answers) + Int(authorities) + Int(additionals) <= Self.recordLimit
    else { return nil }
    self.id = id
    self.flags = flags
    code = flags & 0x000F
    if questions == 1 {
      guard let name = reader.name(), let type = reader.number16(), reader.number16() != nil else { return nil }
      question = Question(name, RecordType(rawValue: type))
    }
    let isCut = flags & 0x0200 != 0
    guard let answer = Self.records(Int(answers), &reader, isCut),
      let authority = Self.records(Int(authorities), &reader, isCut),
      let additional = Self.records(Int(additionals), &reader, isCut)
    else { return nil }
    self.answer = answer
    self.authority = authority
    self.additional = additional.filter { $0.type != .opt }
    if let extended = additional.first(where: { $0.type == .opt }) {
      code |= UInt16(extended.timeToLive >> 24) << 4
      explanations = ExtendedError.all(in: extended.data)
    }
  }

  /// Makes a message from its parts, for servers in tests.
  init(
    id: UInt16 = 0, flags: UInt16, code: UInt16 = 0, question: Question?, answer: [ResourceRecord] = [],
    authority: [ResourceRecord] = [], additional: [ResourceRecord] = []
  ) {
    (self.id, self.flags, self.code, self.question) = (id, flags, code, question)
    (self.answer, self.authority, self.additional) = (answer, authority, additional)
  }

  private static func records(_ count: Int, _ reader: inout WireReader, _ isCut: Bool) -> [ResourceRecord]? {
    var records: [ResourceRecord] = []
    for _ in 0..<count {
      guard let record = record(&reader) else { return isCut ? records : nil }
      records.append(record)
    }
    return records
  }

  private static func record(_ reader: inout WireReader) -> ResourceRecord? {
    guard let name = reader.name(), let type = reader.number16(), let recordClass = reader.number16(),
      let timeToLive = reader.number32(), let length = reader.number16()
    else { return nil }
    let kind = RecordType(rawValue: type)
    let start = reader.position
    guard let raw = reader.bytes(Int(length)) else { return nil }
    guard let layout = DataLayout.of(kind) else {
      return ResourceRecord(
        name: name, type: kind, recordClass: recordClass, timeToLive: timeToLive, data: raw)
    }
    var inner = reader.inner(from: start, to: start + Int(length))
    guard let data = expanded(layout, &inner) else { return nil }
    return ResourceRecord(name: name, type: kind, recordClass: recordClass, timeToLive: timeToLive, data: data)
  }

  /// The data with its names written out.
  private static func expanded(_ layout: DataLayout, _ reader: inout WireReader) -> [UInt8]? {
    var data: [UInt8] = []
    for part in layout.parts {
      switch part {
      case .bytes(let count):
        guard let bytes = reader.bytes(count) else { return nil }
        data += bytes
      case .string:
        guard let length = reader.byte(), let bytes = reader.bytes(Int(length)) else { return nil }
        data += [length] + bytes
      case .name:
        guard let name = reader.nameBytes() else { return nil }
        data += name
      }
    }
    return data + reader.rest()
  }
}

extension WireReader {
  /// A reader of a part of the same message, which may point at what stands before it.
  func inner(from start: Int, to end: Int) -> WireReader { WireReader(whole, from: start, to: end) }
}

/// A resolver's own word about a failure (RFC 8914). It is told, and decides nothing.
struct ExtendedError: Sendable, Hashable, CustomStringConvertible {
  var code: UInt16
  var text: String

  /// The option's number in EDNS.
  private static let option: UInt16 = 15

  private static let names: [UInt16: String] = [
    1: "unsupported DNSKEY algorithm", 2: "unsupported DS digest", 3: "stale answer", 5: "DNSSEC indeterminate",
    6: "DNSSEC bogus", 7: "signature expired", 8: "signature not yet valid", 9: "DNSKEY missing", 10: "RRSIGs missing",
    11: "no zone key bit set", 12: "NSEC missing", 15: "blocked", 16: "censored", 17: "filtered", 18: "prohibited",
    22: "no reachable authority", 23: "network error",
  ]

  /// Such as `signature expired (7): "…"`.
  var description: String {
    let name = Self.names[code].map { "\($0) (\(code))" } ?? "code \(code)"
    return text.isEmpty ? name : "\(name): “\(text)”"
  }

  static func all(in options: [UInt8]) -> [ExtendedError] {
    var reader = WireReader(options)
    var errors: [ExtendedError] = []
    while let option = reader.number16(), let length = reader.number16(), let data = reader.bytes(Int(length)) {
      guard option == Self.option, data.count >= 2 else { continue }
      let text = String(decoding: data.dropFirst(2).prefix(200), as: UTF8.self)
      errors.append(ExtendedError(code: UInt16(data[0]) << 8 | UInt16(data[1]), text: text))
    }
    return errors
  }
}
