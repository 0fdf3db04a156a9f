/// A key of a zone (RFC 4034, section 2).
struct ZoneKey: Sendable, Hashable {
  var flags: UInt16
  var protocolNumber: UInt8
  var algorithm: Algorithm
  var publicKey: [UInt8]
  /// The number that signatures and DS records name it by (RFC 4034, appendix B).
  var tag: UInt16
  var data: [UInt8]

  init?(_ data: [UInt8]) {
    var reader = WireReader(data)
    guard let flags = reader.number16(), let protocolNumber = reader.byte(), let algorithm = reader.byte() else {
      return nil
    }
    self.flags = flags
    self.protocolNumber = protocolNumber
    self.algorithm = Algorithm(rawValue: algorithm)
    publicKey = reader.rest()
    self.data = data
    tag = Self.tag(of: data)
  }

  private static func tag(of data: [UInt8]) -> UInt16 {
    var sum: UInt32 = 0
    for (index, byte) in data.enumerated() { sum += index % 2 == 0 ? UInt32(byte) << 8 : UInt32(byte) }
    return UInt16(truncatingIfNeeded: sum + (sum >> 16))
  }

  var isZoneKey: Bool { flags & 0x0100 != 0 && protocolNumber == 3 }
  /// Whether its owner has withdrawn it (RFC 5011).
  var isRevoked: Bool { flags & 0x0080 != 0 }
}

/// A hash of a child's key, kept by its parent (RFC 4034, section 5).
public struct DelegationSigner: Sendable, Hashable {
  var tag: UInt16
  var algorithm: Algorithm
  var digestType: UInt8
  var digest: [UInt8]

  init(tag: UInt16, algorithm: Algorithm, digestType: UInt8, digest: [UInt8]) {
    (self.tag, self.algorithm, self.digestType, self.digest) = (tag, algorithm, digestType, digest)
  }

  init?(_ data: [UInt8]) {
    var reader = WireReader(data)
    guard let tag = reader.number16(), let algorithm = reader.byte(), let digestType = reader.byte() else { return nil }
    self.init(tag: tag, algorithm: Algorithm(rawValue: algorithm), digestType: digestType, digest: reader.rest())
  }
}

/// A signature over a set of records (RFC 4034, section 3).
struct RecordSignature: Sendable, Hashable {
  var covered: RecordType
  var algorithm: Algorithm
  var labels: Int
  var originalTimeToLive: UInt32
  var expiration: UInt32
  var inception: UInt32
  var tag: UInt16
  var signer: DomainName
  var signature: [UInt8]

  init?(_ data: [UInt8]) {
    var reader = WireReader(data)
    guard let covered = reader.number16(), let algorithm = reader.byte(), let labels = reader.byte(),
      let timeToLive = reader.number32(), let expiration = reader.number32(), let inception = reader.number32(),
      let tag = reader.number16(), let signer = reader.name()
    else { return nil }
    self.covered = RecordType(rawValue: covered)
    self.algorithm = Algorithm(rawValue: algorithm)
    self.labels = Int(labels)
    originalTimeToLive = timeToLive
    (self.expiration, self.inception, self.tag, self.signer) = (expiration, inception, tag, signer)
    signature = reader.rest()
  }

  /// What stands before the signature, with the signer in lower case: the first part of what is signed (section 3.1.8.1).
  var signedPrefix: [UInt8] {
    var bytes: [UInt8] = []
    bytes += [UInt8(covered.rawValue >> 8), UInt8(covered.rawValue & 0xFF), algorithm.rawValue, UInt8(labels)]
    for number in [originalTimeToLive, expiration, inception] {
      bytes += [UInt8(number >> 24), UInt8(number >> 16 & 0xFF), UInt8(number >> 8 & 0xFF), UInt8(number & 0xFF)]
    }
    return bytes + [UInt8(tag >> 8), UInt8(tag & 0xFF)] + signer.wire
  }
}

/// The types that a name has (RFC 4034, section 4.1.2).
struct TypeBitmap: Sendable, Hashable {
  private(set) var types: Set<RecordType> = []

  init(_ types: Set<RecordType>) { self.types = types }

  init?(_ data: [UInt8]) {
    var reader = WireReader(data)
    while let window = reader.byte() {
      guard let length = reader.byte(), (1...32).contains(length), let bytes = reader.bytes(Int(length)) else {
        return nil
      }
      for (index, byte) in bytes.enumerated() where byte != 0 {
        for bit in 0..<8 where byte & (0x80 >> UInt8(bit)) != 0 {
          types.insert(RecordType(rawValue: UInt16(window) << 8 | UInt16(index * 8 + bit)))
        }
      }
    }
  }

  func contains(_ type: RecordType) -> Bool { types.contains(type) }

  /// Whether the name belongs to a child zone, seen from its parent: what lies there is not the parent's to deny.
  var isDelegation: Bool { contains(.ns) && !contains(.soa) }
}

/// The next name of a zone and the types of this one (RFC 4034, section 4).
struct NextName: Sendable, Hashable {
  var owner: DomainName
  var next: DomainName
  var types: TypeBitmap

  init?(_ record: ResourceRecord) {
    var reader = WireReader(record.data)
    guard let next = reader.name(), let types = TypeBitmap(reader.rest()) else { return nil }
    owner = record.name
    self.next = next
    self.types = types
  }
}

/// The next hash of a zone and the types of the name with this one (RFC 5155, section 3).
struct NextHash: Sendable, Hashable {
  /// How names are hashed.
  struct Parameters: Sendable, Hashable {
    var algorithm: UInt8
    var iterations: UInt16
    var salt: [UInt8]
  }

  /// The zone: the owner without its first label.
  var zone: DomainName
  var owner: [UInt8]
  var next: [UInt8]
  var types: TypeBitmap
  var parameters: Parameters
  /// Whether unsigned delegations may stand between this hash and the next.
  var isOptOut: Bool

  init?(_ record: ResourceRecord) {
    var reader = WireReader(record.data)
    guard let algorithm = reader.byte(), let flags = reader.byte(), let iterations = reader.number16(),
      let saltLength = reader.byte(), let salt = reader.bytes(Int(saltLength)),
      let length = reader.byte(), let next = reader.bytes(Int(length)), let types = TypeBitmap(reader.rest()),
      let label = record.name.labels.first, let owner = Base32.decode(label), let zone = record.name.parent
    else { return nil }
    self.zone = zone
    self.owner = owner
    self.next = next
    self.types = types
    parameters = Parameters(algorithm: algorithm, iterations: iterations, salt: salt)
    isOptOut = flags & 1 != 0
  }
}

/// Base 32 with the alphabet that keeps the order of bytes (RFC 4648, section 7).
enum Base32 {
  private static let alphabet = Array("0123456789abcdefghijklmnopqrstuv".utf8)

  static func decode(_ text: [UInt8]) -> [UInt8]? {
    var bytes: [UInt8] = []
    var (buffer, bits): (UInt32, UInt32) = (0, 0)
    for character in text {
      guard let value = alphabet.firstIndex(of: DomainName.lowercase(character)) else { return nil }
      buffer = buffer << 5 | UInt32(value)
      bits += 5
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: buffer >> bits))
      }
    }
    return bytes
  }

  static func encode(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    var (buffer, bits): (UInt32, UInt32) = (0, 0)
    for byte in bytes {
      buffer = buffer << 8 | UInt32(byte)
      bits += 8
      while bits >= 5 {
        bits -= 5
        text.append(alphabet[Int(buffer >> bits & 31)])
      }
    }
    if bits > 0 { text.append(alphabet[Int(buffer << (5 - bits) & 31)]) }
    return text
  }
}
