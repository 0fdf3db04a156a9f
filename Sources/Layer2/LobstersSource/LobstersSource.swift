public import EditionModel
public import Fetching
public import Selection
public import StorySources

/// Lobsters, or another site that runs its software, through the JSON of its pages: lists, and a story with all its comments.
///
/// The module also offers ``LobstersProfile``, which needs no network.
public struct Lobsters: StorySource {
  /// The public address of the site.
  public static let address = "https://lobste.rs"

  /// Pages of each list for an edition. A page has 25 stories, about a day of them.
  static let pages = (hottest: 4, newest: 2)
  /// Pages of each list for the record between editions.
  static let watchedPages = (hottest: 2, newest: 1)
  /// Pages of the newest that are read back to the beginning of a window that nobody watched.
  static let pagesBack = 8

  /// The source's names and addresses.
  public var profile: any SourceProfile { own }
  private let own: LobstersProfile
  private let fetcher: Fetcher

  /// Prepares to ask.
  ///
  /// - Parameter profile: the address of the site.
  public init(fetcher: Fetcher, profile: LobstersProfile = LobstersProfile()) {
    own = profile
    self.fetcher = fetcher
  }

  /// Reads the hottest stories and the newest.
  public func look(at time: Timestamp) async throws(SourceFailure) -> SourceLook {
    try await look(at: time, pages: Self.pages)
  }

  /// Reads the beginnings of both lists. Stories that fell off aren't asked for: each would come with its whole discussion.
  public func watch(_ fallen: [CandidateID], at time: Timestamp) async throws(SourceFailure) -> SourceLook {
    try await look(at: time, pages: Self.watchedPages)
  }

  private func look(
    at time: Timestamp, pages: (hottest: Int, newest: Int)
  ) async throws(SourceFailure) -> SourceLook {
    var hottest = try await page(1, of: "hottest")
    // Without the other pages the choice is poorer, not wrong.
    for number in 2...max(2, pages.hottest) { hottest += (try? await page(number, of: "hottest")) ?? [] }
    var newest: [LobstersStory] = []
    for number in 1...pages.newest { newest += (try? await page(number, of: "newest")) ?? [] }
    var look = SourceLook(time: time)
    for (place, story) in hottest.enumerated() {
      // A story may move to the next page while the pages are read.
      let id = CandidateID(source: self.id, nativeID: story.id)
      guard look.places[id] == nil else { continue }
      look.places[id] = place + 1
      look.stories.append(story.story(source: self.id, seen: time, rank: place + 1))
    }
    var seen = Set(look.places.keys)
    for story in newest.map({ $0.story(source: id, seen: time, rank: nil) })
    where seen.insert(story.candidate.id).inserted { look.stories.append(story) }
    return look
  }

  /// Reads the list of the newest back to the beginning of the span.
  public func stories(
    postedAfter start: Timestamp, through end: Timestamp, at time: Timestamp
  ) async throws(SourceFailure) -> [SourceStory] {
    var found: [SourceStory] = []
    var seen: Set<String> = []
    for number in 1...Self.pagesBack {
      let page = try await page(number, of: "newest")
      found += page.filter { seen.insert($0.id).inserted }.map { $0.story(source: id, seen: time, rank: nil) }
      guard let last = page.last?.posted, last > start else { break }
    }
    return found.filter { $0.candidate.posted > start && $0.candidate.posted <= end }
  }

  /// Asks for a story, which comes with its discussion.
  public func story(_ nativeID: String, at time: Timestamp) async -> SourceStory? {
    guard case .story(let story, let answer) = await ask(nativeID) else { return nil }
    var told = story.story(source: id, seen: time, rank: nil)
    let walk = LobstersThread(story.comments ?? [], page: own.address(ofCommentsOn: nativeID))
    told.commentIDs = walk.roots
    told.discussion = { budget in
      walk.thread(within: budget, at: answer.date, addresses: Set(answer.hops + [answer.final]))
    }
    return told
  }

  /// Asks for stories one by one.
  public func recheck(_ ids: [CandidateID], at time: Timestamp) async throws(SourceFailure) -> SourceLook {
    var look = SourceLook(time: time)
    for id in ids {
      switch await ask(id.nativeID) {
      case .story(let story, _): look.stories.append(story.story(source: self.id, seen: time, rank: nil))
      case .gone: look.missing.append(id)
      case .failed: look.failed.append(id)
      }
    }
    guard ids.isEmpty || look.failed.count < ids.count else {
      throw SourceFailure(source: id, message: "Lobsters gives none of \(ids.count) stories")
    }
    return look
  }

  /// Gives the comments that came with the story: nothing more is asked.
  public func thread(on story: SourceStory, within budget: ThreadBudget) async -> SourceThread {
    story.discussion?(budget) ?? SourceThread()
  }

  private enum Answer {
    case story(LobstersStory, FetchResult)
    case gone
    case failed
  }

  private func ask(_ nativeID: String) async -> Answer {
    guard LobstersStory.isID(nativeID) else { return .gone }
    let result = await fetcher.fetch(own.address(ofStory: nativeID), as: .api)
    guard result.failure == nil else { return [404, 410].contains(result.status) ? .gone : .failed }
    return LobstersStory(json: result.body).map { .story($0, result) } ?? .failed
  }

  private func page(_ number: Int, of list: String) async throws(SourceFailure) -> [LobstersStory] {
    let result = await fetcher.fetch(own.address(ofPage: number, in: list), as: .api)
    if let failure = result.failure {
      throw SourceFailure(
        source: id, message: "Lobsters gives no list of stories: \(failure.message)",
        madeNoConnection: failure.madeNoConnection)
    }
    guard let stories = LobstersStory.list(json: result.body) else {
      throw SourceFailure(source: id, message: "Lobsters answers in an unknown shape")
    }
    return stories
  }
}
