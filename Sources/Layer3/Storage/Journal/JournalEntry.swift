public import EditionModel

/// One act of the operator, chained to the one before by its hash, so that none can be changed or left out unseen.
public struct JournalEntry: Hashable, Sendable {
  public enum Act: String, Hashable, Sendable, CaseIterable {
    /// An edition was made by hand.
    case build
    case withdraw
    case backup
    case restore
    case restoreDrill = "restore-drill"
    /// The server started with other settings than the last time.
    case configure
    /// The database was brought to a newer shape.
    case upgrade
  }

  /// 1 for the first, without a gap.
  public var number: Int
  public var date: Timestamp
  /// An ``Act``; a word of a newer version otherwise.
  public var act: String
  /// What about it, by name.
  public var detail: [String: String]
  /// The hash of the entry before; 64 zeros for the first.
  public var previous: String
  public var hash: String

  /// What the first entry is chained to.
  public static let origin = String(repeating: "0", count: 64)

  /// An entry as it follows on another.
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
