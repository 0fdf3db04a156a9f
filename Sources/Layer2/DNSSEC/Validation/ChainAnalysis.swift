/// Judges what was heard on the way to a name: a pure function of the messages, the trust anchors and an instant.
///
/// It follows RFC 4035, section 5, zone by zone. Where servers of one zone disagree, the best answer counts, as it does for a resolver
/// that asks the next server; the others are findings.
struct ChainAnalysis {
  /// How far a zone can be trusted.
  enum ZoneState: Sendable {
    case secure([ZoneKey])
    case insecure
    case bogus
    case unknown

    var verdict: ChainVerdict {
      switch self {
      case .secure: .secure
      case .insecure: .insecure
      case .bogus: .bogus
      case .unknown: .indeterminate
      }
    }
  }

  var validator: Validator
  let anchors: [DelegationSigner]
  private(set) var findings: [ChainFinding] = []
  private(set) var zones: [ChainReport.Zone] = []
  private var states: [DomainName: ZoneState] = [:]

  init(anchors: [DelegationSigner], checker: any SignatureChecker, now: Int64) {
    self.anchors = anchors
    validator = Validator(checker: checker, now: now)
  }

  /// Judges all of the evidence.
  static func report(
    on evidence: ChainEvidence, anchors: [DelegationSigner], checker: any SignatureChecker, now: Int64
  ) -> ChainReport {
    var analysis = ChainAnalysis(anchors: anchors, checker: checker, now: now)
    let verdict = analysis.judge(evidence)
    let host = evidence.names.first?.name ?? .root
    return ChainReport(
      host: host, verdict: verdict, findings: analysis.sortedFindings, zones: analysis.zones,
      aliases: evidence.names.dropFirst().map(\.name))
  }

  mutating func add(_ finding: ChainFinding) { findings.append(finding) }

  private mutating func judge(_ evidence: ChainEvidence) -> ChainVerdict {
    var verdict = ChainVerdict.secure
    for name in evidence.names {
      verdict = verdict.worse(judge(name))
    }
    if let interruption = evidence.interruption {
      verdict = verdict.worse(.indeterminate)
      note(interruption, at: evidence.names.last?.name ?? .root)
    }
    if validator.work.isOver { verdict = verdict.worse(.indeterminate) }
    suspectClock()
    return verdict
  }

  private mutating func judge(_ evidence: NameEvidence) -> ChainVerdict {
    var parent: ZoneEvidence?
    for zone in evidence.zones {
      if states[zone.name] == nil {
        let above = parent.flatMap { states[$0.name] }
        let state = judge(zone, below: parent?.name, whoseState: above)
        states[zone.name] = state
        zones.append(summary(of: zone, state))
        addServerFindings(zone)
      }
      parent = zone
    }
    guard let zone = evidence.zones.last, let state = states[zone.name] else { return .indeterminate }
    var verdict: ChainVerdict?
    for type in [RecordType.a, .aaaa] {
      guard let replies = evidence.answers[type], !replies.isEmpty else { continue }
      let one = judge(replies, Question(evidence.name, type), zone.name, state)
      verdict = verdict?.worse(one) ?? one
    }
    noteMissing(evidence, zone.name)
    return verdict ?? state.verdict.worse(.indeterminate)
  }

  // MARK: - Zones

  private mutating func judge(
    _ zone: ZoneEvidence, below parent: DomainName?, whoseState above: ZoneState?
  ) -> ZoneState {
    guard let parent, let above else { return keys(of: zone, trusting: anchors) }
    guard case .secure(let parentKeys) = above else { return above }
    switch signers(of: zone, parent, parentKeys) {
    case .secure(let signers): return keys(of: zone, trusting: signers)
    case .unsigned: return .insecure
    case .bogus: return .bogus
    case .unknown: return .unknown
    }
  }

  private enum Signers { case secure([DelegationSigner]), unsigned, bogus, unknown }

  /// The DS of a zone, or the proof that there is none.
  private mutating func signers(of zone: ZoneEvidence, _ parent: DomainName, _ keys: [ZoneKey]) -> Signers {
    let outcomes = zone.delegation.compactMap { reply -> (Signers, [ChainFinding])? in
      reply.message.flatMap { signers(of: zone.name, $0, parent, keys) }
    }
    guard let best = outcomes.first(where: { if case .bogus = $0.0 { false } else { true } }) else {
      guard let worst = outcomes.first else { return .unknown }
      findings += worst.1
      return .bogus
    }
    findings += best.1
    for case (.bogus, let seen) in outcomes { findings += seen.map(\.ofOneServer) }
    return best.0
  }

  private mutating func signers(
    of child: DomainName, _ message: Message, _ parent: DomainName, _ keys: [ZoneKey]
  ) -> (Signers, [ChainFinding])? {
    guard message.code == 0 || message.code == 3 else { return nil }
    let sets = RecordSet.all(in: message.answer)
    if let set = sets.first(where: { $0.type == .ds && $0.name == child }) {
      let validation = validator.validate(set, zone: parent, keys: keys)
      guard validation.isSecure else { return (.bogus, validation.findings) }
      return (.secure(set.records.compactMap { DelegationSigner($0.data) }), validation.findings)
    }
    let (denial, seen) = denial(in: message, zone: parent, keys: keys)
    let verdict = denial.leavesUnsigned(child, &validator)
    let (state, finding) = conclusion(
      verdict, zone: parent, what: "that \(child) is unsigned", isEmpty: denial.isEmpty, seen: seen)
    switch state {
    case .secure:
      let note = ChainFinding(
        .unsignedDelegation, .note, zone: child, record: "DS \(child)",
        text: "\(child) is not signed: \(parent) proves it",
        hint: Hints.registry(of: child, "list its key, once its zone is signed"))
      return (.unsigned, seen.filter { $0.severity < .broken } + [note])
    case .insecure:
      let note = ChainFinding(
        .unsignedDelegation, .note, zone: child, record: "DS \(child)", text: "\(child) is not signed",
        hint: Hints.registry(of: child, "list its key, once its zone is signed"))
      return (.unsigned, seen.filter { $0.severity < .broken } + finding + [note])
    case .bogus: return (.bogus, seen + finding)
    case .indeterminate: return (.unknown, seen + finding)
    }
  }

