import ArticleModel
import EditionModel
import Foundation
import JSONFormat
import ReaderKit
import Testing

@Suite("A reader's client") struct ReaderClientTests {
  private let site = FakeSite()
  private let store = MemoryStore()
  private var client: ReaderClient<FakeSite, MemoryStore> { ReaderClient(transport: site, store: store) }
  private static let morning = Editions.key("2026-05-06-morning")
  private static let evening = Editions.key("2026-05-06-evening")
  private static let image = ContentHash(of: Editions.image)

  private func publish(_ names: [String], withdrawn: Set<String> = []) {
    site.publish(names.map { Editions.bundle($0, isWithdrawn: withdrawn.contains($0)) })
    site.put("/blobs/\(Self.image)", Editions.image)
  }

  @Test("A client has a whole edition after an update, and reads it without a request")
  func whole() async throws {
    publish(["2026-05-06-morning"])
    let report = try await client.update()
    #expect(report.added == [Self.morning])
    #expect(report.incomplete == [])
    _ = site.asked()
    #expect(try client.editions() == [Self.morning])
    let edition = try #require(try client.edition(Self.morning))
    let story = try #require(edition.stories.first)
    #expect(story.article?.blocks.first == .paragraph([.text("The text of 2026-05-06-morning.")]))
    #expect(story.article?.blocks.last == .unknown(["type": "newer"]))
    #expect(try client.image(Self.image) == Editions.image)
    #expect(site.asked() == [])
  }

  @Test("A client sends tags, and fetches nothing again without news")
  func tags() async throws {
    publish(["2026-05-06-morning"])
    _ = try await client.update()
    _ = site.asked()
    #expect(try await client.update() == UpdateReport())
    #expect(site.asked() == ["/editions.json by tag", "/editions/2026-05-06-morning.json by tag"])
  }

  @Test("A client drops the text and the images of a withdrawn story at its next visit")
  func withdrawal() async throws {
    publish(["2026-05-06-morning"])
    _ = try await client.update()
    publish(["2026-05-06-morning"], withdrawn: ["2026-05-06-morning"])
    #expect(try await client.update().changed == [Self.morning])
    let edition = try #require(try client.edition(Self.morning))
    #expect(edition.stories.first?.article == nil)
    #expect(edition.corrections.map(\.text) == ["Withdrawn."])
    #expect(try client.image(Self.image) == nil)
    for name in try store.names() {
      #expect(!String(decoding: try store.read(name) ?? [], as: UTF8.self).contains("The text of"), "\(name)")
    }
  }

  @Test("A client keeps the old edition working wherever an update fails", arguments: 0...3)
  func failure(answers: Int) async throws {
    publish(["2026-05-06-morning"])
    _ = try await client.update()
    publish(["2026-05-06-morning", "2026-05-06-evening"])
    site.put("/blobs/\(Self.image)", Editions.image)
    site.fail(after: answers)
    await #expect(throws: FakeSite.Down.self) {
      // The image is there already: three answers are the list and the two editions.
      _ = try await client.update()
      throw FakeSite.Down()
    }
    #expect(try client.edition(Self.morning)?.stories.first?.article != nil)
    site.fail(after: .max)
    _ = try await client.update()
    #expect(try client.editions() == [Self.evening, Self.morning])
  }

  @Test("A client says which editions lack an image, and fetches it at the next visit")
  func missingImage() async throws {
    publish(["2026-05-06-morning"])
    site.put("/blobs/\(Self.image)", nil)
    #expect(try await client.update().incomplete == [Self.morning])
    site.put("/blobs/\(Self.image)", Editions.image)
    #expect(try await client.update().incomplete == [])
    #expect(try client.image(Self.image) == Editions.image)
  }

  @Test("A client refuses an image that doesn't match its hash")
  func forgedImage() async throws {
    publish(["2026-05-06-morning"])
    site.put("/blobs/\(Self.image)", [1, 2, 3, 4, 5, 6, 7])
    #expect(try await client.update().incomplete == [Self.morning])
    #expect(try client.image(Self.image) == nil)
  }

  @Test("A client hides a damaged file, and fetches it again")
  func damage() async throws {
    publish(["2026-05-06-morning"])
    _ = try await client.update()
    let name = "edition-2026-05-06-morning.json"
    let bytes = try #require(try store.read(name))
    try store.write(name, Array(bytes.dropLast(5)))
    #expect(try client.edition(Self.morning) == nil)
    _ = try await client.update()
    #expect(try client.edition(Self.morning) != nil)
  }

  @Test("A client keeps the given number of the newest editions")
  func keeping() async throws {
    publish(["2026-05-05-evening", "2026-05-06-morning", "2026-05-06-evening"])
    let few = ReaderClient(transport: site, store: store, keeping: 2)
    _ = try await client.update()
    #expect(try await few.update().removed == [Editions.key("2026-05-05-evening")])
    #expect(try few.editions() == [Self.evening, Self.morning])
  }

  @Test("A client loses nothing if a site lists no edition or answers with something else")
  func emptySite() async throws {
    publish(["2026-05-06-morning"])
    _ = try await client.update()
    site.publish([])
    #expect(try await client.update() == UpdateReport())
    site.put("/editions.json", Array("<html>".utf8))
    await #expect(throws: (any Error).self) { try await client.update() }
    site.publish([Editions.bundle("2026-05-06-morning")])
    site.put("/editions/2026-05-06-morning.json", Array("{}".utf8))
    await #expect(throws: (any Error).self) { try await client.update() }
    #expect(try client.edition(Self.morning)?.stories.count == 1)
  }

  @Test("A client keeps its files in a folder, and refuses names that lead out of it")
  func folder() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "reader-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let store = FolderStore(folder: path)
    #expect(try store.names() == [])
    try store.write("a-1.json", [1, 2])
    try store.write("a-1.json", [3])
    #expect(try store.read("a-1.json") == [3])
    #expect(try store.read("b") == nil)
    #expect(try store.names() == ["a-1.json"])
    try store.remove("a-1.json")
    try store.remove("a-1.json")
    #expect(try store.names() == [])
    for name in ["../x", "a/b", "", ".", ".."] {
      #expect(throws: (any Error).self) { try store.write(name, [1]) }
    }
  }
}
