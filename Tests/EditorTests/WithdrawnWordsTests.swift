import Archive
import ArticleModel
import EditionModel
import FeedSource
import Fetching
import Foundation
import GRDB
import HackerNewsSource
import LobstersSource
import Logging
import StorySources
import Synchronization
import Testing
import TextSearch
import WebAddress

@testable import Editor
@testable import Storage

/// A web of fixed answers. What it lacks is not found.
private struct FixedWeb: Transport {
  var answers: [String: HTTPResponseMessage] = [:]

  func exchange(_ request: ExchangeRequest) async throws(FetchFailure) -> Exchange {
    Exchange(date: Timestamp(0), response: answers[request.url.href] ?? HTTPResponseMessage(status: 404))
  }

  mutating func add(_ url: String, _ type: String, _ body: String) {
    answers[url] = HTTPResponseMessage(
      status: 200, headers: HeaderFields([.init("Content-Type", type)]), body: Array(body.utf8))
  }

  mutating func redirect(_ url: String, to target: String) {
    answers[url] = HTTPResponseMessage(status: 301, headers: HeaderFields([.init("Location", target)]))
  }
}

/// A made-up world with a dozen stories, each with a sentence that nothing else says.
private struct World {
  var web = FixedWeb()
  var settings = EditionSettings()
  /// After the cut-off, when the edition is made.
  var delay: Int64 = 3

  static let stories = 1...12
  static let cutoff = Timestamp(1_778_047_200)
  static let posted = cutoff.rawValue - 7200

  /// Not in the first paragraph: that one becomes the standfirst, which the manifest keeps.
  static func sentence(_ number: Int) -> String { "The unmistakable sentence of story \(number) is this one." }

  static func comment(_ number: Int) -> String {
    "A remark about story \(number) that goes on for more than twenty words, because a shorter one would not be quoted at all by the rule that the page about this site states."
  }

  static func reply(_ number: Int) -> String {
    "A reply to the remark about story \(number), with a dozen words that nobody else in this little world has written down anywhere, and some more of them."
  }

  /// A reply to the comment on a story.
  mutating func addReply(to number: Int) {
    let api = "https://hacker-news.firebaseio.com/v0"
    web.add(
      "\(api)/item/\(100 + number).json", "application/json",
      World.json([
        "id": 100 + number, "type": "comment", "by": "bob", "time": World.posted, "text": World.comment(number),
        "kids": [200 + number],
      ]))
    web.add(
      "\(api)/item/\(200 + number).json", "application/json",
      World.json([
        "id": 200 + number, "type": "comment", "by": "unmistakable-carol", "time": World.posted,
        "text": World.reply(number), "parent": 100 + number,
      ]))
  }

  static func paragraphs(_ number: Int) -> [String] {
    (1...9).map {
      $0 == 3
        ? sentence(number)
        : "Paragraph \($0) of story \(number) says in plain and unhurried words what there is to know of it, so that a reader finds enough sentences to call this an article."
    }
  }

  static func markup(_ number: Int) -> String { paragraphs(number).map { "<p>\($0)</p>" }.joined() }

  static func json(_ value: [String: Any]) -> String {
    String(decoding: (try? JSONSerialization.data(withJSONObject: value)) ?? Data(), as: UTF8.self)
  }

  static func place(_ number: Int) -> String { "https://site\(number).example" }

  /// A page behind a redirect, with a picture.
  mutating func addPage(_ number: Int) {
    let place = World.place(number)
    web.redirect("\(place)/link", to: "\(place)/page")
    web.add(
      "\(place)/page", "text/html; charset=utf-8",
      "<!doctype html><html lang=en><title>Story \(number)</title><main><article><h1>Story \(number)</h1>"
        + World.markup(number) + "<figure><img src=\"/picture.png\" alt=\"A dot\"></figure></article></main>")
    web.add("\(place)/picture.png", "image/png", "\u{89}PNG\r\n\u{1a}\n picture of \(number)")
  }

