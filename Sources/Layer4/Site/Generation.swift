public import EditionModel

/// A state of what values are made from.
public struct Generation: Hashable, Sendable {
  /// Changes with everything that many values depend on: editions and corrections.
  public var whole: String
  /// Grows with everything that concerns one edition: votes.
  public var votes: Int64

  /// Names a state.
  public init(whole: String, votes: Int64 = 0) { (self.whole, self.votes) = (whole, votes) }
}

/// How to see what has changed since a state. Both closures block.
public struct Changes: Sendable {
  /// Reads the present state.
  let read: @Sendable () throws -> Generation
  /// The editions whose votes changed after a state, as far as readers can see it.
  let voted: @Sendable (Generation) throws -> Set<EditionKey>

  /// Tells how to see changes.
  public init(
    read: @escaping @Sendable () throws -> Generation,
    voted: @escaping @Sendable (Generation) throws -> Set<EditionKey> = { _ in [] }
  ) {
    (self.read, self.voted) = (read, voted)
  }

  /// What changed between two states: everything, or some editions.
  func between(_ old: Generation, _ new: Generation) throws -> Change {
    if old == new { return .editions([]) }
    return old.whole == new.whole ? .editions(try voted(old)) : .everything
  }

  enum Change {
    case everything
    case editions(Set<EditionKey>)

    /// Whether a value is outdated that shows the votes of an edition, or of none.
    func concerns(_ edition: EditionKey?) -> Bool {
      switch self {
      case .everything: true
      case .editions(let keys): edition.map(keys.contains) ?? false
      }
    }
  }
}
