public import EditionModel

/// The facts about an installation at one moment.
///
/// The public face of the module, with ``Incident`` and ``IncidentRules``. Facts are numbers, times and words of our own. They hold no path,
/// no address and no name of a machine, so all of them may be shown to strangers.
public struct StatusFacts: Hashable, Sendable {
  /// When these facts were seen.
  public var time: Timestamp
  /// Whether editions are made here. If not, no edition can be late.
  public var isLive: Bool
  /// When the present unbroken watch began. After a start, or when a laptop's lid opens, problems have some minutes to pass
  /// by themselves.
  public var watchedSince: Timestamp
  /// The newest edition.
  public var newest: Delivery?
  /// The latest cut-off whose edition should exist by now.
  public var due: Cutoff?
  /// The next cut-off.
  public var next: Cutoff?
  /// How making editions went lately; nil before the first.
  public var making: Contact?
  /// How asking each source went.
  public var sources: [Contact] = []
  /// What the recorder saw; nil before its first look.
  public var record: Record?
  /// How much of the disk is used; nil if it could not be measured.
  public var disk: Disk?
  /// When the last backup was made.
  public var backup: Timestamp?
  /// Days after which a backup is old; 0 if no backup is expected.
  public var backupDays: Int
  /// The last trial restore of a backup.
  public var drill: Drill?

  /// Creates facts that say nothing about editions, sources or backups yet.
  public init(time: Timestamp, isLive: Bool, watchedSince: Timestamp, backupDays: Int = 8) {
    self.time = time
    self.isLive = isLive
    self.watchedSince = watchedSince
    self.backupDays = backupDays
  }

  /// An edition as it was delivered.
  public struct Delivery: Hashable, Sendable {
    /// The cut-off that it belongs to.
    public var cutoff: Cutoff
    /// When it was published.
    public var published: Timestamp
    /// Whether it was published late.
    public var isLate: Bool

    /// Creates a delivery.
    public init(cutoff: Cutoff, published: Timestamp, isLate: Bool) {
      self.cutoff = cutoff
      self.published = published
      self.isLate = isLate
    }
  }

  /// How repeated work with something outside goes.
  public struct Contact: Hashable, Sendable {
    /// What was asked: the name of a source, or of the work.
    public var name: String
    /// When it last worked.
    public var lastGood: Timestamp?
    /// When it last failed.
    public var lastBad: Timestamp?
    /// The number of failures in a row until now.
    public var failures: Int
    /// When the present row of failures began; nil if the last answer was good.
    public var failingSince: Timestamp?
    /// What was wrong at the last failure.
    public var trouble: Trouble?

    /// Creates a contact.
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

    /// Returns the contact after one more answer; `trouble` is nil if it was good.
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

  /// What was wrong, in a word of our own. Messages of libraries can't be shown: they name hosts and paths.
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

  /// What the recorder saw lately.
  public struct Record: Hashable, Sendable {
    /// When the recorder last looked.
    public var lastLook: Timestamp
    /// The gaps of the past two days, oldest first.
    public var gaps: [Gap]

    /// Creates a record.
    public init(lastLook: Timestamp, gaps: [Gap]) {
      self.lastLook = lastLook
      self.gaps = gaps
    }

    /// Seconds without a look after which there is a gap: three looks were missed.
    public static let gap: Int64 = 35 * 60
    /// Seconds back from now within which gaps are kept: two days.
    public static let memory: Int64 = 2 * 86_400

    /// Finds the gaps between looks. Returns nil if there is no look.
    ///
    /// - Parameter looks: times of looks in order.
    public init?(looks: [Timestamp]) {
      guard let last = looks.last else { return nil }
      lastLook = last
      gaps = zip(looks, looks.dropFirst()).filter { $1 - $0 > Self.gap }.map { Gap(from: $0, to: $1) }
    }
  }

  /// A time without a look.
  public struct Gap: Hashable, Sendable {
    /// The last look before it.
    public var from: Timestamp
    /// The first look after it.
    public var to: Timestamp

    /// Creates a gap.
    public init(from: Timestamp, to: Timestamp) {
      self.from = from
      self.to = to
    }
  }

  /// The size of the data folder and the room that is left.
  public struct Disk: Hashable, Sendable {
    /// Bytes of the data folder.
    public var used: Int
    /// Bytes that are free on its disk.
    public var free: Int
    /// Bytes that a year takes at the present pace; nil before a week has passed.
    public var yearly: Int?

    /// Bytes that a year may take.
    public static let budget = 5_000_000_000

    /// Creates a measurement.
    public init(used: Int, free: Int, yearly: Int? = nil) {
      self.used = used
      self.free = free
      self.yearly = yearly
    }
  }

  /// A trial restore of a backup.
  public struct Drill: Hashable, Sendable {
    /// When it was done.
    public var time: Timestamp
    /// Whether the backup could be restored.
    public var isGood: Bool

    /// Creates a result.
    public init(time: Timestamp, isGood: Bool) {
      self.time = time
      self.isGood = isGood
    }
  }

  /// Whether the edition that should exist by now doesn't, beyond the minutes that making it takes.
  public var isLate: Bool {
    guard isLive, let due, time - due.instant > Edition.lateAfter else { return false }
    return newest.map { $0.cutoff.instant < due.instant } ?? true
  }
}
