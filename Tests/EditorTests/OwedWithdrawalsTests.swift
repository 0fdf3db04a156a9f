import Archive
import EditionModel
import Foundation
import GRDB
import Testing

@testable import Editor
@testable import Storage

@Suite("What is owed of withdrawals") struct OwedWithdrawalsTests {
  @Test("What is owed is done for each edition by itself, whatever fails for another, and only while there is time")
  func owedByItself() async throws {
    let published = try await WithdrawalWorld.hackerNews(base: nil, search: nil, isHindsight: false).publish(
      isOld: false)
    let publication = published.publication
    let missing = try #require(EditionKey("2026-01-01-morning"))
    for (key, comment) in [(missing, "103"), (published.key, "103"), (published.key, "104")] {
      try await publication.owe(comment: comment, of: key, text: "Gone.", why: "damage", at: WithdrawalWorld.cutoff)
    }
    let withdrawer = Withdrawer(publication: publication)
    #expect(try await withdrawer.completeOwed(at: WithdrawalWorld.cutoff + 1, within: .zero) == .init())
    #expect(try await publication.owedWithdrawals().count == 3)
    let outcome = try await withdrawer.completeOwed(at: WithdrawalWorld.cutoff + 2, within: .seconds(600))
    #expect(outcome.removed.count == 2 && Array(outcome.unreached.keys) == [missing] && outcome.unfinished == nil)
    #expect(try await publication.owedWithdrawals().map(\.key) == [missing])
    for story in [3, 4] { #expect(try published.files(with: WithdrawalWorld.comment(story)).isEmpty) }
    try await publication.verify(published.key)
  }

  @Test("A file of another edition that can't be shortened is named for what it is, and the comment is withdrawn")
  func unfinished() async throws {
    let published = try await WithdrawalWorld.hackerNews(base: nil, search: nil, isHindsight: false).publish(
      isOld: false)
    let publication = published.publication
    let other = try await published.seal("2026-01-01-morning", after: -120 * 86_400)
    // A withdrawal of long ago, whose file can't be read now.
    let file = publication.folder.archive(publication: "hn", key: "\(other)")
    try await publication.write { tables in
      try Redaction(
        publication: "hn", key: "\(other)", story: 1, blobs: [], addresses: [], archive: ContentHash(of: [1])
      ).insert(in: tables.db, publication.folder)
    }
    try FileManager.default.removeItem(at: file)
    try FileManager.default.createDirectory(at: file, withIntermediateDirectories: false)
    let outcome = try await Withdrawer(publication: publication).withdraw(
      comment: "103", text: "A comment was withdrawn.", at: WithdrawalWorld.cutoff + 90_000)
    #expect(outcome.removed.map(\.key) == [published.key] && outcome.unreached.isEmpty)
    guard case .read? = outcome.unfinished else { return #expect(outcome.unfinished != nil, "it can't be read") }
    #expect(try await publication.owedWithdrawals().isEmpty)
    #expect(try published.files(with: WithdrawalWorld.comment(3)).isEmpty)
  }

  @Test("What is owed to an edition that wasn't looked through stays owed, and another story's damage owes nothing")
  func onlyLooked() async throws {
    let published = try await WithdrawalWorld.hackerNews(base: nil, search: nil, isHindsight: false).publish(
      isOld: false)
    let publication = published.publication
    let later = try await published.seal("2026-06-01-morning", after: 26 * 86_400)
    try await publication.owe(comment: "103", of: later, text: "Gone.", why: "damage", at: WithdrawalWorld.cutoff)
    let other = try #require(
      try await published.edition().readStories.first { $0.title == "Story 5 of the day" }?.thread?.blob)
    try Data("nonsense".utf8).write(to: publication.blobs.file(of: other))
    let outcome = try await Withdrawer(publication: publication).withdraw(
      comment: "103", text: "A comment was withdrawn.", at: WithdrawalWorld.cutoff + 90_000)
    #expect(outcome.removed.map(\.key) == [published.key] && outcome.unreached.isEmpty)
    #expect(try await publication.owedWithdrawals().map(\.key) == [later])
  }

  @Test("A damaged discussion keeps only itself waiting: what is owed leaves the other stories and the archive")
  func damagedDiscussion() async throws {
    let published = try await WithdrawalWorld.hackerNews(base: nil, search: nil, isHindsight: false).publish(
      isOld: false)
    let publication = published.publication
    let discussion = try #require(
      try await published.edition().readStories.first { $0.title == "Story 5 of the day" }?.thread?.blob)
    let file = publication.blobs.file(of: discussion)
    let whole = try Data(contentsOf: file)
    try Data("nonsense".utf8).write(to: file)
    for comment in ["103", "104", "105"] {
      try await publication.owe(
        comment: comment, of: published.key, text: "Gone.", why: "damage", at: WithdrawalWorld.cutoff)
    }
    let withdrawer = Withdrawer(publication: publication)
    let outcome = try await withdrawer.completeOwed(at: WithdrawalWorld.cutoff + 1)
    #expect(Array(outcome.unreached.keys) == [published.key] && outcome.unfinished == nil)
    for story in [3, 4, 5] { #expect(try published.files(with: WithdrawalWorld.comment(story)).isEmpty) }
    #expect(try !published.files(with: WithdrawalWorld.comment(6)).isEmpty)
    // Each may be in the discussion that can't be read.
    #expect(try await publication.owedWithdrawals().count == 3)
    #expect(try await withdrawer.completeOwed(at: WithdrawalWorld.cutoff + 2).removed.isEmpty, "once is enough")

    try whole.write(to: file)
    let rest = try await withdrawer.completeOwed(at: WithdrawalWorld.cutoff + 3)
    #expect(rest.removed == [.init(key: published.key, number: try await published.number(of: 5))])
    #expect(rest.unreached.isEmpty)
    #expect(try await publication.owedWithdrawals().isEmpty)
    #expect(try published.files(with: WithdrawalWorld.comment(5)).isEmpty)
    try await publication.verify(published.key)
  }

  @Test("A damaged archive keeps only itself waiting: what is owed leaves the discussions")
  func damagedArchive() async throws {
    let published = try await WithdrawalWorld.hackerNews(base: nil, search: nil, isHindsight: false).publish(
      isOld: false)
    let publication = published.publication
    let whole = try Data(contentsOf: published.archive)
    try Data("nonsense".utf8).write(to: published.archive)
    for comment in ["103", "104"] {
      try await publication.owe(
        comment: comment, of: published.key, text: "Gone.", why: "damage", at: WithdrawalWorld.cutoff)
    }
    let withdrawer = Withdrawer(publication: publication)
    let outcome = try await withdrawer.completeOwed(at: WithdrawalWorld.cutoff + 1)
    #expect(outcome.removed.count == 2 && Array(outcome.unreached.keys) == [published.key])
    for story in [3, 4] { #expect(try published.files(with: WithdrawalWorld.comment(story)).isEmpty) }
    #expect(try await publication.owedWithdrawals().count == 2)

    try whole.write(to: published.archive)
    #expect(try await withdrawer.completeOwed(at: WithdrawalWorld.cutoff + 2).unreached.isEmpty)
    #expect(try await publication.owedWithdrawals().isEmpty)
    for story in [3, 4] { #expect(try published.files(with: WithdrawalWorld.comment(story)).isEmpty) }
    try await publication.verify(published.key)
  }
}
