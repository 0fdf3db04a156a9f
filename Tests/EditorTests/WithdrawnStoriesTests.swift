import Archive
import ArticleModel
import EditionModel
import Foundation
import StorySources
import Testing
import TextSearch

@testable import Editor
@testable import Storage

@Suite("After a withdrawal, no file of the folder holds the words of a story") struct WithdrawnStoriesTests {
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
    let world = WithdrawalWorld.hackerNews(base: how.base, search: how.search, isHindsight: how.isHindsight)
    let published = try await world.publish(isOld: how.isOld)
    let words = WithdrawalWorld.sentence(1)
    let before = try published.files(with: words)
    #expect(before.contains { $0.hasSuffix(".gz") } && before.contains { $0.hasPrefix("blobs/") })
    let number = try await published.number(of: 1)
    #expect(try await published.edition().readStories.first { $0.number == number }?.receipt.source == "hacker-news")
    #expect(try published.records().contains { $0.words.contains(WithdrawalWorld.comment(1)) })
    if how.isHindsight {
      let searched = try published.records().filter { $0.targetURI?.contains("search_by_date") == true }
      #expect(searched.contains { $0.words.contains(words) }, "the search's answer has the text")
    }

    try await published.withdraw(number)
    #expect(try published.files(with: words).isEmpty)
    #expect(try published.files(with: WithdrawalWorld.comment(1)).isEmpty, "the kept discussion is gone too")
    #expect(try !published.files(with: WithdrawalWorld.comment(2)).isEmpty)
    #expect(try !published.files(with: WithdrawalWorld.sentence(2)).isEmpty, "other stories stay")
    #expect(try published.records().contains { $0.words.contains(WithdrawalWorld.comment(2)) })
    if how.isHindsight {
      let searched = try published.records().filter { $0.targetURI?.contains("search_by_date") == true }
      #expect(searched.contains { $0.words.contains("Story 2 of the day") }, "its other results stay")
    }
  }

  @Test("A withdrawn page behind a redirect leaves the archive, with its picture", arguments: Case.all)
  func page(how: Case) async throws {
    let world = WithdrawalWorld.hackerNews(base: how.base, search: how.search, isHindsight: how.isHindsight)
    let published = try await world.publish(isOld: how.isOld)
    #expect(try !published.files(with: WithdrawalWorld.sentence(3)).isEmpty)
    #expect(try !published.files(with: "picture of 3").isEmpty)
    try await published.withdraw(published.number(of: 3))
    #expect(try published.files(with: WithdrawalWorld.sentence(3)).isEmpty)
    #expect(try published.files(with: "picture of 3").isEmpty)
    #expect(
      try !published.records().contains {
        $0.targetURI?.hasPrefix("https://site3.example/p") == true && $0.kind == .response
      })
    #expect(try !published.files(with: WithdrawalWorld.sentence(4)).isEmpty)
  }

  @Test(
    "A withdrawn entry of a feed leaves the archive, with a page and without",
    arguments: ["https://letters.example/feed", nil], [(story: 1, isOld: false), (1, true), (3, false), (3, true)])
  func feedEntry(configured: String?, which: (story: Int, isOld: Bool)) async throws {
    let world = WithdrawalWorld.feed(at: "https://host.example/atom.xml", redirectedFrom: configured)
    let published = try await world.publish(isOld: which.isOld)
    let words = WithdrawalWorld.sentence(which.story)
    #expect(try published.files(with: words).contains { $0.hasSuffix(".gz") })
    let number = try await published.number(of: which.story)
    if which.story == 1 {
      #expect(try await published.edition().readStories.first { $0.number == number }?.receipt.source == "feed")
    }
    try await published.withdraw(number)
    #expect(try published.files(with: words).isEmpty)
    #expect(try !published.files(with: WithdrawalWorld.sentence(2)).isEmpty)

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
    let published = try await WithdrawalWorld.hackerNews(base: nil, search: nil, isHindsight: true).publish(
      isOld: false)
    for story in [3, 1, 2] {
      try await published.withdraw(published.number(of: story))
      #expect(try published.files(with: WithdrawalWorld.sentence(story)).isEmpty)
    }
    #expect(try await published.publication.corrections(of: published.key).count == 3)
    #expect(try published.records().count { $0.kind == .metadata && $0.words.hasPrefix("Withdrawn:") } == 3)
  }
}
