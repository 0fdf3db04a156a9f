public import ArticleModel
import EditionModel

/// One story: its text, or why there is none, what was said about it, and where it comes from.
public struct StoryScreen: Hashable, Sendable {
  /// Which story.
  public var id: StoryID
  /// The title.
  public var title: String
  /// Site, author, date, minutes to read.
  public var byline: String
  /// What must be said before the text: what is missing and why, corrections.
  public var notices: [String]
  /// The submitter's own words; nil if there are none.
  public var note: String?
  /// The text.
  public var layout: ArticleLayout
  /// Stands in for a text; nil if there is one.
  public var standfirst: String?
  /// Comments quoted whole, with the commenter's name.
  public var quotes: [Quote]
  /// Why it is in the edition.
  public var reason: String
  /// The publisher's address: what is shared, and where "Open original" leads. Nil for a text at the source itself.
  public var original: String?
  /// The address of the discussion at the source.
  public var discussion: String?
  /// `128 comments`.
  public var discussionLabel: String
  /// Whether the app has comments of its own to show.
  public var hasThread: Bool
  /// The place of the layout to begin at.
  public var start: Int
  /// Whether it is saved.
  public var isSaved: Bool
  /// Places of highlights, and their notes.
  public var highlights: [Int: String]
  /// The direction of the text.
  public var direction: TextDirection
  /// The language, as a BCP 47 tag.
  public var language: String?
  /// The stories before and after in the edition.
  public var neighbours: Neighbours

  /// The stories before and after.
  public struct Neighbours: Hashable, Sendable {
    /// The one before; nil for the first.
    public var previous: StoryID?
    /// The one after; nil for the last.
    public var next: StoryID?
  }

  /// A comment, quoted whole.
  public struct Quote: Hashable, Sendable {
    /// The comment.
    public var text: String
    /// Who wrote it.
    public var by: String
    /// How deep in the discussion.
    public var depth: Int
  }
}

extension ReaderDesk {
  /// A story of an edition; nil if the edition has no such story.
  public func story(_ number: Int, in edition: EditionDocument) -> StoryScreen? {
    let all = edition.stories + (edition.reserves ?? []).compactMap(\.story)
    guard let story = all.first(where: { $0.number == number }) else { return nil }
    let id = StoryID(edition.key, number)
    let layout = story.article.map(ArticleLayout.init) ?? ArticleLayout(blocks: [])
    let highlights = notes.highlights.filter { $0.story == id }
    return StoryScreen(
      id: id, title: ReaderWords.plain(story.title), byline: byline(story),
      notices: notices(of: story, in: edition), note: story.note?.text, layout: layout,
      standfirst: story.article == nil ? story.standfirst.map(ReaderWords.plain) : nil,
      quotes: story.quotes.map {
        StoryScreen.Quote(text: $0.text, by: ReaderWords.plain($0.by), depth: min(max($0.depth, 0), 6))
      },
      reason: ReaderWords.plain(story.reason), original: story.url.flatMap(ReaderLink.outside),
      discussion: ReaderLink.outside(story.discussion),
      discussionLabel: story.comments.map { ReaderWords.count($0, "comment", "comments") } ?? "The discussion",
      hasThread: story.thread?.isEmpty == false,
      start: min(notes.position(in: id)?.item ?? 0, max(0, layout.items.count - 1)), isSaved: notes.isSaved(id),
      highlights: Dictionary(highlights.map { ($0.item, $0.note) }) { first, _ in first },
      direction: story.direction ?? .leftToRight, language: story.language,
      neighbours: neighbours(of: number, in: edition))
  }

  private func byline(_ story: EditionDocument.Story) -> String {
    let date = story.published.flatMap { CivilDate(String($0.prefix(10))) }.map(ReaderWords.shortDay)
    return [story.site, story.author, date, story.readingMinutes > 0 ? "\(story.readingMinutes) min" : nil]
      .compactMap(\.self).map(ReaderWords.plain).joined(separator: " · ")
  }

  private func notices(of story: EditionDocument.Story, in edition: EditionDocument) -> [String] {
    let own = edition.corrections.filter { $0.story == story.number }
    var notices: [String] = []
    let isWithdrawn = own.contains { $0.kind == Correction.Kind.withdrawn.rawValue }
    if !isWithdrawn {
      let why = ReaderWords.plain(story.receipt.why)
      switch story.receipt.kind {
      case .full: if story.article == nil { notices.append("The text isn’t here: \(why).") }
      case .partial: notices.append("Parts may be missing: \(why).")
      case .excerpt: notices.append("An excerpt: \(why).")
      case .card: notices.append("Not readable here: \(why).")
      }
    }
    return notices + own.map { "Correction: \(ReaderWords.plain($0.text))" }
  }

  private func neighbours(of number: Int, in edition: EditionDocument) -> StoryScreen.Neighbours {
    let settings = notes.settings
    let shown = MutedStories(words: settings.mutedWords, sites: settings.mutedSites).arrange(edition).shown
    guard let here = shown.firstIndex(where: { $0.story.number == number }) else { return StoryScreen.Neighbours() }
    func id(_ index: Int) -> StoryID? {
      shown.indices.contains(index) ? StoryID(edition.key, shown[index].story.number) : nil
    }
    return StoryScreen.Neighbours(previous: id(here - 1), next: id(here + 1))
  }
}
