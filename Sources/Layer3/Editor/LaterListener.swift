import Discussions
public import EditionModel
import Selection
public import Storage
public import StorySources

/// Reads the threads of an edition once more, hours after its cut-off, and keeps what is new beside the edition.
public struct LaterListener: Sendable {
  let publication: PublicationStore

  /// Seconds after the cut-off at which the threads are read again.
  public static let delay: Int64 = 4 * 3600
  /// Seconds after the cut-off from which it is too late: the next edition is there.
  public static let horizon: Int64 = 12 * 3600
  /// The most comments that are added to a story.
  static let limit = 15

  /// Prepares to read a publication's threads.
  public init(publication: PublicationStore) { self.publication = publication }

  /// The edition with threads that are to be read now, or nil.
  public func due(at now: Timestamp) async throws -> EditionKey? {
    guard let key = try await publication.keys(since: now + -LaterListener.horizon).first,
      let edition = try await publication.soundEdition(of: key),
      edition.basis != .sample, now - edition.cutoff >= LaterListener.delay, try await !left(in: edition).isEmpty
    else { return nil }
    return key
  }

  /// Of an edition's ten, the stories with a thread that wasn't read again yet.
  private func left(in edition: Edition) async throws -> [Story] {
    let read = try await publication.additions(of: edition.key)
    let withdrawn = Set(
      try await publication.corrections(of: edition.key).filter { $0.kind == .withdrawn }.map(\.story))
    return edition.stories.filter { story in
      story.thread != nil && read[story.number] == nil && withdrawn.isDisjoint(with: [story.number, nil])
    }
  }

  /// Reads the threads of an edition's ten stories that weren't read again yet. For a story of which the source doesn't answer, it
  /// is asked again at the next turn.
  ///
  /// - Returns: how many comments were added.
  public func listen(to key: EditionKey, at source: any StorySource, items: Int, now: Timestamp) async throws -> Int {
    guard let edition = try await publication.soundEdition(of: key) else { return 0 }
    let replaced: [ContentHash: ContentHash] = try await publication.replacedDiscussions(of: key)
    let withdrawn = try await publication.withdrawnComments(of: source.id)
    var count = 0
    for story in try await left(in: edition) {
      guard let sealed = story.thread?.blob, let bytes = try? publication.blobs.get(replaced[sealed] ?? sealed),
        let kept = try? CanonicalJSON.decode(Discussion.self, from: bytes),
        let told = await source.story(story.id, at: now)
      else { continue }
      let thread = await source.thread(
        on: told, within: ThreadBudget(items: items, time: EditionMaker.patience, except: withdrawn))
      guard thread.extent.ending != .broken || thread.extent.read > 0 else { continue }
      let addition = LaterListener.addition(
        to: kept, from: Listening.thread(thread, about: told.candidate, authors: [], at: thread.time ?? now),
        extent: thread.extent,
        withdrawn: withdrawn, at: thread.time ?? now)
      // What was withdrawn since is left out there.
      count += try await publication.put(addition, story: story.number, of: key)
    }
    return count
  }

  /// What is new in a thread: comments of after the first reading that the rule keeps, with those that they answer.
  static func addition(
    to kept: Discussion, from thread: CommentThread, extent: Discussion.Extent, withdrawn: Set<String>,
    at now: Timestamp
  ) -> Discussion {
    let known = Set(kept.comments.map(\.id))
    let all = (DiscussionKeeper.keep(thread, at: now, extent: extent) { _ in [] })?.comments ?? []
    var chosen = Set(
      all.filter { $0.at > kept.at && !known.contains($0.id) && !withdrawn.contains($0.id) }.prefix(limit).map(\.id))
    let byID = Dictionary(all.map { ($0.id, $0) }) { first, _ in first }
    for id in chosen {
      var parent = byID[id]?.parent
      while let above = parent, !known.contains(above), !withdrawn.contains(above), chosen.insert(above).inserted {
        parent = byID[above]?.parent
      }
    }
    return Discussion(at: now, extent: extent, comments: all.filter { chosen.contains($0.id) })
  }
}