  /// Story 1 is an Ask HN, the others link to pages.
  static func hackerNews(base: String?, search: String?, isHindsight: Bool) -> World {
    var world = World()
    for (setting, address) in zip(HackerNewsProfile.settings, [base, search]) {
      if let address { world.settings.sources[setting] = [address] }
    }
    world.delay = isHindsight ? 4 * 86_400 : 3
    let api = base ?? "https://hacker-news.firebaseio.com/v0"
    let lists = "\(stories.map { $0 })"
    for list in ["topstories", "beststories", "askstories", "showstories", "newstories"] {
      world.web.add("\(api)/\(list).json", "application/json", list == "topstories" ? lists : "[]")
    }
    var hits: [[String: Any]] = []
    for number in stories {
      var item: [String: Any] = [
        "id": number, "type": "story", "by": "ann", "time": posted, "title": "Story \(number) of the day",
        "score": 900 - number, "descendants": 5, "kids": [100 + number],
      ]
      var hit: [String: Any] = [
        "objectID": "\(number)", "title": "Story \(number) of the day", "author": "ann", "points": 900 - number,
        "num_comments": 5, "created_at_i": posted, "_tags": ["story"],
      ]
      if number == 1 {
        (item["text"], hit["story_text"]) = (markup(number), markup(number))
        hit["_highlightResult"] = ["story_text": ["value": markup(number)]]
      } else {
        (item["url"], hit["url"]) = ("\(place(number))/link", "\(place(number))/link")
        world.addPage(number)
      }
      hits.append(hit)
      world.web.add("\(api)/item/\(number).json", "application/json", json(item))
      world.web.add(
        "\(api)/item/\(100 + number).json", "application/json",
        json(["id": 100 + number, "type": "comment", "by": "bob", "time": posted, "text": comment(number)]))
    }
    let earliest = cutoff.rawValue - 43_200 - Gathering.headStart
    let filter = "created_at_i>\(earliest),created_at_i<=\(cutoff.rawValue),points>=5"
    let found = "\(search ?? "https://hn.algolia.com/api/v1")/search_by_date?tags=story&numericFilters=\(filter)"
    let request = "\(found)&hitsPerPage=500&page=0"
    world.web.add(
      WebURL(request)?.href ?? request, "application/json",
      json(["hits": hits, "nbPages": 1]))
    return world
  }

  /// Entries 1 and 2 have no page, the others do. The feed carries the text of each.
  static func feed(at address: String, redirectedFrom configured: String?) -> World {
    var world = World()
    world.settings.sources[FeedProfile.feeds] = [configured ?? address]
    if let configured { world.web.redirect(configured, to: address) }
    var entries = ""
    for number in stories {
      let date = Timestamp(posted).rfc3339()
      let link = number > 2 ? "<link href=\"\(place(number))/link\"/>" : ""
      entries += """
        <entry><id>urn:story:\(number)</id><title>Story \(number) of the day</title><updated>\(date)</updated>\(link)
        <content type="html"><![CDATA[\(markup(number))]]></content></entry>
        """
      if number > 2 { world.addPage(number) }
    }
    world.web.add(address, "application/atom+xml", "<feed xmlns=\"http://www.w3.org/2005/Atom\">\(entries)</feed>")
    return world
  }

  /// Story 1 is a text of its own. Each comes with a comment and a reply in one answer.
  static func lobsters() -> World {
    var world = World()
    world.settings.sources[LobstersProfile.settings[0]] = ["https://crabs.example"]
    world.settings.sources[EditionSettings.sourceSettings[0]] = ["lobsters"]
    let posted = Timestamp(posted).rfc3339()
    var listed: [[String: Any]] = []
    for number in stories {
      var story: [String: Any] = [
        "short_id": "\(number)", "created_at": posted, "title": "Story \(number) of the day", "score": 900 - number,
        "comment_count": 2, "submitter_user": "ann", "tags": ["letters"],
      ]
      if number == 1 {
        story["description"] = markup(number)
      } else {
        story["url"] = "\(place(number))/link"
        world.addPage(number)
      }
      listed.append(story)
      let thread: [(Int, String, Int?)] = [(100, comment(number), nil), (200, reply(number), 100)]
      story["comments"] = thread.map { base, text, parent -> [String: Any] in
        var comment: [String: Any] = [
          "short_id": "\(base + number)", "created_at": posted, "comment": "<p>\(text)</p>", "commenting_user": "bob",
          "depth": parent == nil ? 0 : 1,
        ]
        if let parent { comment["parent_comment"] = "\(parent + number)" }
        return comment
      }
      world.web.add("https://crabs.example/s/\(number).json", "application/json", json(story))
    }
    let list = String(decoding: (try? JSONSerialization.data(withJSONObject: listed)) ?? Data(), as: UTF8.self)
    for page in ["hottest", "newest"] { world.web.add("https://crabs.example/\(page).json", "application/json", list) }
    return world
  }

  func builder(_ publication: PublicationStore) -> EditionBuilder {
    EditionBuilder(
      publication: publication, settings: settings, schedule: Schedule(zone: .utc), engine: "tenhn/test",
      policy: FetchPolicy(userAgent: "tenhn/test"), logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
  }

  /// Makes the edition.
  ///
  /// - Parameter isOld: whether its archive is as older versions wrote it, without a record of which story is where.
  func publish(isOld: Bool) async throws -> Published {
    let key = try #require(Schedule(zone: .utc).latest(atOrBefore: World.cutoff))
    let publication = try temporaryPublication()
    _ = try await builder(publication).build(key, over: web) { World.cutoff + delay }
    let published = Published(publication: publication, key: key.key)
    return isOld ? try await published.old() : published
  }
}

private func temporaryPublication() throws -> PublicationStore {
  try Store(
    DataFolder(FileManager.default.temporaryDirectory.appendingPathComponent("tenhn-\(UUID().uuidString)"))
  ).publication("hn")
}

/// An edition in a folder of its own.
private struct Published {
  let publication: PublicationStore
  let key: EditionKey

