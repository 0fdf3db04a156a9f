import Archive
public import EditionModel
public import Fetching
import FeedFormat
import Selection
public import StorySources

/// RSS, Atom and JSON feeds as a source of stories.
///
/// The module also offers ``FeedProfile``, which needs no network.
///
/// A feed counts no points and ranks nothing, so only its age speaks for an entry. The entries of all feeds make one list.
/// The selection's rules on sites keep one busy feed from filling an edition.
public struct Feeds: StorySource {
  /// Seconds for which an entry is offered: an edition doesn't empty the archive of a blog.
  public static let freshness: Int64 = 14 * 86_400

  /// Entries that are taken from one feed. Some feeds hold everything their site ever had.
  public static let maximumEntries = 100

  /// The source's names and addresses.
  public var profile: any SourceProfile { own }
  private let own: FeedProfile
  private let fetcher: Fetcher
  let read = ReadFeeds()

  /// Prepares to ask.
  public init(fetcher: Fetcher, profile: FeedProfile) {
    own = profile
    self.fetcher = fetcher
  }

  /// Reads every feed. A feed that is down leaves the others.
  public func look(at time: Timestamp) async throws(SourceFailure) -> SourceLook {
    let answers = await withTaskGroup(of: (Int, Result<[SourceStory], FeedFailure>).self) { group in
      for (place, address) in own.addresses.enumerated() {
        group.addTask { (place, await stories(of: address, at: time)) }
      }
      var answers: [Int: Result<[SourceStory], FeedFailure>] = [:]
      for await (place, answer) in group { answers[place] = answer }
      return answers.sorted { $0.key < $1.key }.map(\.value)
    }
    var look = SourceLook(time: time)
    var failures: [FeedFailure] = []
    for answer in answers {
      switch answer {
      case .success(let stories): look.stories += stories
      case .failure(let failure): failures.append(failure)
      }
    }
    guard failures.count < answers.count else {
      throw SourceFailure(
        source: id, message: failures.first?.message ?? "no feed is configured",
        madeNoConnection: !failures.isEmpty && failures.allSatisfy(\.madeNoConnection))
    }
    return look
  }

  /// Reads the feeds again: an entry has no page of its own at the source.
  public func story(_ nativeID: String, at time: Timestamp) async -> SourceStory? {
    (try? await look(at: time))?.stories.first { $0.candidate.id.nativeID == nativeID }
  }
}

extension Feeds {
  private struct FeedFailure: Error {
    var message: String
    var madeNoConnection = false
  }

  private func stories(of address: String, at time: Timestamp) async -> Result<[SourceStory], FeedFailure> {
    let answer = await fetcher.fetch(address, as: .feed)
    if let failure = answer.failure {
      return .failure(
        FeedFailure(message: "\(address): \(failure.message)", madeNoConnection: failure.madeNoConnection))
    }
    let charset = FeedProfile.charset(in: answer.headers["Content-Type"] ?? "")
    guard
      let entries = await read.entries(in: answer.body, charset: charset, at: answer.final, most: Self.maximumEntries)
    else { return .failure(FeedFailure(message: "\(address) isn't a feed")) }
    return .success(entries.compactMap { story($0, of: address, at: time) })
  }

  /// Returns nil for an entry that is too old, lies in the future, or has nothing to read.
  private func story(_ entry: FeedEntry, of address: String, at time: Timestamp) -> SourceStory? {
    let posted = (entry.published ?? entry.updated).map { Timestamp($0) } ?? time
    guard posted > time - Self.freshness, posted <= time, let title = entry.title,
      entry.link != nil || entry.content != nil
    else { return nil }
    let id = CandidateID(source: self.id, nativeID: FeedProfile.nativeID(of: entry, in: address))
    let seen = Observation(time: time, rank: nil, points: 0, comments: max(0, entry.comments ?? 0))
    var candidate = Candidate(
      id: id, title: title, url: entry.link, author: entry.author, posted: posted, history: [seen])
    candidate.discussion = entry.discussion
    return SourceStory(candidate: candidate, markup: entry.content ?? entry.summary)
  }
}
