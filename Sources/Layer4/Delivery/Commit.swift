import EditionModel
import Storage
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

  private let row: ClaimedDelivery
  private let outbox: Outbox
  private let now: @Sendable () -> Timestamp
  private let current = Mutex(State.pending)

  init(_ row: ClaimedDelivery, outbox: Outbox, now: @escaping @Sendable () -> Timestamp) {
    (self.row, self.outbox, self.now) = (row, outbox, now)
  }

  var state: State { current.withLock { $0 } }

  /// Whether the last byte may be handed over. Blocks until that is noted and synced.
  func callAsFunction() -> Bool {
    let state: State
    do { state = try outbox.commit(row, at: now()) ? .done : .denied } catch { state = .failed }
    current.withLock { $0 = state }
    return state == .done
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
