import ArticleModel
import EditionModel
import Foundation
import GRDB
import Testing

@testable import Storage

@Suite struct Sealing {
  @Test("An edition is sealed once and read back to the byte")
  func editionIsSealed() async throws {
    let store = try PublicationStore.temporary()
    let manifest = try Manifest(sealing: edition("2026-05-06-morning"))
    #expect(try await store.seal(manifest, archive: []) == .sealed)
    #expect(try await store.seal(manifest, archive: []) == .alreadySealed(manifest.hash))
    #expect(try await store.manifest(of: manifest.edition.key) == manifest)
    #expect(try await store.keys().map(\.description) == ["2026-05-06-morning"])
  }

  @Test("A second edition under the same key changes nothing")
  func secondEditionUnder() async throws {
    let store = try PublicationStore.temporary()
    let first = try Manifest(sealing: edition("2026-05-06-morning"))
    var other = first.edition
    other.stories[0].submission.title = "Another title"
    _ = try await store.seal(first, archive: [])
    #expect(try await store.seal(Manifest(sealing: other), archive: [1]) == .alreadySealed(first.hash))
    #expect(try await store.manifest(of: first.edition.key)?.edition.stories[0].title == "A title")
    #expect(try await store.verify(first.edition.key) == 0, "the first one's archive stays")
  }

  @Test(
    "The database itself refuses to change what is sealed",
    arguments: [
      "UPDATE edition SET basis = 'recorded'", "DELETE FROM edition",
      "INSERT OR REPLACE INTO edition SELECT * FROM edition",
    ])
  func databaseItselfRefuses(sql: String) async throws {
    let store = try PublicationStore.temporary()
    let manifest = try Manifest(sealing: edition("2026-05-06-morning"))
    _ = try await store.seal(manifest, archive: [])
    #expect(throws: DatabaseError.self) { try store.pool.write { try $0.execute(sql: sql) } }
    #expect(try await store.manifest(of: manifest.edition.key) == manifest)
  }

  @Test("A manifest that was tampered with is reported, not shown")
  func manifestThatWasTampered() async throws {
    let store = try PublicationStore.temporary()
    let manifest = try Manifest(sealing: edition("2026-05-06-morning"))
    _ = try await store.seal(manifest, archive: [])
    try await store.pool.write { db in
      try db.execute(sql: "DROP TRIGGER edition_is_sealed_update")
      try db.execute(
        sql: "UPDATE edition SET manifest = CAST(replace(CAST(manifest AS TEXT), 'A title', 'B title') AS BLOB)")
    }
    await #expect(throws: StoreError.editionDamaged("2026-05-06-morning")) {
      try await store.manifest(of: manifest.edition.key)
    }
  }

  @Test("One damaged edition keeps no other from being listed, remembered or found")
  func oneDamagedEdition() async throws {
    let folder = try await SampleFolder("2026-05-06-morning")
    let other = try await SampleFolder("2026-05-07-evening", in: folder.store)
    try await folder.store.pool.write { db in
      try db.execute(sql: "DROP TRIGGER edition_is_sealed_update")
      try db.execute(
        sql: "UPDATE edition SET manifest = CAST(substr(manifest, 1, 500) AS BLOB) WHERE key = '2026-05-06-morning'")
    }
    let (start, end) = (Timestamp(0), Timestamp(.max))
    #expect(try await folder.publication.editions(from: start, before: end).map(\.key) == [other.key])
    #expect(try await folder.publication.damagedEditions(from: start, before: end) == [folder.key])
    // What it published is known from the index, so that nothing is published twice.
    #expect(try await folder.publication.listedStories(of: folder.key).map(\.number) == Array(1...10))
    try await folder.store.pool.write { db in
      // As after an upgrade from a version without an index: the rows are there, their words aren't.
      try db.execute(sql: "DELETE FROM summary")
      try db.execute(sql: "DELETE FROM story_text")
    }
    #expect(try await folder.publication.completeSearch() == 1, "the other one, behind the damaged")
    #expect(try await folder.publication.completeSearch() == 0)
  }

  @Test("The sample is in no list and never counts as published")
  func sampleIsInNoList() async throws {
    let store = try PublicationStore.temporary()
    var sample = edition("2026-05-06-morning")
    sample.key = .sample
    sample.basis = .sample
    _ = try await store.seal(Manifest(sealing: sample), archive: [])
    #expect(try await store.keys().isEmpty)
    #expect(try await store.editions(from: Timestamp(0), before: Timestamp(.max)).isEmpty)
  }

  @Test("The generation changes with every edition and correction")
  func generationChanges() async throws {
    let store = try PublicationStore.temporary()
    let empty = try await store.generation()
    _ = try await store.seal(Manifest(sealing: edition("2026-05-06-morning")), archive: [])
    let sealed = try await store.generation()
    #expect(sealed != empty)
    #expect(try await store.generation() == sealed)
    try await store.pool.write { db in
      try db.execute(
        sql: """
          INSERT INTO correction (publication, key, date, kind, story, text)
          VALUES ('hn', '2026-05-06-morning', 1, 'retitled', 1, 'x')
          """)
    }
    #expect(try await store.generation() != sealed)
  }

  @Test("An edition doesn't come before its own cut-off")
  func editionDoes() async throws {
    let store = try PublicationStore.temporary()
    let manifest = try Manifest(sealing: edition("2026-05-06-morning"))
    _ = try await store.seal(manifest, archive: [])
    let cutoff = manifest.edition.cutoff
    #expect(try await store.editions(from: Timestamp(0), before: cutoff).isEmpty)
    #expect(try await store.editions(from: cutoff, before: cutoff + 1) == [manifest.edition])
  }

  @Test("Synchronous is full so that power loss can't take an edition back")
  func synchronousIsFull() throws {
    let store = try PublicationStore.temporary()
    #expect(try store.pool.write { try Int.fetchOne($0, sql: "PRAGMA synchronous") } == 2)
  }

  @Test("A database of a newer version is refused untouched")
  func databaseOfANewer() throws {
    let folder = temporaryFolder()
    let store = try Store(folder)
    try store.pool.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('99 from the future')") }
    #expect(throws: StoreError.newer(folder.database.path)) { try Store(folder) }
  }

  @Test("A file that is not a database is reported in one line")
  func fileThatIsNotADatabase() throws {
    let folder = temporaryFolder()
    try FileManager.default.createDirectory(at: folder.url, withIntermediateDirectories: true)
    try Data("not a database, just some text that stands where one should be".utf8).write(to: folder.database)
    #expect { try Store(folder) } throws: { "\($0)".contains("can't be read") && !"\($0)".contains("\n") }
  }
}