  /// The keys of a zone, if one of them is that of its parent's DS or of a trust anchor and signed them all.
  private mutating func keys(of zone: ZoneEvidence, trusting signers: [DelegationSigner]) -> ZoneState {
    let trust = KeyTrust(zone: zone.name, signers: signers)
    if let finding = trust.notSupported {
      findings.append(finding)
      return .insecure
    }
    findings += trust.remarks
    var outcomes: [(keys: [ZoneKey]?, findings: [ChainFinding])] = []
    for reply in zone.keys {
      guard let message = reply.message, message.code == 0 else { continue }
      let set = RecordSet.all(in: message.answer).first { $0.type == .dnskey && $0.name == zone.name }
      outcomes.append(trust.keys(in: set, &validator))
    }
    guard let best = outcomes.first(where: { $0.keys != nil }), let keys = best.keys else {
      guard let worst = outcomes.first else { return .unknown }
      findings += worst.findings
      return .bogus
    }
    findings += best.findings
    for outcome in outcomes where outcome.keys == nil { findings += outcome.findings.map(\.ofOneServer) }
    return .secure(keys)
  }

  // MARK: - Answers

  private mutating func judge(
    _ replies: [Reply], _ question: Question, _ zone: DomainName, _ state: ZoneState
  ) -> ChainVerdict {
    guard case .secure(let keys) = state else {
      return replies.contains { $0.message != nil } ? state.verdict : state.verdict.worse(.indeterminate)
    }
    let outcomes = replies.compactMap { reply in
      reply.message.flatMap { judge($0, question, zone, keys) }
    }
    guard let best = outcomes.min(by: { $0.0 != $1.0 && $0.0.worse($1.0) == $1.0 }) else { return .indeterminate }
    findings += best.1
    for outcome in outcomes where outcome.0 == .bogus && best.0 != .bogus { findings += outcome.1.map(\.ofOneServer) }
    return best.0
  }

  private mutating func judge(
    _ message: Message, _ question: Question, _ zone: DomainName, _ keys: [ZoneKey]
  ) -> (ChainVerdict, [ChainFinding])? {
    guard message.code == 0 || message.code == 3 else { return nil }
    let sets = RecordSet.all(in: message.answer)
    var seen: [ChainFinding] = []
    var verdict = ChainVerdict.secure
    let alias = sets.first { $0.type == .dname && question.name.isBelow($0.name) }
    let answering = sets.filter { set in
      if let alias { return set == alias }
      return set.name == question.name && (set.type == question.type || set.type == .cname)
    }
    for set in answering {
      let validation = validator.validate(set, zone: zone, keys: keys)
      seen += validation.findings
      guard case .secure(let wildcard) = validation.verdict else { return (.bogus, seen) }
      guard let wildcard else { continue }
      let (denial, faults) = denial(in: message, zone: zone, keys: keys)
      let (state, finding) = conclusion(
        denial.allows(wildcard, for: set.name, &validator), zone: zone,
        what: "that \(wildcard) may stand for \(set.name)",
        isEmpty: denial.isEmpty, seen: faults)
      verdict = verdict.worse(state)
      seen += faults + finding
    }
    guard answering.isEmpty else { return (verdict, seen) }
    return negative(message, question, zone, keys)
  }

  private mutating func negative(
    _ message: Message, _ question: Question, _ zone: DomainName, _ keys: [ZoneKey]
  ) -> (ChainVerdict, [ChainFinding]) {
    var (denial, seen) = denial(in: message, zone: zone, keys: keys)
    for set in RecordSet.all(in: message.authority) where set.type == .soa {
      let validation = validator.validate(set, zone: zone, keys: keys)
      seen += validation.findings
      if !validation.isSecure { return (.bogus, seen) }
    }
    let isMissing = message.code == 3
    let verdict =
      isMissing ? denial.misses(question.name, &validator) : denial.lacks(question, &validator)
    let what = isMissing ? "that \(question.name) doesn't exist" : "that \(question.name) has no \(question.type)"
    let (state, finding) = conclusion(verdict, zone: zone, what: what, isEmpty: denial.isEmpty, seen: seen)
    let hasFault = seen.contains { $0.severity == .broken }
    return (hasFault && state == .secure ? .bogus : state, seen + finding)
  }

  /// The NSEC and NSEC3 of an answer whose signatures are good, and what is wrong with the others.
  private mutating func denial(
    in message: Message, zone: DomainName, keys: [ZoneKey]
  ) -> (Denial, [ChainFinding]) {
    var denial = Denial(zone: zone, names: [], hashes: [])
    var seen: [ChainFinding] = []
    for set in RecordSet.all(in: message.authority) where set.type == .nsec || set.type == .nsec3 {
      let validation = validator.validate(set, zone: zone, keys: keys)
      seen += validation.findings
      guard validation.isSecure else { continue }
      if set.type == .nsec { denial.names += set.records.compactMap(NextName.init) }
      if set.type == .nsec3 { denial.hashes += set.records.compactMap(NextHash.init) }
    }
    return (denial, seen)
  }
}
