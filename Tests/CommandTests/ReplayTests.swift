import Foundation
import TestSupport
import Testing

/// The recorded archives: two consecutive editions, and every way a page can fail.
@Suite(.serialized, .enabled(if: Shared.isPresent, "needs ../shared")) struct RecordedEditions {
  struct Truth: Decodable, Sendable {
    struct Window: Decodable {
      struct Story: Decodable {
        var id: Int
        var kind: String
        var url: String?
      }
      var at: String
      var stories: [Story]
    }
    var evening: Window
    var morning: Window
  }

  struct Edition: Decodable, Sendable {
    struct Story: Decodable {
      struct Receipt: Decodable { var kind: String }
      struct Article: Decodable { var text: String }
      struct Also: Decodable { var id: String }
      struct Quote: Decodable {
        var by: String
        var url: String
        var text: String
      }
      var id: String
      var title: String
      var visibility: String
      var receipt: Receipt
      var article: Article?
      var also: [Also]
      var quotes: [Quote]
      var reason: String
    }
    struct Listed: Decodable {
      var id: String
      var story: Story?
    }
    var hash: String
    var stories: [Story]
    var unreadable: [Listed]
    var reserves: [Listed]
  }

  /// Built once: two editions and what they hold.
  static let built = Task<(command: CommandLine, truth: Truth, evening: Edition, morning: Edition), any Error> {
    let root = try #require(Shared.root)
    let truth = try JSONDecoder().decode(Truth.self, from: Data(Shared.bytes("replay/truth.json")))
    let command = try CommandLine()
    for (name, window) in [("evening", truth.evening), ("morning", truth.morning)] {
      let run = try await command.build(at: window.at, replay: "\(root)/replay/\(name).warc.gz")
      try #require(run.status == 0, "\(run.errors)")
    }
    return (
      command, truth, try await read("2026-05-06-evening", command), try await read("2026-05-07-morning", command)
    )
  }

  static func read(_ key: String, _ command: CommandLine) async throws -> Edition {
    let file = command.folder.appendingPathComponent("\(key).json")
    let run = try await command.run([
      "edition", "export", key, "--format", "json", "--output", file.path, "--data", command.data,
    ])
    try #require(run.status == 0, "\(run.errors)")
    return try JSONDecoder().decode(Edition.self, from: Data(contentsOf: file))
  }

  var editions: [(Edition, Truth.Window)] {
    get async throws {
      let built = try await Self.built.value
      return [(built.evening, built.truth.evening), (built.morning, built.truth.morning)]
    }
  }

  func ids(of kinds: Set<String>, in window: Truth.Window) -> Set<String> {
    Set(window.stories.filter { kinds.contains($0.kind) }.map { "\($0.id)" })
  }

  @Test("Each edition has ten stories and ten reserves")
  func eachEdition() async throws {
    for (edition, _) in try await editions {
      #expect(edition.stories.count == 10)
      #expect(edition.reserves.count == 10)
      #expect(edition.stories.allSatisfy { !$0.reason.isEmpty })
    }
  }

  @Test("Three reserves are sealed whole, so that a reader who has muted a story still has ten")
  func reservesStandReady() async throws {
    for (edition, _) in try await editions {
      let ready = edition.reserves.compactMap(\.story)
      #expect(ready.count == 3)
      #expect(ready.allSatisfy { $0.article != nil })
      #expect(Set(ready.map(\.id)).isDisjoint(with: edition.stories.map(\.id)))
    }
  }

  @Test("Nothing is repeated")
  func nothingIsRepeated() async throws {
    let (_, _, evening, morning) = try await Self.built.value
    let before = Set(evening.stories.flatMap { [$0.id] + $0.also.map(\.id) })
    #expect(before.isDisjoint(with: morning.stories.map(\.id)))
    #expect(before.isDisjoint(with: morning.reserves.map(\.id)))
    #expect(Set(evening.unreadable.map(\.id)).isDisjoint(with: morning.unreadable.map(\.id)))
    #expect(Set(evening.stories.map(\.id)).count == 10)
  }

  @Test("Jobs and polls are no stories")
  func jobs() async throws {
    for (edition, window) in try await editions {
      let shown = edition.stories.map(\.id) + edition.reserves.map(\.id) + edition.unreadable.map(\.id)
      #expect(ids(of: ["job", "poll"], in: window).isDisjoint(with: shown))
    }
  }

  @Test("What can't be read is listed once or is a card and never an article")
  func whatCannot() async throws {
    for (edition, window) in try await editions {
      let failing = ids(of: ["gone", "botwall", "unreachable", "robots", "pdf", "thin"], in: window)
      let cards = edition.stories.filter { $0.article == nil }
      #expect(cards.count <= 2)
      #expect(cards.allSatisfy { $0.receipt.kind == "card" && $0.visibility == "card" })
      for story in edition.stories where failing.contains(story.id) { #expect(story.article == nil, "\(story.title)") }
      let listed = edition.unreadable.map(\.id)
      #expect(Set(listed).count == listed.count)
      // Nothing that was tried is silently dropped.
      #expect(failing.subtracting(listed).subtracting(cards.map(\.id)).isDisjoint(with: edition.stories.map(\.id)))
    }
  }

  @Test("Duplicates are listed beside the story that has the page")
  func duplicates() async throws {
    for (edition, window) in try await editions {
      for id in ids(of: ["redirects", "duplicate"], in: window) {
        let pages = Set(edition.stories.map(\.id))
        let also = edition.stories.flatMap { $0.also.map(\.id) }
        // The pair may have lost as a whole; what must not happen is both in one edition.
        if pages.contains(id) { #expect(!also.contains(id)) }
      }
    }
    let (_, truth, evening, _) = try await Self.built.value
    let duplicate = try #require(ids(of: ["duplicate"], in: truth.evening).first)
    #expect(evening.stories.contains { $0.also.contains { $0.id == duplicate } })
  }

  @Test("A page that allows only an excerpt is shown as one")
  func pageThatAllows() async throws {
    for (edition, window) in try await editions {
      for story in edition.stories where ids(of: ["noarchive"], in: window).contains(story.id) {
        #expect(story.receipt.kind == "excerpt")
        #expect(story.visibility == "excerpt")
        #expect((story.article?.text.count ?? 0) <= 201)
      }
    }
  }

  @Test("A legacy charset is read right")
  func legacyCharset() async throws {
    for (edition, window) in try await editions {
      for story in edition.stories where ids(of: ["charset"], in: window).contains(story.id) {
        #expect(story.article?.text.contains("ß") == true || story.article?.text.contains("ü") == true)
        #expect(story.article?.text.contains("\u{fffd}") == false)
      }
    }
  }

  @Test("Quotes are whole comments of different people with their permalinks")
  func quotesAreWhole() async throws {
    for (edition, _) in try await editions {
      #expect(edition.stories.contains { $0.quotes.count >= 2 })
      for story in edition.stories {
        #expect(story.quotes.count <= 3)
        #expect(Set(story.quotes.map(\.by)).count == story.quotes.count)
        #expect(
          story.quotes.allSatisfy { $0.url.hasPrefix("https://news.ycombinator.com/item?id=") && !$0.text.isEmpty })
      }
    }
  }

  @Test(
    "The archive alone gives the same hash", arguments: ["2026-05-06-evening", "2026-05-07-morning"])
  func archiveAlone(key: String) async throws {
    let (command, _, evening, morning) = try await Self.built.value
    let hash = key.hasSuffix("evening") ? evening.hash : morning.hash
    let rebuilt = try await command.run([
      "edition", "rebuild", "\(command.data)/archive/\(key).warc.gz", "--output", command.folder.path + "/again-\(key)",
    ])
    #expect(rebuilt.output.contains("\(key) \(hash)"), "\(rebuilt.output)\(rebuilt.errors)")
  }
}
