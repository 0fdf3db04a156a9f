import ArticleModel
import EditionModel
import Foundation
import GRDB
import Synchronization
import Testing
import TextSearch

@testable import Storage

/// A folder with editions of one story each, whose parts are given as bytes.
private struct SmallFolder {
  let store: Store

  init() throws { store = try Store(temporaryFolder()) }

  static let date = Timestamp(1_778_050_000)

  /// What of a story a blob holds.
  enum Part: CaseIterable { case article, discussion, picture }

  static func discussion(_ ids: [String]) -> Discussion {
    Discussion(
      at: date, extent: .init(read: ids.count, known: ids.count, ending: .whole),
      comments: ids.map {
        KeptComment(
          id: $0, by: "u\($0)", at: date, depth: 0, url: "https://example.org/\($0)",
          content: [.paragraph([.text("words of \($0)")])], why: "w")
      })
  }

  static func bytes(_ part: Part) throws -> [UInt8] {
    switch part {
    case .article: try CanonicalJSON.encode(Article(blocks: [.paragraph([.text("The same article.")])]))
    case .discussion: try CanonicalJSON.encode(discussion(["7", "8"]))
    case .picture: Array("the same picture".utf8)
    }
  }

  static func put(_ part: Part, _ hash: ContentHash, in story: inout Story) {
    switch part {
    case .article: story.reading.article = hash
    case .discussion:
      story.conversation.thread = SealedDiscussion(
        blob: hash, kept: 2, extent: .init(read: 2, known: 2, ending: .whole))
    case .picture:
      story.reading.images = [StoredImage(url: "https://example.org/i.png", hash: hash, type: "image/png", bytes: 16)]
    }
  }

  /// An edition whose story has such parts.
  func manifest(_ key: String, _ parts: [Part: ContentHash], in publication: String = "hn") throws -> Manifest {
    var made = edition(key)
    made.publication = publication
    for (part, hash) in parts { SmallFolder.put(part, hash, in: &made.stories[0]) }
    return try Manifest(sealing: made)
  }

  @discardableResult
  func seal(
    _ key: String, _ parts: [Part: ContentHash], blobs: [ContentHash: [UInt8]] = [:], in publication: String = "hn"
  ) async throws -> EditionKey {
    let manifest = try manifest(key, parts, in: publication)
    _ = try await store.publication(publication).seal(manifest, archive: [], blobs: blobs)
    return manifest.edition.key
  }

  var hn: PublicationStore { store.publication("hn") }

  func withdraw(_ key: EditionKey) async throws {
    _ = try await hn.withdraw(story: 1, of: key, text: "Gone.", at: SmallFolder.date, source: nil)
  }

  func isThere(_ hash: ContentHash) -> Bool {
    FileManager.default.fileExists(atPath: store.blobs.file(of: hash).path)
  }

  /// What a restart, and then a backup, do to the files.
  func reopenAndBackUp() async throws {
    let again = try Store(store.folder)
    try await again.completeWithdrawals()
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("tenhn-backup-\(UUID().uuidString)")
    _ = try await again.backUp(to: place, engine: "tenhn/test", at: SmallFolder.date)
  }

  var areThereAnyToDo: Bool {
    get async throws {
      try await store.pool.read { [folder = store.folder] in try PendingWithdrawals(in: folder, $0).areThere }
    }
  }
}

