public import EditionModel
public import Selection
public import StorySources

/// The settings that decide about an edition. The archive keeps them (``ArchivedSettings``), so a rebuild needs nothing
/// else.
public struct EditionSettings: Hashable, Sendable, Codable {
  /// The id of the publication.
  public var publication: String
  /// Which source is asked, and where.
  public var sources = SourceSettings()
  /// The IANA name of the time zone of the slots.
  public var timeZone: String
  /// The times at which editions are decided.
  public var slots: [Slot]
  /// Who may read. It decides each story's visibility.
  public var audience: Audience
  /// Which articles a public audience is shown whole.
  public var publicArticles: PublicArticles
  /// Maximum bytes of all images of an edition.
  public var imageBudget: Int
  /// Maximum bytes of one image.
  public var imageLimit: Int
  /// Maximum number of candidates whose pages are read.
  public var longestRanking: Int
  /// For how many days a published story is not chosen again.
  public var memoryDays: Int
  /// Seconds after the start at which asking ends. ``CrawlBudget`` divides them.
  public var deadline: Int
  /// The weights of the choice as a table; nil for the program's own.
  public var weights: String?
  /// How many comments of a story are read at most; nil for the standard number.
  public var discussionItems: Int?

  /// The standard number of comments that are read of a story.
  public static let standardDiscussionItems = 400
  /// What the operator leaves out, as ``MuteRule`` reads it; nil for nothing.
  public var mute: String?

  /// Everything but the sources, whose keys are among these in an archive.
  private enum CodingKeys: CodingKey {
    case publication, timeZone, slots, audience, publicArticles, imageBudget, imageLimit, longestRanking, memoryDays
    case deadline, weights, discussionItems, mute
  }

  /// The rule that ``mute`` says.
  public var muteRule: MuteRule { mute.map(MuteRule.init) ?? .none }

  /// Stories of a past window that an edition in hindsight needs.
  var minimumInHindsight: Int { 10 }

  /// Which articles a public site shows whole.
  public enum PublicArticles: String, Hashable, Sendable, Codable, CaseIterable {
    /// No article: an excerpt and the link.
    case never
    /// Articles whose licence lets anyone show them.
    case licensed
    /// All articles. The operator answers for the right to do so.
    case always
  }

  /// Makes settings, the standard ones by default.
  public init(
    publication: String = "hn", sources: SourceSettings = SourceSettings(), timeZone: String = "UTC",
    slots: [Slot] = Slot.standard, audience: Audience = .private, publicArticles: PublicArticles = .licensed,
    imageBudget: Int = 8 << 20, imageLimit: Int = 1_500_000, longestRanking: Int = 60, memoryDays: Int = 60,
    deadline: Int = 80, weights: String? = nil, discussionItems: Int? = nil,
    mute: String? = nil
  ) {
    self.publication = publication
    self.sources = sources
    self.timeZone = timeZone
    self.slots = slots
    self.audience = audience
    self.publicArticles = publicArticles
    self.imageBudget = imageBudget
    self.imageLimit = imageLimit
    self.longestRanking = longestRanking
    self.memoryDays = memoryDays
    self.deadline = deadline
    self.weights = weights
    self.discussionItems = discussionItems
    self.mute = mute
  }
}
