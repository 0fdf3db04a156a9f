public import EditionModel
public import Fetching
public import Selection
public import StorySources

/// Hacker News through its official API (github.com/HackerNews/API): lists of numbers, and an item for each number.
///
/// The module also offers ``HackerNewsProfile``, which needs no network, and ``Algolia``, the search for unwatched windows.
public struct HackerNews: StorySource {
  /// How many entries of each list are read. The API gives up to 500 numbers a list, and each item is a request.
  public struct Depth: Sendable, Hashable {
    /// Entries of the list of top stories.
    public var top = 120
    /// Entries of the list of best stories.
    public var best = 60
    /// Entries of the list of Ask HN.
    public var ask = 30
    /// Entries of the list of Show HN.
    public var show = 30
    /// Entries of the list of new stories.
    public var new = 60
    /// Comments that are asked for in one round, before it is seen whether the source still answers.
    public var round = 24
    /// How long to wait for one comment.
    public var answer: Duration = .seconds(6)
    /// Entries of the top list that are watched between editions.
    public var watched = 90
    /// Stories no longer in the top list that are asked for at each look.
    public var fallen = 60

    /// The standard depth.
    public init() {}
  }

  /// The public address of the API.
  public static let address = "https://hacker-news.firebaseio.com/v0"

  /// The source's names and addresses.
  public var profile: any SourceProfile { own }
  let own: HackerNewsProfile
  let fetcher: Fetcher
  let depth: Depth
  private let base: String
  private let search: Algolia

  /// Prepares to ask.
  ///
  /// - Parameter profile: the addresses of the two APIs.
  public init(fetcher: Fetcher, profile: HackerNewsProfile = HackerNewsProfile(), depth: Depth = Depth()) {
    own = profile
    self.fetcher = fetcher
    base = profile.base
    self.depth = depth
    search = Algolia(fetcher: fetcher, base: profile.search)
  }

  /// Reads five lists and the items on them.
  public func look(at time: Timestamp) async throws(SourceFailure) -> SourceLook {
    let top: [Int64]
    switch await numbers(of: "topstories") {
    case .success(let numbers): top = numbers
    case .failure(let failure): throw listless(failure)
    }
    // Without the other lists the choice is poorer, not wrong.
    async let best = numbers(of: "beststories")
    async let ask = numbers(of: "askstories")
    async let show = numbers(of: "showstories")
    async let new = numbers(of: "newstories")
    var listed = top.prefix(depth.top) + (await best.numbers.prefix(depth.best))
    listed += (await ask.numbers.prefix(depth.ask)) + (await show.numbers.prefix(depth.show))
    listed += await new.numbers.prefix(depth.new)

    return await look(at: time, numbers: Array(listed), top: top)
  }

  /// Reads the top list, its items, and stories that fell off it.
  public func watch(_ fallen: [CandidateID], at time: Timestamp) async throws(SourceFailure) -> SourceLook {
    let top: [Int64]
    switch await numbers(of: "topstories") {
    case .success(let numbers): top = numbers
    case .failure(let failure): throw listless(failure)
    }
    let watched = Array(top.prefix(depth.watched))
    let listed = Set(watched)
    let others = fallen.lazy.compactMap { Int64($0.nativeID) }.filter { !listed.contains($0) }.prefix(depth.fallen)
    let look = await look(at: time, numbers: watched + others, top: top)
    let counted = look.stories.lazy.filter {
      $0.counts.points != nil && look.places[$0.candidate.id] ?? .max <= depth.watched
    }
    // A list whose items are null, fail or have changed their shape says nothing about the page.
    guard !watched.isEmpty, counted.count * 3 >= watched.count else {
      throw SourceFailure(
        source: id, message: "Hacker News lists \(watched.count) stories and gives the points of only \(counted.count)")
    }
    return look
  }

  /// Asks for the items of stories.
  public func recheck(_ ids: [CandidateID], at time: Timestamp) async throws(SourceFailure) -> SourceLook {
    let look = await look(at: time, numbers: ids.compactMap { Int64($0.nativeID) }, top: [])
    guard ids.isEmpty || look.failed.count < ids.count else {
      throw SourceFailure(source: id, message: "Hacker News gives none of \(ids.count) stories")
    }
    return look
  }