@Suite("Bytes that were withdrawn once") struct WithdrawnFilesTests {
  @Test(
    "A later edition that has the same bytes keeps them, through restarts and backups, until it is withdrawn itself",
    arguments: SmallFolder.Part.allCases)
  fileprivate func comeBack(_ part: SmallFolder.Part) async throws {
    let folder = try SmallFolder()
    let bytes = try SmallFolder.bytes(part)
    let hash = try folder.store.blobs.put(bytes)
    let first = try await folder.seal("2026-05-06-morning", [part: hash])
    try await folder.withdraw(first)
    #expect(!folder.isThere(hash))
    #expect(try await !folder.areThereAnyToDo)
    try folder.store.blobs.put(bytes)
    let second = try await folder.seal("2026-05-06-evening", [part: hash])
    for _ in 0..<2 {
      try await folder.reopenAndBackUp()
      #expect(folder.isThere(hash))
      try await folder.hn.verify(first)
      try await folder.hn.verify(second)
    }
    #expect(try await !folder.areThereAnyToDo, "the next start needn't ask who shows it")
    try await folder.withdraw(second)
    #expect(!folder.isThere(hash))
    try await folder.hn.verify(second)
  }

  @Test("An edition in the making keeps what it has written", arguments: SmallFolder.Part.allCases)
  fileprivate func inTheMaking(_ part: SmallFolder.Part) async throws {
    let folder = try SmallFolder()
    let bytes = try SmallFolder.bytes(part)
    let hash = try folder.store.blobs.put(bytes)
    let first = try await folder.seal("2026-05-06-morning", [part: hash])
    // The next edition has written its blobs, and isn't sealed yet.
    try folder.store.blobs.put(bytes)
    try await folder.withdraw(first)
    try await Store(folder.store.folder).completeWithdrawals()
    let second = try await folder.seal("2026-05-06-evening", [part: hash], blobs: [hash: bytes])
    try await folder.hn.verify(second)
    try await folder.reopenAndBackUp()
    try await folder.hn.verify(second)
  }

  @Test("A withdrawn file that somebody puts back from an older backup goes again")
  func putBack() async throws {
    let folder = try SmallFolder()
    let bytes = try SmallFolder.bytes(.picture)
    let hash = try folder.store.blobs.put(bytes)
    try await folder.withdraw(folder.seal("2026-05-06-morning", [.picture: hash]))
    try folder.store.blobs.put(bytes)
    #expect(try await folder.areThereAnyToDo)
    try await Store(folder.store.folder).completeWithdrawals()
    #expect(!folder.isThere(hash))
  }

  @Test("A comment's withdrawal takes nothing from another publication, and nothing that is an article elsewhere")
  func comment() async throws {
    let folder = try SmallFolder()
    let hash = try folder.store.blobs.put(SmallFolder.bytes(.discussion))
    let key = try await folder.seal("2026-05-06-morning", [.discussion: hash])
    let other = try await folder.seal("2026-05-06-morning", [.discussion: hash], in: "other")
    let odd = try await folder.seal("2026-05-06-evening", [.article: hash])
    func withdraw(from publication: String) async throws -> Bool {
      try await folder.store.publication(publication).withdraw(
        comment: "7", story: 1, of: key, text: "Gone.", at: SmallFolder.date, source: nil)
    }
    #expect(try await withdraw(from: "hn"))
    try await folder.reopenAndBackUp()
    try await folder.hn.verify(key)
    try await folder.hn.verify(odd)
    try await folder.store.publication("other").verify(other)
    let left = try #require(try await folder.hn.replacedDiscussions(of: key)[hash])
    #expect(try await folder.store.publication("other").replacedDiscussions(of: other).isEmpty)
    #expect(try await withdraw(from: "other"))
    #expect(folder.isThere(hash), "one edition has it as its article")
    try await folder.withdraw(odd)
    #expect(!folder.isThere(hash))
    // Both have the same discussion without the comment. One story's withdrawal leaves it to the other.
    try await folder.withdraw(key)
    #expect(folder.isThere(left))
    try await folder.store.publication("other").verify(other)
  }

