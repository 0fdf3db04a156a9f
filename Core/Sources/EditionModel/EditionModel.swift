/// Ten stories under a key, sealed.
///
/// This is the face of the module. Its parts:
///
/// - ``Edition`` with ``Story``, ``UnreadableStory`` and ``ReserveStory``; a story is composed of ``Submission``, ``Reading``,
///   ``Decision`` and ``Conversation``.
/// - ``Manifest``: the bytes that are sealed. ``ContentHash``: the name of a blob.
/// - ``Discussion``: the kept comments of a story, and what they say of it.
/// - ``Correction``: a later record beside an edition.
/// - ``EditionKey``, ``Schedule`` and ``Timestamp``: when editions are decided.
///
/// The manifest is this value as canonical JSON. It names articles, images and the archive by their hashes. Pages, feeds and
/// files are rendered from it and may change with the design.
public struct Edition: Hashable, Sendable, Codable {
  /// The version of the shape written today.
  public static let currentSchema = 1

  /// The version of the shape that this edition was sealed in.
  public var schema: Int
  /// The name of the edition within its publication.
  public var key: EditionKey
  /// The publication's id, `hn` by default.
  public var publication: String
  /// The instant at which the edition was decided.
  public var cutoff: Timestamp
  /// The instant at which it was sealed, by the edition's own clock.
  public var published: Timestamp
  /// The IANA zone of the slots, such as `Europe/Berlin`.
  public var timeZone: String
  /// What the choice rests on.
  public var basis: Basis
  /// Whether it was sealed more than ``lateAfter`` after its cut-off.
  public var isLate: Bool
  /// The engine that made it, as `tenhn/1.0`; the same engine rebuilds the same manifest.
  public var engine: String
  /// Ten stories in the order shown.
  public var stories: [Story]
  /// Picks that could not be read here, each listed once, at the end.
  public var unreadable: [UnreadableStory]
  /// The next ten, with the reason why they lost.
  public var reserves: [ReserveStory]
  /// The archive that the edition was made from.
  public var archive: ContentHash
  /// The terms that the operator had left out of the choice; nil for none.
  public var muted: [String]?

  /// Seconds after the cut-off from which an edition counts as late.
  public static let lateAfter: Int64 = 15 * 60

  /// Makes an edition.
  public init(
    schema: Int = Edition.currentSchema, key: EditionKey, publication: String, cutoff: Timestamp,
    published: Timestamp, timeZone: String, basis: Basis, isLate: Bool, engine: String, stories: [Story],
    unreadable: [UnreadableStory], reserves: [ReserveStory], archive: ContentHash,
    muted: [String]? = nil
  ) {
    self.schema = schema
    self.key = key
    self.publication = publication
    self.cutoff = cutoff
    self.published = published
    self.timeZone = timeZone
    self.basis = basis
    self.isLate = isLate
    self.engine = engine
    self.stories = stories
    self.unreadable = unreadable
    self.reserves = reserves
    self.archive = archive
    self.muted = muted
  }
}

extension Edition {
  /// Every story whose article may be sealed with the edition: the ten, and the reserves that were read.
  public var readStories: [Story] { stories + reserves.compactMap(\.story) }
}

/// What the choice of an edition rests on.
public enum Basis: String, Hashable, Sendable, Codable, CaseIterable {
  /// The whole window before the cut-off was watched.
  case recorded
  /// The window was watched with gaps.
  case partial
  /// Made after the cut-off from what the lists still showed.
  case hindsight
  /// Made from the bundled sample; not a choice from Hacker News at all.
  case sample
}
