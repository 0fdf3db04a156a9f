import EditionModel
import Foundation
import Testing

@testable import Storage

@Suite("An edition that was read from another folder's site") struct ReadEditionTests {
  /// What the site of a folder gives.
  private func read(_ folder: SampleFolder) async throws -> ReadEdition {
    let corrections = try await folder.publication.corrections(of: folder.key)
    let withdrawn = Set(corrections.filter { $0.kind == .withdrawn }.map(\.story))
    let articles = folder.manifest.edition.stories.filter { !withdrawn.contains($0.number) }.compactMap(\.article)
    return ReadEdition(
      manifest: folder.manifest, articles: try articles.map { try folder.store.blobs.get($0) },
      corrections: corrections, site: "https://ten.example")
  }

  private func emptyFolder() throws -> PublicationStore { try Store(temporaryFolder()).publication("hn") }

  @Test("It has the sealed bytes and hash, can be verified, found and backed up, and nobody misses its archive")
  func keeps() async throws {
    let (sealed, here) = (try await SampleFolder(), try emptyFolder())
    for _ in 0..<2 {
      #expect(try await here.keep(read(sealed), source: nil, at: SampleFolder.date) == .kept)
    }
    #expect(try await here.manifest(of: sealed.key) == sealed.manifest)
    #expect(try await here.verify(sealed.key) == 10)
    #expect(try await here.faults(of: sealed.key).isEmpty)
    #expect(try await here.completeSearch() == 1)
    let backup = FileManager.default.temporaryDirectory.appendingPathComponent("tenhn-\(UUID().uuidString)")
    let manifest = try await here.store.backUp(to: backup, engine: "tenhn/test", at: SampleFolder.date)
    #expect(manifest.editions == 1)
    let target = temporaryFolder()
    _ = try await Store.restore(backup, to: target, at: SampleFolder.date)
    #expect(try await Store(target).publication("hn").verify(sealed.key) == 10)
  }

  @Test("Nobody looks for comments in it: it has no discussions")
  func noDiscussions() async throws {
    let (sealed, here) = (try await SampleFolder(), try emptyFolder())
    var other = try await read(sealed)
    var edition = sealed.manifest.edition
    edition.stories[0].conversation.thread = SealedDiscussion(
      blob: ContentHash(of: Array("elsewhere".utf8)), kept: 1, extent: .init(read: 1, known: 1, ending: .whole))
    other.manifest = try Manifest(sealing: edition)
    #expect(try await here.keep(other, source: nil, at: SampleFolder.date) == .kept)
    #expect(try await here.stories(of: edition, holding: "7").isEmpty)
  }

  @Test("A damaged article of it is named")
  func namesDamage() async throws {
    let (sealed, here) = (try await SampleFolder(), try emptyFolder())
    _ = try await here.keep(read(sealed), source: nil, at: SampleFolder.date)
    let article = try #require(sealed.manifest.edition.stories[6].article)
    try Data("other".utf8).write(to: here.blobs.file(of: article))
    #expect(try await here.faults(of: sealed.key).files.flatMap(\.stories).map(\.number) == [7])
  }

  @Test("Another edition of the same key changes nothing")
  func differs() async throws {
    let (sealed, here) = (try await SampleFolder(), try await SampleFolder())
    var edition = sealed.manifest.edition
    edition.engine = "tenhn/other"
    var other = try await read(sealed)
    other.manifest = try Manifest(sealing: edition)
    #expect(try await here.publication.keep(other, source: nil, at: SampleFolder.date) == .differs(here.manifest.hash))
    #expect(try await here.publication.manifest(of: here.key) == here.manifest)
    // An edition that this folder sealed itself keeps its archive, and is checked with it.
    #expect(try await here.publication.keep(read(sealed), source: nil, at: SampleFolder.date) == .kept)
    try FileManager.default.removeItem(at: here.archiveFile)
    await #expect(throws: StoreError.archiveMissing(here.key.description)) {
      try await here.publication.verify(here.key)
    }
  }

  @Test("What becomes of it later comes along once, and what was withdrawn there is gone here")
  func follows() async throws {
    let (sealed, here) = (try await SampleFolder(), try emptyFolder())
    _ = try await here.keep(read(sealed), source: nil, at: SampleFolder.date)
    let article = try #require(sealed.manifest.edition.stories[3].article)
    #expect((try? here.blobs.get(article)) != nil)
    _ = try await sealed.publication.withdraw(
      story: 4, of: sealed.key, text: "Gone.", at: SampleFolder.date, source: nil)
    for _ in 0..<2 { _ = try await here.keep(read(sealed), source: nil, at: SampleFolder.date + 9) }
    #expect(try await here.corrections(of: sealed.key) == sealed.publication.corrections(of: sealed.key))
    #expect((try? here.blobs.get(article)) == nil)
    #expect(try await here.verify(sealed.key) == 9)
  }

  @Test("Who has left there has left here, and stays away")
  func leaves() async throws {
    let list = try emptyFolder().subscribers
    for id in ["a", "b"] {
      try await list.put(Subscriber(id: id, address: "\(id)@b.example", since: SampleFolder.date))
    }
    for _ in 0..<2 { try await list.leave(["b", "never here"], at: SampleFolder.date) }
    #expect(try await list.all().map(\.id) == ["a"])
    #expect(try await list.departed() == ["b", "never here"])
  }
}
