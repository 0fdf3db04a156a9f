import NIOCore
import Synchronization

/// Counts the open connections, and decides which are served.
///
/// If there are too many, the one that has waited longest for a request gives up its place. Why: browsers keep connections that they
/// may never use again, and a flood of silent connections shut every reader out as long as it lasted.
final class OpenConnections: Sendable {
  private let places = Mutex<[ObjectIdentifier: Place]>([:])

  /// Counts a connection. Returns whether it may be served.
  func enter(_ place: Place, limit: Int) -> Bool {
    let (isServed, leaver) = places.withLock { places -> (Bool, Place?) in
      places[ObjectIdentifier(place)] = place
      guard places.count > limit else { return (true, nil) }
      let leaver = places.values.filter { $0 !== place && $0.isWaiting }.min { $0.since < $1.since }
      // It is asked once. If it stays to take an answer, it isn't asked again.
      leaver?.setBusy()
      return (leaver != nil, leaver)
    }
    leaver?.giveWay()
    return isServed
  }

  func leave(_ place: Place) {
    places.withLock { _ = $0.removeValue(forKey: ObjectIdentifier(place)) }
  }

  /// One connection.
  final class Place: Sendable {
    private let waiting: Atomic<UInt64>
    private let leaving: @Sendable () -> Void

    /// - Parameters:
    ///   - now: when it began to wait for its first request.
    ///   - leaving: asks the connection to close if it still waits. Called on any thread.
    init(now: NIODeadline, leaving: @escaping @Sendable () -> Void) {
      waiting = Atomic(now.uptimeNanoseconds)
      self.leaving = leaving
    }

    /// Since when it waits, in nanoseconds of the uptime; the largest number if it doesn't wait.
    fileprivate var since: UInt64 { waiting.load(ordering: .relaxed) }
    fileprivate var isWaiting: Bool { since != .max }

    func setWaiting(since now: NIODeadline) { waiting.store(now.uptimeNanoseconds, ordering: .relaxed) }
    func setBusy() { waiting.store(.max, ordering: .relaxed) }
    fileprivate func giveWay() { leaving() }
  }
}
