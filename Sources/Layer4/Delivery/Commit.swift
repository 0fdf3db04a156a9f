import Site
import Synchronization

/// The last moment at which a delivery can still be stopped: notes on the disk that the other side may act from now on.
final class Commit: Sendable {
  enum State: Hashable, Sendable {
    /// Nothing was asked yet: the other side has nothing.
    case pending
    /// The other side may act.
    case done
    /// It must not be delivered: the recipient has left, or another process has taken it over.
    case denied
    /// It couldn't be noted, so it wasn't delivered.
    case failed
  }

  private let note: @Sendable () throws -> Bool
  private let current = Mutex(State.pending)

  /// - Parameter note: notes it on the disk; false if it must not be delivered.
  init(note: @escaping @Sendable () throws -> Bool) { self.note = note }

  var state: State { current.withLock { $0 } }

  /// Whether the last byte may be handed over. Blocks until that is noted and synced.
  func callAsFunction() -> Bool {
    let state: State
    do { state = try note() ? .done : .denied } catch { state = .failed }
    current.withLock { $0 = state }
    return state == .done
  }

  /// Does the same for a task, which waits without a thread of its own.
  func noted() async -> Bool {
    // Urgent work is never refused.
    (try? await WorkPool.pages.run(isUrgent: true) { self() }) ?? false
  }

  /// What a delivery that was stopped here ended with; nil if it wasn't.
  var stop: SendResult? {
    switch state {
    case .pending, .done: nil
    case .denied: .withdrawn("the recipient has left, or another process delivers it")
    case .failed: .unreachable("the outbox can't be written")
    }
  }
}
