import Synchronization

/// Keeps values made from the store, none of them older than the store's last change.
///
/// One rule of freshness: the generation of what a value is made from is read before the value is made, and again after. If
/// the two differ, the value is dropped and made anew. Why: a page whose rendering began before a withdrawal was kept, and
/// was served after it.
///
/// Reading generations and making values may block, so it happens on threads of ``Background``. A value is made once,
/// however many ask for it at a time.
public final class FreshCache<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private enum Outcome: Sendable {
    /// Nil if there is nothing of that key.
    case fresh(Value?)
    /// A change came while it was made.
    case outdated
  }

  private enum Step {
    case kept(Value)
    case wait(Task<Outcome, any Error>)
    case again
  }

  private struct State {
    /// Names a state of what values are made from; any change gives another name.
    var generation: String?
    /// How often the generation has changed.
    var changes = 0
    var values: LeastRecentlyUsed<Key, Value>
    var making: [Key: Task<Outcome, any Error>] = [:]

    /// Moves on to a generation that was read after `seen` changes. Returns false if another reader has moved on since
    /// that reading: the generation read may be the older of the two.
    mutating func enter(_ generation: String, seen: Int) -> Bool {
      if self.generation == generation { return true }
      guard changes == seen else { return false }
      self.generation = generation
      changes += 1
      values.removeAll()
      making = [:]
      return true
    }
  }

  /// A generation, and how many changes had been seen before it was read.
  private struct Reading: Sendable {
    var generation: String
    var seen: Int
  }

  /// How often a value is made anew before whoever asks gets an error.
  private static var attempts: Int { 5 }

  private let size: @Sendable (Value) -> Int
  private let readGeneration: @Sendable () throws -> String
  private let state: Mutex<State>

  /// Makes an empty cache.
  ///
  /// - Parameters:
  ///   - limit: bytes that all values together may have.
  ///   - size: the bytes of a value.
  ///   - generation: reads the present generation of what the values are made from.
  public init(
    limit: Int, size: @escaping @Sendable (Value) -> Int, generation: @escaping @Sendable () throws -> String
  ) {
    self.size = size
    readGeneration = generation
    state = Mutex(State(values: LeastRecentlyUsed(limit: limit)))
  }

  /// Returns a value that is kept, as of the generation seen last; nil if it must be made.
  public func kept(_ key: Key) -> Value? { state.withLock { $0.values.value(for: key) } }

  /// Drops every value if the generation has changed. Blocks.
  ///
  /// - Returns: whether it has changed.
  @discardableResult
  public func refresh() throws -> Bool {
    let reading = try read()
    return state.withLock { state in
      _ = state.enter(reading.generation, seen: reading.seen)
      return state.changes != reading.seen
    }
  }

  /// Returns a value of the present generation, and makes it if it isn't kept.
  ///
  /// - Parameter make: returns nil if there is nothing of that key; it may block.
  /// - Throws: ``SiteError/changing`` if changes come faster than the value can be made, and what `make` throws.
  public func value(for key: Key, make: @escaping @Sendable () throws -> Value?) async throws -> Value? {
    for _ in 0..<Self.attempts {
      let reading = try await Background.run { try self.read() }
      switch step(key, reading, make) {
      case .kept(let value): return value
      case .again: continue
      case .wait(let task): if case .fresh(let value) = try await task.value { return value }
      }
    }
    throw SiteError.changing
  }

  /// Does the same on the calling thread, which blocks.
  public func loaded(_ key: Key, make: () throws -> Value?) throws -> Value? {
    for _ in 0..<Self.attempts {
      let reading = try read()
      let (kept, change) = state.withLock { state in
        _ = state.enter(reading.generation, seen: reading.seen)
        return (state.values.value(for: key), state.changes)
      }
      if let kept { return kept }
      if case .fresh(let value) = try makeFresh(key, reading.generation, change, make) { return value }
    }
    throw SiteError.changing
  }

  private func read() throws -> Reading {
    let seen = state.withLock { $0.changes }
    return Reading(generation: try readGeneration(), seen: seen)
  }

  private func step(_ key: Key, _ reading: Reading, _ make: @escaping @Sendable () throws -> Value?) -> Step {
    state.withLock { state in
      guard state.enter(reading.generation, seen: reading.seen) else { return .again }
      if let value = state.values.value(for: key) { return .kept(value) }
      if let task = state.making[key] { return .wait(task) }
      let change = state.changes
      let task = Task {
        try await Background.run {
          defer { self.state.withLock { if $0.changes == change { $0.making[key] = nil } } }
          return try self.makeFresh(key, reading.generation, change, make)
        }
      }
      state.making[key] = task
      return .wait(task)
    }
  }

  /// - Parameter change: the change that brought the generation; after another, the value isn't kept.
  private func makeFresh(
    _ key: Key, _ generation: String, _ change: Int, _ make: () throws -> Value?
  ) throws -> Outcome {
    let value = try make()
    guard try readGeneration() == generation else { return .outdated }
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
}