  @Test("A picture of an edition whose manifest is damaged stays: the manifest may be put back from a backup")
  func damagedManifest() async throws {
    let folder = try SmallFolder()
    let bytes = try SmallFolder.bytes(.picture)
    let hash = try folder.store.blobs.put(bytes)
    let first = try await folder.seal("2026-05-06-morning", [.picture: hash])
    try await folder.seal("2026-05-06-evening", [.picture: hash])
    try await folder.store.pool.write { db in
      try db.execute(sql: "DROP TRIGGER edition_is_sealed_update")
      try db.execute(
        sql: "UPDATE edition SET manifest = CAST('{' || manifest AS BLOB) WHERE key = '2026-05-06-evening'")
    }
    try await folder.withdraw(first)
    #expect(folder.isThere(hash))
  }
}

@Suite("A file that can't be read now") struct UnreadableFileTests {
  /// Puts a folder in a file's place: it is there, and can't be read by anybody.
  private func block(_ file: URL) throws -> URL {
    let aside = file.appendingPathExtension("aside")
    try FileManager.default.moveItem(at: file, to: aside)
    try FileManager.default.createDirectory(at: file, withIntermediateDirectories: false)
    return aside
  }

  private func unblock(_ file: URL, _ aside: URL) throws {
    try FileManager.default.removeItem(at: file)
    try FileManager.default.moveItem(at: aside, to: file)
  }

  @Test("A story isn't called withdrawn while its archive can't be read, and is once it can")
  func story() async throws {
    let folder = try await SampleFolder()
    let aside = try block(folder.archiveFile)
    func withdraw() async throws -> Int? {
      try await folder.publication.withdraw(
        story: 1, of: folder.key, text: "Gone.", at: SampleFolder.date, source: nil)
    }
    await #expect { try await withdraw() } throws: {
      "\($0)" == "Can't read \(folder.archiveFile.path): Is a directory. Mend that, and try again."
    }
    #expect(try await folder.publication.corrections(of: folder.key).isEmpty)
    #expect(try await folder.publication.read { try $0.redactions(of: folder.key) }.isEmpty)
    #expect(folder.isThere(folder.manifest.edition.stories[0].article))
    await #expect { try await folder.publication.verify(folder.key) } throws: { "\($0)".hasPrefix("Can't read") }
    try unblock(folder.archiveFile, aside)
    #expect(try await withdraw() == 2)
    try await folder.publication.verify(folder.key)
  }

  @Test(
    "A comment isn't called withdrawn while its archive, or its discussion, can't be read", arguments: [true, false])
  func comment(isArchive: Bool) async throws {
    let folder = try SmallFolder()
    let hash = try folder.store.blobs.put(SmallFolder.bytes(.discussion))
    let key = try await folder.seal("2026-05-06-morning", [.discussion: hash])
    let file =
      isArchive ? folder.store.folder.archive(publication: "hn", key: "\(key)") : folder.store.blobs.file(of: hash)
    let aside = try block(file)
    func withdraw() async throws -> Bool {
      try await folder.hn.withdraw(
        comment: "7", story: 1, of: key, text: "Gone.", at: SmallFolder.date, source: nil)
    }
    await #expect { try await withdraw() } throws: { "\($0)".hasPrefix("Can't read \(file.path)") }
    #expect(try await folder.hn.corrections(of: key).isEmpty)
    try unblock(file, aside)
    #expect(try await withdraw())
    try await folder.hn.verify(key)
  }

  @Test("One archive that can't be read keeps no other withdrawal from being completed, and is completed later")
  func others() async throws {
    let folder = try await SampleFolder()
    let evening = try await SampleFolder("2026-05-06-evening", in: folder.store)
    let (before, other) = (try folder.archive, try evening.archive)
    for edition in [folder, evening] {
      _ = try await edition.publication.withdraw(
        story: 1, of: edition.key, text: "Gone.", at: SampleFolder.date, source: nil)
    }
    let (after, otherAfter) = (try folder.archive, try evening.archive)
    // The disk as it was before the removal: the new archives wait for their places.
    for (edition, old, new) in [(folder, before, after), (evening, other, otherAfter)] {
      let redaction = try #require(try await edition.publication.read { try $0.redactions(of: edition.key) }.last)
      try Data(new).write(to: try #require(folder.store.folder.staged(redaction)))
      try Data(old).write(to: edition.archiveFile)
    }
    let aside = try block(folder.archiveFile)
    await #expect(throws: StoreError.read(folder.archiveFile.path, cause: "Is a directory")) {
      try await Store(folder.store.folder).completeWithdrawals()
    }
    #expect(try evening.archive == otherAfter)
    try unblock(folder.archiveFile, aside)
    try await Store(folder.store.folder).completeWithdrawals()
    #expect(try folder.archive == after)
    #expect(try folder.filesBesideArchive == [evening.archiveFile.lastPathComponent])
  }

  @Test("An edition whose article can't be read now is found by its words once it can")
  func search() async throws {
    let folder = try SmallFolder()
    let hash = try folder.store.blobs.put(SmallFolder.bytes(.article))
    let manifest = try folder.manifest("2026-05-06-morning", [.article: hash])
    let aside = try block(folder.store.blobs.file(of: hash))
    #expect(try await folder.hn.seal(manifest, archive: []) == .sealed)
    #expect(try await folder.hn.completeSearch() == 0)
    try unblock(folder.store.blobs.file(of: hash), aside)
    #expect(try await folder.hn.completeSearch() == 1)
    #expect(try await folder.hn.search(SearchQuery("\"same article\"")).hits.map(\.number) == [1])
  }

  @Test("A copy tells the file that can't be read from the one that can't be written")
  func copy() throws {
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("tenhn-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    let (source, target) = (place.appendingPathComponent("a"), place.appendingPathComponent("b"))
    #expect(throws: StoreError.read(source.path, cause: "No such file or directory")) {
      _ = try FileDigest(copying: source, to: target)
    }
    #expect(throws: StoreError.read(place.path, cause: "Is a directory")) {
      _ = try FileDigest(copying: place, to: target)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: place.path).isEmpty, "nothing is left")
    let bytes = [UInt8]((0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
    try Data(bytes).write(to: source)
    let digest = try FileDigest(copying: source, to: target)
    #expect(digest.hash == ContentHash(of: bytes) && digest.bytes == bytes.count)
    #expect(try StoredFile.bytes(of: target) == bytes)
    #expect {
      _ = try FileDigest(copying: source, to: source.appendingPathComponent("c"))
    } throws: {
      if case StoreError.write = $0 { true } else { false }
    }
  }
}

