import WebAddress

/// Puts one question to one server. Live, or a zone in memory for tests.
public protocol ServerLink: Sendable {
  /// Asks over UDP, and over TCP where that is too short or stays unanswered.
  func ask(_ question: Question, of server: NameServer, _ options: QueryOptions) async -> Reply
}

/// Walks from the root to a name and keeps all that the servers say. It trusts nothing and judges nothing: that is done afterwards,
/// without a network (`ChainAnalysis`).
///
/// Zones are found label by label, with questions for NS (as RFC 9156 does), so that a zone is seen even where its servers are its
/// parent's as well.
actor ChainCollector {
  /// What a walk may cost.
  struct Limits: Sendable {
    var questions = 600
    /// Servers of one zone that are asked.
    var servers = 6
    var aliases = 8
    /// Names of servers that are looked up on the way to the address of another.
    var depth = 4
  }

  private let link: any ServerLink
  private let roots: [NameServer]
  private let limits: Limits
  /// Whether a server may be asked at an address: public ones alone, unless the roots are private.
  private let mayAsk: @Sendable (IPAddress) -> Bool
  private let isOutOfTime: @Sendable () -> Bool

  private var asked = 0
  private var zones: [DomainName: ZoneEvidence] = [:]
  private var addresses: [DomainName: [IPAddress]] = [:]
  private var interruption: ChainEvidence.Interruption?

  init(
    link: any ServerLink, roots: [NameServer], limits: Limits = Limits(),
    mayAsk: @escaping @Sendable (IPAddress) -> Bool, isOutOfTime: @escaping @Sendable () -> Bool
  ) {
    self.link = link
    self.roots = roots
    self.limits = limits
    self.mayAsk = mayAsk
    self.isOutOfTime = isOutOfTime
  }

  /// Everything on the way to a host, its aliases with it.
  func evidence(for host: DomainName) async -> ChainEvidence {
    var names: [NameEvidence] = []
    var next: DomainName? = host
    while let name = next {
      guard names.count <= limits.aliases, !names.contains(where: { $0.name == name }) else {
        interruption = .aliasLoop
        break
      }
      let evidence = await walk(to: name)
      names.append(evidence)
      next = Self.alias(of: name, in: evidence)
    }
    return ChainEvidence(names: names, interruption: interruption)
  }

  private func walk(to name: DomainName) async -> NameEvidence {
    let path = await zones(to: name, depth: 0, isWhole: true)
    guard let last = path.last, last.isHeard else { return NameEvidence(name: name, zones: path, answers: [:]) }
    let a = await ask(Question(name, .a), of: last.servers)
    let aaaa = await ask(Question(name, .aaaa), of: last.servers)
    return NameEvidence(name: name, zones: path, answers: [.a: a, .aaaa: aaaa])
  }

  private static func alias(of name: DomainName, in evidence: NameEvidence) -> DomainName? {
    for message in evidence.answers.values.flatMap({ $0 }).compactMap(\.message) {
      for record in message.answer {
        var reader = WireReader(record.data)
        if record.type == .cname, record.name == name, let target = reader.name() { return target }
        if record.type == .dname, name.isBelow(record.name), let target = reader.name() {
          let kept = name.labels.dropLast(record.name.labels.count)
          let joined = DomainName(labels: kept + target.labels)
          if joined.wire.count <= 255 { return joined }
        }
      }
    }
    return nil
  }

  // MARK: - Zones

  /// - Parameter isWhole: whether the zones' keys and delegations are wanted, and not their servers alone.
  private func zones(to name: DomainName, depth: Int, isWhole: Bool) async -> [ZoneEvidence] {
    var path = [await zone(.root, servers: roots, isWhole: isWhole)]
    guard !name.isRoot, !isWhole || path[0].isHeard else { return path }
    var count = 1
    while count <= name.labels.count, let zone = path.last, !zone.servers.isEmpty, interruption == nil {
      let candidate = name.suffix(count)
      if let known = zones[candidate], !isWhole || !known.keys.isEmpty {
        path.append(known)
        count += 1
        continue
      }
      guard let cut = await cut(at: candidate, towards: name, in: zone, depth: depth) else {
        count += 1
        continue
      }
      path.append(await self.zone(cut, below: zone, isWhole: isWhole))
      count = cut.name.labels.count + 1
    }
    return path
  }

  /// Where a zone begins, and who serves it.
  private struct Cut {
    var name: DomainName
    var servers: [NameServer]
    var unplaced: [DomainName]
    var withheld: [NameServer]
  }

  private func cut(
    at candidate: DomainName, towards name: DomainName, in zone: ZoneEvidence, depth: Int
  ) async -> Cut? {
    let replies = await ask(Question(candidate, .ns), of: Array(zone.servers.prefix(3)))
    for message in replies.compactMap(\.message) where message.code == 0 {
      // The parent's servers refer to the child's, or are the child's themselves.
      let named = (message.answer + message.authority).filter { record in
        record.type == .ns && record.name.isBelow(zone.name) && name.isWithin(record.name)
      }
      guard let child = named.first?.name else { continue }
      let hosts = named.filter { $0.name == child }.compactMap { record -> DomainName? in
        var reader = WireReader(record.data)
        return reader.name()
      }
      return await place(Set(hosts).sorted(), of: child, glue: message.additional, depth: depth)
    }
    return nil
  }

  private func place(
    _ hosts: [DomainName], of child: DomainName, glue: [ResourceRecord], depth: Int
  ) async -> Cut {
    var cut = Cut(name: child, servers: [], unplaced: [], withheld: [])
    // With glue first: they need no further questions.
    let known = hosts.map { host in (host, glue.compactMap { $0.name == host ? $0.address : nil }) }
    for (host, places) in known.sorted(by: { !$0.1.isEmpty && $1.1.isEmpty }) {
      guard cut.servers.count < limits.servers else { break }
      let found = places.isEmpty ? await addresses(of: host, depth: depth + 1) : places
      if found.isEmpty { cut.unplaced.append(host) }
      for address in found where cut.servers.count < limits.servers {
        let server = NameServer(name: host, address: address)
        if mayAsk(address) { cut.servers.append(server) } else { cut.withheld.append(server) }
      }
    }
    return cut
  }

  private func addresses(of host: DomainName, depth: Int) async -> [IPAddress] {
    if let known = addresses[host] { return known }
    guard depth <= limits.depth else { return [] }
    // Whoever comes here again while it is looked up goes in a circle.
    addresses[host] = []
    let path = await zones(to: host, depth: depth, isWhole: false)
    guard let servers = path.last?.servers else { return [] }
    var found: [IPAddress] = []
    for type in [RecordType.a, .aaaa] {
      for reply in await ask(Question(host, type), of: Array(servers.prefix(2))) {
        found += reply.message?.answer.compactMap(\.address) ?? []
      }
    }
    var seen: Set<IPAddress> = []
    addresses[host] = found.filter { seen.insert($0).inserted }
    return addresses[host] ?? []
  }

  private func zone(_ name: DomainName, servers: [NameServer], isWhole: Bool) async -> ZoneEvidence {
    await zone(Cut(name: name, servers: servers, unplaced: [], withheld: []), below: nil, isWhole: isWhole)
  }

  private func zone(_ cut: Cut, below parent: ZoneEvidence?, isWhole: Bool) async -> ZoneEvidence {
    if let known = zones[cut.name], !isWhole || !known.keys.isEmpty { return known }
    var zone = ZoneEvidence(name: cut.name, servers: cut.servers, unplaced: cut.unplaced, withheld: cut.withheld)
    if cut.name.isRoot { zone.servers = Array(cut.servers.prefix(limits.servers)) }
    if isWhole {
      if let parent { zone.delegation = await ask(Question(cut.name, .ds), of: parent.servers) }
      zone.keys = await ask(Question(cut.name, .dnskey), of: zone.servers)
      // Where nobody answers, nobody need be asked again: without a connection each question takes seconds.
      if zone.isHeard { zone.starts = await ask(Question(cut.name, .soa), of: zone.servers) }
    }
    zones[cut.name] = zone
    return zone
  }

  // MARK: - Questions

  /// Asks all servers at once; the answers are in the servers' order.
  private func ask(_ question: Question, of servers: [NameServer]) async -> [Reply] {
    guard asked + servers.count <= limits.questions else {
      interruption = .tooManyQuestions
      return []
    }
    guard !isOutOfTime() else {
      interruption = .outOfTime
      return []
    }
    asked += servers.count
    let link = link
    return await withTaskGroup(of: (Int, Reply).self) { group in
      for (index, server) in servers.enumerated() {
        group.addTask { (index, await link.ask(question, of: server, QueryOptions())) }
      }
      var replies: [(Int, Reply)] = []
      for await reply in group { replies.append(reply) }
      return replies.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }
}

extension ResourceRecord {
  /// The address of an A or AAAA record.
  var address: IPAddress? {
    switch (type, data.count) {
    case (.a, 4): .v4(data.reduce(0) { $0 << 8 | UInt32($1) })
    case (.aaaa, 16):
      .v6(
        high: data[..<8].reduce(0) { $0 << 8 | UInt64($1) }, low: data[8...].reduce(0) { $0 << 8 | UInt64($1) })
    default: nil
    }
  }
}