@Suite struct Blobs {
  @Test("A blob is found by its hash and checked when read")
  func blob() throws {
    let store = try PublicationStore.temporary()
    let hash = try store.blobs.put(Array("hello".utf8))
    #expect(try store.blobs.get(hash) == Array("hello".utf8))
    try Data("hullo".utf8).write(to: store.blobs.file(of: hash))
    #expect(throws: StoreError.blobDamaged(hash.hex)) { try store.blobs.get(hash) }
    try store.blobs.put(Array("hello".utf8))
    #expect(try store.blobs.get(hash) == Array("hello".utf8))
  }

  @Test("A missing blob is reported")
  func missingBlob() throws {
    let hash = ContentHash(of: [1, 2, 3])
    let store = try PublicationStore.temporary()
    #expect(throws: StoreError.blobMissing(hash.hex)) { try store.blobs.get(hash) }
  }
}

@Suite("Half-written files") struct Leftovers {
  @Test("Half-written files of a killed run are removed, those of a running one stay")
  func areSwept() throws {
    let store = try PublicationStore.temporary()
    let left = store.folder.blobs.appendingPathComponent(".a.1\(DurableFile.mark)")
    let young = store.folder.blobs.appendingPathComponent(".b.1\(DurableFile.mark)")
    let locked = store.folder.archives.appendingPathComponent(".c.1\(DurableFile.mark)")
    for file in [left, young, locked] { try Data("x".utf8).write(to: file) }
    for file in [left, locked] {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -60)], ofItemAtPath: file.path)
    }
    let writer = try FileHandle(forWritingTo: locked)
    #expect(flock(writer.fileDescriptor, LOCK_EX | LOCK_NB) == 0)
    store.store.sweep()
    #expect([left, young, locked].map { FileManager.default.fileExists(atPath: $0.path) } == [false, true, true])
    try writer.close()
  }
}

func temporaryFolder() -> DataFolder {
  DataFolder(FileManager.default.temporaryDirectory.appendingPathComponent("tenhn-\(UUID().uuidString)"))
}

func edition(_ key: String) -> Edition {
  let cutoff = Timestamp(1_778_047_200)
  return Edition(
    key: EditionKey(key) ?? .sample, publication: "hn", cutoff: cutoff, published: cutoff, timeZone: "UTC",
    basis: .partial, isLate: false, engine: "tenhn/test",
    stories: [
      Story(
        number: 1, source: "hackernews",
        submission: Submission(
          id: "1", title: "A title", url: "https://example.org/a", discussion: "https://example.org/d", points: 3,
          comments: 4),
        reading: Reading(
          site: "example.org", readingMinutes: 1, visibility: .full,
          receipt: Receipt(kind: .full, why: "w", source: "page")), decision: Decision(reason: Reason(text: "r")))
    ], unreadable: [], reserves: [], archive: ContentHash(of: [UInt8]()))
}
