import Archive
import EditionModel
import Foundation
import GRDB
import StorySources
import Testing
import TextSearch

@testable import Editor
@testable import Storage

@Suite("A comment is withdrawn from a damaged edition once that is mended") struct RepairedWithdrawalsTests {
  /// What of an edition can be damaged while a comment is withdrawn.
  enum Damage: CaseIterable { case manifest, archive, flippedByte, missingArchive, discussion }

  @Test(
    "A comment is withdrawn from every whole edition, and from a damaged one as soon as that is put back",
    arguments: Damage.allCases)
  func damagedNeighbour(_ damage: Damage) async throws {
    let published = try await WithdrawalWorld.hackerNews(base: nil, search: nil, isHindsight: false).publish(
      isOld: false)
    let publication = published.publication
    let backup = FileManager.default.temporaryDirectory.appendingPathComponent("tenhn-backup-\(UUID().uuidString)")
    _ = try await publication.store.backUp(to: backup, engine: "tenhn/test", at: WithdrawalWorld.cutoff)
    let hash = try await publication.manifest(of: published.key)?.hash
    // A whole neighbour that keeps the same comment.
    var neighbour = try await published.edition()
    let discussion = try #require(neighbour.readStories.first { $0.title == "Story 3 of the day" }?.thread?.blob)
    neighbour.key = try #require(EditionKey("2026-05-05-morning"))
    (neighbour.cutoff, neighbour.archive) = (WithdrawalWorld.cutoff + -86_400, ContentHash(of: [UInt8]()))
    _ = try await publication.seal(Manifest(sealing: neighbour), archive: [])
    try await self.damage(damage, published, discussion)
    let damaged = try? Data(contentsOf: published.archive)

    let outcome = try await Withdrawer(publication: publication).withdraw(
      comment: "103", text: "A comment was withdrawn.", at: WithdrawalWorld.cutoff + 90_000)
    // Both have the same discussion in one file.
    #expect(outcome.removed.map(\.key).contains(neighbour.key) == (damage != .discussion))
    #expect(Set(outcome.unreached.keys) == (damage == .discussion ? [published.key, neighbour.key] : [published.key]))
    #expect(try await publication.stories(withComment: "103").isEmpty)
    #expect(try await publication.search(SearchQuery("in:comments \"about story 3\"")).hits.isEmpty)
    #expect(try await publication.withdrawnComments() == ["103"])
    // Nothing changes while it is damaged, and a damaged archive stays what it is.
    let owed = try await Withdrawer(publication: publication).completeOwed(at: WithdrawalWorld.cutoff + 90_001)
    #expect(owed.removed.isEmpty && owed.unreached[published.key] != nil)
    if damage != .discussion { #expect((try? Data(contentsOf: published.archive)) == damaged) }
    if damage == .flippedByte {
      #expect(try await publication.faults(of: published.key).archive != nil)
      #expect(try !published.files(with: WithdrawalWorld.comment(3)).contains { $0.hasPrefix("blobs/") })
    }
    #expect(try await publication.owedWithdrawals().map(\.key).contains(published.key))

    let repaired = try await publication.repair(published.key, from: backup, at: WithdrawalWorld.cutoff + 90_002)
    #expect(repaired.isManifestBack == (damage == .manifest) && !repaired.isEmpty)
    #expect(try await publication.manifest(of: published.key)?.hash == hash)
    _ = try await Withdrawer(publication: publication).completeOwed(at: WithdrawalWorld.cutoff + 90_003)
    #expect(try await publication.owedWithdrawals().isEmpty)
    #expect(try published.files(with: WithdrawalWorld.comment(3)).isEmpty)
    #expect(try !published.files(with: WithdrawalWorld.comment(2)).isEmpty)
    try await publication.verify(published.key)
    try await publication.verify(neighbour.key)
  }

  private func damage(_ damage: Damage, _ published: PublishedWorld, _ discussion: ContentHash) async throws {
    let store = published.publication.store
    switch damage {
    case .manifest:
      try await store.pool.write { [key = published.key.description] db in
        try db.execute(sql: "DROP TRIGGER edition_is_sealed_update")
        try db.execute(
          sql: "UPDATE edition SET manifest = CAST(substr(manifest, 1, 500) AS BLOB) WHERE key = ?", arguments: [key])
      }
    case .archive: try Data("nonsense".utf8).write(to: published.archive)
    case .flippedByte:
      var bytes = try Data(contentsOf: published.archive)
      bytes[bytes.count / 2] ^= 1
      try bytes.write(to: published.archive)
    case .missingArchive: try FileManager.default.removeItem(at: published.archive)
    case .discussion: try Data("nonsense".utf8).write(to: store.blobs.file(of: discussion))
    }
  }
}
