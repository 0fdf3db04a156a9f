import Synchronization

/// What was made of a source's answers, so that nothing is made again while an address gives the same bytes.
///
/// An edition asks for each of its stories, and of some sources each time for the same document. It is made outside the lock,
/// and by one of those who ask at once: the others wait for it.
public final class AnswerMemo<Value: Sendable>: Sendable {
  private struct Known {
    var fingerprint: Int
    var making: Task<Value, Never>
  }

  private let state = Mutex((known: [String: Known](), makings: 0))

  /// Remembers nothing yet.
  public init() {}

  /// How often something was made.
  public var makings: Int { state.withLock { $0.makings } }

  /// What is made of an answer.
  ///
  /// - Parameters:
  ///   - context: whatever else the value depends on.
  ///   - address: of each address, the last answer is remembered.
  public func value(
    of body: [UInt8], context: [String], at address: String, make: @escaping @Sendable () -> Value
  ) async -> Value {
    // Its key differs in each process, so nobody can make two documents alike.
    var hasher = Hasher()
    body.withUnsafeBytes { hasher.combine(bytes: $0) }
    hasher.combine(body.count)
    hasher.combine(context)
    let fingerprint = hasher.finalize()
    let making = state.withLock { state in
      if let known = state.known[address], known.fingerprint == fingerprint { return known.making }
      state.makings += 1
      let making = Task { make() }
      state.known[address] = Known(fingerprint: fingerprint, making: making)
      return making
    }
    return await making.value
  }
}
