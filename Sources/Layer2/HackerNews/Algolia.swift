public import EditionModel
public import Fetching
import FoundationEssentials
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
        .filter { $0.candidate.posted > start.rawValue && $0.candidate.posted <= end.rawValue }
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

/// An answer of the search as it really comes; a hit that is none is left out.
struct AlgoliaAnswer: Decodable {
  var hits: [AlgoliaHit]
  var pages: Int

  private enum Key: String, CodingKey { case hits, nbPages }

  private struct Entry: Decodable {
    var hit: AlgoliaHit?
    init(from decoder: any Decoder) throws { hit = try? AlgoliaHit(from: decoder) }
  }

  init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Key.self)
    hits = try fields.decode([Entry].self, forKey: .hits).compactMap(\.hit)
    pages = (try? fields.decodeIfPresent(Int.self, forKey: .nbPages)) ?? 1
  }

  init?(json: [UInt8]) {
    guard let answer = try? JSONDecoder().decode(AlgoliaAnswer.self, from: Data(json)) else { return nil }
    self = answer
  }
}

/// A story, poll or job as the search has it.
struct AlgoliaHit: Decodable {
  var number: String
  var title: String?
  var url: String?
  var author: String?
  var points: Int?
  var comments: Int?
  var posted: Int64
  var text: String?
  var tags: [String]

  private enum Key: String, CodingKey {
    case objectID, title, url, author, points
    case comments = "num_comments"
    case posted = "created_at_i"
    case text = "story_text"
    case tags = "_tags"
  }

  init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Key.self)
    func field<T: Decodable>(_ key: Key, _ type: T.Type) -> T? {
      (try? fields.decodeIfPresent(type, forKey: key)) ?? nil
    }
    number = try fields.decode(String.self, forKey: .objectID)
    posted = try fields.decode(Int64.self, forKey: .posted)
    title = field(.title, String.self)
    url = field(.url, String.self)
    author = field(.author, String.self)
    points = field(.points, Int.self)
    comments = field(.comments, Int.self)
    text = field(.text, String.self)
    tags = field(.tags, [String].self) ?? []
  }

  /// Nil for a comment, and for what has no title or number.
  func story(source: String, seen: Timestamp) -> SourceStory? {
    guard let number = Int64(number), !tags.contains("comment") else { return nil }
    var item = HackerNewsItem(number: number)
    item.type = tags.contains("job") ? "job" : tags.contains("poll") ? "poll" : "story"
    item.title = title?.nonEmpty
    item.url = url?.nonEmpty
    item.by = author?.nonEmpty
    item.text = text?.nonEmpty
    item.points = points
    item.comments = comments
    item.time = posted
    return item.story(source: source, seen: seen, rank: nil)
  }
}
