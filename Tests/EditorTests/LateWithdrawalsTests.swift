import Archive
import EditionModel
import Fetching
import Foundation
import GRDB
import StorySources
import Testing
import TextSearch
import WebAddress

@testable import Editor
@testable import Storage

/// A web on which somebody withdraws a comment from an earlier edition, just after its words were fetched for the next.
private struct WithdrawingWeb: Transport {
  let web: AnsweringWeb
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
  let web: AnsweringWeb
  let publication: PublicationStore
  let key: EditionKey

  func exchange(_ request: ExchangeRequest) async throws(FetchFailure) -> Exchange {
    if request.url.href == "\(WithdrawalWorld.place(4))/page" {
      _ = try? await publication.withdraw(story: 1, of: key, text: "Gone.", at: WithdrawalWorld.cutoff, source: nil)
    }
    return try await web.exchange(request)
  }
}

@Suite("What is withdrawn before an edition is sealed is in none of its files") struct LateWithdrawalsTests {
  @Test(
    "A comment that is withdrawn while an edition is made leaves that edition's files and the search as it is sealed")
  func whileMade() async throws {
    let world = WithdrawalWorld.hackerNews(base: nil, search: nil, isHindsight: false)
    let publication = try temporaryPublication()
    let schedule = Schedule(zone: .utc)
    let cutoff = try #require(schedule.latest(atOrBefore: WithdrawalWorld.cutoff))
    // An edition that had the comment, of days before.
    let before = try #require(schedule.latest(atOrBefore: WithdrawalWorld.cutoff + -90_000))
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
    _ = try await world.builder(publication).build(cutoff, over: web) { WithdrawalWorld.cutoff + 3 }
    #expect(try await publication.withdrawnComments() == ["103"])
    let published = PublishedWorld(publication: publication, key: cutoff.key)
    #expect(try published.files(with: WithdrawalWorld.comment(3)).isEmpty)
    #expect(try !published.files(with: WithdrawalWorld.comment(2)).isEmpty)
    #expect(try await publication.stories(withComment: "103").isEmpty)
    #expect(try await publication.search(SearchQuery("in:comments \"about story 3\"")).hits.isEmpty)
    #expect(try await publication.corrections(of: cutoff.key).map(\.kind) == [.commentWithdrawn])
    try await publication.verify(cutoff.key)
  }

  @Test("A story that is withdrawn elsewhere while an edition is made leaves the archive of that edition")
  func storyWhileMade() async throws {
    let world = WithdrawalWorld.feed(at: "https://host.example/atom.xml", redirectedFrom: nil)
    let plain = try await world.publish(isOld: false)
    // An edition of the day before had the story, so it isn't chosen again, and is still in the feed.
    var edition = try await plain.edition()
    let story = try #require(edition.readStories.first { $0.title == "Story 3 of the day" })
    edition.key = try #require(EditionKey("2026-05-05-morning"))
    (edition.cutoff, edition.published) = (WithdrawalWorld.cutoff + -86_400, WithdrawalWorld.cutoff + -86_400)
    (edition.stories, edition.reserves, edition.archive) = ([story], [], ContentHash(of: [UInt8]()))
    edition.stories[0].number = 1
    let publication = try temporaryPublication()
    for hash in story.blobs { try publication.blobs.put(plain.publication.blobs.get(hash)) }
    _ = try await publication.seal(Manifest(sealing: edition), archive: [])
    #expect(try await publication.withdrawnStories().isEmpty)
    let web = StoryWithdrawingWeb(web: world.web, publication: publication, key: edition.key)
    let cutoff = try #require(Schedule(zone: .utc).latest(atOrBefore: WithdrawalWorld.cutoff))
    _ = try await world.builder(publication).build(cutoff, over: web) { WithdrawalWorld.cutoff + 3 }
    #expect(try await publication.withdrawnStories() == [story.id])
    let published = PublishedWorld(publication: publication, key: cutoff.key)
    #expect(try published.files(with: WithdrawalWorld.sentence(3)).isEmpty)
    #expect(try !published.files(with: WithdrawalWorld.sentence(2)).isEmpty)
    try await publication.verify(cutoff.key)
  }

  /// The sources, each with what its answers carry unasked.
  enum Origin: CaseIterable {
    case hackerNews, search, feed, redirectedFeed, lobsters

    var world: WithdrawalWorld {
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
    let key = try #require(Schedule(zone: .utc).latest(atOrBefore: WithdrawalWorld.cutoff))
    let plain = try await world.publish(isOld: false)
    let first = try await plain.edition().readStories.first { $0.title == "Story 1 of the day" }
    let story = try #require(first).id
    let hasComments = ![Origin.feed, .redirectedFeed].contains(origin)
    #expect(try !plain.files(with: WithdrawalWorld.sentence(1)).isEmpty)
    #expect(try plain.files(with: WithdrawalWorld.comment(3)).isEmpty != hasComments)
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
    _ = try await world.builder(publication).build(key, over: world.web) { WithdrawalWorld.cutoff + world.delay }
    let published = PublishedWorld(publication: publication, key: key.key)
    #expect(try published.files(with: WithdrawalWorld.sentence(1)).isEmpty)
    #expect(try published.files(with: WithdrawalWorld.comment(3)).isEmpty)
    #expect(try !published.files(with: WithdrawalWorld.sentence(2)).isEmpty)
    #expect(try published.files(with: WithdrawalWorld.comment(2)).isEmpty != hasComments)
    // What was recorded is what was read.
    let rebuilt = try await world.builder(temporaryPublication()).rebuild(
      archive: [UInt8](try Data(contentsOf: published.archive)))
    #expect(rebuilt.isComplete)
    let sealed = try #require(try await publication.manifest(of: key.key))
    #expect(rebuilt.outcome == .sealed(sealed.hash))
  }

  @Test(
    "A source's answer is filtered once while its bytes are the same; without its last entry a feed is an empty one")
  func filteredOnce() async throws {
    let world = WithdrawalWorld.feed(at: "https://host.example/atom.xml", redirectedFrom: nil)
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
    let crabs = WithdrawalWorld.lobsters()
    let one = try #require(WebURL("https://crabs.example/s/1.json"))
    let transport = WithholdingTransport(crabs.web, profile: crabs.settings.sourceProfile, withheld: ["1"])
    #expect(try await transport.exchange(request(one)).response.status == 410)
  }

  private func request(_ url: WebURL) -> ExchangeRequest {
    ExchangeRequest(url: url, headers: HeaderFields([]), bodyLimit: 8 << 20, time: .seconds(10))
  }
}
