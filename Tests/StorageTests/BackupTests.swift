import ArticleModel
import EditionModel
import Foundation
import GRDB
import Testing

@testable import Storage

@Suite("A backup") struct BackupTests {
  func place(_ name: String) -> URL {
    FileManager.default.temporaryDirectory.appendingPathComponent("tenhn-\(name)-\(UUID().uuidString)")
  }

  @Test("A backup restores to the same bytes, what was withdrawn left out")
  func restores() async throws {
    let folder = try await SampleFolder()
    _ = try await SampleFolder("2026-05-06-evening", in: folder.store)
    _ = try await folder.publication.withdraw(
      story: 2, of: folder.key, text: "Gone.", at: SampleFolder.date, source: nil)
    let backup = place("backup")
    let manifest = try await folder.store.backUp(to: backup, engine: "tenhn/test", at: SampleFolder.date)
    #expect(manifest.editions == 2)
    #expect(manifest.journal?.hasPrefix("1 ") == true)
    let target = DataFolder(place("restored"))
    #expect(try await Store.restore(backup, to: target, at: SampleFolder.date) == manifest)
    for file in manifest.files where file.path != "tenhn.sqlite" {
      #expect(
        try Data(contentsOf: target.url.appendingPathComponent(file.path))
          == Data(contentsOf: folder.store.folder.url.appendingPathComponent(file.path)))
    }
    let restored = try Store(target)
    #expect(try await restored.publication("hn").keys() == folder.publication.keys())
    #expect(try await restored.publication("hn").manifest(of: folder.key) == folder.manifest)
    #expect(
      try await restored.publication("hn").corrections(of: folder.key) == folder.publication.corrections(of: folder.key)
    )
    #expect(try await restored.verifyJournal()?.act == "restore")
  }

  @Test("A backup made after an earlier one shares the files that haven't changed, and no other")
  func shares() async throws {
    let folder = try await SampleFolder()
    _ = try await SampleFolder("2026-05-06-evening", in: folder.store)
    let (first, second) = (place("first"), place("second"))
    _ = try await folder.store.backUp(to: first, engine: "tenhn/test", at: SampleFolder.date)
    _ = try await folder.publication.withdraw(
      story: 2, of: folder.key, text: "Gone.", at: SampleFolder.date, source: nil)
    let manifest = try await folder.store.backUp(
      to: second, after: first, engine: "tenhn/test", at: SampleFolder.date)
    for file in manifest.files {
      let (old, new) = (
        FileIdentity(of: first.appendingPathComponent(file.path)),
        FileIdentity(of: second.appendingPathComponent(file.path))
      )
      let isShared = !file.path.hasPrefix("tenhn.sqlite") && file.path != "archive/2026-05-06-morning.warc.gz"
      #expect((old == new) == isShared, "\(file.path)")
    }
    _ = try await Store.restore(second, to: DataFolder(place("restored")), at: SampleFolder.date)
    await #expect(throws: StoreError.self) {
      try await folder.store.backUp(to: place("third"), after: place("none"), engine: "", at: SampleFolder.date)
    }
  }

  @Test("A backup is never written over something")
  func refusesToOverwrite() async throws {
    let folder = try await SampleFolder()
    let backup = place("backup")
    _ = try await folder.store.backUp(to: backup, engine: "tenhn/test", at: SampleFolder.date)
    await #expect { try await folder.store.backUp(to: backup, engine: "tenhn/test", at: SampleFolder.date) } throws: {
      "\($0)".contains("isn't empty")
    }
    await #expect { try await Store.restore(backup, to: folder.store.folder, at: SampleFolder.date) } throws: {
      "\($0)".contains("isn't empty")
    }
  }

  @Test(
    "A backup that was damaged in any file is refused, and leaves nothing",
    arguments: ["tenhn.sqlite", "archive", "blobs"])
  func refusesDamage(part: String) async throws {
    let folder = try await SampleFolder()
    let backup = place("backup")
    let manifest = try await folder.store.backUp(to: backup, engine: "tenhn/test", at: SampleFolder.date)
    let file = try #require(manifest.files.first { $0.path.hasPrefix(part) })
    let damaged = backup.appendingPathComponent(file.path)
    var bytes = try Data(contentsOf: damaged)
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: damaged)
    let target = DataFolder(place("restored"))
    await #expect { try await Store.restore(backup, to: target, at: SampleFolder.date) } throws: {
      "\($0)".contains("\(file.path) isn't what was backed up")
    }
    #expect(!FileManager.default.fileExists(atPath: target.url.path))
  }

  @Test("A backup whose manifest leads out of its folder is refused")
  func refusesTraversal() async throws {
    let folder = try await SampleFolder()
    let backup = place("backup")
    var manifest = try await folder.store.backUp(to: backup, engine: "tenhn/test", at: SampleFolder.date)
    manifest.files.append(.init(path: "../escape", bytes: 1, sha256: ContentHash(of: [1])))
    try Data(CanonicalJSON.encode(manifest)).write(to: backup.appendingPathComponent("manifest.json"))
    await #expect {
      try await Store.restore(backup, to: DataFolder(place("restored")), at: SampleFolder.date)
    } throws: {
      "\($0)".contains("outside")
    }
  }

  @Test(
    "A backup of a damaged folder is made without what is damaged, names it, and restores",
    arguments: ["flipped", "missing"], ["article", "archive"])
  func damagedSource(fault: String, part: String) async throws {
    let folder = try await SampleFolder()
    let article = try #require(folder.manifest.edition.stories[0].article)
    let file = part == "article" ? folder.store.blobs.file(of: article) : folder.archiveFile
    let path =
      part == "article"
      ? DataFolder.path(ofBlob: article) : DataFolder.path(ofArchive: "\(folder.key)", publication: "hn")
    if fault == "missing" {
      try FileManager.default.removeItem(at: file)
    } else {
      try Data("other".utf8).write(to: file)
    }
    let backup = place("backup")
    let manifest = try await folder.store.backUp(to: backup, engine: "tenhn/test", at: SampleFolder.date)
    #expect(manifest.lacks == [path] && !manifest.files.contains { $0.path == path })
    #expect(!FileManager.default.fileExists(atPath: backup.appendingPathComponent(path).path))
    #expect(try BackupManifest(readingFrom: backup) == manifest)
    let target = DataFolder(place("restored"))
    #expect(try await Store.restore(backup, to: target, at: SampleFolder.date).lacks == [path])
    let faults = try await Store(target).publication("hn").faults(of: folder.key)
    #expect(faults.files.map(\.path) + (faults.archive == nil ? [] : [path]) == [path], "and nothing else is wrong")
    // What goes wrong after that is refused as ever.
    let other = try #require(manifest.files.first { $0.path.hasPrefix("blobs") })
    try Data("other".utf8).write(to: backup.appendingPathComponent(other.path))
    await #expect(throws: StoreError.self) {
      try await Store.restore(backup, to: DataFolder(place("restored")), at: SampleFolder.date)
    }
  }

  @Test("What is damaged is taken from an earlier backup that has it whole, which keeps its bytes")
  func damageAfterBackup() async throws {
    let folder = try await SampleFolder()
    let (first, second, third) = (place("first"), place("second"), place("third"))
    let before = try await folder.store.backUp(to: first, engine: "tenhn/test", at: SampleFolder.date)
    let article = try #require(folder.manifest.edition.stories[0].article)
    let other = try #require(folder.manifest.edition.stories[4].article)
    for hash in [article, other] { try Data("other".utf8).write(to: folder.store.blobs.file(of: hash)) }
    // A copy in the earlier backup that was damaged itself is no help, and is not passed on.
    try FileManager.default.removeItem(at: first.appendingPathComponent(DataFolder.path(ofBlob: other)))
    try Data("worse".utf8).write(to: first.appendingPathComponent(DataFolder.path(ofBlob: other)))
    let manifest = try await folder.store.backUp(to: second, after: first, engine: "", at: SampleFolder.date)
    #expect(manifest.lacks == [DataFolder.path(ofBlob: other)])
    let path = DataFolder.path(ofBlob: article)
    #expect(try ContentHash(of: Data(contentsOf: second.appendingPathComponent(path))) == article)
    #expect(try ContentHash(of: Data(contentsOf: first.appendingPathComponent(path))) == article)
    #expect(before.lacks == nil)
    // Put back, the next one is whole.
    try Data(contentsOf: second.appendingPathComponent(path)).write(to: folder.store.blobs.file(of: article))
    try FileManager.default.removeItem(at: folder.store.blobs.file(of: other))
    _ = try folder.store.blobs.put(
      CanonicalJSON.encode(Article(blocks: [.paragraph([.text("secret words of \(folder.key) 5")])])))
    #expect(try await folder.store.backUp(to: third, after: second, engine: "", at: SampleFolder.date).lacks == nil)
  }

  @Test("A damaged manifest costs a backup its edition's certainty, and no file of it or of any other")
  func damagedManifest() async throws {
    let folder = try await SampleFolder()
    let other = try await SampleFolder("2026-05-06-evening", in: folder.store)
    _ = try await folder.publication.withdraw(
      story: 2, of: folder.key, text: "Gone.", at: SampleFolder.date, source: nil)
    let whole = try await folder.store.backUp(to: place("first"), engine: "", at: SampleFolder.date)
    try await folder.store.pool.write { db in
      try db.execute(sql: "DROP TRIGGER edition_is_sealed_update")
      try db.execute(
        sql: "UPDATE edition SET manifest = CAST(substr(manifest, 1, 500) AS BLOB) WHERE key = ?",
        arguments: [other.key.description])
    }
    let backup = place("backup")
    let manifest = try await folder.store.backUp(to: backup, engine: "", at: SampleFolder.date)
    #expect(manifest.lacks == ["edition hn/2026-05-06-evening"] && manifest.editions == 2)
    #expect(manifest.files.map(\.path) == whole.files.map(\.path), "all of its files, and nothing that was withdrawn")
    let target = DataFolder(place("restored"))
    _ = try await Store.restore(backup, to: target, at: SampleFolder.date)
    #expect(try await Store(target).publication("hn").faults(of: folder.key).isEmpty)
  }

  @Test("A drill tries a backup out, and the journal keeps its result")
  func drills() async throws {
    let folder = try await SampleFolder()
    let backup = place("backup")
    let manifest = try await folder.store.backUp(to: backup, engine: "tenhn/test", at: SampleFolder.date)
    let scratch = place("scratch")
    #expect(try await folder.store.drill(backup, scratch: scratch, at: SampleFolder.date) == manifest)
    #expect(try await folder.store.lastEntry(of: .restoreDrill)?.detail["result"] == "good")
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path).isEmpty)
    let archive = try #require(manifest.files.first { $0.path.hasPrefix("archive") })
    try FileManager.default.removeItem(at: backup.appendingPathComponent(archive.path))
    await #expect(throws: StoreError.self) {
      try await folder.store.drill(backup, scratch: scratch, at: SampleFolder.date)
    }
    #expect(try await folder.store.lastEntry(of: .restoreDrill)?.detail["result"]?.contains("is missing") == true)
  }

  @Test("A backup taken while editions are sealed is whole")
  func underLoad() async throws {
    let folder = try await SampleFolder()
    let store = folder.store
    let sealing = Task.detached {
      for day in 10..<28 { _ = try await SampleFolder("2026-05-\(day)-morning", in: store) }
    }
    var last = 0
    for _ in 0..<4 {
      let backup = place("backup")
      let manifest = try await store.backUp(to: backup, engine: "tenhn/test", at: SampleFolder.date)
      let target = DataFolder(place("restored"))
      #expect(try await Store.restore(backup, to: target, at: SampleFolder.date).editions >= last)
      last = manifest.editions
    }
    try await sealing.value
  }
}
