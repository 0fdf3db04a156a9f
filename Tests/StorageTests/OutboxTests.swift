import EditionModel
import Foundation
import GRDB
import Testing

@testable import Storage

@Suite("The outbox") struct OutboxTests {
  private func claim(_ outbox: Outbox, _ owner: String = "1 a", at time: Int64 = 100) async throws -> [ClaimedDelivery]
  {
    try await outbox.claim(channel: "mail", owner: owner, limit: 10, at: Timestamp(time))
  }

  private func outbox(_ recipients: [String] = ["a"]) async throws -> (outbox: Outbox, sample: SampleFolder) {
    let sample = try await SampleFolder()
    let outbox = sample.publication.outbox
    try await outbox.enqueue(sample.key, channel: "mail", recipients: recipients, isNamed: false, at: Timestamp(1))
    return (outbox, sample)
  }

  private func state(_ outbox: Outbox, _ key: EditionKey) async throws -> [DeliveryState: Int] {
    try await outbox.tallies(of: key).first?.states ?? [:]
  }

  @Test("An edition is queued for a recipient once")
  func once() async throws {
    let (outbox, sample) = try await outbox(["a", "b"])
    let again = try await outbox.enqueue(
      sample.key, channel: "mail", recipients: ["a", "b", "c"], isNamed: false, at: Timestamp(2))
    #expect(again == 1)
    let tally = try #require(try await outbox.tallies(of: sample.key).first)
    #expect(tally.queued == 3 && tally.waiting == 3 && tally.isBalanced)
  }

  @Test("A delivery goes from the queue to the answer, and is never claimed again")
  func way() async throws {
    let (outbox, sample) = try await outbox()
    let row = try #require(try await claim(outbox).first)
    #expect(try await claim(outbox, "2 b").isEmpty)
    #expect(try outbox.commit(row, at: Timestamp(101)))
    #expect(try !outbox.commit(row, at: Timestamp(101)))
    try await outbox.settle(row, .accepted("250 OK"), at: Timestamp(102))
    #expect(try await state(outbox, sample.key) == [.accepted: 1])
    #expect(try await claim(outbox, at: 9_999_999).isEmpty)
    let named = try await outbox.enqueue(
      sample.key, channel: "mail", recipients: ["a"], isNamed: true, at: Timestamp(103))
    #expect(named == 0)
  }

  @Test("Two publications with an edition of the same key and a reader of the same name never take each other's rows")
  func publications() async throws {
    let (outbox, sample) = try await outbox(["a", "b"])
    try await sample.store.pool.write { db in
      try db.execute(
        sql: "INSERT INTO edition SELECT 'mine', key, cutoff, published, basis, hash, manifest FROM edition")
    }
    let other = sample.store.publication("mine").outbox
    #expect(try await claim(other, "2 b").isEmpty)
    try await other.enqueue(sample.key, channel: "mail", recipients: ["a"], isNamed: false, at: Timestamp(1))
    let row = try #require(try await claim(outbox).first { $0.recipient == "a" })
    let others = try #require(try await claim(other, "1 a").first)
    #expect(try outbox.commit(row, at: Timestamp(101)))
    try await outbox.settle(row, .accepted("250 OK"), at: Timestamp(102))
    // The same process, seat and recipient: one publication's end leaves the other's rows as they are.
    #expect(try await outbox.abandon(owner: "1 a", at: Timestamp(103)) == 0)
    try await outbox.expire(current: nil, at: Timestamp(104))
    #expect(try other.commit(others, at: Timestamp(105)))
    try await other.settle(others, .refused("550 no"), at: Timestamp(106))
    #expect(try await state(outbox, sample.key) == [.accepted: 1, .expired: 1])
    #expect(try await state(other, sample.key) == [.refused: 1])
  }

  @Test("After a crash what was committed is uncertain, and what was only claimed is queued again")
  func crash() async throws {
    let (outbox, sample) = try await outbox(["a", "b"])
    let rows = try await claim(outbox)
    #expect(try outbox.commit(rows[0], at: Timestamp(101)))
    #expect(try await outbox.owners() == ["1 a"])
    #expect(try await outbox.abandon(owner: "1 a", at: Timestamp(200)) == 1)
    #expect(try await state(outbox, sample.key) == [.uncertain: 1, .queued: 1])
    let next = try await claim(outbox, "2 b", at: 300)
    #expect(next.map(\.recipient) == [rows[1].recipient])
    // The first process lives after all: it may not go on with what was taken from it.
    #expect(try !outbox.commit(rows[1], at: Timestamp(301)))
  }

  @Test("An answer that comes after all ends the uncertainty")
  func lateAnswer() async throws {
    let (outbox, sample) = try await outbox()
    let row = try #require(try await claim(outbox).first)
    #expect(try outbox.commit(row, at: Timestamp(101)))
    try await outbox.abandon(owner: row.owner, at: Timestamp(102))
    try await outbox.settle(row, .accepted("250"), at: Timestamp(103))
    #expect(try await state(outbox, sample.key) == [.accepted: 1])
  }

