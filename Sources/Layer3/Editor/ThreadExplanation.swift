import Archive
import ArticleModel
public import Discussions
public import EditionModel
public import Fetching
import Foundation
import Selection
public import Storage
import StorySources

/// How the comments of a sealed story's thread were judged, worked out again from the edition's archive.
public struct ThreadExplanation: Sendable {
  /// The edition of the story.
  public var key: EditionKey
  /// The story as it was sealed.
  public var story: Story
  /// How much of the thread was read.
  public var extent: Discussion.Extent
  /// The comments with what the rule thinks of each, in the order of the page.
  public var comments: [(comment: ThreadComment, judgement: CommentJudgement)]

  /// Explains the newest edition's thread that has a story or a comment of this id.
  ///
  /// - Returns: nil if no edition has it, or its archive has no thread of it.
  public static func of(
    _ id: String, in publication: PublicationStore, policy: FetchPolicy
  ) async throws -> ThreadExplanation? {
    var places = try await publication.stories(id: id, limit: 1).map { (key: $0.key, number: $0.number) }
    if places.isEmpty { places = try await publication.stories(withComment: id) }
    guard let (key, number) = places.first, let edition = try await publication.manifest(of: key)?.edition,
      let story = edition.readStories.first(where: { $0.number == number })
    else { return nil }
    guard let bytes = try publication.archive(of: key) else { return nil }
    let records = WARCReader.readAll(bytes).records
    let inputs = try EditionInputs(reading: records)
    let clock = inputs.circumstances.published
    let source = inputs.settings.source(
      over: Fetcher(transport: ReplayTransport(records: records), policy: policy) { clock })
    guard let told = await source.story(story.id, at: clock) else { return nil }
    let items = inputs.settings.discussionItems ?? EditionSettings.standardDiscussionItems
    let isReserve = number > edition.stories.count
    let read = await source.thread(
      on: told,
      within: ThreadBudget(
        items: isReserve ? items / 4 : items, time: nil, except: Set(inputs.circumstances.withheld ?? [])))
    let authors = story.article.flatMap { try? publication.blobs.get($0) }
      .flatMap { try? CanonicalJSON.decode(Article.self, from: $0) }?.metadata.authors
    let thread = Listening.thread(
      read, about: told.candidate, authors: authors ?? [], at: read.time ?? inputs.circumstances.decided)
    let rule = DiscussionRule(
      thread, wanted: Set(Quoting.choose(from: thread.comments)), facts: ThreadFinder(thread).facts)
    return ThreadExplanation(
      key: key, story: story, extent: read.extent, comments: Array(zip(thread.comments, rule.judgements)))
  }
}
