import Archive
import EditionModel
import Foundation
import Testing
import TextSearch

@testable import Editor
@testable import Storage

@Suite("After its withdrawal, no file of the folder holds the words of a comment") struct WithdrawnCommentsTests {
  @Test("A withdrawn comment leaves every file, with its writer's name, and the other words of the thread stay")
  func comment() async throws {
    var world = WithdrawalWorld.hackerNews(base: nil, search: nil, isHindsight: false)
    world.addReply(to: 3)
    let published = try await world.publish(isOld: false)
    let publication = published.publication
    let words = WithdrawalWorld.comment(3)
    #expect(try !published.files(with: words).isEmpty && !published.files(with: "unmistakable-carol").isEmpty)
    func found(_ words: String) async throws -> [String?] {
      try await publication.search(SearchQuery(words)).hits.map { $0.comment?.id }
    }
    #expect(try await found("in:comments \"about story 3\"").sorted { $0 ?? "" < $1 ?? "" } == ["103", "203"])
    #expect(try await found("unmistakable carol dozen").isEmpty, "a search of stories finds no comments")
    let edition = try await published.edition()
    let hash = try await publication.manifest(of: published.key)?.hash
    let number = try await published.number(of: 3)

    let places = try await Withdrawer(publication: publication).withdraw(
      comment: "103", text: "A comment was withdrawn.", at: WithdrawalWorld.cutoff + 90_000)
    #expect(places.removed == [.init(key: published.key, number: number)] && places.unreached.isEmpty)
    #expect(try published.files(with: words).isEmpty)
    #expect(try !published.files(with: WithdrawalWorld.reply(3)).isEmpty, "the reply stays")
    #expect(try await found("in:comments \"about story 3\"") == ["203"])
    #expect(try await publication.manifest(of: published.key)?.hash == hash)
    #expect(try await publication.corrections(of: published.key).map(\.kind) == [.commentWithdrawn])
    try await publication.verify(published.key)
    let sealed = try #require(edition.readStories.first { $0.number == number }?.thread?.blob)
    let left = try #require(try await publication.read { try $0.replacedDiscussions(of: published.key) }[sealed])
    let rest = try CanonicalJSON.decode(Discussion.self, from: publication.blobs.get(left))
    #expect(rest.comments.map(\.id) == ["103", "203"] && rest.quoted.isEmpty)

    // The second withdrawal starts from what the first one left.
    _ = try await Withdrawer(publication: publication).withdraw(
      comment: "203", text: "A comment was withdrawn.", at: WithdrawalWorld.cutoff + 90_001)
    #expect(try published.files(with: WithdrawalWorld.reply(3)).isEmpty)
    #expect(try published.files(with: "unmistakable-carol").isEmpty)
    try await publication.verify(published.key)
    #expect(
      try await Withdrawer(publication: publication).withdraw(
        comment: "203", text: "Again.", at: WithdrawalWorld.cutoff + 90_002
      ) == .init())
    // Then the story, with what is left of its thread.
    try await published.withdraw(number)
    try await publication.verify(published.key)
    #expect(try published.files(with: WithdrawalWorld.sentence(3)).isEmpty)
  }
}
