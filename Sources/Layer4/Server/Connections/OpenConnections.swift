import NIOCore
import Synchronization

/// The connections there are, of which at most so many are served.
///
/// Where they are too many, the one that has waited longest for a request gives its place: browsers keep connections that
/// they may never use again, and a flood of silent ones shut every reader out for as long as it lasted.
final class OpenConnections: Sendable {
  private let places = Mutex<[ObjectIdentifier: Place]>([:])

  /// Takes a connection in, and says whether it may be served.
  func enter(_ place: Place, limit: Int) -> Bool {
    let (isServed, leaver) = places.withLock { places -> (Bool, Place?) in
      places[ObjectIdentifier(place)] = place
      guard places.count > limit else { return (true, nil) }
      let leaver = places.values.filter { $0 !== place && $0.isWaiting }.min { $0.since < $1.since }
      // Asked once: one that stays, since it is still taking an answer, makes room for nobody again.
      leaver?.setBusy()
      return (leaver != nil, leaver)
    }
    leaver?.giveWay()
    return isServed
  }

  func leave(_ place: Place) {
    places.withLock { _ = $0.removeValue(forKey: ObjectIdentifier(place)) }
  }

  /// One connection as the others see it.
  final class Place: Sendable {
    private let waiting: Atomic<UInt64>
    private let leaving: @Sendable () -> Void

    /// - Parameters:
    ///   - now: from here on it waits for its first request.
    ///   - leaving: asks the connection to close if it still waits; called on any thread.
    init(now: NIODeadline, leaving: @escaping @Sendable () -> Void) {
      waiting = Atomic(now.uptimeNanoseconds)
      self.leaving = leaving
    }

    /// Nanoseconds of the uptime, the largest number where it doesn't wait.
    fileprivate var since: UInt64 { waiting.load(ordering: .relaxed) }
    fileprivate var isWaiting: Bool { since != .max }

    func setWaiting(since now: NIODeadline) { waiting.store(now.uptimeNanoseconds, ordering: .relaxed) }
    func setBusy() { waiting.store(.max, ordering: .relaxed) }
    fileprivate func giveWay() { leaving() }
  }
}
