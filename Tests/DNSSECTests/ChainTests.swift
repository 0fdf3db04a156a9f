import Testing
import WebAddress

@testable import DNSSEC

/// A root, `top` below it and `site.top` below that, each at a server of its own.
private struct World {
  static let addresses: [[UInt8]] = [[10, 0, 0, 1], [10, 0, 0, 2], [10, 0, 0, 3]]
  var root: SignedZone
  var top: SignedZone
  var site: SignedZone
  var now: Int64 = 100_000

  init(siteIsSigned: Bool = true) throws {
    root = try SignedZone(".", signer: ZoneSigner(seed: 1))
    top = try SignedZone("top", signer: ZoneSigner(seed: 2))
    site = try SignedZone("site.top", signer: siteIsSigned ? ZoneSigner(seed: 3) : nil)
    site.address("site.top", [10, 0, 0, 9])
    top.delegate(site, to: "ns.site.top", at: Self.addresses[2])
    root.delegate(top, to: "ns.top", at: Self.addresses[1])
  }

  func report(on host: String = "site.top", arePrivate: Bool = true) async throws -> ChainReport {
    func place(_ bytes: [UInt8]) -> IPAddress { .v4(bytes.reduce(0) { $0 << 8 | UInt32($1) }) }
    let zones = [place(Self.addresses[0]): root, place(Self.addresses[1]): top, place(Self.addresses[2]): site]
    let key = try #require(root.signer?.key)
    let digest = try #require(LibcryptoChecker().digest(2, of: DomainName.root.wire + key.data))
    let anchor = DelegationSigner(tag: key.tag, algorithm: .ed25519, digestType: 2, digest: digest)
    let collector = ChainCollector(
      link: WorldLink(zones: zones), roots: [NameServer(name: .root, address: place(Self.addresses[0]))],
      mayAsk: { arePrivate || $0.isGloballyReachable }, isOutOfTime: { false })
    let evidence = await collector.evidence(for: try #require(DomainName(host)))
    return ChainAnalysis.report(on: evidence, anchors: [anchor], checker: LibcryptoChecker(), now: now)
  }
}

@Suite struct TheChainOfSignatures {
  @Test("A name that is signed from the root on is secure, and every zone on the way is named")
  func secure() async throws {
    let report = try await World().report()
    #expect(report.verdict == .secure)
    #expect(report.zones.map { "\($0.name)" } == [".", "top", "site.top"])
    #expect(report.cause == nil)
  }

  @Test("A name that doesn't exist is secure if its absence is proved, and the report says that it doesn't exist")
  func missing() async throws {
    let report = try await World().report(on: "nowhere.top")
    #expect(report.verdict == .secure)
    #expect(report.findings.map(\.code) == [.nameMissing])
  }

  @Test("An unsigned zone is insecure if its parent proves it")
  func insecure() async throws {
    let report = try await World(siteIsSigned: false).report()
    #expect(report.verdict == .insecure)
    #expect(report.findings.map(\.code).contains(.unsignedDelegation))
  }

  @Test(
    "If the registry's proof for an unsigned zone has a wrong signature, the finding names that record and the registry's key"
  )
  func registry() async throws {
    var world = try World(siteIsSigned: false)
    world.top.spoil = { type, signature in if type == .nsec { signature[5] ^= 1 } }
    let report = try await world.report()
    #expect(report.verdict == .bogus)
    let cause = try #require(report.cause)
    #expect(cause.code == .signatureInvalid && "\(cause.zone)" == "top")
    let tag = try #require(world.top.signer?.key.tag)
    #expect(cause.text.contains("NSEC") && cause.text.contains("key \(tag)"))
  }

  @Test(
    "A wrong signature breaks the chain at its zone, whichever set it covers",
    arguments: [RecordType.dnskey, .ds, .a])
  func flipped(type: RecordType) async throws {
    var world = try World()
    let spoil: (RecordType, inout [UInt8]) -> Void = { kind, signature in if kind == type { signature[0] ^= 1 } }
    if type == .ds { world.top.spoil = spoil } else { world.site.spoil = spoil }
    let report = try await world.report()
    #expect(report.verdict == .bogus)
    #expect(report.cause?.code == .signatureInvalid)
    #expect(report.cause.map { "\($0.zone)" } == (type == .ds ? "top" : "site.top"))
  }

  @Test("If the root's own signatures are out of time, it is this machine's clock that is named")
  func clock() async throws {
    var world = try World()
    world.now = 900_000
    let report = try await world.report()
    #expect(report.findings.map(\.code).contains(.clockWrong))
  }

  @Test("No server at a private address is asked, unless the root is the operator's own")
  func privateServers() async throws {
    let report = try await World().report(arePrivate: false)
    #expect(report.verdict == .indeterminate)
    #expect(report.findings.map(\.code).contains(.serverNotPublic))
  }

  @Test("A circle of aliases ends, and is told")
  func circle() async throws {
    var world = try World()
    for (one, other) in [("a.site.top", "b.site.top"), ("b.site.top", "a.site.top")] {
      world.site.put(try #require(DomainName(one)), .cname, try #require(DomainName(other)).wire)
    }
    let report = try await world.report(on: "a.site.top")
    #expect(report.verdict == .indeterminate)
    #expect(report.cause?.code == .aliasLoop)
  }

  @Test("Keys of one number by the hundred cost no more than the limit of work")
  func keyTrap() async throws {
    var world = try World()
    let key = try #require(world.site.signer?.key)
    // Other keys with the same sum of bytes have the same number.
    for index in 0..<200 {
      var data = key.data
      let (one, other) = (4 + 2 * (index % 14), 6 + 2 * (index % 14))
      data.swapAt(one, other)
      data[5] = data[5] &+ UInt8(index)
      world.site.put(world.site.name, .dnskey, data)
    }
    var counting = Validator(checker: LibcryptoChecker(), now: 100_000)
    let before = counting.work.signatures
    let set = RecordSet.all(in: world.site.answer(Question(world.site.name, .dnskey)).answer)
    _ = counting.validate(try #require(set.first), zone: world.site.name, keys: [ZoneKey](repeating: key, count: 200))
    #expect(before - counting.work.signatures <= Work.signaturesOfSet * Work.keysOfTag)
  }
}
