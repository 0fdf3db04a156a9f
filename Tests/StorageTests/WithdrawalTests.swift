import Archive
import EditionModel
import Foundation
import GRDB
import Testing
import WebAddress

@testable import Storage

@Suite("A withdrawal") struct Withdrawal {
  @Test("A withdrawal removes the story's blobs and its records, and leaves hash, entry and a correction")
  func removesContent() async throws {
    let folder = try await SampleFolder()
    let story = folder.manifest.edition.stories[3]
    let removed = try await folder.publication.withdraw(
      story: 4, of: folder.key, text: "Gone.", at: SampleFolder.date, source: nil)
    #expect(removed == 2)
    #expect(!folder.isThere(story.article))
    #expect(!folder.isThere(story.images[0].hash))
    #expect(try await folder.publication.manifest(of: folder.key) == folder.manifest)
    let correction = Correction(date: SampleFolder.date, kind: .withdrawn, story: 4, text: "Gone.")
    #expect(try await folder.publication.corrections(of: folder.key) == [correction])
    let records = try WARCReader.readAll(folder.archive).records
    #expect(!records.contains { String(decoding: $0.block, as: UTF8.self).contains("secret words 4") })
    #expect(records.contains { String(decoding: $0.block, as: UTF8.self).contains("secret words 5") })
    #expect(
      records.contains { $0.kind == .metadata && String(decoding: $0.block, as: UTF8.self).hasPrefix("Withdrawn:") })
    try await folder.publication.verify(folder.key)
  }

  @Test("A withdrawal keeps an image that another story shows, and removes it with the last one")
  func keepsShared() async throws {
    let folder = try await SampleFolder()
    let shared = folder.manifest.edition.stories[1].images[0].hash
    _ = try await folder.publication.withdraw(
      story: 2, of: folder.key, text: "Gone.", at: SampleFolder.date, source: nil)
    #expect(folder.isThere(shared))
    _ = try await folder.publication.withdraw(
      story: 3, of: folder.key, text: "Gone.", at: SampleFolder.date, source: nil)
    #expect(!folder.isThere(shared))
    try await folder.publication.verify(folder.key)
  }

  @Test("A withdrawal happens once")
  func once() async throws {
    let folder = try await SampleFolder()
    #expect(
      try await folder.publication.withdraw(story: 1, of: folder.key, text: "Gone.", at: SampleFolder.date, source: nil)
        == 2)
    #expect(
      try await folder.publication.withdraw(
        story: 1, of: folder.key, text: "Again.", at: SampleFolder.date, source: nil) == nil)
    #expect(try await folder.publication.corrections(of: folder.key).count == 1)
    #expect(try await folder.store.journal().count == 1)
  }

  @Test("After a crash between record and removal, the next process that opens the folder finishes the withdrawal")
  func isFinished() async throws {
    let folder = try await SampleFolder()
    _ = try await folder.publication.withdraw(
      story: 1, of: folder.key, text: "Gone.", at: SampleFolder.date, source: nil)
    let archive = try folder.archive
    let article = try #require(folder.manifest.edition.stories[1].article)
    let bytes = try folder.store.blobs.get(article)
    _ = try await folder.publication.withdraw(
      story: 2, of: folder.key, text: "Gone.", at: SampleFolder.date, source: nil)
    let finished = try folder.archive
    // The disk as it was before the removal. The record is in the database, and the new archive waits for its place.
    try folder.store.blobs.put(bytes)
    try Data(archive).write(to: folder.archiveFile)
    let redaction = try #require(try await folder.publication.read { try $0.redactions(of: folder.key) }.last)
    try Data(finished).write(to: try #require(folder.store.folder.staged(redaction)))
    let again = try Store(folder.store.folder)
    try await again.completeWithdrawals()
    #expect(!folder.isThere(article))
    #expect(try folder.archive == finished)
    #expect(try folder.filesBesideArchive.isEmpty)
  }

  @Test("A withdrawal that an older version recorded and a crash interrupted is finished by that version's rule")
  func olderVersion() async throws {
    let folder = try await SampleFolder()
    let addresses = [folder.manifest.edition.stories[0].url, folder.manifest.edition.stories[0].canonical]
      .compactMap(\.self)
    let redacted = WARCRedaction.removing(Set(addresses), from: try folder.archive) { location, base in
      WebURL(location, base: WebURL(base))?.withoutFragment.href
    }
    try await folder.pool.write { [key = folder.key] db in
      try Redaction(
        publication: "hn", key: key.description, story: 1, blobs: [], addresses: addresses,
        archive: ContentHash(of: redacted)
      ).insert(in: db, folder.store.folder)
    }
    try await Store(folder.store.folder).completeWithdrawals()
    #expect(try folder.archive == redacted)
    try await folder.publication.verify(folder.key)
  }

  @Test("A withdrawal that was never recorded leaves no file behind")
  func neverRecorded() async throws {
    let folder = try await SampleFolder()
    let file = folder.archiveFile.appendingPathExtension("abc\(PendingWithdrawals.mark)")
    try Data("left by a crash before the record".utf8).write(to: file)
    try await folder.store.completeWithdrawals()
    #expect(try folder.filesBesideArchive.isEmpty)
    try await folder.publication.verify(folder.key)
  }

  @Test(
    "A withdrawal can't be taken back, not even in the database itself",
    arguments: [
      "DELETE FROM redaction", "UPDATE redaction SET blobs = ''", "DELETE FROM correction", "DELETE FROM edition",
    ])
  func isFinal(sql: String) async throws {
    let folder = try await SampleFolder()
    _ = try await folder.publication.withdraw(
      story: 1, of: folder.key, text: "Gone.", at: SampleFolder.date, source: nil)
    #expect(throws: DatabaseError.self) { try folder.store.pool.write { try $0.execute(sql: sql) } }
  }

  @Test("If the archive is missing at a withdrawal, no copy with the withdrawn words is put back, kept or rewritten")
  func lostArchive() async throws {
    let folder = try await SampleFolder()
    let publication = folder.publication
    let backup = temporaryFolder().url
    _ = try await folder.store.backUp(to: backup, engine: "tenhn/test", at: SampleFolder.date)
    let whole = try folder.archive
    try FileManager.default.removeItem(at: folder.archiveFile)
    let story = folder.manifest.edition.stories[3]
    _ = try await publication.withdraw(story: 4, of: folder.key, text: "Gone.", at: SampleFolder.date, source: nil)
    let kept = try #require(folder.manifest.edition.stories[4].article)
    try FileManager.default.removeItem(at: folder.store.blobs.file(of: kept))

    let repair = try await publication.repair(folder.key, from: backup, at: SampleFolder.date)
    #expect(repair.isArchiveWithheld && repair.files == [DataFolder.path(ofBlob: kept)])
    #expect(!FileManager.default.fileExists(atPath: folder.archiveFile.path) && !folder.isThere(story.article))
    #expect(try await publication.repair(folder.key, from: backup, at: SampleFolder.date).isEmpty)
    let lost = StoreError.archiveLost(folder.key.description)
    await #expect(throws: lost) { try await publication.verify(folder.key) }
    let faults = try await publication.faults(of: folder.key)
    #expect(faults.isArchiveLost && faults.files.isEmpty)
    try await publication.checkRecords(of: folder.key)

    // Somebody puts it there by hand.
    try Data(whole).write(to: folder.archiveFile)
    await #expect(throws: lost) { try await publication.verify(folder.key) }
    await #expect(throws: lost) { try await publication.checkRecords(of: folder.key) }
    await #expect(throws: lost) {
      try await publication.withdraw(story: 5, of: folder.key, text: "Gone.", at: SampleFolder.date, source: nil)
    }
    let next = temporaryFolder().url
    let manifest = try await folder.store.backUp(to: next, engine: "tenhn/test", at: SampleFolder.date)
    let path = DataFolder.path(ofArchive: folder.key.description, publication: "hn")
    #expect(manifest.lacks == [path] && !FileManager.default.fileExists(atPath: next.appendingPathComponent(path).path))
  }

  @Test("A damaged archive isn't rewritten: the withdrawal is refused, and works after the repair")
  func damagedArchive() async throws {
    let folder = try await SampleFolder()
    let backup = temporaryFolder().url
    _ = try await folder.store.backUp(to: backup, engine: "tenhn/test", at: SampleFolder.date)
    var bytes = try folder.archive
    bytes[bytes.count / 2] ^= 1
    try Data(bytes).write(to: folder.archiveFile)
    await #expect(throws: StoreError.archiveDamaged(folder.key.description)) {
      try await folder.publication.withdraw(
        story: 4, of: folder.key, text: "Gone.", at: SampleFolder.date, source: nil)
    }
    #expect(try folder.archive == bytes && folder.isThere(folder.manifest.edition.stories[3].article))
    #expect(try await folder.publication.corrections(of: folder.key).isEmpty)
    _ = try await folder.publication.repair(folder.key, from: backup, at: SampleFolder.date)
    #expect(
      try await folder.publication.withdraw(
        story: 4, of: folder.key, text: "Gone.", at: SampleFolder.date, source: nil) == 2)
    try await folder.publication.verify(folder.key)
  }

  @Test("A withdrawal of a story that doesn't exist says so")
  func missing() async throws {
    let folder = try await SampleFolder()
    await #expect(throws: StoreError.storyMissing("2026-05-06-morning", 11)) {
      try await folder.publication.withdraw(story: 11, of: folder.key, text: "", at: SampleFolder.date, source: nil)
    }
  }
}

