import EditionModel
import JSONFormat
import Publishing
import Site
import Storage

extension Operations {
  func listEditions(_ arguments: Arguments) throws -> Reply {
    let limit = arguments.number("limit")
    let cutoff = try arguments.optionalText("cursor").map { Timestamp(try Cursor.decode($0, "e", count: 1)[0]) }
    let listed = try editions.editions(before: cutoff, limit: limit + 1)
    let page = listed.prefix(limit)
    let next = page.count < listed.count ? page.last.map { Cursor.encode("e", [$0.cutoff.rawValue]) } : nil
    let words = page.map { summary in
      let titles = summary.titles.enumerated().map { "   \($0 + 1). \($1)" }
      return (["\(summary.key) (\(summary.basis.rawValue))"] + titles).joined(separator: "\n")
    }
    return Reply(
      ["editions": .array(page.map(json)), "next": JSON(next)],
      text: words.joined(separator: "\n") + Operations.more(next))
  }

  private func json(_ summary: EditionSummary) -> JSON {
    [
      "key": .string(summary.key.description), "cutoff": .string(summary.cutoff.rfc3339()),
      "published": .string(summary.published.rfc3339()), "basis": .string(summary.basis.rawValue),
      "late": .bool(summary.isLate), "hash": .string(summary.hash.hex),
      "titles": .array(summary.titles.map(JSON.string)), "href": .string(address(summary.key)),
    ]
  }

  func edition(_ arguments: Arguments) throws -> Reply {
    let bundle = try bundle(arguments)
    return Reply(json: publisher.listing(of: bundle), text: publisher.editionText(bundle))
  }

  func story(_ arguments: Arguments) throws -> Reply {
    let bundle = try bundle(arguments)
    let number = arguments.number("number")
    guard let form = ArticleForm(rawValue: arguments.text("format")) else {
      preconditionFailure("every choice of format is a form of article")
    }
    guard let json = publisher.story(number, of: bundle, as: form) else { throw Refusal.noSuchStory }
    return Reply(json: json, text: publisher.storyText(number, of: bundle) ?? "")
  }

  func discussion(_ arguments: Arguments) throws -> Reply {
    guard let kept = publisher.discussion(arguments.number("number"), of: try bundle(arguments)) else {
      throw Refusal.noSuchStory
    }
    return Reply(json: kept.json, text: kept.text)
  }

  func stories(_ arguments: Arguments) throws -> Reply {
    let place = try arguments.optionalText("cursor").map { try Cursor.decode($0, "s", count: 2) }
    let limit = arguments.number("limit")
    let listed = try store.stories(
      id: arguments.optionalText("id"), after: place.map { (Timestamp($0[0]), Int(clamping: $0[1])) }, limit: limit + 1)
    let page = listed.prefix(limit)
    let next =
      listed.count > limit ? page.last.map { Cursor.encode("s", [$0.cutoff.rawValue, Int64($0.number)]) } : nil
    var notes = CorrectionNotes(store)
    var items: [JSON] = []
    for story in page {
      items.append([
        "edition": .string(story.key.description), "number": .integer(story.number), "id": .string(story.id),
        "source": .string(story.source), "title": .string(story.title), "site": .string(story.site),
        "author": JSON(story.author), "cutoff": .string(story.cutoff.rfc3339()),
        "href": .string(address(story.key, story.number)),
        "corrections": .array(try notes.of(story.key, story.number).map(CorrectionNotes.json)),
      ])
    }
    let words = page.map { "\($0.key) \($0.number): \($0.title) (\($0.site))" }
    return Reply(
      ["stories": .array(items), "next": JSON(next)], text: words.joined(separator: "\n") + Operations.more(next))
  }
}

/// The corrections of the editions on a list, each edition's read once.
struct CorrectionNotes {
  private let store: PublicationStore
  private var known: [EditionKey: [Correction]] = [:]

  init(_ store: PublicationStore) { self.store = store }

  mutating func of(_ key: EditionKey, _ number: Int) throws -> [Correction] {
    if known[key] == nil { known[key] = try store.corrections(of: key) }
    return known[key, default: []].filter { $0.story == nil || $0.story == number }
  }

  static func json(_ correction: Correction) -> JSON {
    [
      "date": .string(correction.date.rfc3339()), "kind": .string(correction.kind.rawValue),
      "text": .string(correction.text),
    ]
  }
}
