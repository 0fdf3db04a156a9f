/// Finds names among hashes (RFC 5155, sections 5 and 8.3).
struct NameHasher {
  let zone: DomainName
  let hashes: [NextHash]

  /// The closest name that exists above one that doesn't.
  struct EncloserProof: Sendable {
    var encloser: DomainName
    /// Whether unsigned delegations may stand where the name would.
    var isOptOut: Bool
  }

  enum EncloserResult { case success(EncloserProof), failure(Denial.Verdict) }

  func matching(_ name: DomainName, _ validator: inout Validator) -> NextHash? {
    guard let hash = hash(name, &validator) else { return nil }
    return hashes.first { $0.zone == zone && $0.owner == hash }
  }

  func covering(_ name: DomainName, _ validator: inout Validator) -> NextHash? {
    guard let hash = hash(name, &validator) else { return nil }
    return hashes.first { record in
      guard record.zone == zone else { return false }
      let (owner, next) = (record.owner, record.next)
      let isAfter = owner.lexicographicallyPrecedes(hash)
      let isBefore = hash.lexicographicallyPrecedes(next)
      return owner.lexicographicallyPrecedes(next) ? isAfter && isBefore : isAfter || isBefore
    }
  }

  func closestEncloser(of name: DomainName, _ validator: inout Validator) -> EncloserResult {
    var nextCloser = name
    while let candidate = nextCloser.parent, candidate.isWithin(zone) {
      if let match = matching(candidate, &validator) {
        // What stands at a delegation or a DNAME says nothing about names below it.
        guard !match.types.isDelegation, !match.types.contains(.dname) else {
          return .failure(.incomplete("the NSEC3 of \(candidate) is that of a delegation"))
        }
        guard let cover = covering(nextCloser, &validator) else {
          return .failure(validator.work.isOver ? .tooMuchWork : .incomplete("no NSEC3 covers \(nextCloser)"))
        }
        return .success(EncloserProof(encloser: candidate, isOptOut: cover.isOptOut))
      }
      nextCloser = candidate
    }
    return .failure(validator.work.isOver ? .tooMuchWork : .incomplete("no NSEC3 matches a name above \(name)"))
  }

  private func hash(_ name: DomainName, _ validator: inout Validator) -> [UInt8]? {
    guard let parameters = hashes.first?.parameters else { return nil }
    return Self.hash(name, parameters, &validator)
  }

  /// The hash of a name: SHA-1 over name and salt, and over each result and salt again.
  static func hash(_ name: DomainName, _ parameters: NextHash.Parameters, _ validator: inout Validator) -> [UInt8]? {
    guard validator.work.takeHashes(Int(parameters.iterations) + 1) else { return nil }
    var digest = validator.checker.digest(1, of: name.wire + parameters.salt)
    for _ in 0..<parameters.iterations {
      digest = digest.flatMap { validator.checker.digest(1, of: $0 + parameters.salt) }
    }
    return digest
  }
}
