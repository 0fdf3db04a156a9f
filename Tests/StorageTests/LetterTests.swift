import EditionModel
import Testing

@testable import Storage

@Suite("A letter that asks to confirm a subscription") struct LetterTests {
  private func asker(_ id: String = "a", at time: Int64 = 100) -> Subscriber {
    Subscriber(id: id, address: "\(id)@b.example", state: .pending, since: Timestamp(time))
  }

  /// A folder in which somebody has asked.
  private func asked(_ ids: [String] = ["a"]) async throws -> SampleFolder {
    let sample = try await SampleFolder()
    for id in ids { #expect(try await sample.publication.subscribers.ask(asker(id), token: id, pause: 3600)) }
    return sample
  }

  private func claim(_ letters: Letters, _ owner: String = "1 a", at time: Int64 = 200) async throws -> [ClaimedLetter]
  {
    try await letters.claim(owner: owner, limit: 10, at: Timestamp(time))
  }

  @Test("goes from the queue to the answer once, and is queued in the same step as the request")
  func way() async throws {
    let sample = try await asked()
    let letters = sample.publication.letters
    #expect(try await letters.states() == [.queued: 1])
    let letter = try #require(try await claim(letters).first)
    #expect(letter.asked == Timestamp(100) && letter.attempts == 0)
    #expect(try await claim(letters, "2 b").isEmpty)
    #expect(try letters.commit(letter, at: Timestamp(201)))
    #expect(try !letters.commit(letter, at: Timestamp(201)))
    try await letters.settle(letter, .accepted("250 OK"), at: Timestamp(202))
    #expect(try await letters.states() == [.accepted: 1])
    #expect(try await claim(letters, at: 99_999).isEmpty)
  }

  @Test("isn't queued twice for requests within the pause, and is queued anew after it")
  func pause() async throws {
    let sample = try await asked()
    let list = sample.publication.subscribers
    #expect(try await !list.ask(asker(at: 3699), token: "b", pause: 3600))
    let first = try #require(try await claim(sample.publication.letters).first)
    #expect(try sample.publication.letters.commit(first, at: Timestamp(300)))
    #expect(try await list.ask(asker(at: 3700), token: "b", pause: 3600))
    #expect(try await sample.publication.letters.states() == [.queued: 1])
    // What comes of the first isn't taken for what comes of the second.
    try await sample.publication.letters.settle(first, .accepted("250 OK"), at: Timestamp(3701))
    #expect(try await sample.publication.letters.states() == [.queued: 1])
  }

  @Test("is uncertain after a crash if it was committed, and queued again if it wasn't")
  func crash() async throws {
    let sample = try await asked(["a", "b"])
    let letters = sample.publication.letters
    let claimed = try await claim(letters)
    #expect(try letters.commit(claimed[0], at: Timestamp(201)))
    #expect(try await letters.owners() == ["1 a"])
    try await letters.abandon(owner: "1 a", at: Timestamp(300))
    #expect(try await letters.states() == [.uncertain: 1, .queued: 1])
    #expect(try await claim(letters, "2 b", at: 400).map(\.recipient) == [claimed[1].recipient])
    #expect(try await letters.owners() == ["2 b"])
  }

  @Test("is tried again when its time comes")
  func again() async throws {
    let letters = try await asked().publication.letters
    let letter = try #require(try await claim(letters).first)
    try await letters.settle(letter, .again(at: Timestamp(260), "451 later"), at: Timestamp(200))
    #expect(try await claim(letters, at: 259).isEmpty)
    #expect(try await claim(letters, at: 260).first?.attempts == 1)
  }

  @Test("isn't sent to somebody who has confirmed, was added or has left meanwhile")
  func late() async throws {
    let sample = try await asked(["a", "b", "c"])
    let (letters, list) = (sample.publication.letters, sample.publication.subscribers)
    let claimed = try await claim(letters)
    _ = try await list.confirm(token: "a", since: Timestamp(0), at: Timestamp(201))
    try await list.put(Subscriber(id: "b", address: "b@b.example", since: Timestamp(201)))
    _ = try await list.remove("c", at: Timestamp(201))
    for letter in claimed { #expect(try !letters.commit(letter, at: Timestamp(202))) }
  }

  @Test("is forgotten with the address when its link works no more, and nothing else is")
  func forgets() async throws {
    let sample = try await asked(["a", "b"])
    let (letters, list) = (sample.publication.letters, sample.publication.subscribers)
    _ = try await list.confirm(token: "b", since: Timestamp(0), at: Timestamp(150))
    #expect(try await list.ask(asker("c", at: 5000), token: "c", pause: 3600))
    try await letters.forget(before: Timestamp(1000))
    #expect(try await letters.states() == [.queued: 1])
    #expect(try await list.all().map(\.id) == ["b", "c"])
  }

  @Test("that waited when a backup was made is uncertain in the restored folder")
  func restored() async throws {
    let sample = try await asked()
    let backup = temporaryFolder().url
    _ = try await sample.publication.store.backUp(to: backup, engine: "test", at: Timestamp(500))
    let place = temporaryFolder()
    _ = try await Store.restore(backup, to: place, at: Timestamp(600))
    #expect(try await Store(place).publication("hn").letters.states() == [.uncertain: 1])
  }
}
