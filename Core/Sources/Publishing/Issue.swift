import ArticleModel
import EditionModel

/// An edition as readers may see it, with visibility and withdrawals applied. Renderers get nothing else to show.
///
/// Every page, feed and file is made from this value, never from the bundle itself.
struct Issue: Sendable {
  let edition: Edition
  let hash: ContentHash
  let settings: SiteSettings
  let stories: [PresentedStory]
  /// Reserves that can replace a story that the reader has muted.
  let reserves: [PresentedStory]
  /// Oldest first.
  let corrections: [Correction]
  /// By story number.
  let votes: [Int: Votes]
  let clock: EditionClock
  /// What the clock says of it; nil for an edition that isn't the newest.
  let outlook: Outlook?
  /// Newer editions that can't be shown, newest first; none for an edition that isn't shown as the newest.
  let damaged: [EditionKey]

  init(_ bundle: EditionBundle, settings: SiteSettings) {
    edition = bundle.edition
    hash = bundle.hash
    self.settings = settings
    votes = bundle.votes
    outlook = bundle.outlook
    damaged = bundle.damaged
    let corrections = bundle.corrections.sorted { ($0.date, $0.story ?? 0) < ($1.date, $1.story ?? 0) }
    self.corrections = corrections
    clock = EditionClock(timeZone: bundle.edition.timeZone, schedule: settings.schedule)
    func present(_ story: Story, name: String, lost: String? = nil) -> PresentedStory {
      PresentedStory(
        story, name: name, lost: lost,
        article: story.article.flatMap { bundle.articles[$0] },
        discussion: story.thread.flatMap { bundle.discussions[$0.blob] }, addition: bundle.additions[story.number],
        corrections: corrections.filter { $0.story == nil || $0.story == story.number })
    }
    stories = bundle.edition.stories.map { present($0, name: String($0.number)) }
    reserves = bundle.edition.reserves.filter { $0.story != nil }.enumerated().compactMap { index, reserve in
      reserve.story.map { present($0, name: EditionFile.reserveName(index), lost: reserve.reason.text) }
    }
  }

  var name: String { edition.key.isSample ? Wording.sampleEdition : clock.name(of: edition.key) }

  /// `Wednesday, 6 May 2026`; nil for the sample, which belongs to no day.
  var day: String? { edition.key.date.map(CalendarWords.day) }

  /// The name and the day, for titles of documents.
  var fullName: String { edition.key.isSample ? name : clock.fullName(of: edition.key) }

  var path: String { "\(settings.basePath)/editions/\(edition.key)" }
  var isSample: Bool { edition.key.isSample || edition.basis == .sample }
  var minutes: Int { stories.reduce(0) { $0 + $1.minutesHere } }
  var lastChange: Timestamp { corrections.map(\.date).max().map { max($0, edition.published) } ?? edition.published }

  /// Where a story's page is.
  func path(of story: PresentedStory) -> String { "\(path)/\(story.name)" }

  /// One of the ten by its number, or a reserve that was read: those are numbered on.
  func read(_ number: Int) -> PresentedStory? { (stories + reserves).first { $0.number == number } }

  /// A reserve as readers may see it, where it was read.
  func presented(_ reserve: ReserveStory) -> PresentedStory? {
    reserve.story.flatMap { story in reserves.first { $0.number == story.number } }
  }

  func images(of story: PresentedStory, base: String) -> Images {
    Images(story.images, prefix: base + "/blobs/")
  }
}