@Suite("A withdrawal during a backup") struct WithdrawalDuringBackupTests {
  @Test("The backup is begun anew, lacks nothing that is shown, and has nothing that was withdrawn")
  func begunAnew() async throws {
    let folder = try await SampleFolder()
    let story = folder.manifest.edition.stories[0]
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("tenhn-backup-\(UUID().uuidString)")
    let count = Mutex(0)
    let manifest = try await folder.store.backUp(to: place, engine: "tenhn/test", at: SampleFolder.date) {
      guard
        count.withLock({
          $0 += 1; return $0
        }) == 1
      else { return }
      // What another process does: the record, and then the files.
      try folder.store.pool.write { db in
        var redaction = Redaction(
          publication: "hn", key: folder.key.description, story: 1, blobs: [], addresses: [], archive: nil)
        redaction.blobs = [try #require(story.article)]
        try redaction.insert(in: db, folder.store.folder)
        #expect(try PendingWithdrawals(in: folder.store.folder, db).complete() == nil)
      }
    }
    #expect(count.withLock { $0 } == 2)
    let withdrawn = try #require(story.article)
    #expect(!folder.isThere(withdrawn) && !manifest.files.contains { $0.sha256 == withdrawn })
    let target = DataFolder(place.appendingPathExtension("restored"))
    #expect(try await Store.restore(place, to: target, at: SampleFolder.date).editions == 1)
  }

  @Test("A backup that is disturbed each time says so, and leaves nothing")
  func disturbed() async throws {
    let folder = try await SampleFolder()
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("tenhn-backup-\(UUID().uuidString)")
    let count = Mutex(0)
    await #expect {
      try await folder.store.backUp(to: place, engine: "tenhn/test", at: SampleFolder.date) {
        let number = count.withLock {
          $0 += 1; return $0
        }
        try folder.store.pool.write { db in
          try Redaction(
            publication: "hn", key: folder.key.description, story: number, blobs: [], addresses: [], archive: nil
          ).insert(in: db, folder.store.folder)
        }
      }
    } throws: { "\($0)".contains("withdrawn each of the 5 times") }
    #expect(!FileManager.default.fileExists(atPath: place.path))
  }
}