  var archive: URL { publication.folder.archive(publication: "hn", key: "\(key)") }

  func edition() async throws -> Edition { try #require(try await publication.manifest(of: key)?.edition) }

  /// The number of the story with such a title.
  func number(of story: Int) async throws -> Int {
    try #require(try await edition().readStories.first { $0.title == "Story \(story) of the day" }).number
  }

  func old() async throws -> Published {
    var edition = try await edition()
    let bytes = WARCRewriting.rewrite([UInt8](try Data(contentsOf: archive)), date: World.cutoff) {
      $0.targetURI == "urn:tenhn:provenance" ? .remove : .keep
    }
    edition.archive = ContentHash(of: bytes)
    let other = try temporaryPublication()
    for hash in Set(edition.readStories.flatMap(\.blobs)) { try other.blobs.put(publication.blobs.get(hash)) }
    _ = try await other.seal(Manifest(sealing: edition), archive: bytes)
    return Published(publication: other, key: key)
  }

  /// Files of the folder that hold a text, archives unpacked. Among them is the database with its log.
  func files(with text: String) throws -> [String] {
    let folder = publication.folder.url
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return names.filter { name in
      guard let data = try? Data(contentsOf: folder.appendingPathComponent(name)) else { return false }
      guard name.hasSuffix(".gz") else { return data.range(of: Data(text.utf8)) != nil }
      return WARCReader.readAll([UInt8](data)).records.contains { $0.words.contains(text) }
    }.sorted()
  }

  func records() throws -> [WARCRecord] { WARCReader.readAll([UInt8](try Data(contentsOf: archive))).records }
}

extension WARCRecord {
  /// The block and, of an HTTP answer, the body without its coding.
  fileprivate var words: String {
    let body = response.flatMap {
      try? ContentCoding.decode($0.body, header: $0.headers.joined("Content-Encoding"), limit: 8 << 20)
    }
    return String(decoding: block + (body ?? []), as: UTF8.self)
  }
}

/// A web on which somebody withdraws a comment from an earlier edition, just after its words were fetched for the next.
private struct WithdrawingWeb: Transport {
  let web: FixedWeb
  let comment: String
  let publication: PublicationStore
  let key: EditionKey

  func exchange(_ request: ExchangeRequest) async throws(FetchFailure) -> Exchange {
    let answer = try await web.exchange(request)
    guard request.url.href.hasSuffix("/item/\(comment).json") else { return answer }
    let redaction = Redaction(
      publication: "hn", key: key.description, story: 1, blobs: [], addresses: [], archive: nil, comment: comment)
    try? await publication.write { try redaction.insert(in: $0.db, publication.folder) }
    return answer
  }
}

/// A web on which somebody withdraws a story of an earlier edition, while the pages for the next one are fetched.
private struct StoryWithdrawingWeb: Transport {
  let web: FixedWeb
  let publication: PublicationStore
  let key: EditionKey

  func exchange(_ request: ExchangeRequest) async throws(FetchFailure) -> Exchange {
    if request.url.href == "\(World.place(4))/page" {
      _ = try? await publication.withdraw(story: 1, of: key, text: "Gone.", at: World.cutoff, source: nil)
    }
    return try await web.exchange(request)
  }
}

@Suite("After a withdrawal, no file of the folder holds the words of") struct WithdrawnWordsTests {
  /// How an edition was made.
  struct Case: CustomTestStringConvertible, Sendable {
    var base: String?
    var search: String?
    var isHindsight = false
    var isOld = false

    var testDescription: String {
      [
        base == nil ? "standard addresses" : "configured addresses", isHindsight ? "hindsight" : "on time",
        isOld ? "older version" : "this version",
      ].joined(separator: ", ")
    }

    static let all = [nil, "https://mirror.example/hn"].flatMap { base in
      [false, true].flatMap { isHindsight in
        [false, true].map {
          Case(
            base: base, search: base == nil ? nil : "https://find.example/api", isHindsight: isHindsight, isOld: $0)
        }
      }
    }
  }

