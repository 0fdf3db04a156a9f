public import EditionModel
public import Fetching
import Selection
public import StorySources

/// Hacker News through Algolia's search (hn.algolia.com/api): for windows that nobody watched, since it can be asked
/// by time of posting. Points and comments are those of the moment it is asked, so a choice from it is hindsight.
public struct Algolia: Sendable {
  public static let address = "https://hn.algolia.com/api/v1"

  private let fetcher: Fetcher
  private let base: String
  private let source: String

  /// Stories a page, and pages a window: half a day has some 600 stories, most of them with less than ``leastPoints``.
  static let pageSize = 500
  static let pages = 3
  static let leastPoints = 5

  /// - Parameters:
  ///   - base: the API's address without a slash at its end.
  ///   - source: stands in the candidates' ids: the numbers are Hacker News' own.
  public init(fetcher: Fetcher, base: String = Algolia.address, source: String = "hn") {
    self.fetcher = fetcher
    self.base = base
    self.source = source
  }

  /// The stories posted after `start` and up to `end` that found any readers, newest first.
  ///
  /// - Parameter time: of the observation.
  public func stories(
    postedAfter start: Timestamp, through end: Timestamp, at time: Timestamp
  ) async throws(SourceFailure) -> [SourceStory] {
    let filter = "created_at_i>\(start.rawValue),created_at_i<=\(end.rawValue),points>=\(Self.leastPoints)"
    var stories: [SourceStory] = []
    for page in 0..<Self.pages {
      let answer = try await ask(
        "search_by_date?tags=story&numericFilters=\(filter)&hitsPerPage=\(Self.pageSize)&page=\(page)")
      stories += answer.hits.compactMap { $0.story(source: source, seen: time) }
        .filter { $0.candidate.posted > start && $0.candidate.posted <= end }
      guard page + 1 < answer.pages else { break }
    }
    return stories
  }

  /// What stands on the front page now, in no order that tells a rank.
  public func frontPage(at time: Timestamp) async throws(SourceFailure) -> [SourceStory] {
    try await ask("search?tags=front_page&hitsPerPage=100").hits.compactMap { $0.story(source: source, seen: time) }
  }

  private func ask(_ path: String) async throws(SourceFailure) -> AlgoliaAnswer {
    let result = await fetcher.fetch("\(base)/\(path)", as: .api)
    if let failure = result.failure {
      throw SourceFailure(source: source, message: "Algolia's search does not answer: \(failure.message)")
    }
    guard let answer = AlgoliaAnswer(json: result.body) else {
      throw SourceFailure(source: source, message: "Algolia's search answers in an unknown shape")
    }
    return answer
  }
}
