public import EditionModel
import Synchronization

/// Keeps values made from the store, none of them older than the store's last change.
///
/// One rule of freshness: the generation of what a value is made from is read before the value is made, and again after. If
/// a change in between concerns the value, it is dropped and made anew. Why: a page whose rendering began before a withdrawal
/// was kept, and was served after it.
///
/// Reading generations and making values may block, so it happens on the threads of a ``WorkPool``. A value is made once,
/// however many ask for it at a time.
public final class FreshCache<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private enum Outcome: Sendable {
    /// Nil if there is nothing of that key.
    case fresh(Value?)
    /// A change came while it was made.
    case outdated
  }

  private struct State {
    /// The newest state of the store that was seen.
    var generation: Generation?
    /// How often the generation has changed.
    var changes = 0
    var values: LeastRecentlyUsed<Key, Value>
    /// What is being made, each with a number, and was begun before its generation was read for the last time.
    var making: [Key: (number: Int, task: Task<Outcome, any Error>)] = [:]
    var number = 0
  }

  /// A generation, what changed since the one seen before, and how many changes had been seen by then.
  private struct Reading: Sendable {
    var generation: Generation
    var change: Changes.Change
    var seen: Int
  }

  /// How often a value is made anew before whoever asks gets an error.
  private static var attempts: Int { 5 }

  private let size: @Sendable (Value) -> Int
  private let changes: Changes
  private let edition: @Sendable (Key) -> EditionKey?
  private let pool: WorkPool
  private let state: Mutex<State>

  /// Makes an empty cache.
  ///
  /// - Parameters:
  ///   - limit: bytes that all values together may have.
  ///   - size: the bytes of a value.
  ///   - changes: how to see what has changed in what the values are made from.
  ///   - pool: where values are made.
  ///   - edition: the edition whose votes a value shows; nil for none.
  public init(
    limit: Int, size: @escaping @Sendable (Value) -> Int, changes: Changes, pool: WorkPool = .pages,
    edition: @escaping @Sendable (Key) -> EditionKey? = { _ in nil }
  ) {
    (self.size, self.changes, self.pool, self.edition) = (size, changes, pool, edition)
    state = Mutex(State(values: LeastRecentlyUsed(limit: limit)))
  }

  /// Returns a value that is kept, as of the generation seen last; nil if it must be made.
  public func kept(_ key: Key) -> Value? { state.withLock { $0.values.value(for: key) } }

  /// Returns a value of the present generation if it is kept. Blocks.
  func current(_ key: Key) throws -> Value? {
    let reading = try read()
    return state.withLock { state in enter(reading, &state) ? state.values.value(for: key) : nil }
  }

  /// Drops every value that a change since the last look concerns. Blocks.
  ///
  /// - Returns: whether anything has changed.
  @discardableResult
  public func refresh() throws -> Bool {
    let reading = try read()
    return state.withLock { state in
      _ = enter(reading, &state)
      return state.changes != reading.seen
    }
  }

  /// Returns a value of the present generation, and makes it if it isn't kept.
  ///
  /// - Parameter make: returns nil if there is nothing of that key; it may block.
  /// - Throws: ``SiteError/changing`` if changes come faster than the value can be made, ``SiteError/busy`` if too much is
  ///   being made already, and what `make` throws.
  public func value(for key: Key, make: @escaping @Sendable () throws -> Value?) async throws -> Value? {
    for _ in 0..<Self.attempts {
      if case .fresh(let value) = try await task(key, make).value { return value }
    }
    throw SiteError.changing
  }

  /// Does the same on the calling thread, which blocks.
  public func loaded(_ key: Key, make: () throws -> Value?) throws -> Value? {
    for _ in 0..<Self.attempts {
      if case .fresh(let value) = try outcome(key, make) { return value }
    }
    throw SiteError.changing
  }

  private func read() throws -> Reading {
    let (known, seen) = state.withLock { ($0.generation, $0.changes) }
    let generation = try changes.read()
    let change = try known.map { try changes.between($0, generation) } ?? .everything
    return Reading(generation: generation, change: change, seen: seen)
  }

  /// Moves on to a generation. Returns false if another reader has moved on since it was read: it may be the older one.
  private func enter(_ reading: Reading, _ state: inout State) -> Bool {
    if state.generation == reading.generation { return true }
    guard state.changes == reading.seen else { return false }
    state.generation = reading.generation
    state.changes += 1
    state.values.removeAll { reading.change.concerns(edition($0)) }
    return true
  }

  /// What makes a value: another's work that has still to check its generation, or a new one.
  private func task(_ key: Key, _ make: @escaping @Sendable () throws -> Value?) -> Task<Outcome, any Error> {
    state.withLock { state in
      if let task = state.making[key]?.task { return task }
      state.number += 1
      let number = state.number
      let task = Task {
        defer { forget(key, number) }
        return try await pool.run { try self.outcome(key, make, number: number) }
      }
      state.making[key] = (number, task)
      return task
    }
  }

  private func forget(_ key: Key, _ number: Int?) {
    state.withLock { if $0.making[key]?.number == number { $0.making[key] = nil } }
  }

  /// Finds a value or makes it. Blocks.
  private func outcome(_ key: Key, _ make: () throws -> Value?, number: Int? = nil) throws -> Outcome {
    let reading = try read()
    let (kept, change) = state.withLock { state -> (Value?, Int?) in
      guard enter(reading, &state) else { return (nil, nil) }
      return (state.values.value(for: key), state.changes)
    }
    guard let change else { return .outdated }
    if let kept { return .fresh(kept) }
    let value = try make()
    // Whoever asks from here on may know of a change that the check below doesn't see.
    if let number { forget(key, number) }
    let now = try changes.read()
    guard try !changes.between(reading.generation, now).concerns(edition(key)) else { return .outdated }
    if let value {
      let bytes = size(value)
      state.withLock { if $0.changes == change { $0.values.insert(value, bytes: bytes, for: key) } }
    }
    return .fresh(value)
  }
}

/// Why a page can't be made.
public enum SiteError: Error, Hashable, Sendable {
  /// Editions, corrections or votes change faster than it is made.
  case changing
  /// Too much is being made already.
  case busy
}