  @Test("A withdrawn Ask HN leaves the archive, and its quoted comments too", arguments: Case.all)
  func askHN(how: Case) async throws {
    let world = World.hackerNews(base: how.base, search: how.search, isHindsight: how.isHindsight)
    let published = try await world.publish(isOld: how.isOld)
    let words = World.sentence(1)
    let before = try published.files(with: words)
    #expect(before.contains { $0.hasSuffix(".gz") } && before.contains { $0.hasPrefix("blobs/") })
    let number = try await published.number(of: 1)
    #expect(try await published.edition().readStories.first { $0.number == number }?.receipt.source == "hacker-news")
    #expect(try published.records().contains { $0.words.contains(World.comment(1)) })
    if how.isHindsight {
      let searched = try published.records().filter { $0.targetURI?.contains("search_by_date") == true }
      #expect(searched.contains { $0.words.contains(words) }, "the search's answer has the text")
    }

    try await withdraw(number, published)
    #expect(try published.files(with: words).isEmpty)
    #expect(try published.files(with: World.comment(1)).isEmpty, "the kept discussion is gone too")
    #expect(try !published.files(with: World.comment(2)).isEmpty)
    #expect(try !published.files(with: World.sentence(2)).isEmpty, "other stories stay")
    #expect(try published.records().contains { $0.words.contains(World.comment(2)) })
    if how.isHindsight {
      let searched = try published.records().filter { $0.targetURI?.contains("search_by_date") == true }
      #expect(searched.contains { $0.words.contains("Story 2 of the day") }, "its other results stay")
    }
  }

  @Test("A withdrawn page behind a redirect leaves the archive, with its picture", arguments: Case.all)
  func page(how: Case) async throws {
    let world = World.hackerNews(base: how.base, search: how.search, isHindsight: how.isHindsight)
    let published = try await world.publish(isOld: how.isOld)
    #expect(try !published.files(with: World.sentence(3)).isEmpty)
    #expect(try !published.files(with: "picture of 3").isEmpty)
    try await withdraw(published.number(of: 3), published)
    #expect(try published.files(with: World.sentence(3)).isEmpty)
    #expect(try published.files(with: "picture of 3").isEmpty)
    #expect(
      try !published.records().contains {
        $0.targetURI?.hasPrefix("https://site3.example/p") == true && $0.kind == .response
      })
    #expect(try !published.files(with: World.sentence(4)).isEmpty)
  }

  @Test(
    "A withdrawn entry of a feed leaves the archive, with a page and without",
    arguments: ["https://letters.example/feed", nil], [(story: 1, isOld: false), (1, true), (3, false), (3, true)])
  func feedEntry(configured: String?, which: (story: Int, isOld: Bool)) async throws {
    let world = World.feed(at: "https://host.example/atom.xml", redirectedFrom: configured)
    let published = try await world.publish(isOld: which.isOld)
    let words = World.sentence(which.story)
    #expect(try published.files(with: words).contains { $0.hasSuffix(".gz") })
    let number = try await published.number(of: which.story)
    if which.story == 1 {
      #expect(try await published.edition().readStories.first { $0.number == number }?.receipt.source == "feed")
    }
    try await withdraw(number, published)
    #expect(try published.files(with: words).isEmpty)
    #expect(try !published.files(with: World.sentence(2)).isEmpty)

    // The other entry without a page is still read from the feed, under the same id.
    let rebuilt = try temporaryPublication()
    let archive = [UInt8](try Data(contentsOf: published.archive))
    let result = try await world.builder(rebuilt).rebuild(archive: archive)
    let again = try #require(try await rebuilt.manifest(of: result.key)?.edition)
    let other = try #require(again.readStories.first { $0.title == "Story 2 of the day" })
    #expect(other.article != nil)
    #expect(other.article == (try await published.edition().readStories.first { $0.id == other.id })?.article)
    #expect(result.isComplete == false)
    #expect(result.engine == (try await published.edition().engine))
  }

  @Test("Stories that are withdrawn one after the other leave the archive, whatever they share")
  func inTurn() async throws {
    let published = try await World.hackerNews(base: nil, search: nil, isHindsight: true).publish(isOld: false)
    for story in [3, 1, 2] {
      try await withdraw(published.number(of: story), published)
      #expect(try published.files(with: World.sentence(story)).isEmpty)
    }
    #expect(try await published.publication.corrections(of: published.key).count == 3)
    #expect(try published.records().count { $0.kind == .metadata && $0.words.hasPrefix("Withdrawn:") } == 3)
  }

