import EditionModel
import HTTPTypes
import Storage
import Synchronization

/// Who asks, as far as limits need it.
struct Reader: Sendable {
  /// The network address in its own bytes; for IPv6 the /64 alone, which one household has. Nil without a socket.
  let address: [UInt8]?
}

/// Remembers, for one day and in memory alone, which answer came from the same place as another: so that a second
/// one replaces the first, and so that nobody can answer a thousand times.
///
/// Addresses are kept as their HMAC under a random key, which is thrown away with all that it keyed when the day
/// (UTC) ends. Neither is ever on disk; so a restart forgets the day, and a reader could then answer once more.
final class BallotBox: Sendable {
  /// Answers from one place in a day.
  static let limit = 60
  /// Places remembered; beyond them nobody new is heard until the day ends.
  static let places = 50_000

  struct Ticket: Sendable {
    fileprivate let reader: [UInt8]
    fileprivate let story: RatedStory
    /// The row of the reader's earlier answer.
    let row: Int64?
  }

  private struct Place {
    var answers = 0
    var rows: [RatedStory: Int64] = [:]
  }

  private struct Day {
    var number: Int
    var key: [UInt8]
    var places: [[UInt8]: Place] = [:]
  }

  private let now: @Sendable () -> Timestamp
  private let random: @Sendable () -> [UInt8]
  private let day: Mutex<Day>

  /// - Parameters:
  ///   - now: the clock.
  ///   - random: 32 bytes that nobody can guess.
  init(now: @escaping @Sendable () -> Timestamp, random: @escaping @Sendable () -> [UInt8] = BallotBox.systemRandom) {
    self.now = now
    self.random = random
    day = Mutex(Day(number: BallotBox.number(now()), key: random()))
  }

  /// Days since 1970.
  var today: Int { BallotBox.number(now()) }

  /// - Throws: ``Refusal`` 429 where too many answers came from one place.
  func ticket(for reader: Reader, on story: RatedStory) throws(Refusal) -> Ticket {
    let today = today
    let answer: Result<Ticket, Refusal> = day.withLock { day in
      if day.number != today { day = Day(number: today, key: random()) }
      let name = HMAC.sha256(reader.address ?? [], key: day.key)
      guard var place = day.places[name] ?? (day.places.count < BallotBox.places ? Place() : nil),
        place.answers < BallotBox.limit
      else {
        let wait = Int((Int64(today) + 1) * 86_400 - now().rawValue)
        return .failure(
          Refusal(
            .tooManyRequests, "Too many answers came from one place today; tomorrow there is room.", retryAfter: wait))
      }
      place.answers += 1
      day.places[name] = place
      return .success(Ticket(reader: name, story: story, row: place.rows[story]))
    }
    return try answer.get()
  }

  /// Remembers the row of an answer until the day ends.
  func keep(_ row: Int64, for ticket: Ticket) {
    day.withLock { $0.places[ticket.reader]?.rows[ticket.story] = row }
  }

  private static func number(_ now: Timestamp) -> Int { Int(now.rawValue / 86_400) }

  private static func systemRandom() -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }
}

/// Keyed hashing (RFC 2104) with SHA-256.
enum HMAC {
  static func sha256(_ message: [UInt8], key: [UInt8]) -> [UInt8] {
    func digest(_ parts: [UInt8]...) -> [UInt8] {
      var hasher = SHA256()
      for part in parts { hasher.update(part) }
      return hasher.finalize()
    }
    let short = key.count > 64 ? digest(key) : key
    let block = short + [UInt8](repeating: 0, count: 64 - short.count)
    return digest(block.map { $0 ^ 0x5c }, digest(block.map { $0 ^ 0x36 }, message))
  }
}
