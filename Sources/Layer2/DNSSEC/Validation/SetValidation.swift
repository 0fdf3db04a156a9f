/// Whether a set of records is what its zone signed.
struct SetValidation {
  /// What the signatures say.
  enum Verdict: Sendable, Hashable {
    /// Signed by a key of the zone; made from a wildcard if that is given.
    case secure(wildcard: DomainName?)
    case bogus
  }

  var verdict: Verdict
  var findings: [ChainFinding]

  var isSecure: Bool { if case .secure = verdict { true } else { false } }
}

/// Checks sets of records against keys at one instant.
struct Validator {
  let checker: any SignatureChecker
  /// Unix seconds.
  let now: Int64
  var work = Work()

  /// - Parameters:
  ///   - zone: whose keys these are; only its signatures count.
  ///   - keys: those that may sign.
  mutating func validate(_ set: RecordSet, zone: DomainName, keys: [ZoneKey]) -> SetValidation {
    guard !set.signatures.isEmpty else {
      return SetValidation(
        verdict: .bogus,
        findings: [
          .init(
            .signatureMissing, zone: zone, record: set.label, text: "\(set.label) has no signature",
            hint: Hints.zone(zone, "must sign its zone anew, and give signatures to those who ask for them"))
        ])
    }
    var findings: [ChainFinding] = []
    for signature in set.signatures.prefix(Work.signaturesOfSet) {
      let (isValid, seen) = check(signature, of: set, zone: zone, keys: keys)
      findings += seen
      guard isValid else { continue }
      let wildcard = signature.labels < set.name.labels.count ? set.name.suffix(signature.labels).wildcard : nil
      // What other signatures lack matters to nobody: one is enough.
      return SetValidation(
        verdict: .secure(wildcard: wildcard == set.name ? nil : wildcard), findings: seen)
    }
    return SetValidation(verdict: .bogus, findings: findings)
  }

  private mutating func check(
    _ signature: RecordSignature, of set: RecordSet, zone: DomainName, keys: [ZoneKey]
  ) -> (Bool, [ChainFinding]) {
    let record = "RRSIG \(set.label), key \(signature.tag)"
    let what = "the signature of \(set.label) by key \(signature.tag)"
    func fault(_ code: ChainFinding.Code, _ text: String, _ task: String) -> (Bool, [ChainFinding]) {
      (false, [ChainFinding(code, zone: zone, record: record, text: text, hint: Hints.zone(zone, task))])
    }
    guard signature.signer == zone, set.name.isWithin(zone) else {
      return fault(
        .signatureByAnotherZone, "\(what) names \(signature.signer) as its zone", "must sign with its own name")
    }
    let labels = set.name.labels.count - (set.name.isWildcard ? 1 : 0)
    guard signature.labels <= labels else {
      return fault(.signatureLabels, "\(what) says that the name has \(signature.labels) labels", "must sign it anew")
    }
    guard signature.algorithm.isSupported else {
      return fault(
        .algorithmNotSupported, "\(what) uses \(signature.algorithm), which is not supported here",
        "could sign with ECDSA P-256 as well")
    }
    let (begins, ends) = (seconds(signature.inception), seconds(signature.expiration))
    guard begins <= now else {
      return fault(
        .signatureNotYetValid,
        "\(what) is valid only from \(Instant.text(begins)) on, \(Instant.span(begins - now)) from now",
        "must set its clock and sign anew, or your own clock is slow")
    }
    guard now <= ends else {
      return fault(
        .signatureExpired, "\(what) expired at \(Instant.text(ends)), \(Instant.span(now - ends)) ago",
        "must sign its zone anew, or your own clock is fast")
    }
    let candidates = keys.filter { $0.tag == signature.tag && $0.algorithm == signature.algorithm }
    guard !candidates.isEmpty else {
      return fault(
        .signatureWithoutKey, "\(what) is by a key that the zone doesn't have",
        "must publish the key, or sign with one that it publishes")
    }
    let bytes = set.signedBytes(signature)
    var isMalformed = false
    for key in candidates.prefix(Work.keysOfTag) {
      guard work.takeSignature() else {
        return fault(
          .tooMuchWork, "\(zone.spoken) asks for more checks of signatures than are made here", "has too many keys")
      }
      switch checker.check(signature.signature, over: bytes, by: key) {
      case .valid: return (true, remarks(signature, what, record, zone, ends))
      case .invalid: continue
      case .malformedKey: isMalformed = true
      }
    }
    if isMalformed {
      return fault(
        .keyMalformed, "key \(signature.tag) of \(zone.spoken) isn't a key for \(signature.algorithm)",
        "must publish a good key")
    }
    return fault(
      .signatureInvalid, "\(what) is invalid",
      "must sign these records anew with the key that the zone publishes, and then empty its servers' caches")
  }

  /// What is worth telling about a good signature.
  private func remarks(
    _ signature: RecordSignature, _ what: String, _ record: String, _ zone: DomainName, _ ends: Int64
  ) -> [ChainFinding] {
    var remarks: [ChainFinding] = []
    if signature.algorithm.support == .notRecommended {
      remarks.append(
        ChainFinding(
          .algorithmNotRecommended, .warning, zone: zone, record: record,
          text: "\(zone.spoken) signs with \(signature.algorithm), which is not recommended",
          hint: Hints.zone(zone, "should change to ECDSA P-256")))
    }
    // Some zones sign every answer for a few days or hours; less than an hour left means that signing has stopped.
    if ends - now < 3600 {
      remarks.append(
        ChainFinding(
          .signatureExpiresSoon, .warning, zone: zone, record: record,
          text: "\(what) expires at \(Instant.text(ends)), in \(Instant.span(ends - now))",
          hint: Hints.zone(zone, "should see whether its signing still runs")))
    }
    return remarks
  }

  /// The instant that a number of 32 bits stands for: the one within 68 years of now (RFC 4034, section 3.1.5).
  private func seconds(_ stamp: UInt32) -> Int64 {
    now + Int64(Int32(truncatingIfNeeded: Int64(stamp) - now))
  }
}

extension ChainFinding {
  init(
    _ code: Code, _ severity: Severity = .broken, zone: DomainName, record: String, text: String, hint: String
  ) {
    self.init(code: code, severity: severity, zone: zone, record: record, text: text, hint: hint)
  }
}
