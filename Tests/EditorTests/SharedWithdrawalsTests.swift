import Archive
import EditionModel
import Foundation
import StorySources
import Testing
import TextSearch

@testable import Editor
@testable import Storage

@Suite("Publications of one source share what was withdrawn") struct SharedWithdrawalsTests {
  private let world = WithdrawalWorld.hackerNews(base: nil, search: nil, isHindsight: false)
  private var source: String { world.settings.sourceProfile.id }

  @Test("A comment is withdrawn from every publication that keeps it, and from no other source")
  func everywhere() async throws {
    let first = try await world.publish(in: temporaryPublication())
    let store = first.publication.store
    let second = try await world.publish(in: store.publication("evening"))
    let crabs = try await WithdrawalWorld.lobsters().publish(in: store.publication("crabs"))
    let outcomes = try await Withdrawer(publication: first.publication).withdrawEverywhere(
      comment: "103", of: source, text: "Gone.", at: WithdrawalWorld.cutoff + 90_000)
    #expect(outcomes.map(\.publication) == ["hn", "evening"])
    #expect(outcomes.map(\.outcome.removed.count) == [1, 1])
    #expect(outcomes.allSatisfy { $0.outcome.unreached.isEmpty && $0.outcome.unfinished == nil })
    for one in [first, second] {
      #expect(try await one.publication.stories(withComment: "103").isEmpty)
      #expect(try await one.publication.corrections(of: one.key).map(\.kind) == [.commentWithdrawn])
      #expect(try !one.records().contains { $0.words.contains(WithdrawalWorld.comment(3)) })
      try await one.publication.verify(one.key)
    }
    // The other source has another comment under the same id.
    #expect(try await !crabs.publication.stories(withComment: "103").isEmpty)
    #expect(try crabs.records().contains { $0.words.contains(WithdrawalWorld.comment(3)) })
    try await crabs.publication.verify(crabs.key)
  }

  @Test("A comment that one publication withdrew comes back with no later edition of another")
  func later() async throws {
    let first = try await world.publish(in: temporaryPublication())
    let store = first.publication.store
    _ = try await Withdrawer(publication: first.publication).withdraw(
      comment: "103", text: "Gone.", at: WithdrawalWorld.cutoff + 90_000)
    let second = try await world.publish(in: store.publication("evening"))
    #expect(try first.files(with: WithdrawalWorld.comment(3)).isEmpty, "no file of the folder")
    #expect(try !second.records().filter { $0.words.contains(WithdrawalWorld.comment(2)) }.isEmpty)
    #expect(try await second.publication.stories(withComment: "103").isEmpty)
    let crabs = try await WithdrawalWorld.lobsters().publish(in: store.publication("crabs"))
    #expect(try await !crabs.publication.stories(withComment: "103").isEmpty)
  }

  @Test("What is owed to a damaged edition of one publication is withheld from the others too")
  func owed() async throws {
    let first = try await world.publish(in: temporaryPublication())
    try await first.publication.owe(
      comment: "103", of: first.key, text: "Gone.", why: "damage", at: WithdrawalWorld.cutoff)
    let other = first.publication.store.publication("evening")
    #expect(try await other.withdrawnComments(of: source) == ["103"])
    #expect(try await other.withdrawnComments(of: "lobsters").isEmpty)
  }

  @Test("The words of a withdrawn story come back with no later edition of another publication")
  func story() async throws {
    let first = try await world.publish(in: temporaryPublication())
    try await first.withdraw(first.number(of: 1))
    #expect(try first.files(with: WithdrawalWorld.sentence(1)).isEmpty)
    _ = try await world.publish(in: first.publication.store.publication("evening"))
    #expect(try first.files(with: WithdrawalWorld.sentence(1)).isEmpty)
    #expect(try !first.files(with: WithdrawalWorld.sentence(2)).isEmpty)
  }
}
