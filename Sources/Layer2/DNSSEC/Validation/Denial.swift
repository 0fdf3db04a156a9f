/// A proof that something doesn't exist, from the NSEC or NSEC3 records of one answer (RFC 4035, section 5.4; RFC 5155, section 8).
/// Only records whose signatures are good belong in it.
struct Denial {
  /// What the proof comes to.
  enum Verdict: Sendable, Hashable {
    case proved
    /// The name may be an unsigned delegation: as good as unsigned.
    case optOut
    /// The zone hashes its names more often than is accepted: as good as unsigned.
    case tooManyIterations(UInt16)
    /// The hash is unknown: as good as unsigned (RFC 5155, section 8.1).
    case unknownHash
    /// A gap, in words.
    case incomplete(String)
    case tooMuchWork
  }

  let zone: DomainName
  var names: [NextName]
  var hashes: [NextHash]

  var isEmpty: Bool { names.isEmpty && hashes.isEmpty }

  /// Proves that a name that exists doesn't have a type, or that nothing is said about it but what is below it.
  func lacks(_ question: Question, _ validator: inout Validator) -> Verdict {
    if !names.isEmpty, lacksByName(question) { return .proved }
    if let obstacle { return obstacle }
    guard !hashes.isEmpty else { return .incomplete("no NSEC denies \(question.type) of \(question.name)") }
    return lacksByHash(question, &validator)
  }

  /// Proves that a delegation has no DS, and so is unsigned: the name must be one of a delegation (RFC 4035, section 5.2).
  func leavesUnsigned(_ child: DomainName, _ validator: inout Validator) -> Verdict {
    let verdict = lacks(Question(child, .ds), &validator)
    guard verdict == .proved else { return verdict }
    let byName = names.first { $0.owner == child }?.types
    let byHash = NameHasher(zone: zone, hashes: hashes).matching(child, &validator)?.types
    guard let types = byName ?? byHash, types.contains(.ns) else {
      return .incomplete("what denies the DS of \(child) doesn't list it as a delegation")
    }
    return .proved
  }

  /// Proves that a name doesn't exist and no wildcard stands for it.
  func misses(_ name: DomainName, _ validator: inout Validator) -> Verdict {
    if !names.isEmpty {
      guard let cover = covering(name) else { return .incomplete("no NSEC covers \(name)") }
      let wildcard = closestEncloser(of: name, cover).wildcard
      return covering(wildcard) != nil ? .proved : .incomplete("no NSEC covers the wildcard \(wildcard)")
    }
    if let obstacle { return obstacle }
    let hasher = NameHasher(zone: zone, hashes: hashes)
    switch hasher.closestEncloser(of: name, &validator) {
    case .failure(let verdict): return verdict
    case .success(let proof):
      guard hasher.covering(proof.encloser.wildcard, &validator) != nil else {
        return .incomplete("no NSEC3 covers the wildcard \(proof.encloser.wildcard)")
      }
      return proof.isOptOut ? .optOut : .proved
    }
  }

  /// Proves that no closer name than the wildcard's parent exists, so that the wildcard stands for this one.
  func allows(_ wildcard: DomainName, for name: DomainName, _ validator: inout Validator) -> Verdict {
    guard let encloser = wildcard.parent, name.labels.count > encloser.labels.count else {
      return .incomplete("\(wildcard) can't stand for \(name)")
    }
    let nextCloser = name.suffix(encloser.labels.count + 1)
    if !names.isEmpty {
      return covering(name) != nil ? .proved : .incomplete("no NSEC covers \(name), which a wildcard stands for")
    }
    if let obstacle { return obstacle }
    guard let cover = NameHasher(zone: zone, hashes: hashes).covering(nextCloser, &validator) else {
      return .incomplete("no NSEC3 covers \(nextCloser), which a wildcard stands for")
    }
    return cover.isOptOut ? .optOut : .proved
  }

  // MARK: - Hashed names

  /// What keeps the hashes from being used at all.
  private var obstacle: Verdict? {
    guard let first = hashes.first else { return nil }
    if hashes.contains(where: { $0.parameters.algorithm != 1 }) { return .unknownHash }
    if first.parameters.iterations > Work.iterations { return .tooManyIterations(first.parameters.iterations) }
    if hashes.contains(where: { $0.parameters != first.parameters }) {
      return .incomplete("its NSEC3 records hash in different ways")
    }
    return nil
  }

  private func lacksByHash(_ question: Question, _ validator: inout Validator) -> Verdict {
    let hasher = NameHasher(zone: zone, hashes: hashes)
    if let match = hasher.matching(question.name, &validator) {
      return Self.deny(match.types, question)
        ? .proved : .incomplete("the NSEC3 of \(question.name) doesn't deny its \(question.type)")
    }
    if validator.work.isOver { return .tooMuchWork }
    switch hasher.closestEncloser(of: question.name, &validator) {
    case .failure(let verdict): return verdict
    case .success(let proof):
      if let wildcard = hasher.matching(proof.encloser.wildcard, &validator),
        Self.deny(wildcard.types, question, isWildcard: true)
      {
        return proof.isOptOut ? .optOut : .proved
      }
      // A DS that is missing under opt-out (RFC 5155, section 8.6); an empty name above one alike (RFC 7129, section 5).
      return proof.isOptOut
        ? .optOut : .incomplete("no NSEC3 matches \(question.name), and none with opt-out covers it")
    }
  }

  // MARK: - Names

  private func lacksByName(_ question: Question) -> Bool {
    if let match = names.first(where: { $0.owner == question.name }) { return Self.deny(match.types, question) }
    guard let cover = covering(question.name, mayEnclose: true) else { return false }
    // An empty name: what comes next lies below it.
    if cover.next.isBelow(question.name) { return true }
    guard covering(question.name) != nil else { return false }
    let wildcard = closestEncloser(of: question.name, cover).wildcard
    return names.contains { $0.owner == wildcard && Self.deny($0.types, question, isWildcard: true) }
  }

  /// The record between whose names a name would stand. One of a delegation or DNAME says nothing about what is below it, and one
  /// whose next name lies below the name says that the name exists.
  private func covering(_ name: DomainName, mayEnclose: Bool = false) -> NextName? {
    names.first { record in
      let isBetween =
        record.owner < record.next
        ? record.owner < name && name < record.next : record.owner < name || name < record.next
      guard isBetween, name.isWithin(zone) else { return false }
      if name.isBelow(record.owner), record.types.isDelegation || record.types.contains(.dname) { return false }
      return mayEnclose || !record.next.isBelow(name)
    }
  }

  private func closestEncloser(of name: DomainName, _ cover: NextName) -> DomainName {
    let (one, other) = (name.commonAncestor(cover.owner), name.commonAncestor(cover.next))
    return one.labels.count >= other.labels.count ? one : other
  }

  /// Whether the types of a name deny one. The parent's record at a delegation denies a DS alone, and the child's denies all but that.
  static func deny(_ types: TypeBitmap, _ question: Question, isWildcard: Bool = false) -> Bool {
    guard !types.contains(question.type), !types.contains(.cname) else { return false }
    if question.type == .ds, !isWildcard { return !types.contains(.soa) || question.name.isRoot }
    return !types.isDelegation
  }
}
