import ArticleModel
import EditionModel

/// The feeds: one of stories, one of whole editions, each as Atom (RFC 4287) and as JSON Feed 1.1.
struct SiteFeeds {
  /// An entry, whichever format it is written in.
  struct Entry {
    var id: String
    var title: String
    var path: String
    /// The page that the entry is about.
    var about: String?
    var discussion: String?
    var authors: [String]
    var published: String
    var updated: String
    var language: String?
    var summary: String?
    var html: String
  }

  let settings: SiteSettings
  private let issues: [Issue]
  /// The time of a feed without entries.
  private let quiet: Timestamp

  /// Editions in the stories' feed: two days of two editions.
  static let storyEditions = 4
  /// Editions in the feed of whole editions, each with all its articles.
  private static let wholeEditions = 4

  /// - Parameter quiet: the latest cut-off, since when nothing has come if there are no bundles.
  init(bundles: [EditionBundle], settings: SiteSettings, quiet: Timestamp) {
    self.settings = settings
    self.quiet = quiet
    var seen: Set<EditionKey> = []
    issues = bundles.filter { !$0.edition.key.isSample && $0.edition.basis != .sample }
      .sorted { $0.edition.key > $1.edition.key }.filter { seen.insert($0.edition.key).inserted }
      .prefix(max(SiteFeeds.storyEditions, SiteFeeds.wholeEditions)).map { Issue($0, settings: settings) }
  }

  func storiesAtom() -> [UInt8] { AtomFeed(self, name: "feed", title: settings.title).bytes(stories) }
  func storiesJSON() -> [UInt8] { JSONFeed(self, name: "feed", title: settings.title).bytes(stories) }
  func editionsAtom() -> [UInt8] {
    AtomFeed(self, name: "feed-editions", title: settings.title + " editions").bytes(editions)
  }
  func editionsJSON() -> [UInt8] {
    JSONFeed(self, name: "feed-editions", title: settings.title + " editions").bytes(editions)
  }

  var publication: String { issues.first?.edition.publication ?? settings.publication }

  /// The newest change, in the civil time of the newest edition.
  var updated: String {
    let clock = issues.first?.clock ?? EditionClock(schedule: settings.schedule)
    return clock.rfc3339(issues.map(\.lastChange).max() ?? quiet)
  }

  /// What the feeds say of themselves: also that the newest edition is late, or damaged.
  var description: String {
    let words = Wording.description(settings.schedule)
    guard let issue = issues.first else { return words }
    let notes = [issue.overdueSentence, issue.damagedSentence].compactMap(\.self)
    guard !notes.isEmpty else { return words }
    return ([words] + notes.map { $0.plain(issue.clock.ofSite) } + [settings.baseURL + StatusFile.page.path])
      .joined(separator: " ")
  }

  private var stories: [Entry] {
    issues.prefix(SiteFeeds.storyEditions).flatMap { issue in issue.stories.map { entry(of: $0, in: issue) } }
  }

  private var editions: [Entry] { issues.prefix(SiteFeeds.wholeEditions).map(entry(of:)) }

  private func entry(of presented: PresentedStory, in issue: Issue) -> Entry {
    let story = presented.story
    // A second apart: readers that sort by date would lose the order of ten entries with one time.
    let place = issue.stories.firstIndex { $0.number == story.number } ?? 0
    let published = issue.edition.published + -Int64(place)
    let changed = presented.corrections.map(\.date).max().map { max($0, published) }
    return Entry(
      id: PermanentID.story(issue.edition.publication, issue.edition.key, story), title: story.title,
      path: "/editions/\(issue.edition.key)/\(story.number)", about: presented.original,
      discussion: story.discussion, authors: [story.author.flatMap { $0.isEmpty ? nil : $0 } ?? story.site],
      published: issue.clock.rfc3339(published), updated: issue.clock.rfc3339(changed ?? published),
      language: story.language,
      summary: presented.openingInFull,
      html: FeedContent(issue: issue, base: settings.baseURL).html(of: presented).string)
  }

  private func entry(of issue: Issue) -> Entry {
    Entry(
      id: PermanentID.edition(issue.edition.publication, issue.edition.key), title: issue.fullName,
      path: "/editions/\(issue.edition.key)", about: nil, discussion: nil, authors: [settings.title],
      published: issue.clock.rfc3339(issue.edition.published), updated: issue.clock.rfc3339(issue.lastChange),
      language: "en", summary: issue.stories.map { "\($0.number). \($0.story.title)" }.joined(separator: " "),
      html: FeedContent(issue: issue, base: settings.baseURL).html().string)
  }
}
