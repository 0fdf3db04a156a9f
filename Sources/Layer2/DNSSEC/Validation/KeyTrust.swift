/// Which keys of a zone its parent, or a trust anchor, vouches for (RFC 4035, section 5.2).
struct KeyTrust {
  let zone: DomainName
  let signers: [DelegationSigner]

  /// Those that can be checked here. A SHA-1 digest doesn't count beside a better one (RFC 4509, section 3).
  private var usable: [DelegationSigner] {
    let known = signers.filter { $0.algorithm.isSupported && [1, 2, 4].contains($0.digestType) }
    let better = known.filter { $0.digestType != 1 }
    return better.isEmpty ? known : better
  }

  /// Told if none can be checked: then the zone is as good as unsigned.
  var notSupported: ChainFinding? {
    guard usable.isEmpty, let first = signers.first else { return nil }
    return ChainFinding(
      .signerNotSupported, .warning, zone: zone, record: "DS \(zone), key \(first.tag)",
      text:
        "the DS of \(zone.spoken) uses \(first.algorithm) with digest \(first.digestType), which is not supported here",
      hint: Hints.zone(zone, "could sign with ECDSA P-256 as well"))
  }

  /// What is worth telling about the DS.
  var remarks: [ChainFinding] {
    guard let first = usable.first, usable.allSatisfy({ $0.digestType == 1 }) else { return [] }
    return [
      ChainFinding(
        .digestNotRecommended, .warning, zone: zone, record: "DS \(zone), key \(first.tag)",
        text: "the DS of \(zone.spoken) has a SHA-1 digest alone, which is not recommended",
        hint: Hints.registry(of: zone, "list a SHA-256 digest"))
    ]
  }

  /// The zone's keys; nil with the faults if no trusted key signed them.
  func keys(in set: RecordSet?, _ validator: inout Validator) -> (keys: [ZoneKey]?, findings: [ChainFinding]) {
    guard let set else {
      let text =
        zone.isRoot ? "the root gives no keys" : "\(zone.spoken) has no DNSKEY, though its parent has a DS for it"
      return (
        nil,
        [
          ChainFinding(
            .keysMissing, zone: zone, record: "DNSKEY \(zone)", text: text,
            hint: Hints.registry(of: zone, "remove the DS, or sign the zone"))
        ]
      )
    }
    let keys = set.records.compactMap { ZoneKey($0.data) }
    var findings: [ChainFinding] = []
    var trusted: [ZoneKey] = []
    for signer in usable {
      let (key, finding) = match(signer, keys, validator.checker)
      trusted += key.map { [$0] } ?? []
      findings += finding.map { [$0] } ?? []
    }
    guard !trusted.isEmpty else { return (nil, findings) }
    let validation = validator.validate(set, zone: zone, keys: trusted)
    guard validation.isSecure else { return (nil, findings + validation.findings) }
    // A key of a rollover may be named before it is there, or after it has gone.
    return (
      keys.filter { $0.isZoneKey && !$0.isRevoked },
      validation.findings + findings.filter { $0.code != .signerWithoutKey }.map(\.asWarning)
    )
  }

  private func match(
    _ signer: DelegationSigner, _ keys: [ZoneKey], _ checker: any SignatureChecker
  ) -> (ZoneKey?, ChainFinding?) {
    let record = "DS \(zone), key \(signer.tag)"
    let source = zone.isRoot ? "the trust anchor" : "the DS"
    func fits(_ data: [UInt8]) -> Bool {
      checker.digest(signer.digestType, of: zone.wire + data) == signer.digest
    }
    let named = keys.filter { $0.tag == signer.tag && $0.algorithm == signer.algorithm }
    if let key = named.prefix(Work.keysOfTag).first(where: { fits($0.data) }) {
      if key.isRevoked { return (nil, revoked(key, record)) }
      guard key.isZoneKey else {
        return (
          nil,
          ChainFinding(
            .keyNotForZone, zone: zone, record: record,
            text: "key \(key.tag) of \(zone.spoken) is not marked as one of a zone",
            hint: Hints.zone(zone, "must publish it with the flags 256 or 257"))
        )
      }
      return (key, nil)
    }
    if let key = keys.first(where: { $0.isRevoked && fits($0.unrevokedData) }) { return (nil, revoked(key, record)) }
    if named.isEmpty {
      return (
        nil,
        ChainFinding(
          zone.isRoot ? .anchorMismatch : .signerWithoutKey, zone: zone, record: record,
          text: "\(source) of \(zone.spoken) names key \(signer.tag), which the zone doesn't have",
          hint: zone.isRoot
            ? "That is yours to mend: bring the trust anchor up to date."
            : Hints.registry(of: zone, "replace the DS with one of a key that the zone has"))
      )
    }
    return (
      nil,
      ChainFinding(
        zone.isRoot ? .anchorMismatch : .digestMismatch, zone: zone, record: record,
        text: "\(source) of \(zone.spoken) has another digest than that of key \(signer.tag)",
        hint: zone.isRoot
          ? "That is yours to mend: bring the trust anchor up to date."
          : Hints.registry(of: zone, "replace the DS with the right one"))
    )
  }

  private func revoked(_ key: ZoneKey, _ record: String) -> ChainFinding {
    ChainFinding(
      .keyRevoked, zone: zone, record: record, text: "key \(key.tag) of \(zone.spoken), which its DS names, is revoked",
      hint: Hints.registry(of: zone, "replace the DS with one of a key that is in use"))
  }
}

extension ZoneKey {
  /// The data as it was before the key was revoked.
  fileprivate var unrevokedData: [UInt8] {
    var data = data
    if data.count > 1 { data[1] &= 0x7F }
    return data
  }
}