@Suite("A damaged edition") struct SoundEditionTests {
  @Test("Whoever can do without a damaged edition gets none, and every other error as it is")
  func sound() async throws {
    let folder = try SmallFolder()
    let key = try await folder.seal("2026-05-06-morning", [:])
    #expect(try await folder.hn.soundEdition(of: key)?.key == key)
    try await folder.store.pool.write { db in
      try db.execute(sql: "DROP TRIGGER edition_is_sealed_update")
      try db.execute(sql: "UPDATE edition SET hash = 'other'")
    }
    #expect(try await folder.hn.soundEdition(of: key) == nil)
    try await folder.store.pool.write { try $0.execute(sql: "ALTER TABLE edition RENAME TO lost") }
    await #expect(throws: StoreError.self) { try await folder.hn.soundEdition(of: key) }
  }
}

@Suite("A comment that is withdrawn while an edition is made") struct LateCommentTests {
  private func folder() async throws -> (folder: SmallFolder, hash: ContentHash) {
    let folder = try SmallFolder()
    let hash = try folder.store.blobs.put(SmallFolder.bytes(.discussion))
    let key = try await folder.seal("2026-05-06-morning", [.discussion: hash])
    #expect(
      try await folder.hn.withdraw(
        comment: "7", story: 1, of: key, text: "It was asked for.", at: SmallFolder.date, source: nil))
    return (folder, hash)
  }

  @Test("It is withdrawn from the edition as that is sealed, and can't be found")
  func sealing() async throws {
    let (folder, _) = try await folder()
    let bytes = try CanonicalJSON.encode(SmallFolder.discussion(["7", "9"]))
    let hash = try folder.store.blobs.put(bytes)
    let manifest = try folder.manifest("2026-05-06-evening", [.discussion: hash])
    let key = manifest.edition.key
    _ = try await folder.hn.seal(manifest, archive: [], blobs: [hash: bytes], withheld: [])
    #expect(!folder.isThere(hash))
    #expect(try await folder.hn.manifest(of: key) == manifest, "the edition is what was sealed")
    let left = try #require(try await folder.hn.replacedDiscussions(of: key)[hash])
    let rest = try CanonicalJSON.decode(Discussion.self, from: folder.store.blobs.get(left))
    #expect(rest.comments.map(\.isWithdrawn) == [true, nil])
    #expect(try await folder.hn.corrections(of: key).map(\.text) == ["It was asked for."])
    #expect(try await folder.hn.stories(withComment: "7").isEmpty)
    #expect(try await folder.hn.stories(withComment: "9").map(\.key) == [key])
    try await folder.hn.verify(key)
  }

  @Test("It isn't added to an edition hours later either")
  func adding() async throws {
    let (folder, _) = try await folder()
    let key = try await folder.seal("2026-05-06-evening", [:])
    #expect(try await folder.hn.put(SmallFolder.discussion(["7", "9"]), story: 1, of: key) == 1)
    #expect(try await folder.hn.additions(of: key)[1]?.comments.map(\.id) == ["9"])
    #expect(try await folder.hn.stories(withComment: "7").isEmpty)
  }
}
