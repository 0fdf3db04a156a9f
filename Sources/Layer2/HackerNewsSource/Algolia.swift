public import EditionModel
public import Fetching
import Selection
public import StorySources

/// Hacker News through Algolia's search (hn.algolia.com/api).
///
/// It can be asked by time of posting, so it serves windows that nobody watched. Points and comments are those of the
/// moment at which it is asked, so a choice from it is hindsight.
public struct Algolia: Sendable {
  /// The public address of the API.
  public static let address = "https://hn.algolia.com/api/v1"

  private let fetcher: Fetcher
  private let base: String
  private let source: String

  /// Stories per page, and pages per window. Half a day has some 600 stories, most of them below ``minimumPoints``.
  static let pageSize = 500
  static let maximumPages = 3
  static let minimumPoints = 5

  /// Prepares to ask.
  ///
  /// - Parameters:
  ///   - base: the API's address without a slash at its end.
  ///   - source: the source's id in the candidates' ids. The numbers are Hacker News' own.
  public init(fetcher: Fetcher, base: String = Algolia.address, source: String = "hn") {
    self.fetcher = fetcher
    self.base = base
    self.source = source
  }

  /// Asks for the stories posted after `start` and up to `end` that found readers, newest first.
  ///
  /// - Parameter time: the time of the observation.
  public func stories(
    postedAfter start: Timestamp, through end: Timestamp, at time: Timestamp
  ) async throws(SourceFailure) -> [SourceStory] {
    let filter = "created_at_i>\(start.rawValue),created_at_i<=\(end.rawValue),points>=\(Self.minimumPoints)"
    var stories: [SourceStory] = []
    for page in 0..<Self.maximumPages {
      let answer = try await ask(
        "search_by_date?tags=story&numericFilters=\(filter)&hitsPerPage=\(Self.pageSize)&page=\(page)")
      stories += answer.hits.compactMap { $0.story(source: source, seen: time) }
        .filter { $0.candidate.posted > start && $0.candidate.posted <= end }
      guard page + 1 < answer.pages else { break }
    }
    return stories
  }

  /// Asks for the stories on the front page, in an order that says nothing about their rank.
  public func frontPage(at time: Timestamp) async throws(SourceFailure) -> [SourceStory] {
    try await ask("search?tags=front_page&hitsPerPage=100").hits.compactMap { $0.story(source: source, seen: time) }
  }

  private func ask(_ path: String) async throws(SourceFailure) -> AlgoliaAnswer {
    let result = await fetcher.fetch("\(base)/\(path)", as: .api)
    if let failure = result.failure {
      throw SourceFailure(
        source: source, message: "Algolia's search gives no stories: \(failure.message)",
        madeNoConnection: failure.madeNoConnection)
    }
    guard let answer = AlgoliaAnswer(json: result.body) else {
      throw SourceFailure(source: source, message: "Algolia's search answers in an unknown shape")
    }
    return answer
  }
}
