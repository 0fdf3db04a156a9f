extension ChainAnalysis {
  /// What a proof comes to, in a verdict and words.
  func conclusion(
    _ verdict: Denial.Verdict, zone: DomainName, what: String, isEmpty: Bool, seen: [ChainFinding]
  ) -> (ChainVerdict, [ChainFinding]) {
    let record = "NSEC3 \(zone)"
    switch verdict {
    case .proved: return (.secure, [])
    case .optOut:
      return (
        .insecure,
        [
          ChainFinding(
            .optOut, .note, zone: zone, record: record, text: "\(zone.spoken) leaves out unsigned names (opt-out)",
            hint: "Nothing is wrong; the name is as good as unsigned.")
        ]
      )
    case .tooManyIterations(let count):
      return (
        .insecure,
        [
          ChainFinding(
            .denialIterations, .warning, zone: zone, record: record,
            text:
              "\(zone.spoken) hashes its names \(count) extra times; above \(Work.iterations) its proofs are not checked",
            hint: Hints.zone(zone, "should set the iterations of NSEC3 to 0 (RFC 9276)"))
        ]
      )
    case .unknownHash:
      return (
        .insecure,
        [
          ChainFinding(
            .denialHash, .warning, zone: zone, record: record,
            text: "\(zone.spoken) hashes its names in an unknown way",
            hint: Hints.zone(zone, "must use the hash number 1 in NSEC3"))
        ]
      )
    case .incomplete(let gap):
      // If a signature is wrong, that is the cause, and the gap follows from it.
      if seen.contains(where: { $0.severity == .broken }) { return (.bogus, []) }
      let finding =
        isEmpty
        ? ChainFinding(
          .denialMissing, zone: zone, record: "NSEC \(zone)", text: "nothing proves \(what)",
          hint: Hints.zone(zone, "must give NSEC or NSEC3 records with such answers"))
        : ChainFinding(
          .denialIncomplete, zone: zone, record: "NSEC \(zone)", text: "the proof \(what) has a gap: \(gap)",
          hint: Hints.zone(zone, "must sign its zone anew, with NSEC or NSEC3 records for all names"))
      return (.bogus, [finding])
    case .tooMuchWork:
      return (
        .indeterminate,
        [
          ChainFinding(
            .tooMuchWork, zone: zone, record: record, text: "\(zone.spoken) asks for more hashes than are made here",
            hint: Hints.zone(zone, "should set the iterations of NSEC3 to 0 (RFC 9276)"))
        ]
      )
    }
  }

  mutating func note(_ interruption: ChainEvidence.Interruption, at name: DomainName) {
    let (code, text): (ChainFinding.Code, String) =
      switch interruption {
      case .tooManyQuestions: (.tooMuchWork, "the way to \(name) asks for more questions than are put here")
      case .outOfTime: (.tooMuchWork, "the way to \(name) takes longer than the time for it")
      case .aliasLoop: (.aliasLoop, "the aliases at \(name) lead in a circle, or are too many")
      }
    add(
      ChainFinding(
        code, zone: name, record: "CNAME \(name)", text: text,
        hint: Hints.zone(name, "must mend its delegations and aliases")))
  }

  /// If every signature of the root is out of time, it is the clock that is wrong.
  mutating func suspectClock() {
    let times: Set<ChainFinding.Code> = [.signatureExpired, .signatureNotYetValid]
    let atRoot = findings.filter { $0.zone.isRoot && $0.severity == .broken }
    guard !atRoot.isEmpty, atRoot.allSatisfy({ times.contains($0.code) }) else { return }
    let now = validator.now
    add(
      ChainFinding(
        .clockWrong, zone: .root, record: atRoot[0].record,
        text: "this machine's clock says \(Instant.text(now)), and by it the root's own signatures are out of time",
        hint: "That is yours to mend: set the clock, and let the system keep it (timedatectl set-ntp true)."))
  }

  mutating func noteMissing(_ evidence: NameEvidence, _ zone: DomainName) {
    let messages = evidence.answers.values.flatMap { $0 }.compactMap(\.message)
    guard !messages.isEmpty else { return }
    let hint = "Is the name written correctly? If it is, \(Hints.zone(zone, "must add it").lowercasedFirst)"
    if messages.allSatisfy({ $0.code == 3 }) {
      add(
        ChainFinding(
          .nameMissing, .note, zone: zone, record: "NXDOMAIN \(evidence.name)",
          text: "there is no name \(evidence.name) in \(zone.spoken)", hint: hint))
    } else if messages.allSatisfy({ $0.code == 0 && $0.answer.isEmpty }) {
      add(
        ChainFinding(
          .addressMissing, .note, zone: zone, record: "A \(evidence.name)", text: "\(evidence.name) has no address",
          hint: hint))
    }
  }

  /// What is wrong with the servers of a zone.
  mutating func addServerFindings(_ zone: ZoneEvidence) {
    for name in zone.unplaced {
      add(
        ChainFinding(
          .delegationWithoutAddress, zone.servers.isEmpty ? .broken : .warning, zone: zone.name, record: "NS \(name)",
          text: "\(name), a server of \(zone.name), has no address",
          hint: Hints.zone(zone.name, "must mend its NS records")))
    }
    for server in zone.withheld {
      add(
        ChainFinding(
          .serverNotPublic, zone.servers.isEmpty ? .broken : .warning, zone: zone.name, record: "NS \(server.name)",
          text: "\(server), a server of \(zone.name), is not at a public address, and is not asked",
          hint: Hints.zone(zone.name, "must mend the addresses of its servers")))
    }
    let replies = zone.starts + zone.keys
    let hasAnswer = replies.contains { $0.message?.code == 0 }
    for server in zone.servers {
      let own = replies.filter { $0.server == server }
      if let finding = ServerFault(server, own, zone: zone.name).finding(isOnlyHope: !hasAnswer) { add(finding) }
    }
    let serials = Set(zone.starts.compactMap { $0.message?.serial(of: zone.name) })
    if serials.count > 1 {
      add(
        ChainFinding(
          .serversDisagree, .warning, zone: zone.name, record: "SOA \(zone.name)",
          text:
            "the servers of \(zone.name) have different copies: serial \(serials.sorted().map(String.init).joined(separator: " and "))",
          hint: Hints.zone(zone.name, "should see why one server is behind, unless the zone has just been changed")))
    }
  }

  func summary(of zone: ZoneEvidence, _ state: ZoneState) -> ChainReport.Zone {
    let message = zone.delegation.compactMap(\.message).first
    let signers = message.map { $0.answer.filter { $0.type == .ds }.compactMap { DelegationSigner($0.data) } } ?? []
    var keys: [ZoneKey] = []
    if case .secure(let trusted) = state {
      keys = trusted
    } else if let message = zone.keys.compactMap(\.message).first {
      keys = message.answer.filter { $0.type == .dnskey }.compactMap { ZoneKey($0.data) }
    }
    return ChainReport.Zone(
      name: zone.name, verdict: state.verdict,
      signers: zone.name.isRoot ? anchors.map(\.label) : signers.map(\.label), keys: keys.map(\.label),
      servers: zone.servers.map(\.description))
  }

  /// The worst first, each once.
  var sortedFindings: [ChainFinding] {
    var known: Set<ChainFinding> = []
    let once = findings.filter { known.insert($0).inserted }
    return once.enumerated().sorted { a, b in
      a.element.severity != b.element.severity ? a.element.severity > b.element.severity : a.offset < b.offset
    }.map(\.element)
  }
}

