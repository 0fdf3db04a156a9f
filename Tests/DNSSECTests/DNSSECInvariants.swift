import WebAddress

@testable import DNSSEC

/// What holds for whatever name servers say. Used by the tests and by the fuzzer.
enum DNSSECInvariants {
  /// Answers with an address, with signatures and with a denial.
  static let seeds = [
    "ab\u{7F}\u{0}\0\u{1}\0\u{1}\0\0\0\0\u{1}a\u{4}test\0\0\u{1}\0\u{1}\u{1}a\0\0\u{1}\0\u{1}\0\0\0\0\0\u{4}\u{8}\u{8}\u{8}\u{8}",
    "ab\u{7F}\u{0}\0\0\0\u{1}\0\0\0\0\u{1}a\0\0.\0\u{1}\0\0\0\0\0\u{14}\0\u{1}\u{8}\u{2}\0\0\0\0\0\0\0\0\0\0\0\0\0\u{1}\0\u{1}",
    "ab\u{7F}\u{3}\0\0\0\0\0\u{1}\0\0\0\0/\0\u{1}\0\0\0\0\0\u{8}\u{1}a\0\0\u{1}@\0\0",
  ]

  static let words = [
    "\0\u{1}", "\0\u{2B}", "\0\u{2E}", "\0\u{2F}", "\0\u{30}", "\0\u{32}", "\u{1}a", "\u{4}test\0", "ab", "\0",
  ]

  /// The first violation found, nil if there is none.
  static func violation(in input: [UInt8]) -> String? {
    // With the bit that says "an answer", so that most inputs are read further.
    var bytes = input
    if bytes.count > 2 { bytes[2] |= 0x80 }
    guard let message = Message(bytes), let name = DomainName("a.test"), let top = DomainName("test") else {
      return nil
    }
    let records = message.answer + message.authority + message.additional
    if records.count * 11 > bytes.count { return "more records than bytes" }
    for record in records {
      if record.name.wire.count > 255 { return "a name of \(record.name.wire.count) bytes" }
      _ = (record.canonicalData, ZoneKey(record.data), NextName(record), NextHash(record))
    }
    let server = NameServer(name: .root, address: .v4(1))
    func replies(_ zone: DomainName, _ type: RecordType) -> [Reply] {
      [Reply(server: server, question: Question(zone, type), outcome: .message(message))]
    }
    let zones = [DomainName.root, top].map { zone in
      ZoneEvidence(
        name: zone, servers: [server], delegation: replies(zone, .ds), keys: replies(zone, .dnskey),
        starts: replies(zone, .soa))
    }
    let evidence = ChainEvidence(
      names: [NameEvidence(name: name, zones: zones, answers: [.a: replies(name, .a)])])
    let report = ChainAnalysis.report(
      on: evidence, anchors: TrustAnchors.internet.signers, checker: LibcryptoChecker(), now: 1_000_000)
    return report.verdict == .secure ? "what nobody signed is secure" : nil
  }
}