  @Test("A withdrawn comment leaves every file, with its writer's name, and the other words of the thread stay")
  func comment() async throws {
    var world = World.hackerNews(base: nil, search: nil, isHindsight: false)
    world.addReply(to: 3)
    let published = try await world.publish(isOld: false)
    let publication = published.publication
    let words = World.comment(3)
    #expect(try !published.files(with: words).isEmpty && !published.files(with: "unmistakable-carol").isEmpty)
    func found(_ words: String) async throws -> [String?] {
      try await publication.search(SearchQuery(words)).hits.map { $0.comment?.id }
    }
    #expect(try await found("in:comments \"about story 3\"").sorted { $0 ?? "" < $1 ?? "" } == ["103", "203"])
    #expect(try await found("unmistakable carol dozen").isEmpty, "a search of stories finds no comments")
    let edition = try await published.edition()
    let hash = try await publication.manifest(of: published.key)?.hash
    let number = try await published.number(of: 3)

    let places = try await Withdrawer(publication: publication).withdraw(
      comment: "103", text: "A comment was withdrawn.", at: World.cutoff + 90_000)
    #expect(places.removed == [.init(key: published.key, number: number)] && places.unreached.isEmpty)
    #expect(try published.files(with: words).isEmpty)
    #expect(try !published.files(with: World.reply(3)).isEmpty, "the reply stays")
    #expect(try await found("in:comments \"about story 3\"") == ["203"])
    #expect(try await publication.manifest(of: published.key)?.hash == hash)
    #expect(try await publication.corrections(of: published.key).map(\.kind) == [.commentWithdrawn])
    try await publication.verify(published.key)
    let sealed = try #require(edition.readStories.first { $0.number == number }?.thread?.blob)
    let left = try #require(try await publication.read { try $0.replacedDiscussions(of: published.key) }[sealed])
    let rest = try CanonicalJSON.decode(Discussion.self, from: publication.blobs.get(left))
    #expect(rest.comments.map(\.id) == ["103", "203"] && rest.quoted.isEmpty)

    // The second withdrawal starts from what the first one left.
    _ = try await Withdrawer(publication: publication).withdraw(
      comment: "203", text: "A comment was withdrawn.", at: World.cutoff + 90_001)
    #expect(try published.files(with: World.reply(3)).isEmpty)
    #expect(try published.files(with: "unmistakable-carol").isEmpty)
    try await publication.verify(published.key)
    #expect(
      try await Withdrawer(publication: publication).withdraw(
        comment: "203", text: "Again.", at: World.cutoff + 90_002
      ) == .init())
    // Then the story, with what is left of its thread.
    try await withdraw(number, published)
    try await publication.verify(published.key)
    #expect(try published.files(with: World.sentence(3)).isEmpty)
  }

  @Test(
    "A comment that is withdrawn while an edition is made leaves that edition's files and the search as it is sealed")
  func whileMade() async throws {
    let world = World.hackerNews(base: nil, search: nil, isHindsight: false)
    let publication = try temporaryPublication()
    let schedule = Schedule(zone: .utc)
    let cutoff = try #require(schedule.latest(atOrBefore: World.cutoff))
    // An edition that had the comment, of days before.
    let before = try #require(schedule.latest(atOrBefore: World.cutoff + -90_000))
    let other = try #require(try await world.publish(isOld: false).publication.manifest(of: cutoff.key)).edition
    var earlier = other
    (earlier.key, earlier.cutoff, earlier.published) = (before.key, before.instant, before.instant)
    (earlier.stories, earlier.reserves, earlier.archive) = (
      Array(other.stories.suffix(1)), [], ContentHash(of: [UInt8]())
    )
    earlier.stories[0].submission.id = "9999"
    earlier.stories[0].submission.url = "https://elsewhere.example/"
    earlier.stories[0].reading.canonical = nil
    earlier.stories[0].submission.title = "Something else entirely"
    _ = try await publication.seal(Manifest(sealing: earlier), archive: [])
    let web = WithdrawingWeb(web: world.web, comment: "103", publication: publication, key: before.key)
    _ = try await world.builder(publication).build(cutoff, over: web) { World.cutoff + 3 }
    #expect(try await publication.withdrawnComments() == ["103"])
    let published = Published(publication: publication, key: cutoff.key)
    #expect(try published.files(with: World.comment(3)).isEmpty)
    #expect(try !published.files(with: World.comment(2)).isEmpty)
    #expect(try await publication.stories(withComment: "103").isEmpty)
    #expect(try await publication.search(SearchQuery("in:comments \"about story 3\"")).hits.isEmpty)
    #expect(try await publication.corrections(of: cutoff.key).map(\.kind) == [.commentWithdrawn])
    try await publication.verify(cutoff.key)
  }

  /// What of an edition can be damaged while a comment is withdrawn.
  enum Damage: CaseIterable { case manifest, archive, flippedByte, missingArchive, discussion }

