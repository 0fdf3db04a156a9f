import EditionModel
import StorySources

/// An answer of the search, read leniently: an entry that isn't a hit is left out.
struct AlgoliaAnswer: Codable {
  var hits: [AlgoliaHit]
  var pages: Int

  private enum Key: String, CodingKey { case hits, nbPages }

  init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Key.self)
    hits = try fields.decode([Lenient<AlgoliaHit>].self, forKey: .hits).compactMap(\.value)
    pages = (try? fields.decodeIfPresent(Int.self, forKey: .nbPages)) ?? 1
  }

  func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Key.self)
    try fields.encode(hits, forKey: .hits)
    try fields.encode(pages, forKey: .nbPages)
  }

  init?(json: [UInt8]) {
    guard let answer = try? OutsideJSON.decode(AlgoliaAnswer.self, from: json) else { return nil }
    self = answer
  }
}

/// A story, poll or job, as the search describes it.
struct AlgoliaHit: Codable {
  var number: String
  var title: String?
  var url: String?
  var author: String?
  var points: Int?
  var comments: Int?
  var posted: Int64
  var text: String?
  var tags: [String]

  private enum CodingKeys: String, CodingKey {
    case number = "objectID"
    case title, url, author, points
    case comments = "num_comments"
    case posted = "created_at_i"
    case text = "story_text"
    case tags = "_tags"
  }

  init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    func field<T: Decodable>(_ key: CodingKeys, _ type: T.Type) -> T? {
      (try? fields.decodeIfPresent(type, forKey: key)) ?? nil
    }
    number = try fields.decode(String.self, forKey: .number)
    posted = try fields.decode(Int64.self, forKey: .posted)
    title = field(.title, String.self)
    url = field(.url, String.self)
    author = field(.author, String.self)
    points = field(.points, Int.self)
    comments = field(.comments, Int.self)
    text = field(.text, String.self)
    tags = field(.tags, [Lenient<String>].self)?.compactMap(\.value) ?? []
  }

  /// Returns nil for a comment, and for anything without a title or number.
  func story(source: String, seen: Timestamp) -> SourceStory? {
    guard let number = Int64(number), !tags.contains("comment") else { return nil }
    var item = HackerNewsItem(number: number)
    item.type = tags.contains("job") ? "job" : tags.contains("poll") ? "poll" : "story"
    item.title = title?.nonEmpty
    item.url = url?.nonEmpty
    item.by = author?.nonEmpty
    item.text = text?.nonEmpty
    item.points = points.map(HackerNewsItem.count)
    item.comments = comments.map(HackerNewsItem.count)
    item.time = HackerNewsItem.time(posted)
    return item.story(source: source, seen: seen, rank: nil)
  }
}
