import EditionModel
import FoundationEssentials
import Selection
import StorySources
import WebAddress

/// A story of the site's JSON, read leniently: any field but the id and the title may be missing or of another type.
///
/// Written again, it has the fields that this program reads.
struct LobstersStory: Codable {
  var id: String
  var title: String
  var url: String?
  var by: String?
  var posted: Timestamp?
  var points: Int?
  var commentCount: Int?
  /// The text of a post, in the site's markup.
  var markup: String?
  var tags: [String]
  /// Nil in a list.
  var comments: [LobstersComment]?

  private enum CodingKeys: String, CodingKey {
    case id = "short_id"
    case title, url, tags, comments
    case by = "submitter_user"
    case posted = "created_at"
    case points = "score"
    case commentCount = "comment_count"
    case markup = "description"
  }

  init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    id = try fields.decode(String.self, forKey: .id)
    title = try fields.decode(String.self, forKey: .title)
    guard Self.isID(id), let name = title.nonEmpty else {
      throw DecodingError.dataCorruptedError(forKey: .id, in: fields, debugDescription: "not a story")
    }
    title = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    url = fields.lenient(.url, String.self)?.nonEmpty
    guard url?.utf8.count ?? 0 <= WebURL.maximumBytes else {
      throw DecodingError.dataCorruptedError(
        forKey: .url, in: fields, debugDescription: "longer than any address that is asked for")
    }
    by = fields.lenient(.by, LobstersUser.self)?.name.nonEmpty
    posted = fields.lenient(.posted, String.self).flatMap(Timestamp.init(rfc3339:))
    points = fields.lenient(.points, Int.self).map(Self.count)
    commentCount = fields.lenient(.commentCount, Int.self).map(Self.count)
    markup = fields.lenient(.markup, String.self)?.nonEmpty
    tags = fields.lenient(.tags, [Entry<String>].self)?.compactMap(\.value) ?? []
    comments = fields.lenient(.comments, [Entry<LobstersComment>].self)?.compactMap(\.value)
  }

  func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(id, forKey: .id)
    try fields.encode(title, forKey: .title)
    try fields.encodeIfPresent(url, forKey: .url)
    try fields.encodeIfPresent(by, forKey: .by)
    try fields.encodeIfPresent(posted?.rfc3339(), forKey: .posted)
    try fields.encodeIfPresent(points, forKey: .points)
    try fields.encodeIfPresent(commentCount, forKey: .commentCount)
    try fields.encodeIfPresent(markup, forKey: .markup)
    try fields.encode(tags, forKey: .tags)
    try fields.encodeIfPresent(comments, forKey: .comments)
  }

  /// Returns nil for anything but a story.
  init?(json: [UInt8]) {
    guard let story = try? OutsideJSON.decode(LobstersStory.self, from: json) else { return nil }
    self = story
  }

  /// Reads a list, without entries that aren't stories. Returns nil for anything but a list.
  static func list(json: [UInt8]) -> [LobstersStory]? {
    (try? OutsideJSON.decode([Entry<LobstersStory>].self, from: json))?.compactMap(\.value)
  }

  var json: [UInt8]? { (try? JSONEncoder().encode(self)).map { [UInt8]($0) } }

  static func json(of stories: [LobstersStory]) -> [UInt8]? { (try? JSONEncoder().encode(stories)).map { [UInt8]($0) } }

  /// Ids become parts of addresses.
  static func isID(_ text: String) -> Bool {
    (1...20).contains(text.utf8.count) && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
  }

  /// The nearest count that a source may claim.
  static func count(_ number: Int) -> Int {
    min(max(number, Observation.counts.lowerBound), Observation.counts.upperBound)
  }

  func story(source: String, seen: Timestamp, rank: Int?) -> SourceStory {
    let observation = Observation(
      time: seen, rank: rank, points: max(0, points ?? 0), comments: max(0, commentCount ?? 0))
    let candidate = Candidate(
      id: CandidateID(source: source, nativeID: id), kind: tags.contains("job") ? .job : .story, state: .live,
      title: title, url: url, author: by, posted: posted ?? seen, history: [observation])
    return SourceStory(
      candidate: candidate, counts: SourceCounts(points: points, comments: commentCount), markup: markup)
  }
}

/// An entry of a list that may be anything.
struct Entry<Value: Decodable>: Decodable {
  var value: Value?
  init(from decoder: any Decoder) throws { value = try? Value(from: decoder) }
}

/// A user by name: the site wrote an object with the name in it until it wrote the name alone.
struct LobstersUser: Decodable {
  var name: String

  private enum CodingKeys: String, CodingKey { case username }

  init(from decoder: any Decoder) throws {
    if let name = try? decoder.singleValueContainer().decode(String.self) {
      self.name = name
    } else {
      name = try decoder.container(keyedBy: CodingKeys.self).decode(String.self, forKey: .username)
    }
  }
}

extension KeyedDecodingContainer {
  /// A field of an unknown shape counts as missing: one odd field must not lose the story.
  func lenient<T: Decodable>(_ key: Key, _ type: T.Type) -> T? { (try? decodeIfPresent(type, forKey: key)) ?? nil }
}

extension String {
  var nonEmpty: String? { allSatisfy(\.isWhitespace) ? nil : self }
}