/// What is wrong with one server, from all that it answered about its zone.
struct ServerFault {
  let server: NameServer
  let replies: [Reply]
  let zone: DomainName

  init(_ server: NameServer, _ replies: [Reply], zone: DomainName) {
    self.server = server
    self.replies = replies
    self.zone = zone
  }

  /// - Parameter isOnlyHope: no other server of the zone answers.
  func finding(isOnlyHope: Bool) -> ChainFinding? {
    guard let first = replies.first else { return nil }
    func make(_ code: ChainFinding.Code, _ text: String, _ task: String, _ severity: ChainFinding.Severity? = nil)
      -> ChainFinding
    {
      ChainFinding(
        code, severity ?? (isOnlyHope ? .broken : .warning), zone: zone, record: "NS \(server.name)",
        text: "\(server), a server of \(zone.spoken), \(text)", hint: Hints.zone(zone, task))
    }
    if replies.allSatisfy({ $0.message == nil }) {
      switch first.outcome {
      case .silence:
        return make(.serverSilent, "doesn't answer", "must bring it back, or take it out of the delegation")
      case .unreachable(let cause):
        return make(.serverSilent, "can't be reached: \(cause)", "must bring it back, or take it out of the delegation")
      case .malformed: return make(.answerMalformed, "answers with something that isn't an answer", "must mend it")
      case .message: return nil
      }
    }
    let messages = replies.compactMap(\.message)
    if messages.allSatisfy({ $0.code != 0 || !$0.isAuthoritative }) {
      let code = messages.first { $0.code != 0 }.map { "answers with error \($0.code)" } ?? "doesn't have the zone"
      if zone.isRoot {
        // No server of the root is lame: something on the way answers in its place.
        return ChainFinding(
          .serverLame, isOnlyHope ? .broken : .warning, zone: zone, record: "NS .",
          text: "something on the way \(code.hasPrefix("answers") ? code : "answers") in place of the root's servers",
          hint:
            "\(Hints.yourself)your network answers questions to name servers itself, so the chain can't be followed from here."
        )
      }
      return make(.serverLame, "is lame: it \(code)", "must load the zone there, or take it out of the delegation")
    }
    if replies.contains(where: \.refusedStream) {
      return make(.streamRefused, "cuts its answers over UDP and refuses TCP", "must open port 53 for TCP", .warning)
    }
    if replies.contains(where: \.lostDatagrams) {
      return make(
        .datagramsLost, "answers over TCP alone: over UDP the answer is lost",
        "must let UDP through, and limit it to 1,232 bytes",
        .warning)
    }
    return nil
  }
}

extension Message {
  /// The number of a zone's copy.
  func serial(of zone: DomainName) -> UInt32? {
    guard let start = answer.first(where: { $0.type == .soa && $0.name == zone }) else { return nil }
    var reader = WireReader(start.data)
    guard reader.name() != nil, reader.name() != nil else { return nil }
    return reader.number32()
  }
}

extension ChainFinding {
  /// The same of one server among others that answer well.
  var ofOneServer: ChainFinding { with(.warning, "\(text) (at one of its servers)") }

  /// The same where it isn't what breaks the chain.
  var asWarning: ChainFinding { with(min(severity, .warning), text) }

  private func with(_ severity: Severity, _ text: String) -> ChainFinding {
    var changed = self
    changed.severity = min(severity, self.severity)
    changed.text = text
    return changed
  }
}

extension DelegationSigner {
  /// Such as `33834 (RSA/SHA-256 (8))`.
  var label: String { "\(tag), \(algorithm)" }
}

extension ZoneKey {
  var label: String { "\(tag), \(algorithm)" }
}

extension String {
  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
