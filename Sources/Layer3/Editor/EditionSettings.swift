public import EditionModel

/// What an edition's making depends on beside its sources. It is kept in the archive, so that a rebuild needs
/// nothing else.
public struct EditionSettings: Hashable, Sendable, Codable {
  public var publication: String
  /// The feeds that it is made from; nil where it is made from Hacker News.
  public var feeds: [String]?
  public var timeZone: String
  public var slots: [Slot]
  /// Who may read: decides each story's visibility.
  public var audience: Audience
  /// With a public audience, which articles are shown whole.
  public var publicArticles: PublicArticles
  /// Bytes of all images of an edition, and of one.
  public var imageBudget: Int
  public var imageLimit: Int
  /// Pages of how many candidates may be read at the most.
  public var longestRanking: Int
  /// For how many days a published story is not chosen again.
  public var memoryDays: Int
  /// Seconds from the start after which nothing more is asked for; ``CrawlBudget`` divides them.
  public var deadline: Int
  /// Where the sources are asked; nil at their own addresses.
  public var hackerNews: String?
  public var algolia: String?

  /// Fewer stories of a past window than this make no edition in hindsight.
  var leastInHindsight: Int { 10 }

  /// Which articles a public site shows whole.
  public enum PublicArticles: String, Hashable, Sendable, Codable, CaseIterable {
    /// None: an excerpt and the link.
    case never
    /// Those whose licence lets anyone show them.
    case licensed
    /// All; the operator answers for the right to do so.
    case always
  }

  public init(
    publication: String = "hn", feeds: [String]? = nil, timeZone: String = "UTC", slots: [Slot] = Slot.standard,
    audience: Audience = .private,
    publicArticles: PublicArticles = .licensed,
    imageBudget: Int = 8 << 20, imageLimit: Int = 1_500_000, longestRanking: Int = 60, memoryDays: Int = 60,
    deadline: Int = 80, hackerNews: String? = nil, algolia: String? = nil
  ) {
    self.publication = publication
    self.feeds = feeds
    self.timeZone = timeZone
    self.slots = slots
    self.audience = audience
    self.publicArticles = publicArticles
    self.imageBudget = imageBudget
    self.imageLimit = imageLimit
    self.longestRanking = longestRanking
    self.memoryDays = memoryDays
    self.deadline = deadline
    self.hackerNews = hackerNews
    self.algolia = algolia
  }
}
