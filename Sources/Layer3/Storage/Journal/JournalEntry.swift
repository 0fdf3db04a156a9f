public import EditionModel

/// One act of the operator. Its hash covers the entry before, so a changed or missing entry shows.
public struct JournalEntry: Hashable, Sendable {
  /// The kinds of acts.
  public enum Act: String, Hashable, Sendable, CaseIterable {
    /// An edition was made by hand.
    case build
    /// A story was withdrawn.
    case withdraw
    /// A correction was added by hand.
    case correct
    /// A backup was made.
    case backup
    /// This folder was made from a backup.
    case restore
    /// A backup was restored on trial.
    case restoreDrill = "restore-drill"
    /// What was missing or damaged in an edition was put back.
    case repair
    /// The server started with settings that differ from the last time.
    case configure
    /// The database was upgraded to a newer shape.
    case upgrade
    /// Deliveries were released or dismissed.
    case deliver
    /// Subscribers were added or removed by hand.
    case subscribers
  }

  /// The place in the journal: 1 for the first, without gaps.
  public var number: Int
  /// When the act happened.
  public var date: Timestamp
  /// The ``Act``'s word, or a newer version's.
  public var act: String
  /// The act's details, by name.
  public var detail: [String: String]
  /// The hash of the entry before; 64 zeros for the first.
  public var previous: String
  /// The hash of everything above.
  public var hash: String

  /// The hash that the first entry follows.
  public static let origin = String(repeating: "0", count: 64)

  /// Makes the entry that follows another.
  init(after last: JournalEntry?, date: Timestamp, act: Act, detail: [String: String]) throws {
    self.init(
      number: (last?.number ?? 0) + 1, date: date, act: act.rawValue, detail: detail,
      previous: last?.hash ?? JournalEntry.origin, hash: "")
    hash = try computedHash()
  }

  init(number: Int, date: Timestamp, act: String, detail: [String: String], previous: String, hash: String) {
    self.number = number
    self.date = date
    self.act = act
    self.detail = detail
    self.previous = previous
    self.hash = hash
  }

  /// SHA-256 over everything but the hash itself, as canonical JSON.
  func computedHash() throws -> String {
    struct Hashed: Encodable {
      var number: Int
      var date: Int64
      var act: String
      var detail: [String: String]
      var previous: String
    }
    let bytes = try CanonicalJSON.encode(
      Hashed(number: number, date: date.rawValue, act: act, detail: detail, previous: previous))
    return ContentHash(of: bytes).hex
  }
}
