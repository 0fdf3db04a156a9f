import Synchronization

/// Tells work that is under way that the client has closed its connection. Also one that only ends its sending counts as gone:
/// the two can't be told apart before an answer is sent.
final class ConnectionEnd: Sendable {
  private struct State {
    var isOver = false
    var number = 0
    var waiting: [Int: @Sendable () -> Void] = [:]
  }

  private let state = Mutex(State())

  /// Calls a closure when the client is gone, or at once if it is.
  ///
  /// - Returns: what ``forget(_:)`` takes.
  func whenOver(_ body: @escaping @Sendable () -> Void) -> Int {
    let (number, isOver) = state.withLock { state in
      state.number += 1
      if !state.isOver { state.waiting[state.number] = body }
      return (state.number, state.isOver)
    }
    if isOver { body() }
    return number
  }

  /// Calls the closure no more.
  func forget(_ number: Int) { state.withLock { _ = $0.waiting.removeValue(forKey: number) } }

  /// The client is gone.
  func setOver() {
    let waiting = state.withLock { state in
      state.isOver = true
      defer { state.waiting = [:] }
      return state.waiting
    }
    for body in waiting.values { body() }
  }
}
