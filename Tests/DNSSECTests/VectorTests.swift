import FoundationEssentials
import TestSupport
import Testing

@testable import DNSSEC

/// Examples that the documents of the protocol print.
@Suite struct PublishedVectors {
  private struct Example: Sendable, CustomTestStringConvertible {
    var source: String
    var zone: String
    var key: (flags: UInt16, algorithm: UInt8, key: String)
    var tag: UInt16
    var owner: String
    var type: RecordType
    var data: [UInt8]
    var times: (expiration: UInt32, inception: UInt32)
    var signature: String
    var testDescription: String { source }
  }

  private static let examples = [
    Example(
      source: "RFC 5702, section 6.1: RSA/SHA-256", zone: "example.net",
      key: (
        256, 8, "AwEAAcFcGsaxxdgiuuGmCkVImy4h99CqT7jwY3pexPGcnUFtR2Fh36BponcwtkZ4cAgtvd4Qs8PkxUdp6p/DlUmObdk="
      ), tag: 9033, owner: "www.example.net", type: .a, data: [192, 0, 2, 91], times: (1_893_456_000, 946_684_800),
      signature: "kRCOH6u7l0QGy9qpC9l1sLncJcOKFLJ7GhiUOibu4teYp5VE9RncriShZNz85mwlMgNEacFYK/lPtPiVYP4bwg=="),
    Example(
      source: "RFC 6605, section 6.1: ECDSA P-256", zone: "example.net",
      key: (
        257, 13, "GojIhhXUN/u4v54ZQqGSnyhWJwaubCvTmeexv7bR6edbkrSqQpF64cYbcB7wNcP+e+MAnLr+Wi9xMWyQLc8NAA=="
      ), tag: 55648, owner: "www.example.net", type: .a, data: [192, 0, 2, 1], times: (1_284_026_679, 1_281_607_479),
      signature: "qx6wLYqmh+l9oCKTN6qIc+bw6ya+KJ8oMz0YP107epXAyGmt+3SNruPFKG7tZoLBLlUzGGus7ZwmwWep666VCw=="),
    Example(
      source: "RFC 8080, section 6.1: Ed25519", zone: "example.com",
      key: (257, 15, "l02Woi0iS8Aa25FQkUd9RMzZHJpBoRQwAQEX1SxZJA4="), tag: 3613, owner: "example.com",
      type: RecordType(rawValue: 15), data: [0, 10] + (DomainName("mail.example.com")?.wire ?? []),
      times: (1_440_021_600, 1_438_207_200),
      signature: "oL9krJun7xfBOIWcGHi7mag5/hdZrKWw15jPGrHpjQeRAvTdszaPD+QLs3fx8A4M3e23mRZ9VrbpMngwcrqNAg=="),
  ]

  private func validation(
    of example: Example, at now: Int64, changing change: (inout RecordSet) -> Void = { _ in }
  ) throws -> SetValidation {
    let zone = try #require(DomainName(example.zone))
    let keyBytes = try #require(Data(base64Encoded: example.key.key))
    let key = try #require(
      ZoneKey([UInt8(example.key.flags >> 8), UInt8(example.key.flags & 0xFF), 3, example.key.algorithm] + keyBytes))
    #expect(key.tag == example.tag)
    let owner = try #require(DomainName(example.owner))
    let bytes = try #require(Data(base64Encoded: example.signature))
    func four(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(value >> (24 - 8 * $0) & 0xFF) } }
    func two(_ value: UInt16) -> [UInt8] { [UInt8(value >> 8), UInt8(value & 0xFF)] }
    let signature = try #require(
      RecordSignature(
        two(example.type.rawValue) + [example.key.algorithm, UInt8(owner.labels.count)] + four(3600)
          + four(example.times.expiration) + four(example.times.inception) + two(example.tag) + zone.wire + bytes))
    var set = RecordSet(
      name: owner, type: example.type,
      records: [.init(name: owner, type: example.type, recordClass: 1, timeToLive: 3600, data: example.data)],
      signatures: [signature])
    change(&set)
    var validator = Validator(checker: LibcryptoChecker(), now: now)
    return validator.validate(set, zone: zone, keys: [key])
  }

  @Test("The signatures that the documents print are valid in their time", arguments: examples)
  private func valid(example: Example) throws {
    #expect(try validation(of: example, at: Int64(example.times.inception) + 86_400).isSecure)
  }

  @Test("Each is invalid as soon as a byte of the data is another", arguments: examples)
  private func changed(example: Example) throws {
    let now = Int64(example.times.inception) + 86_400
    let result = try validation(of: example, at: now) { $0.records[0].data[1] ^= 1 }
    #expect(result.verdict == .bogus)
    #expect(result.findings.map(\.code) == [.signatureInvalid])
  }

  @Test("Each is refused before and after its time, and the finding says which", arguments: examples)
  private func untimely(example: Example) throws {
    let early = try validation(of: example, at: Int64(example.times.inception) - 1)
    #expect(early.findings.map(\.code) == [.signatureNotYetValid])
    let late = try validation(of: example, at: Int64(example.times.expiration) + 1)
    #expect(late.findings.map(\.code) == [.signatureExpired])
  }

  @Test(
    "The hashes of names are those of RFC 5155, appendix A",
    arguments: [
      ("example", "0p9mhaveqvm6t7vbl5lop2u3t2rp3tom"), ("a.example", "35mthgpgcu1qg68fab165klnsnk3dpvl"),
      ("ns1.example", "2t7b4g4vsa5smi47k61mv5bv1a22bojr"),
    ])
  func hashes(name: String, hash: String) throws {
    var validator = Validator(checker: LibcryptoChecker(), now: 0)
    let parameters = NextHash.Parameters(algorithm: 1, iterations: 12, salt: [0xAA, 0xBB, 0xCC, 0xDD])
    let domain = try #require(DomainName(name))
    let hashed = NameHasher.hash(domain, parameters, &validator)
    let digest = try #require(hashed)
    #expect(String(decoding: Base32.encode(digest), as: UTF8.self) == hash)
    #expect(Base32.decode(Array(hash.utf8)) == digest)
  }

  @Test("Names are ordered as RFC 4034, section 6.1, prints them", arguments: [Seeds.fresh])
  func order(seed: UInt64) {
    var generator = SeededGenerator(seed)
    let labels: [[[UInt8]]] = [
      ["example"], ["a", "example"], ["yljkjljk", "a", "example"], ["Z", "a", "example"], ["zABC", "a", "EXAMPLE"],
      ["z", "example"],
    ].map { $0.map { Array($0.utf8) } }
    let odd: [[[UInt8]]] = [[1], [0x2A], [200]].map { [$0, Array("z".utf8), Array("example".utf8)] }
    let names = (labels + odd).map { DomainName(labels: $0.map { $0.map(DomainName.lowercase) }) }
    #expect(names.shuffled(using: &generator).sorted() == names)
  }
}