  @Test("Whoever has left since gets nothing more, even if the mail is under way")
  func left() async throws {
    let (outbox, sample) = try await outbox()
    let row = try #require(try await claim(outbox).first)
    #expect(try await sample.publication.subscribers.remove("a", at: Timestamp(100)))
    #expect(try !outbox.commit(row, at: Timestamp(101)))
  }

  @Test("The database refuses to send again what was accepted, and to forget what was sent")
  func triggers() async throws {
    let (outbox, sample) = try await outbox()
    let row = try #require(try await claim(outbox).first)
    #expect(try outbox.commit(row, at: Timestamp(101)))
    try await outbox.settle(row, .accepted(""), at: Timestamp(102))
    for sql in [
      "UPDATE delivery SET state = 'queued'", "UPDATE delivery SET state = 'claimed'", "DELETE FROM delivery",
      "UPDATE delivery SET recipient = 'b'",
    ] {
      #expect(throws: (any Error).self) { try sample.pool.write { try $0.execute(sql: sql) } }
    }
  }

  @Test("Only the edition that is due, and one asked for by key, wait; the rest expires")
  func expiry() async throws {
    let (outbox, sample) = try await outbox(["a", "b"])
    try await outbox.enqueue(sample.key, channel: "mail", recipients: ["b"], isNamed: true, at: Timestamp(2))
    #expect(try await outbox.expire(current: sample.key, at: Timestamp(50)) == 0)
    #expect(try await outbox.expire(current: nil, at: Timestamp(50)) == 1)
    #expect(try await state(outbox, sample.key) == [.queued: 1, .expired: 1])
    #expect(try await outbox.expire(current: nil, at: Timestamp(3 * 86_400)) == 1)
    let again = try await outbox.enqueue(
      sample.key, channel: "mail", recipients: ["a"], isNamed: true, at: Timestamp(3 * 86_400))
    #expect(again == 1)
  }

  @Test("What is uncertain is sent again only at the operator's word, who may also leave it")
  func release() async throws {
    let (outbox, sample) = try await outbox(["a", "b"])
    for row in try await claim(outbox) {
      #expect(try outbox.commit(row, at: Timestamp(101)))
      try await outbox.settle(row, .uncertain("no answer"), at: Timestamp(102))
    }
    #expect(try await claim(outbox, at: 9_999).isEmpty)
    #expect(try await outbox.tallies(of: sample.key).first?.doubts == 2)
    #expect(try await outbox.dismiss(key: sample.key, channel: nil) == 2)
    #expect(try await outbox.tallies(of: sample.key).first?.doubts == 0)
    #expect(try await outbox.release(.uncertain, key: nil, channel: "mail", at: Timestamp(200)) == 2)
    #expect(try await claim(outbox, at: 300).count == 2)
  }

  @Test("A restored folder doubts what waited when the backup was made, and keeps its keys")
  func restored() async throws {
    let (outbox, sample) = try await outbox()
    let key = try await outbox.secret("recipients", fresh: [1, 2, 3])
    #expect(try await outbox.secret("recipients", fresh: [4]) == key)
    let backup = temporaryFolder().url
    _ = try await sample.store.backUp(to: backup, engine: "test", at: Timestamp(500))
    let target = temporaryFolder()
    _ = try await Store.restore(backup, to: target, at: Timestamp(600))
    let restored = try Store(target).publication("hn").outbox
    #expect(try await state(restored, sample.key) == [.uncertain: 1])
    #expect(try await restored.secret("recipients", fresh: [4]) == key)
  }

  @Test("A subscriber is pending until confirmed, pauses at the fifth soft bounce, and is deleted on leaving")
  func subscribers() async throws {
    let list = try PublicationStore.temporary().subscribers
    let wanted = Subscriber(id: "a", address: "a@b.example", slots: ["morning"], state: .pending, since: Timestamp(10))
    #expect(try await list.ask(wanted, token: "t", pause: 100))
    #expect(try await !list.ask(wanted, token: "u", pause: 100))
    #expect(try await list.confirm(token: "t", since: Timestamp(11), at: Timestamp(12)) == nil)
    #expect(try await list.confirm(token: "t", since: Timestamp(5), at: Timestamp(12))?.state == .active)
    #expect(try await list.confirm(token: "t", since: Timestamp(5), at: Timestamp(13)) == nil)
    for _ in 1..<5 { #expect(try await !list.bounce("a", isFinal: false, "busy", at: Timestamp(20))) }
    try await list.noteGood("a")
    for _ in 1..<5 { #expect(try await !list.bounce("a", isFinal: false, "busy", at: Timestamp(20))) }
    #expect(try await list.bounce("a", isFinal: false, "busy", at: Timestamp(20)))
    #expect(try await list.subscriber("a")?.state == .paused)
    #expect(try await list.remove("a", at: Timestamp(30)))
    #expect(try await list.all().isEmpty)
    #expect(try await list.hasLeft("a"))
    #expect(try await list.remove("a", at: Timestamp(30)))
    #expect(try await !list.remove("nobody", at: Timestamp(30)))
  }
}
