public import EditionModel
import Synchronization

/// Counts the requests of a day by the place that they come from, so that nobody can ask a thousand times.
///
/// Addresses are kept in memory only, as HMACs under a random key. The key and everything under it are thrown away when the day
/// (UTC) ends. A restart forgets the day too; a reader could then ask as often again.
public final class DailyRequests: Sendable {
  /// How many requests are welcome in a day.
  public struct Limits: Sendable, Hashable {
    /// From one place.
    public var ofPlace: Int
    /// From all places.
    public var total: Int
    /// Places that are remembered. After that many, new places are refused until the day ends.
    public var places: Int

    /// Sets the limits.
    public init(ofPlace: Int, total: Int = .max, places: Int = .max) {
      (self.ofPlace, self.total, self.places) = (ofPlace, total, places)
    }
  }

  /// A place, under a name that says nothing without the day's key.
  public struct Place: Sendable, Hashable {
    /// Days since 1970.
    public let day: Int
    fileprivate let name: [UInt8]
  }

  private struct Day {
    var number: Int
    var key: [UInt8]
    var total = 0
    var places: [[UInt8]: Int] = [:]
  }

  private let limits: Limits
  private let now: @Sendable () -> Timestamp
  private let random: @Sendable () -> [UInt8]
  private let day: Mutex<Day>

  /// Begins with an empty day.
  ///
  /// - Parameters:
  ///   - now: the clock.
  ///   - random: 32 bytes that nobody can guess.
  public init(
    _ limits: Limits, now: @escaping @Sendable () -> Timestamp,
    random: @escaping @Sendable () -> [UInt8] = SystemRandom.key
  ) {
    (self.limits, self.now, self.random) = (limits, now, random)
    day = Mutex(Day(number: Self.number(now()), key: random()))
  }

  /// Days since 1970.
  public var today: Int { Self.number(now()) }

  /// Seconds until the day ends.
  public var secondsLeft: Int {
    let time = now()
    return Int((Int64(Self.number(time)) + 1) * 86_400 - time.rawValue)
  }

  /// Counts a request. Returns the place that it came from; nil if another from there isn't welcome today.
  public func take(_ address: [UInt8]) -> Place? {
    let today = today
    return day.withLock { day in
      if day.number != today { day = Day(number: today, key: random()) }
      let name = HMAC.sha256(address, key: day.key)
      let known = day.places[name]
      guard day.total < limits.total, known ?? 0 < limits.ofPlace, known != nil || day.places.count < limits.places
      else { return nil }
      day.total += 1
      day.places[name] = (known ?? 0) + 1
      return Place(day: today, name: name)
    }
  }

  private static func number(_ time: Timestamp) -> Int { Int(time.rawValue / 86_400) }
}

/// Bytes from the system that nobody can guess.
public enum SystemRandom {
  /// Gives 32 bytes.
  public static func key() -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }
}
