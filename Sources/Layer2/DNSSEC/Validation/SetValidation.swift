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
}

extension ChainFinding {
  init(
    _ code: Code, _ severity: Severity = .broken, zone: DomainName, record: String, text: String, hint: String
  ) {
    self.init(code: code, severity: severity, zone: zone, record: record, text: text, hint: hint)
  }
}