@Suite("The journal") struct JournalTests {
  @Test("The journal chains every act to the one before")
  func chains() async throws {
    let store = try Store(temporaryFolder())
    #expect(try await store.verifyJournal() == nil)
    try await store.record(.backup, ["path": "/a"], at: Timestamp(1))
    try await store.record(.backup, ["path": "/b"], at: Timestamp(2))
    try await store.record(.configure, ["port": "1"], at: Timestamp(3))
    let journal = try await store.journal()
    #expect(journal.map(\.number) == [1, 2, 3])
    #expect(journal[1].previous == journal[0].hash)
    #expect(try await store.verifyJournal() == journal.last)
    #expect(try await store.lastEntry(of: .backup)?.detail == ["path": "/b"])
  }

  @Test(
    "The journal names the first entry that was changed, however it was done",
    arguments: [
      "UPDATE journal SET detail = '{\"path\":\"/c\"}' WHERE number = 2",
      "UPDATE journal SET date = 9 WHERE number = 2",
      "UPDATE journal SET act = 'restore' WHERE number = 2", "DELETE FROM journal WHERE number = 2",
    ])
  func tampered(sql: String) async throws {
    let store = try Store(temporaryFolder())
    for number in 1...3 { try await store.record(.backup, ["path": "/\(number)"], at: Timestamp(Int64(number))) }
    #expect(throws: DatabaseError.self) { try store.pool.write { try $0.execute(sql: sql) } }
    try await store.pool.write { db in
      try db.execute(sql: "DROP TRIGGER journal_is_kept_update; DROP TRIGGER journal_is_kept_delete")
      try db.execute(sql: sql)
    }
    await #expect(throws: StoreError.journalBroken(2)) { try await store.verifyJournal() }
  }

  @Test("The journal takes no entry out of its order")
  func ordered() async throws {
    let store = try Store(temporaryFolder())
    try await store.record(.backup, at: Timestamp(1))
    for values in ["(1, 1, 'x', '{}', 'p', 'h')", "(3, 1, 'x', '{}', 'p', 'h')", "(2, 1, 'x', '{}', 'wrong', 'h')"] {
      #expect(throws: DatabaseError.self) {
        try store.pool.write { try $0.execute(sql: "INSERT OR REPLACE INTO journal VALUES \(values)") }
      }
    }
  }
}
