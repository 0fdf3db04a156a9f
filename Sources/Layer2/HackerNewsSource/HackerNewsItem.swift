import EditionModel
import Selection
import StorySources
import WebAddress

/// An item of the API, read leniently: any field may be missing, empty or of another type.
struct HackerNewsItem: Sendable, Hashable, Decodable {
  var id: Int64
  var type: String?
  var by: String?
  var time: Int64?
  var title: String?
  var url: String?
  var text: String?
  var points: Int?
  var comments: Int?
  var kids: [Int64]
  var isDead: Bool
  var isDeleted: Bool

  /// An item of which only the number is known yet.
  init(number: Int64) {
    id = number
    kids = []
    isDead = false
    isDeleted = false
  }

  private enum Key: String, CodingKey {
    case id, type, by, time, title, url, text, score, descendants, kids, dead, deleted
  }

  init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Key.self)
    id = try fields.decode(Int64.self, forKey: .id)
    // A field of an unknown shape counts as missing: one odd field must not lose the item.
    func field<T: Decodable>(_ key: Key, _ type: T.Type) -> T? {
      (try? fields.decodeIfPresent(type, forKey: key)) ?? nil
    }
    type = field(.type, String.self)
    by = field(.by, String.self)?.nonEmpty
    time = field(.time, Int64.self).flatMap(Self.time)
    title = field(.title, String.self)?.nonEmpty
    url = field(.url, String.self)?.nonEmpty
    text = field(.text, String.self)?.nonEmpty
    points = field(.score, Int.self).map(Self.count)
    comments = field(.descendants, Int.self).map(Self.count)
    kids = field(.kids, [Lenient<Int64>].self)?.compactMap(\.value) ?? []
    isDead = field(.dead, Bool.self) ?? false
    isDeleted = field(.deleted, Bool.self) ?? false
  }

  /// Returns nil for a time outside the years 1970 to 9999.
  static func time(_ seconds: Int64) -> Int64? { (0...253_402_300_799).contains(seconds) ? seconds : nil }

  /// The nearest count that a source may claim.
  static func count(_ number: Int) -> Int {
    min(max(number, Observation.counts.lowerBound), Observation.counts.upperBound)
  }

  /// Returns nil for `null`, which the API gives for numbers that it doesn't show, and for anything that isn't an item.
  init?(json: [UInt8]) {
    guard let item = try? OutsideJSON.decode(HackerNewsItem?.self, from: json) else { return nil }
    self = item
  }

  /// Reads a list of numbers, without entries that aren't numbers.
  static func numbers(in json: [UInt8]) -> [Int64]? {
    (try? OutsideJSON.decode([Lenient<Int64>].self, from: json))?.compactMap(\.value)
  }
}

/// An entry of a list that may be anything: one odd entry must not lose the list.
struct Lenient<Value: Decodable>: Decodable {
  var value: Value?
  init(from decoder: any Decoder) throws { value = try? Value(from: decoder) }
}

extension HackerNewsItem {
  /// Returns nil for an item without a title, such as a deleted one, and for one whose address is longer than any that is asked for.
  func story(source: String, seen: Timestamp, rank: Int?) -> SourceStory? {
    guard let title, url?.utf8.count ?? 0 <= WebURL.maximumBytes else { return nil }
    let observation = Observation(
      time: seen, rank: rank, points: max(0, points ?? 0), comments: max(0, comments ?? 0))
    let candidate = Candidate(
      id: CandidateID(source: source, nativeID: "\(id)"), kind: kind,
      state: isDeleted ? .deleted : isDead ? .dead : .live,
      title: title.decodingCharacterReferences.collapsingWhiteSpace, url: url, author: by,
      posted: time.map { Timestamp($0) } ?? seen, history: [observation])
    return SourceStory(
      candidate: candidate, counts: SourceCounts(points: points, comments: comments), markup: text,
      commentIDs: kids.map { "\($0)" })
  }

  /// Whether it is a comment that anybody may see.
  var isComment: Bool {
    !isDead && !isDeleted && type ?? "comment" == "comment" && by != nil && text != nil && time != nil
      && text != "[flagged]" && text != "[dead]" && text != "[delayed]"
  }

  /// Returns nil for a deleted or flagged comment, and for one without an author or a text.
  func comment(parent: String?, url: String) -> SourceComment? {
    guard isComment, let by, let text, let time else { return nil }
    return SourceComment(id: "\(id)", by: by, time: Timestamp(time), parent: parent, url: url, markup: text)
  }

  private var kind: Candidate.Kind {
    switch type {
    case "story", nil: .story
    case "job": .job
    case "poll": .poll
    case "comment": .comment
    default: .other
    }
  }
}

extension String {
  var nonEmpty: String? { allSatisfy(\.isWhitespace) ? nil : self }

  fileprivate var collapsingWhiteSpace: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
