import EditionModel
import JSONFormat
import Publishing
import Storage
import TextSearch

extension Library {
  /// What a search found, before it is written as a page or as JSON.
  struct Found: Sendable {
    var query: SearchQuery
    var stories: [FoundStory]
    var total: Int
    var cursor: String?
  }

  /// - Throws: ``Refusal`` for a cursor of another list; never because of what the query says.
  func found(_ text: String, cursor: String?, limit: Int) throws -> Found {
    let query = SearchQuery(text)
    let position = try cursor.map { cursor in
      let numbers = try Cursor.decode(cursor, "q", count: 2)
      return SearchPosition(newest: numbers[0], offset: Int(clamping: numbers[1]))
    }
    let results = try store.search(query, from: position, limit: limit)
    var corrections = Corrections(store)
    return Found(
      query: query,
      stories: try results.hits.map { hit in
        FoundStory(
          key: hit.key, number: hit.number, title: hit.title, site: hit.site, author: hit.author, text: hit.text,
          corrections: try corrections.of(hit.key, hit.number))
      }, total: results.total, cursor: results.next.map { Cursor.encode("q", [$0.newest, Int64($0.offset)]) })
  }

  func search(_ arguments: Arguments) throws -> Reply {
    let found = try found(
      arguments.text("q") ?? "", cursor: arguments.text("cursor"), limit: arguments.number("limit") ?? 20)
    return Reply(
      json: [
        "query": .string(found.query.text), "total": .integer(found.total), "stories": .array(found.stories.map(json)),
        "next": JSON(found.cursor),
      ],
      text: "\(found.total) found\n" + found.stories.map(words).joined(separator: "\n") + Library.more(found.cursor))
  }

  private func json(_ story: FoundStory) -> JSON {
    [
      "edition": .string(story.key.description), "number": .integer(story.number), "title": .string(story.title.plain),
      "site": .string(story.site), "author": JSON(story.author), "snippet": JSON(story.text?.plain),
      "matches": .array((story.text?.matches ?? []).map(JSON.string)),
      "href": .string("/api/v1/editions/\(story.key)/stories/\(story.number)"),
      "corrections": .array(
        story.corrections.map {
          ["date": .string($0.date.rfc3339()), "kind": .string($0.kind.rawValue), "text": .string($0.text)]
        }),
    ]
  }

  private func words(_ story: FoundStory) -> String {
    let notes = story.corrections.map { "\n   Corrected: \($0.text)" }.joined()
    let snippet = story.text.map { "\n   \($0.plain)" } ?? ""
    return "\(story.key) \(story.number): \(story.title.plain) (\(story.site))\(notes)\(snippet)"
  }
}

extension Snippet {
  fileprivate var plain: String {
    (isCutBefore ? "… " : "") + parts.map(\.text).joined() + (isCutAfter ? " …" : "")
  }

  /// What was matched, in the text's own letters, each once.
  fileprivate var matches: [String] {
    var seen: Set<String> = []
    return parts.filter(\.isMatch).map(\.text).filter { seen.insert($0).inserted }
  }
}
