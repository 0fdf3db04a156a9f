public import EditionModel

/// The state of an installation at one moment.
///
/// This is the face of the module. Its parts:
///
/// - ``StatusFacts``: what was seen.
/// - ``Incident`` and ``IncidentRules``: what went wrong, decided from the facts.
///
/// The facts hold only numbers, times and our own words. They name no path, address or machine, so strangers may see them.
public struct StatusFacts: Hashable, Sendable {
  /// When these facts were gathered.
  public var time: Timestamp
  /// Whether editions are made here. If not, nothing can be late.
  public var isLive: Bool
  /// When watching without a break began. After a start, or when a laptop wakes up, things get some minutes to recover.
  public var watchedSince: Timestamp
  /// The newest edition.
  public var newest: Delivery?
  /// Those of the newest editions that aren't what was sealed, so that they can't be shown. Newest first.
  public var damaged: [EditionKey] = []
  /// The cut-off of the edition that should exist by now.
  public var due: Cutoff?
  /// The next cut-off.
  public var next: Cutoff?
  /// How making editions went; nil before the first.
  public var making: Contact?
  /// How asking each source went.
  public var sources: [Contact] = []
  /// What the recorder saw; nil if nothing is recorded.
  public var record: Record?
  /// The disk; nil if it could not be measured.
  public var disk: Disk?
  /// When the last backup was made.
  public var backup: Timestamp?
  /// How many files and editions the last backup lacks, because they were damaged when it was made.
  public var backupLacks = 0
  /// Days after which a backup is old; 0 if no backup is expected.
  public var backupDays: Int
  /// The last trial of restoring a backup.
  public var drill: Drill?
  /// What became of the deliveries of the edition that was delivered last.
  public var deliveries: [Channel] = []
  /// Deliveries of any edition that nobody knows the outcome of, without those that the operator has dismissed.
  public var doubts = 0
  /// Why names of the newest edition's stories could not be validated, one sentence a story.
  public var invalidNames: [String] = []
  /// How such a sentence begins, in the receipt of a story too.
  public static let invalidName = "the name can't be validated"

  /// Makes facts without sources.
  public init(time: Timestamp, isLive: Bool, watchedSince: Timestamp, backupDays: Int = 8) {
    self.time = time
    self.isLive = isLive
    self.watchedSince = watchedSince
    self.backupDays = backupDays
  }

  /// An edition as it was delivered.
  public struct Delivery: Hashable, Sendable {
    /// The edition's cut-off.
    public var cutoff: Cutoff
    /// When it was sealed.
    public var published: Timestamp
    /// Whether it was sealed late.
    public var isLate: Bool

    /// Makes a delivery.
    public init(cutoff: Cutoff, published: Timestamp, isLate: Bool) {
      self.cutoff = cutoff
      self.published = published
      self.isLate = isLate
    }
  }

  /// The deliveries over one kind of channel.
  public struct Channel: Hashable, Sendable {
    /// Its name for people: `mail`, `webhook`.
    public var name: String
    /// The edition that is delivered.
    public var key: EditionKey
    /// How many were put into the queue.
    public var queued = 0
    /// How many the other side has taken.
    public var accepted = 0
    /// How many the other side will never take.
    public var refused = 0
    /// How many were given up, because their time was over.
    public var expired = 0
    /// How many nobody knows the outcome of.
    public var uncertain = 0
    /// How many are still to be delivered.
    public var waiting = 0
    /// The most tries that one of those that wait has had.
    public var attempts = 0

    /// Makes a channel without deliveries.
    public init(name: String, key: EditionKey) {
      self.name = name
      self.key = key
    }

    /// Whether everything that was queued is accounted for.
    public var isBalanced: Bool { queued == accepted + refused + expired + uncertain + waiting }
  }

  /// How contacts with something outside went.
  public struct Contact: Hashable, Sendable {
    /// Its name for people.
    public var name: String
    /// When it last went well.
    public var lastGood: Timestamp?
    /// When it last failed.
    public var lastBad: Timestamp?
    /// Failures in a row until now.
    public var failures: Int
    /// When the failures in a row began.
    public var failingSince: Timestamp?
    /// What went wrong last; nil if it went well.
    public var trouble: Trouble?

    /// Makes a contact.
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

    /// Returns the contact after one more answer.
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

  /// What was wrong, as one of our own words. Why: messages of libraries name hosts and paths.
  public enum Trouble: String, Hashable, Sendable, CaseIterable {
    case name, connection, secureConnection, time, answer, refused, content, disk, other

    /// A clause for a person: `it did not answer in time`.
    public var words: String {
      switch self {
      case .name: "its host name can't be resolved"
      case .connection: "the connection failed"
      case .secureConnection: "the secure connection failed"
      case .time: "it did not answer in time"
      case .answer: "its answer was invalid"
      case .refused: "it answered with an error"
      case .content: "its answer could not be used"
      case .disk: "it could not be written"
      case .other: "something else went wrong"
      }
    }
  }

  /// What the recorder saw in the past two days.
  public struct Record: Hashable, Sendable {
    /// The last look at the source.
    public var lastLook: Timestamp
    /// Gaps of the past two days, oldest first.
    public var gaps: [Gap]

    /// Makes a record.
    public init(lastLook: Timestamp, gaps: [Gap]) {
      self.lastLook = lastLook
      self.gaps = gaps
    }

    /// Seconds without a look from which on it is a gap: three looks were missed.
    public static let gap: Int64 = 35 * 60
    /// Seconds that gaps are remembered for.
    public static let memory: Int64 = 2 * 86_400

    /// Finds the gaps between looks; nil without looks.
    ///
    /// - Parameter looks: the times, in order.
    public init?(looks: [Timestamp]) {
      guard let last = looks.last else { return nil }
      lastLook = last
      gaps = zip(looks, looks.dropFirst()).filter { $1 - $0 > Self.gap }.map { Gap(from: $0, to: $1) }
    }
  }

  /// A time without a look.
  public struct Gap: Hashable, Sendable {
    /// The last look before the gap.
    public var from: Timestamp
    /// The first look after the gap.
    public var to: Timestamp

    /// Makes a gap.
    public init(from: Timestamp, to: Timestamp) {
      self.from = from
      self.to = to
    }
  }

  /// The size of the data folder, and the free space on its disk.
  public struct Disk: Hashable, Sendable {
    /// Bytes that the data folder takes.
    public var used: Int
    /// Bytes free on its disk.
    public var free: Int
    /// Bytes a year at the pace so far; nil before there is a pace.
    public var yearly: Int?

    /// Bytes that a year may take.
    public static let budget = 5_000_000_000

    /// Makes a measurement.
    public init(used: Int, free: Int, yearly: Int? = nil) {
      self.used = used
      self.free = free
      self.yearly = yearly
    }
  }

  /// A trial of restoring a backup.
  public struct Drill: Hashable, Sendable {
    /// When the trial ended.
    public var time: Timestamp
    /// Whether the backup could be restored.
    public var isGood: Bool

    /// Makes a drill.
    public init(time: Timestamp, isGood: Bool) {
      self.time = time
      self.isGood = isGood
    }
  }

  /// Whether the edition that is due is missing, beyond the minutes that making it takes.
  public var isLate: Bool {
    guard isLive, let due, time - due.instant > Edition.lateAfter else { return false }
    return newest.map { $0.cutoff.instant < due.instant } ?? true
  }
}
