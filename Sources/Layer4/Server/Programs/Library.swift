import EditionModel
import HTTPTypes
import JSONFormat
import Publishing
import Storage
import TextSearch

/// Answers every ``Handler``, for pages, routes and tools alike.
struct Library: Sendable {
  let site: Site
  let bundles: BundleShelf
  let store: PublicationStore
  let publisher: Publisher
  let ballots: BallotBox
  let status: StatusBoard

  /// An answer in two forms: JSON, and words for programs that read words.
  struct Reply: Sendable {
    /// JSON on one line, with its end.
    let document: [UInt8]
    let text: String

    init(json: JSON, text: String) { self.init(document: json.bytes + [0x0a], text: text) }

    init(document: [UInt8], text: String) {
      self.document = document
      self.text = text
    }
  }

  /// - Parameter reader: who asks, known to feedback's limits alone; nil where it can't be told.
  /// - Throws: ``Refusal`` with what is wrong with the request; ``StoreError`` where the data can't be read.
  func reply(to handler: Handler, _ arguments: Arguments, reader: Reader) throws -> Reply {
    switch handler {
    case .editions: try editions(arguments)
    case .edition: try edition(arguments)
    case .story: try story(arguments)
    case .stories: try stories(arguments)
    case .search: try search(arguments)
    case .week: week()
    case .feedback: try feedback(arguments, reader)
    case .corrections: try corrections(arguments)
    case .status: try standing()
    }
  }

  private func editions(_ arguments: Arguments) throws -> Reply {
    var summaries = site.summaries[...]
    if let cursor = arguments.text("cursor") {
      let cutoff = try Cursor.decode(cursor, "e", count: 1)[0]
      summaries = summaries.drop { $0.cutoff.rawValue >= cutoff }
    }
    let page = summaries.prefix(arguments.number("limit") ?? 14)
    let next = page.count < summaries.count ? page.last.map { Cursor.encode("e", [$0.cutoff.rawValue]) } : nil
    return Reply(
      json: [
        "editions": .array(page.map(json)), "next": JSON(next),
      ],
      text: page.map { summary in
        let titles = summary.titles.enumerated().map { "   \($0 + 1). \($1)" }
        return (["\(summary.key) (\(summary.basis.rawValue))"] + titles).joined(separator: "\n")
      }.joined(separator: "\n") + Library.more(next))
  }

  private func json(_ summary: EditionSummary) -> JSON {
    [
      "key": .string(summary.key.description), "cutoff": .string(summary.cutoff.rfc3339()),
      "published": .string(summary.published.rfc3339()), "basis": .string(summary.basis.rawValue),
      "late": .bool(summary.isLate), "hash": .string(summary.hash.hex),
      "titles": .array(summary.titles.map(JSON.string)),
      "href": .string("/api/v1/editions/\(summary.key)"),
    ]
  }

  private func edition(_ arguments: Arguments) throws -> Reply {
    let bundle = try bundle(arguments)
    return Reply(document: publisher.listing(of: bundle), text: publisher.editionText(bundle))
  }

  private func story(_ arguments: Arguments) throws -> Reply {
    let bundle = try bundle(arguments)
    let number = arguments.number("number") ?? 0
    let form = arguments.text("format").flatMap(ArticleForm.init(rawValue:)) ?? .markdown
    guard let json = publisher.story(number, of: bundle, as: form) else { throw Refusal.noSuchStory }
    return Reply(document: json, text: publisher.storyText(number, of: bundle) ?? "")
  }

  private func stories(_ arguments: Arguments) throws -> Reply {
    let place = try arguments.text("cursor").map { try Cursor.decode($0, "s", count: 2) }
    let limit = arguments.number("limit") ?? 20
    let listed = try store.stories(
      id: arguments.text("id"), after: place.map { (Timestamp($0[0]), Int(clamping: $0[1])) }, limit: limit + 1)
    let page = listed.prefix(limit)
    let next =
      listed.count > limit ? page.last.map { Cursor.encode("s", [$0.cutoff.rawValue, Int64($0.number)]) } : nil
    var known = Corrections(store)
    let items = try page.map { story -> JSON in
      [
        "edition": .string(story.key.description), "number": .integer(story.number), "id": .string(story.id),
        "source": .string(story.source), "title": .string(story.title), "site": .string(story.site),
        "author": JSON(story.author), "cutoff": .string(story.cutoff.rfc3339()),
        "href": .string("/api/v1/editions/\(story.key)/stories/\(story.number)"),
        "corrections": .array(try known.json(of: story.key, story.number)),
      ]
    }
    return Reply(
      json: ["stories": .array(items), "next": JSON(next)],
      text: page.map { "\($0.key) \($0.number): \($0.title) (\($0.site))" }.joined(separator: "\n") + Library.more(next)
    )
  }

  /// The words under a list that tell how to go on.
  static func more(_ next: String?) -> String { next.map { "\nMore: cursor \($0)\n" } ?? "\n" }

  /// The edition that the argument `key` names.
  func bundle(_ arguments: Arguments) throws -> EditionBundle {
    let name = arguments.text("key") ?? ""
    let key = name == "latest" ? site.newest?.key : EditionKey(name)
    guard let key, !key.isSample, let bundle = try bundles.bundle(of: key) else { throw Refusal.noSuchEdition }
    return bundle
  }
}

/// The corrections of the editions on a list, each edition's read once.
struct Corrections {
  private let store: PublicationStore
  private var known: [EditionKey: [Correction]] = [:]

  init(_ store: PublicationStore) {
    self.store = store
  }

  mutating func of(_ key: EditionKey, _ number: Int) throws -> [Correction] {
    let all = try known[key] ?? store.corrections(of: key)
    known[key] = all
    return all.filter { $0.story == nil || $0.story == number }
  }

  mutating func json(of key: EditionKey, _ number: Int) throws -> [JSON] {
    try of(key, number).map { correction in
      [
        "date": .string(correction.date.rfc3339()), "kind": .string(correction.kind.rawValue),
        "text": .string(correction.text),
      ]
    }
  }
}
