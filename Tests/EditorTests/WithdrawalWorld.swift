import Archive
import EditionModel
import Fetching
import Foundation
import Logging
import StorySources
import Testing
import WebAddress

@testable import Editor
@testable import Storage

/// A web of fixed answers. What it lacks is not found.
struct AnsweringWeb: Transport {
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
struct WithdrawalWorld {
  var web = AnsweringWeb()
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
      WithdrawalWorld.json([
        "id": 100 + number, "type": "comment", "by": "bob", "time": WithdrawalWorld.posted,
        "text": WithdrawalWorld.comment(number),
        "kids": [200 + number],
      ]))
    web.add(
      "\(api)/item/\(200 + number).json", "application/json",
      WithdrawalWorld.json([
        "id": 200 + number, "type": "comment", "by": "unmistakable-carol", "time": WithdrawalWorld.posted,
        "text": WithdrawalWorld.reply(number), "parent": 100 + number,
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
    let place = WithdrawalWorld.place(number)
    web.redirect("\(place)/link", to: "\(place)/page")
    web.add(
      "\(place)/page", "text/html; charset=utf-8",
      "<!doctype html><html lang=en><title>Story \(number)</title><main><article><h1>Story \(number)</h1>"
        + WithdrawalWorld.markup(number) + "<figure><img src=\"/picture.png\" alt=\"A dot\"></figure></article></main>")
    web.add("\(place)/picture.png", "image/png", "\u{89}PNG\r\n\u{1a}\n picture of \(number)")
  }

  func builder(_ publication: PublicationStore) -> EditionBuilder {
    EditionBuilder(
      publication: publication, settings: settings, schedule: Schedule(zone: .utc), engine: "tenhn/test",
      policy: FetchPolicy(userAgent: "tenhn/test"), logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
  }

  /// Makes the edition.
  ///
  /// - Parameter isOld: whether its archive is as older versions wrote it, without a record of which story is where.
  func publish(isOld: Bool) async throws -> PublishedWorld {
    let published = try await publish(in: temporaryPublication())
    return isOld ? try await published.old() : published
  }

  /// Makes the edition of a publication.
  func publish(in publication: PublicationStore) async throws -> PublishedWorld {
    let key = try #require(Schedule(zone: .utc).latest(atOrBefore: WithdrawalWorld.cutoff))
    var world = self
    world.settings.publication = publication.id
    _ = try await world.builder(publication).build(key, over: web) { WithdrawalWorld.cutoff + delay }
    return PublishedWorld(publication: publication, key: key.key)
  }
}
