import Archive
import ArticleModel
public import EditionModel
public import Fetching
public import PageWorkers
import Selection
public import Storage
public import StorySources

/// Looks again at links and titles of published stories, and keeps what it finds with the corrections that follow.
///
/// It only reads editions.
public struct Revisitor: Sendable {
  let publication: PublicationStore
  let schedule: Schedule
  let policy: FetchPolicy
  let readPage: PageReader

  /// Seconds for which all stories of an edition are followed. After that, only those whose link didn't work.
  static let fresh: Int64 = 14 * 86_400
  static let memory: Int64 = 60 * 86_400
  /// Pages asked for at a time.
  static let maximumParallelPages = 4

  /// Prepares to look at a publication's stories.
  ///
  /// - Parameter readPage: reads pages; in this process if it is left out.
  public init(
    publication: PublicationStore, schedule: Schedule, policy: FetchPolicy,
    readPage: @escaping PageReader = { $0.answer() }
  ) {
    self.publication = publication
    self.schedule = schedule
    self.policy = policy
    self.readPage = readPage
  }

  /// The stories that may need another look, newest edition first.
  ///
  /// - Throws: ``StoreError``.
  public func followed(now: Timestamp) async throws -> [WatchedStory] {
    var followed: [WatchedStory] = []
    for key in try await publication.keys(since: now + -Self.memory) {
      let corrections = try await publication.corrections(of: key)
      let cutoff = schedule.cutoff(of: key)?.instant ?? now
      let isDown = corrections.contains { $0.kind == .dead || $0.kind == .unreachable }
      // An edition that was caught up is younger than its cut-off, by a week at most.
      guard cutoff > now + -(Self.fresh + 7 * 86_400) || isDown,
        // An edition that isn't what was sealed has nothing to compare with, and keeps no other from being looked at.
        let edition = try await publication.soundEdition(of: key)
      else { continue }
      let revisits = try await publication.revisits(of: key)
      followed += edition.stories.map { story in
        WatchedStory(
          edition: key, published: edition.published, story: story, revisits: revisits[story.number] ?? [],
          corrections: corrections.filter { $0.story == nil || $0.story == story.number })
      }
    }
    return followed
  }

  /// Looks at some stories.
  ///
  /// The source is asked first. If it doesn't answer, the fault may be this machine's own, and no site is called dead.
  ///
  /// - Returns: how many corrections followed.
  /// - Throws: ``SourceFailure``; nothing is kept then. ``StoreError``.
  public func look(
    at stories: [WatchedStory], source: any StorySource, fetcher: Fetcher, now: Timestamp
  ) async throws -> Int {
    let ids = stories.map { CandidateID(source: source.id, nativeID: $0.story.id) }
    let answer = try await source.recheck(ids, at: now)
    let known = Dictionary(answer.stories.map { ($0.candidate.id, $0) }, uniquingKeysWith: { first, _ in first })
    let missing = Set(answer.missing)
    let archives = Archives(publication: publication, policy: policy, now: now, reader: readPage)
    var count = 0
    for start in stride(from: 0, to: stories.count, by: Self.maximumParallelPages) {
      let some = start..<min(start + Self.maximumParallelPages, stories.count)
      let looks = await withTaskGroup(of: (Int, Revisit).self) { group in
        for place in some {
          group.addTask {
            (place, await look(at: stories[place], now: known[ids[place]], fetcher, archives, now))
          }
        }
        return await group.reduce(into: []) { $0.append($1) }
      }
      for (place, look) in looks.sorted(by: { $0.0 < $1.0 }) {
        var look = look
        if let story = known[ids[place]] {
          look.title = story.candidate.title
          look.submission = story.candidate.state == .live ? .live : .removed
        } else if missing.contains(ids[place]) {
          look.submission = .missing
        }
        count += try await keep(look, of: stories[place], source: source.name)
      }
    }
    return count
  }

  private func keep(_ look: Revisit, of followed: WatchedStory, source: String) async throws -> Int {
    let offset = schedule.zone.offset
    let verdict = RevisitVerdict(followed: followed, source: source) { "\($0.civil(offset: offset($0)).date)" }
    let corrections = verdict.corrections(after: look)
    try await publication.record(
      look, corrections: corrections, story: followed.story.number, of: followed.edition)
    return corrections.count
  }

  private func look(
    at followed: WatchedStory, now submission: SourceStory?, _ fetcher: Fetcher, _ archives: Archives, _ now: Timestamp
  ) async -> Revisit {
    let story = followed.story
    guard let url = story.url else {
      var look = Revisit(time: now, link: .none)
      // A text at the source is compared with the sealed one.
      if let markup = submission?.markup, let sealed = archives.article(of: story) {
        let blocks = Article(blocks: SourceText.blocks(markup))
        look.compare(PageReading(text: blocks.plainText), with: PageReading(text: sealed.plainText))
      }
      return look
    }
    let page = await fetcher.fetch(url, as: .page)
    var look = Revisit(time: now, link: Revisit.Link(page), status: page.status)
    if story.article != nil, let reading = await PageReading(page, reader: readPage),
      let then = await archives.page(at: url, in: followed.edition)
    {
      look.compare(reading, with: then)
    }
    return look
  }
}

extension Revisit {
  fileprivate mutating func compare(_ now: PageReading, with then: PageReading) {
    let comparison = PageComparison(of: now, with: then)
    (removed, added) = (comparison.removed, comparison.added)
  }
}

extension Revisit.Link {
  /// Judges a link by a fetch.
  init(_ page: FetchResult) {
    guard let failure = page.failure else {
      self = .alive
      return
    }
    switch failure.code {
    // There is a page, even if it is too large or of no use here.
    case .tooLarge, .unsupportedType: self = .alive
    case .robots: self = .refused
    case .httpStatus:
      switch page.status ?? 0 {
      case 404, 410: self = .gone
      case 500...: self = .unreachable
      // The site refuses this program. Readers may be let in.
      default: self = .refused
      }
    case .blockedAddress, .blockedURL, .dns, .connect, .tls, .timeout: self = .unreachable
    case .tooManyRedirects, .badResponse, .badEncoding: self = .unreachable
    }
  }
}
