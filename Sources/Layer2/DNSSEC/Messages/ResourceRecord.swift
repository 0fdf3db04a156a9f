/// One record of an answer.
struct ResourceRecord: Sendable, Hashable {
  var name: DomainName
  var type: RecordType
  var recordClass: UInt16
  /// Seconds for which it may be kept.
  var timeToLive: UInt32
  /// Its data, with the names in it written out.
  var data: [UInt8]

  /// The data with names in lower case, for the types whose signatures are made so (RFC 4034, section 6.2, as RFC 6840,
  /// section 5.1, corrects it: the next name of an NSEC keeps its case).
  var canonicalData: [UInt8] {
    guard let layout = DataLayout.of(type), layout.isLowercased else { return data }
    var reader = WireReader(data)
    var result: [UInt8] = []
    for part in layout.parts {
      switch part {
      case .bytes(let count):
        guard let bytes = reader.bytes(count) else { return data }
        result += bytes
      case .string:
        guard let length = reader.byte(), let bytes = reader.bytes(Int(length)) else { return data }
        result += [length] + bytes
      case .name:
        guard let name = reader.name() else { return data }
        result += name.wire
      }
    }
    return result + reader.rest()
  }
}

/// Where the data of a type holds names. Only types of RFC 1035 may be compressed (RFC 3597, section 4), but receivers must read
/// some later ones too.
struct DataLayout: Sendable {
  enum Part: Sendable { case bytes(Int), string, name }

  var parts: [Part]
  /// Whether signatures are made over its names in lower case.
  var isLowercased = true

  static func of(_ type: RecordType) -> DataLayout? {
    switch type.rawValue {
    // NS, MD, MF, CNAME, MB, MG, MR, PTR, DNAME
    case 2, 3, 4, 5, 7, 8, 9, 12, 39: DataLayout(parts: [.name])
    // SOA, MINFO, RP
    case 6, 14, 17: DataLayout(parts: [.name, .name])
    // MX, AFSDB, RT, KX
    case 15, 18, 21, 36: DataLayout(parts: [.bytes(2), .name])
    // PX
    case 26: DataLayout(parts: [.bytes(2), .name, .name])
    // SRV
    case 33: DataLayout(parts: [.bytes(6), .name])
    // NAPTR
    case 35: DataLayout(parts: [.bytes(4), .string, .string, .string, .name])
    // RRSIG
    case 46: DataLayout(parts: [.bytes(18), .name])
    // NSEC
    case 47: DataLayout(parts: [.name], isLowercased: false)
    default: nil
    }
  }
}
