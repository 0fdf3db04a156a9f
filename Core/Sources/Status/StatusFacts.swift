public import EditionModel

/// What is seen of an installation at one moment: the public face of the module together with `Incident.swift` and
/// `IncidentRules.swift`.
///
/// It holds words of our own, numbers and times alone, no path, no address and no name of a machine: all of it may be shown to strangers.
public struct StatusFacts: Hashable, Sendable {
  public var time: Timestamp
  /// Whether editions are made here; where not, none can be late.
  public var isLive: Bool
  /// Since when somebody has watched without a break: after a start, or when a laptop's lid opens, things have some minutes to
  /// come right by themselves.
  public var watchedSince: Timestamp
  /// The newest edition.
  public var newest: Delivery?
  /// The cut-off whose edition should stand by now.
  public var due: Cutoff?
  public var next: Cutoff?
  /// How making editions went the last times; nil before the first.
  public var making: Contact?
  public var sources: [Contact] = []
  public var record: Record?
  public var disk: Disk?
  /// When the last backup was made.
  public var backup: Timestamp?
  /// Days after which a backup is old; 0 where none is expected.
  public var backupDays: Int
  /// The last time that a backup was tried out.
  public var drill: Drill?

  public init(time: Timestamp, isLive: Bool, watchedSince: Timestamp, backupDays: Int = 8) {
    self.time = time
    self.isLive = isLive
    self.watchedSince = watchedSince
    self.backupDays = backupDays
  }

  /// An edition as it was delivered.
  public struct Delivery: Hashable, Sendable {
    public var cutoff: Cutoff
    public var published: Timestamp
    public var isLate: Bool

    public init(cutoff: Cutoff, published: Timestamp, isLate: Bool) {
      self.cutoff = cutoff
      self.published = published
      self.isLate = isLate
    }
  }

  /// How it went with something outside that is asked again and again.
  public struct Contact: Hashable, Sendable {
    public var name: String
    public var lastGood: Timestamp?
    public var lastBad: Timestamp?
    /// In a row until now, and since when.
    public var failures: Int
    public var failingSince: Timestamp?
    public var trouble: Trouble?

    public init(
      name: String, lastGood: Timestamp? = nil, lastBad: Timestamp? = nil, failures: Int = 0,
      failingSince: Timestamp? = nil, trouble: Trouble? = nil
    ) {
      self.name = name
      self.lastGood = lastGood
      self.lastBad = lastBad
      self.failures = failures
      self.failingSince = failingSince
      self.trouble = trouble
    }

    /// After one more answer.
    public func after(_ trouble: Trouble?, at time: Timestamp) -> Contact {
      var contact = self
      contact.trouble = trouble
      guard trouble != nil else {
        (contact.lastGood, contact.failures, contact.failingSince) = (time, 0, nil)
        return contact
      }
      contact.lastBad = time
      contact.failures += 1
      contact.failingSince = failingSince ?? time
      return contact
    }
  }

  /// What was wrong, in a word of our own: messages of libraries name hosts and paths.
  public enum Trouble: String, Hashable, Sendable, CaseIterable {
    case name, connection, secureConnection, time, answer, refused, content, disk, other

    /// A clause for a person: `it did not answer in time`.
    public var words: String {
      switch self {
      case .name: "its name was not found"
      case .connection: "no connection came about"
      case .secureConnection: "no secure connection came about"
      case .time: "it did not answer in time"
      case .answer: "it gave no proper answer"
      case .refused: "it answered with an error"
      case .content: "its answer could not be used"
      case .disk: "it could not be written"
      case .other: "something else went wrong"
      }
    }
  }

  /// What the recorder saw of late.
  public struct Record: Hashable, Sendable {
    public var lastLook: Timestamp
    /// Oldest first, of the past two days.
    public var gaps: [Gap]

    public init(lastLook: Timestamp, gaps: [Gap]) {
      self.lastLook = lastLook
      self.gaps = gaps
    }

    /// Without a look for longer than this is a gap: three were missed.
    public static let gap: Int64 = 35 * 60
    public static let memory: Int64 = 2 * 86_400

    /// - Parameter looks: in order; nil where there is none.
    public init?(looks: [Timestamp]) {
      guard let last = looks.last else { return nil }
      lastLook = last
      gaps = zip(looks, looks.dropFirst()).filter { $1 - $0 > Self.gap }.map { Gap(from: $0, to: $1) }
    }
  }

  public struct Gap: Hashable, Sendable {
    public var from: Timestamp
    public var to: Timestamp

    public init(from: Timestamp, to: Timestamp) {
      self.from = from
      self.to = to
    }
  }

  /// Bytes of the data folder, and what is left around it.
  public struct Disk: Hashable, Sendable {
    public var used: Int
    public var free: Int
    /// At the pace so far; nil before there is one.
    public var yearly: Int?

    /// What a year may take.
    public static let budget = 5_000_000_000

    public init(used: Int, free: Int, yearly: Int? = nil) {
      self.used = used
      self.free = free
      self.yearly = yearly
    }
  }

  public struct Drill: Hashable, Sendable {
    public var time: Timestamp
    public var isGood: Bool

    public init(time: Timestamp, isGood: Bool) {
      self.time = time
      self.isGood = isGood
    }
  }

  /// Whether the edition that should stand by now does not, beyond the minutes that its making takes.
  public var isLate: Bool {
    guard isLive, let due, time - due.instant > Edition.lateAfter else { return false }
    return newest.map { $0.cutoff.instant < due.instant } ?? true
  }
}