  /// Asks Algolia's search, and its front page if the span ended within a day.
  public func stories(
    postedAfter start: Timestamp, through end: Timestamp, at time: Timestamp
  ) async throws(SourceFailure) -> [SourceStory] {
    var stories = try await search.stories(postedAfter: start, through: end, at: time)
    // A story of the second-chance pool is on the front page long after it was posted.
    if time - end <= 86_400, let page = try? await search.frontPage(at: time) {
      let known = Set(stories.map(\.candidate.id))
      stories += page.filter { !known.contains($0.candidate.id) && $0.candidate.posted <= end }
    }
    return stories
  }

  /// Asks for stories, each once.
  private func look(at time: Timestamp, numbers listed: [Int64], top: [Int64]) async -> SourceLook {
    var seen: Set<Int64> = []
    let numbers = listed.filter { seen.insert($0).inserted }
    let ranks = Dictionary(zip(top, 1...), uniquingKeysWith: { first, _ in first })
    let answers = await items(numbers)
    var look = SourceLook(time: time, stories: [])
    for (number, answer) in zip(numbers, answers) {
      let name = CandidateID(source: id, nativeID: "\(number)")
      look.places[name] = ranks[number]
      switch answer {
      case .item(let item):
        if let story = item.story(source: id, seen: time, rank: ranks[number]) {
          look.stories.append(story)
        } else {
          look.missing.append(name)
        }
      case .null: look.missing.append(name)
      case .failed: look.failed.append(name)
      }
    }
    return look
  }

  /// Asks for the item of a story.
  public func story(_ nativeID: String, at time: Timestamp) async -> SourceStory? {
    guard let number = Int64(nativeID), case .item(let item) = await item(number, from: fetcher).answer else {
      return nil
    }
    return item.story(source: id, seen: time, rank: nil)
  }
}

extension HackerNews {
  enum Answer: Sendable {
    case item(HackerNewsItem)
    case null
    case failed
  }

  /// An answer, when it came, and which addresses gave it.
  struct Answered: Sendable {
    var answer = Answer.failed
    var time: Timestamp?
    var addresses: Set<String> = []
  }

  private func numbers(of list: String) async -> Result<[Int64], FetchFailure> {
    let result = await fetcher.fetch("\(base)/\(list).json", as: .api)
    if let failure = result.failure { return .failure(failure) }
    guard let numbers = HackerNewsItem.numbers(in: result.body) else {
      return .failure(FetchFailure(.badResponse, "the list isn't JSON of the known shape"))
    }
    return .success(numbers)
  }

  private func listless(_ failure: FetchFailure) -> SourceFailure {
    SourceFailure(
      source: id, message: "Hacker News gives no list of top stories: \(failure.message)",
      madeNoConnection: failure.madeNoConnection)
  }

  private func items(_ numbers: [Int64]) async -> [Answer] {
    await items(numbers, from: fetcher).map(\.answer)
  }

  /// In the order asked; the fetcher bounds how many requests run at a time.
  func items(_ numbers: [Int64], from fetcher: Fetcher) async -> [Answered] {
    await withTaskGroup(of: (Int, Answered).self) { group in
      for (index, number) in numbers.enumerated() {
        group.addTask { (index, await item(number, from: fetcher)) }
      }
      var answers = [Answered](repeating: Answered(), count: numbers.count)
      for await (index, answer) in group { answers[index] = answer }
      return answers
    }
  }

  private func item(_ number: Int64, from fetcher: Fetcher) async -> Answered {
    let result = await fetcher.fetch("\(base)/item/\(number).json", as: .api)
    let addresses = Set(result.hops + [result.final])
    guard result.failure == nil else { return Answered(addresses: addresses) }
    // Another item than the one that was asked for would be shown, and withdrawn, under a wrong number.
    let item = HackerNewsItem(json: result.body).flatMap { $0.id == number ? $0 : nil }
    return Answered(
      answer: item.map(Answer.item) ?? .null, time: result.date, addresses: addresses)
  }
}

extension Result<[Int64], FetchFailure> {
  fileprivate var numbers: [Int64] { (try? get()) ?? [] }
}