  @Test(
    "A comment is withdrawn from every whole edition, and from a damaged one as soon as that is put back",
    arguments: Damage.allCases)
  func damagedNeighbour(_ damage: Damage) async throws {
    let published = try await World.hackerNews(base: nil, search: nil, isHindsight: false).publish(isOld: false)
    let publication = published.publication
    let backup = FileManager.default.temporaryDirectory.appendingPathComponent("tenhn-backup-\(UUID().uuidString)")
    _ = try await publication.store.backUp(to: backup, engine: "tenhn/test", at: World.cutoff)
    let hash = try await publication.manifest(of: published.key)?.hash
    // A whole neighbour that keeps the same comment.
    var neighbour = try await published.edition()
    let discussion = try #require(neighbour.readStories.first { $0.title == "Story 3 of the day" }?.thread?.blob)
    neighbour.key = try #require(EditionKey("2026-05-05-morning"))
    (neighbour.cutoff, neighbour.archive) = (World.cutoff + -86_400, ContentHash(of: [UInt8]()))
    _ = try await publication.seal(Manifest(sealing: neighbour), archive: [])
    try await self.damage(damage, published, discussion)
    let damaged = try? Data(contentsOf: published.archive)

    let outcome = try await Withdrawer(publication: publication).withdraw(
      comment: "103", text: "A comment was withdrawn.", at: World.cutoff + 90_000)
    // Both have the same discussion in one file.
    #expect(outcome.removed.map(\.key).contains(neighbour.key) == (damage != .discussion))
    #expect(Set(outcome.unreached.keys) == (damage == .discussion ? [published.key, neighbour.key] : [published.key]))
    #expect(try await publication.stories(withComment: "103").isEmpty)
    #expect(try await publication.search(SearchQuery("in:comments \"about story 3\"")).hits.isEmpty)
    #expect(try await publication.withdrawnComments() == ["103"])
    // Nothing changes while it is damaged, and a damaged archive stays what it is.
    let owed = try await Withdrawer(publication: publication).completeOwed(at: World.cutoff + 90_001)
    #expect(owed.removed.isEmpty && owed.unreached[published.key] != nil)
    if damage != .discussion { #expect((try? Data(contentsOf: published.archive)) == damaged) }
    if damage == .flippedByte {
      #expect(try await publication.faults(of: published.key).archive != nil)
      #expect(try !published.files(with: World.comment(3)).contains { $0.hasPrefix("blobs/") })
    }
    #expect(try await publication.owedWithdrawals().map(\.key).contains(published.key))

    let repaired = try await publication.repair(published.key, from: backup, at: World.cutoff + 90_002)
    #expect(repaired.isManifestBack == (damage == .manifest) && !repaired.isEmpty)
    #expect(try await publication.manifest(of: published.key)?.hash == hash)
    _ = try await Withdrawer(publication: publication).completeOwed(at: World.cutoff + 90_003)
    #expect(try await publication.owedWithdrawals().isEmpty)
    #expect(try published.files(with: World.comment(3)).isEmpty)
    #expect(try !published.files(with: World.comment(2)).isEmpty)
    try await publication.verify(published.key)
    try await publication.verify(neighbour.key)
  }

  private func damage(_ damage: Damage, _ published: Published, _ discussion: ContentHash) async throws {
    let store = published.publication.store
    switch damage {
    case .manifest:
      try await store.pool.write { [key = published.key.description] db in
        try db.execute(sql: "DROP TRIGGER edition_is_sealed_update")
        try db.execute(
          sql: "UPDATE edition SET manifest = CAST(substr(manifest, 1, 500) AS BLOB) WHERE key = ?", arguments: [key])
      }
    case .archive: try Data("nonsense".utf8).write(to: published.archive)
    case .flippedByte:
      var bytes = try Data(contentsOf: published.archive)
      bytes[bytes.count / 2] ^= 1
      try bytes.write(to: published.archive)
    case .missingArchive: try FileManager.default.removeItem(at: published.archive)
    case .discussion: try Data("nonsense".utf8).write(to: store.blobs.file(of: discussion))
    }
  }

  /// Seals an edition with the stories of another one under another key, without an archive.
  private func seal(_ name: String, after seconds: Int64, like published: Published) async throws -> EditionKey {
    var edition = try await published.edition()
    edition.key = try #require(EditionKey(name))
    (edition.cutoff, edition.archive) = (World.cutoff + seconds, ContentHash(of: [UInt8]()))
    for number in edition.stories.indices { edition.stories[number].conversation = Conversation() }
    edition.reserves = []
    _ = try await published.publication.seal(Manifest(sealing: edition), archive: [])
    return edition.key
  }

  @Test("What is owed is done for each edition by itself, whatever fails for another, and only while there is time")
  func owedByItself() async throws {
    let published = try await World.hackerNews(base: nil, search: nil, isHindsight: false).publish(isOld: false)
    let publication = published.publication
    let missing = try #require(EditionKey("2026-01-01-morning"))
    for (key, comment) in [(missing, "103"), (published.key, "103"), (published.key, "104")] {
      try await publication.owe(comment: comment, of: key, text: "Gone.", why: "damage", at: World.cutoff)
    }
    let withdrawer = Withdrawer(publication: publication)
    #expect(try await withdrawer.completeOwed(at: World.cutoff + 1, within: .zero) == .init())
    #expect(try await publication.owedWithdrawals().count == 3)
    let outcome = try await withdrawer.completeOwed(at: World.cutoff + 2, within: .seconds(600))
    #expect(outcome.removed.count == 2 && Array(outcome.unreached.keys) == [missing] && outcome.unfinished == nil)
    #expect(try await publication.owedWithdrawals().map(\.key) == [missing])
    for story in [3, 4] { #expect(try published.files(with: World.comment(story)).isEmpty) }
    try await publication.verify(published.key)
  }

  @Test("A file of another edition that can't be shortened is named for what it is, and the comment is withdrawn")
  func unfinished() async throws {
    let published = try await World.hackerNews(base: nil, search: nil, isHindsight: false).publish(isOld: false)
    let publication = published.publication
    let other = try await seal("2026-01-01-morning", after: -120 * 86_400, like: published)
    // A withdrawal of long ago, whose file can't be read now.
    let file = publication.folder.archive(publication: "hn", key: "\(other)")
    try await publication.write { tables in
      try Redaction(
        publication: "hn", key: "\(other)", story: 1, blobs: [], addresses: [], archive: ContentHash(of: [1])
      ).insert(in: tables.db, publication.folder)
    }
    try FileManager.default.removeItem(at: file)
    try FileManager.default.createDirectory(at: file, withIntermediateDirectories: false)
    let outcome = try await Withdrawer(publication: publication).withdraw(
      comment: "103", text: "A comment was withdrawn.", at: World.cutoff + 90_000)
    #expect(outcome.removed.map(\.key) == [published.key] && outcome.unreached.isEmpty)
    guard case .read? = outcome.unfinished else { return #expect(outcome.unfinished != nil, "it can't be read") }
    #expect(try await publication.owedWithdrawals().isEmpty)
    #expect(try published.files(with: World.comment(3)).isEmpty)
  }

  @Test("What is owed to an edition that wasn't looked through stays owed, and another story's damage owes nothing")
  func onlyLooked() async throws {
    let published = try await World.hackerNews(base: nil, search: nil, isHindsight: false).publish(isOld: false)
    let publication = published.publication
    let later = try await seal("2026-06-01-morning", after: 26 * 86_400, like: published)
    try await publication.owe(comment: "103", of: later, text: "Gone.", why: "damage", at: World.cutoff)
    let other = try #require(
      try await published.edition().readStories.first { $0.title == "Story 5 of the day" }?.thread?.blob)
    try Data("nonsense".utf8).write(to: publication.blobs.file(of: other))
    let outcome = try await Withdrawer(publication: publication).withdraw(
      comment: "103", text: "A comment was withdrawn.", at: World.cutoff + 90_000)
    #expect(outcome.removed.map(\.key) == [published.key] && outcome.unreached.isEmpty)
    #expect(try await publication.owedWithdrawals().map(\.key) == [later])
  }

  private func request(_ url: WebURL) -> ExchangeRequest {
    ExchangeRequest(url: url, headers: HeaderFields([]), bodyLimit: 8 << 20, time: .seconds(10))
  }

  @Test(
    "A source's answer is filtered once while its bytes are the same; without its last entry a feed is an empty one")
  func filteredOnce() async throws {
    let world = World.feed(at: "https://host.example/atom.xml", redirectedFrom: nil)
    let profile = world.settings.sourceProfile
    let feed = try #require(world.web.answers["https://host.example/atom.xml"])
    let url = try #require(WebURL("https://host.example/atom.xml"))
    let answer = SourceAnswer(address: url.href, type: "application/atom+xml") { feed.body }
    let ids = profile.nativeIDs(in: answer).sorted()
    for count in [1, ids.count] {
      let transport = WithholdingTransport(world.web, profile: profile, withheld: Set(ids.prefix(count)))
      for _ in 0..<20 {
        let given = try await transport.exchange(request(url)).response
        #expect(given.status == 200)
        let rest = answer.with(body: given.body, type: "application/feed+json")
        #expect(profile.nativeIDs(in: rest) == Set(ids.dropFirst(count)))
      }
      #expect(transport.filtered.makings == 1)
    }
    let crabs = World.lobsters()
    let one = try #require(WebURL("https://crabs.example/s/1.json"))
    let transport = WithholdingTransport(crabs.web, profile: crabs.settings.sourceProfile, withheld: ["1"])
    #expect(try await transport.exchange(request(one)).response.status == 410)
  }

  @Test("A story that is withdrawn elsewhere while an edition is made leaves the archive of that edition")
  func storyWhileMade() async throws {
    let world = World.feed(at: "https://host.example/atom.xml", redirectedFrom: nil)
    let plain = try await world.publish(isOld: false)
    // An edition of the day before had the story, so it isn't chosen again, and is still in the feed.
    var edition = try await plain.edition()
    let story = try #require(edition.readStories.first { $0.title == "Story 3 of the day" })
    edition.key = try #require(EditionKey("2026-05-05-morning"))
    (edition.cutoff, edition.published) = (World.cutoff + -86_400, World.cutoff + -86_400)
    (edition.stories, edition.reserves, edition.archive) = ([story], [], ContentHash(of: [UInt8]()))
    edition.stories[0].number = 1
    let publication = try temporaryPublication()
    for hash in story.blobs { try publication.blobs.put(plain.publication.blobs.get(hash)) }
    _ = try await publication.seal(Manifest(sealing: edition), archive: [])
    #expect(try await publication.withdrawnStories().isEmpty)
    let web = StoryWithdrawingWeb(web: world.web, publication: publication, key: edition.key)
    let cutoff = try #require(Schedule(zone: .utc).latest(atOrBefore: World.cutoff))
    _ = try await world.builder(publication).build(cutoff, over: web) { World.cutoff + 3 }
    #expect(try await publication.withdrawnStories() == [story.id])
    let published = Published(publication: publication, key: cutoff.key)
    #expect(try published.files(with: World.sentence(3)).isEmpty)
    #expect(try !published.files(with: World.sentence(2)).isEmpty)
    try await publication.verify(cutoff.key)
  }

  /// The sources, each with what its answers carry unasked.
  enum Origin: CaseIterable {
    case hackerNews, search, feed, redirectedFeed, lobsters

    fileprivate var world: World {
      switch self {
      case .hackerNews: .hackerNews(base: nil, search: nil, isHindsight: false)
      case .search: .hackerNews(base: nil, search: nil, isHindsight: true)
      case .feed: .feed(at: "https://host.example/atom.xml", redirectedFrom: nil)
      case .redirectedFeed: .feed(at: "https://host.example/atom.xml", redirectedFrom: "https://letters.example/feed")
      case .lobsters: .lobsters()
      }
    }
  }

  @Test(
    "What was withdrawn before a later edition is made enters no archive, whichever answer of the source carries it",
    arguments: Origin.allCases)
  func laterArchive(_ origin: Origin) async throws {
    let world = origin.world
    let publication = try temporaryPublication()
    let key = try #require(Schedule(zone: .utc).latest(atOrBefore: World.cutoff))
    let plain = try await world.publish(isOld: false)
    let first = try await plain.edition().readStories.first { $0.title == "Story 1 of the day" }
    let story = try #require(first).id
    let hasComments = ![Origin.feed, .redirectedFeed].contains(origin)
    #expect(try !plain.files(with: World.sentence(1)).isEmpty)
    #expect(try plain.files(with: World.comment(3)).isEmpty != hasComments)
    // As an earlier edition left it, whose stories are asked for no more.
    let earlier = try #require(EditionKey("2026-01-01-morning"))
    var old = try await plain.edition()
    (old.key, old.cutoff, old.published) = (earlier, Timestamp(1_767_247_200), Timestamp(1_767_247_200))
    (old.stories, old.reserves, old.archive) = (Array(old.stories.suffix(1)), [], ContentHash(of: [UInt8]()))
    old.stories[0].submission.title = "Something else entirely"
    (old.stories[0].submission.id, old.stories[0].submission.url) = ("9999", "https://elsewhere.example/")
    old.stories[0].reading.canonical = nil
    old.stories[0].conversation = Conversation()
    _ = try await publication.seal(Manifest(sealing: old), archive: [])
    try await publication.write { tables in
      for (number, comment) in [(1, nil), (3, "103")] as [(Int, String?)] {
        try Redaction(
          publication: "hn", key: earlier.description, story: number, blobs: [], addresses: [], archive: nil,
          comment: comment
        ).insert(in: tables.db, publication.folder)
      }
      try tables.db.execute(
        sql: """
          INSERT INTO story (publication, key, number, cutoff, source, native, title, site, author)
          VALUES ('hn', ?, 1, 0, 'any', ?, '', '', '')
          """, arguments: [earlier.description, story])
    }
    _ = try await world.builder(publication).build(key, over: world.web) { World.cutoff + world.delay }
    let published = Published(publication: publication, key: key.key)
    #expect(try published.files(with: World.sentence(1)).isEmpty)
    #expect(try published.files(with: World.comment(3)).isEmpty)
    #expect(try !published.files(with: World.sentence(2)).isEmpty)
    #expect(try published.files(with: World.comment(2)).isEmpty != hasComments)
    // What was recorded is what was read.
    let rebuilt = try await world.builder(temporaryPublication()).rebuild(
      archive: [UInt8](try Data(contentsOf: published.archive)))
    #expect(rebuilt.isComplete)
    let sealed = try #require(try await publication.manifest(of: key.key))
    #expect(rebuilt.outcome == .sealed(sealed.hash))
  }

  private func withdraw(_ number: Int, _ published: Published) async throws {
    let withdrawer = Withdrawer(publication: published.publication)
    #expect(
      try await withdrawer.withdraw(story: number, of: published.key, text: "Gone.", at: World.cutoff + 90_000) != nil)
    try await published.publication.verify(published.key)
  }
}
