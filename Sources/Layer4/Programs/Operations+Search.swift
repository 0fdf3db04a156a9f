import EditionModel
import JSONFormat
public import Publishing
import Site
public import Storage
public import TextSearch

extension Operations {
  /// What a search found, before it is written as a page or as JSON.
  public struct Found: Sendable {
    /// The query as it was understood.
    public var query: SearchQuery
    /// One page of stories.
    public var stories: [FoundStory]
    /// How many stories match, as far as they were counted.
    public var total: Int
    /// Whether more than ``total`` match. The newest come first then.
    public var isCapped: Bool
    /// Where the next page begins; nil on the last.
    public var cursor: String?
  }

  /// Searches every edition. Blocks.
  ///
  /// - Parameters:
  ///   - cursor: where the page begins; nil for the first.
  ///   - limit: stories on a page; nil for as many as ``ProgramOperation/search`` gives without one.
  ///   - work: what it may do.
  /// - Throws: ``Refusal`` for a cursor of another list; never because of what the query says.
  public func find(_ text: String, cursor: String?, limit: Int? = nil, work: SearchWork) throws -> Found {
    let limit = try limit ?? Arguments([("q", "")], for: ProgramOperation.search.parameters).number("limit")
    let query = SearchQuery(text)
    let position = try cursor.map { cursor in
      let numbers = try Cursor.decode(cursor, "q", count: 2)
      return SearchPosition(newest: numbers[0], offset: Int(clamping: numbers[1]))
    }
    let results = try store.search(query, from: position, limit: limit, work: work)
    var notes = CorrectionNotes(store)
    var stories: [FoundStory] = []
    for hit in results.hits {
      stories.append(
        FoundStory(
          key: hit.key, number: hit.number, title: hit.title, site: hit.site, author: hit.author, text: hit.text,
          corrections: try notes.of(hit.key, hit.number), comment: hit.comment.map { ($0.id, $0.by) }))
    }
    return Found(
      query: query, stories: stories, total: results.total, isCapped: results.isCapped,
      cursor: results.next.map { Cursor.encode("q", [$0.newest, Int64($0.offset)]) })
  }

  func search(_ arguments: Arguments, _ work: SearchWork) throws -> Reply {
    let found = try find(
      arguments.text("q"), cursor: arguments.optionalText("cursor"), limit: arguments.number("limit"), work: work)
    return Reply(
      [
        "query": .string(found.query.text), "total": .integer(found.total), "more": .bool(found.isCapped),
        "stories": .array(found.stories.map(json)), "next": JSON(found.cursor),
      ],
      text: (found.isCapped ? "more than \(found.total) found, newest first\n" : "\(found.total) found\n")
        + found.stories.map(words).joined(separator: "\n") + Operations.more(found.cursor))
  }

  private func json(_ story: FoundStory) -> JSON {
    [
      "edition": .string(story.key.description), "number": .integer(story.number),
      "comment": story.comment.map { ["id": .string($0.id), "by": .string($0.by)] as JSON } ?? .null,
      "title": .string(story.title.plain), "site": .string(story.site), "author": JSON(story.author),
      "snippet": JSON(story.text?.plain), "matches": .array((story.text?.matches ?? []).map(JSON.string)),
      "href": .string(address(story.key, story.number)),
      "corrections": .array(story.corrections.map(CorrectionNotes.json)),
    ]
  }

  private func words(_ story: FoundStory) -> String {
    let notes = story.corrections.map { "\n   Corrected: \($0.text)" }.joined()
    let snippet = story.text.map { "\n   \($0.plain)" } ?? ""
    let writer = story.comment.map { ", comment \($0.id) by \($0.by)" } ?? ""
    return "\(story.key) \(story.number): \(story.title.plain) (\(story.site))\(writer)\(notes)\(snippet)"
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
