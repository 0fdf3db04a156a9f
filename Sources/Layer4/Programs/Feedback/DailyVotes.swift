public import EditionModel
public import Site
import Storage
import Synchronization

/// Remembers for one day which answers came from the same place (``DailyRequests``). A second answer replaces the first.
public final class DailyVotes: Sendable {
  /// Answers from one place, and places, in a day.
  static let limits = DailyRequests.Limits(ofPlace: 60, places: 50_000)

  /// What a reader may say once a day. A report on a brief leaves the vote on its story as it is.
  enum Subject: Hashable, Sendable {
    case story(RatedStory)
    case brief(RatedStory)
  }

  struct Ticket: Sendable {
    fileprivate let reader: DailyRequests.Place
    fileprivate let subject: Subject
    /// The row of the reader's earlier answer.
    let row: Int64?
  }

  /// The rows of the answers that came on a day.
  private struct Answers {
    var day = 0
    var rows: [DailyRequests.Place: [Subject: Int64]] = [:]

    mutating func begin(_ today: Int) { if day != today { self = Answers(day: today) } }
  }

  private let requests: DailyRequests
  private let answers = Mutex(Answers())

  /// Begins with an empty day.
  ///
  /// - Parameters:
  ///   - now: the clock.
  ///   - random: 32 bytes that nobody can guess.
  public init(
    now: @escaping @Sendable () -> Timestamp, random: @escaping @Sendable () -> [UInt8] = SystemRandom.key
  ) {
    requests = DailyRequests(Self.limits, now: now, random: random)
  }

  /// Days since 1970.
  var today: Int { requests.today }

  /// Lets a caller answer.
  ///
  /// - Throws: ``Refusal/Reason/tooMany`` after too many answers from one place.
  func ticket(for caller: Caller, on subject: Subject) throws(Refusal) -> Ticket {
    guard let reader = requests.take(caller.address ?? []) else {
      throw Refusal(
        .tooMany, "Your network has reached today's limit. Try again tomorrow.", retryAfter: requests.secondsLeft)
    }
    return answers.withLock { answers in
      answers.begin(reader.day)
      return Ticket(reader: reader, subject: subject, row: answers.rows[reader]?[subject])
    }
  }

  /// Remembers the row of an answer until the day ends.
  func keep(_ row: Int64, for ticket: Ticket) {
    answers.withLock { answers in
      guard answers.day == ticket.reader.day else { return }
      answers.rows[ticket.reader, default: [:]][ticket.subject] = row
    }
  }
}
