public import EditionModel
import Storage
import Synchronization

/// Remembers for one day which answers came from the same place. A second answer replaces the first, and nobody can answer a
/// thousand times.
///
/// Addresses are kept in memory only, as HMACs under a random key. The key and everything under it are thrown away when the day
/// (UTC) ends. A restart forgets the day too; a reader could then answer once more.
public final class DailyVotes: Sendable {
  /// Answers from one place in a day.
  static let limit = 60
  /// Places that are remembered. After that many, new places are refused until the day ends.
  static let maximumPlaces = 50_000

  /// What a reader may say once a day. A report on a brief leaves the vote on its story as it is.
  enum Subject: Hashable, Sendable {
    case story(RatedStory)
    case brief(RatedStory)
  }

  struct Ticket: Sendable {
    fileprivate let reader: [UInt8]
    fileprivate let subject: Subject
    /// The row of the reader's earlier answer.
    let row: Int64?
  }

  private struct Place {
    var answers = 0
    var rows: [Subject: Int64] = [:]
  }

  private struct Day {
    var number: Int
    var key: [UInt8]
    var places: [[UInt8]: Place] = [:]
  }

  private let now: @Sendable () -> Timestamp
  private let random: @Sendable () -> [UInt8]
  private let day: Mutex<Day>

  /// Begins with an empty day.
  ///
  /// - Parameters:
  ///   - now: the clock.
  ///   - random: 32 bytes that nobody can guess.
  public init(
    now: @escaping @Sendable () -> Timestamp, random: @escaping @Sendable () -> [UInt8] = DailyVotes.systemRandom
  ) {
    self.now = now
    self.random = random
    day = Mutex(Day(number: DailyVotes.number(now()), key: random()))
  }

  /// Days since 1970.
  var today: Int { DailyVotes.number(now()) }

  /// Lets a caller answer.
  ///
  /// - Throws: ``Refusal/Reason/tooMany`` after too many answers from one place.
  func ticket(for caller: Caller, on subject: Subject) throws(Refusal) -> Ticket {
    let today = today
    let answer: Result<Ticket, Refusal> = day.withLock { day in
      if day.number != today { day = Day(number: today, key: random()) }
      let name = HMAC.sha256(caller.address ?? [], key: day.key)
      guard var place = day.places[name] ?? (day.places.count < DailyVotes.maximumPlaces ? Place() : nil),
        place.answers < DailyVotes.limit
      else {
        let wait = Int((Int64(today) + 1) * 86_400 - now().rawValue)
        return .failure(
          Refusal(
            .tooMany, "Your network has reached today's limit. Try again tomorrow.", retryAfter: wait))
      }
      place.answers += 1
      day.places[name] = place
      return .success(Ticket(reader: name, subject: subject, row: place.rows[subject]))
    }
    return try answer.get()
  }

  /// Remembers the row of an answer until the day ends.
  func keep(_ row: Int64, for ticket: Ticket) {
    day.withLock { $0.places[ticket.reader]?.rows[ticket.subject] = row }
  }

  private static func number(_ now: Timestamp) -> Int { Int(now.rawValue / 86_400) }

  /// 32 bytes from the system.
  public static func systemRandom() -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }
}
