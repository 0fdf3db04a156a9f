/// A signature under a set of records, and the words that findings about it share.
private struct SignedSet {
  let signature: RecordSignature
  let set: RecordSet
  let zone: DomainName

  var record: String { "RRSIG \(set.label), key \(signature.tag)" }
  var what: String { "the signature of \(set.label) by key \(signature.tag)" }

  /// - Parameter task: what the zone must do.
  func fault(_ code: ChainFinding.Code, _ text: String, _ task: String) -> ChainFinding {
    ChainFinding(code, zone: zone, record: record, text: text, hint: Hints.zone(zone, task))
  }

  func remark(_ code: ChainFinding.Code, _ text: String, _ task: String) -> ChainFinding {
    ChainFinding(code, .warning, zone: zone, record: record, text: text, hint: Hints.zone(zone, task))
  }
}

/// Checks one signature.
extension Validator {
  /// Whether it is valid, and what is worth telling about it.
  mutating func check(
    _ signature: RecordSignature, of set: RecordSet, zone: DomainName, keys: [ZoneKey]
  ) -> (Bool, [ChainFinding]) {
    let subject = SignedSet(signature: signature, set: set, zone: zone)
    if let fault = faultOfForm(subject) ?? faultOfTime(subject) ?? faultOfKeys(subject, keys) {
      return (false, [fault])
    }
    return (true, remarks(on: subject))
  }

  /// What it says of its signer, its labels and its algorithm.
  private func faultOfForm(_ subject: SignedSet) -> ChainFinding? {
    let (signature, set, what) = (subject.signature, subject.set, subject.what)
    guard signature.signer == subject.zone, set.name.isWithin(subject.zone) else {
      return subject.fault(
        .signatureByAnotherZone, "\(what) names \(signature.signer) as its zone", "must sign with its own name")
    }
    let labels = set.name.labels.count - (set.name.isWildcard ? 1 : 0)
    guard signature.labels <= labels else {
      return subject.fault(
        .signatureLabels, "\(what) says that the name has \(signature.labels) labels", "must sign it anew")
    }
    guard signature.algorithm.isSupported else {
      return subject.fault(
        .algorithmNotSupported, "\(what) uses \(signature.algorithm), which is not supported here",
        "could sign with ECDSA P-256 as well")
    }
    return nil
  }

  private func faultOfTime(_ subject: SignedSet) -> ChainFinding? {
    let (begins, ends) = (seconds(subject.signature.inception), seconds(subject.signature.expiration))
    guard begins <= now else {
      return subject.fault(
        .signatureNotYetValid,
        "\(subject.what) is valid only from \(Instant.text(begins)) on, \(Instant.span(begins - now)) from now",
        "must set its clock and sign anew, or your own clock is slow")
    }
    guard now <= ends else {
      return subject.fault(
        .signatureExpired, "\(subject.what) expired at \(Instant.text(ends)), \(Instant.span(now - ends)) ago",
        "must sign its zone anew, or your own clock is fast")
    }
    return nil
  }

  /// Nil if one of the keys made it.
  private mutating func faultOfKeys(_ subject: SignedSet, _ keys: [ZoneKey]) -> ChainFinding? {
    let (signature, zone) = (subject.signature, subject.zone)
    let candidates = keys.filter { $0.tag == signature.tag && $0.algorithm == signature.algorithm }
    guard !candidates.isEmpty else {
      return subject.fault(
        .signatureWithoutKey, "\(subject.what) is by a key that the zone doesn't have",
        "must publish the key, or sign with one that it publishes")
    }
    let bytes = subject.set.signedBytes(signature)
    var isMalformed = false
    for key in candidates.prefix(Work.keysOfTag) {
      guard work.takeSignature() else {
        return subject.fault(
          .tooMuchWork, "\(zone.spoken) asks for more checks of signatures than are made here", "has too many keys")
      }
      switch checker.check(signature.signature, over: bytes, by: key) {
      case .valid: return nil
      case .invalid: continue
      case .malformedKey: isMalformed = true
      }
    }
    if isMalformed {
      return subject.fault(
        .keyMalformed, "key \(signature.tag) of \(zone.spoken) isn't a key for \(signature.algorithm)",
        "must publish a good key")
    }
    return subject.fault(
      .signatureInvalid, "\(subject.what) is invalid",
      "must sign these records anew with the key that the zone publishes, and then empty its servers' caches")
  }

  /// What is worth telling about a good signature.
  private func remarks(on subject: SignedSet) -> [ChainFinding] {
    var remarks: [ChainFinding] = []
    if subject.signature.algorithm.support == .notRecommended {
      remarks.append(
        subject.remark(
          .algorithmNotRecommended,
          "\(subject.zone.spoken) signs with \(subject.signature.algorithm), which is not recommended",
          "should change to ECDSA P-256"))
    }
    let ends = seconds(subject.signature.expiration)
    // Some zones sign every answer for a few days or hours; less than an hour left means that signing has stopped.
    if ends - now < 3600 {
      remarks.append(
        subject.remark(
          .signatureExpiresSoon, "\(subject.what) expires at \(Instant.text(ends)), in \(Instant.span(ends - now))",
          "should see whether its signing still runs"))
    }
    return remarks
  }

  /// The instant that a number of 32 bits stands for: the one within 68 years of now (RFC 4034, section 3.1.5).
  private func seconds(_ stamp: UInt32) -> Int64 {
    now + Int64(Int32(truncatingIfNeeded: Int64(stamp) - now))
  }
}
