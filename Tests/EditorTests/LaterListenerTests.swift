import ArticleModel
import Discussions
import EditionModel
import Foundation
import Selection
import StorySources
import Synchronization
import Testing

@testable import Editor
@testable import Storage

/// A source with a comment on each story, which answers for some stories only.
private final class HalfSource: StorySource {
  let silent: Mutex<Set<String>>
  let asked = Mutex<[String]>([])
  /// Called before a thread is given.
  let meanwhile: @Sendable (String) async -> Void

  init(silent: Set<String>, meanwhile: @escaping @Sendable (String) async -> Void = { _ in }) {
    self.silent = Mutex(silent)
    self.meanwhile = meanwhile
  }

  var profile: any SourceProfile { FixedProfile() }

  func look(at time: Timestamp) async throws(SourceFailure) -> SourceLook { SourceLook(time: time, stories: []) }

  func story(_ nativeID: String, at time: Timestamp) async -> SourceStory? {
    asked.withLock { $0.append(nativeID) }
    guard !silent.withLock({ $0.contains(nativeID) }) else { return nil }
    return SourceStory(
      candidate: Candidate(
        id: CandidateID(source: "hn", nativeID: nativeID), title: "Story \(nativeID)", url: nil, author: "ann",
        posted: Timestamp(0), history: []))
  }

  func thread(on story: SourceStory, within budget: ThreadBudget) async -> SourceThread {
    let id = story.candidate.id.nativeID
    await meanwhile(id)
    let words = (0..<40).map { "w\(id)x\($0)" }.joined(separator: " ")
    return SourceThread(
      comments: [
        SourceComment(
          id: "5\(id)", by: "bob", time: LaterEdition.cutoff + 3600, url: "https://example.org/5\(id)", markup: words)
      ], extent: .init(read: 1, known: 1, ending: .whole))
  }
}

/// A folder with an edition of three stories that have threads.
private struct LaterEdition {
  let publication: PublicationStore
  let key: EditionKey

  static let cutoff = Timestamp(1_778_047_200)
  static let later = cutoff + LaterListener.delay + 1

  init() async throws {
    publication = try Store(
      DataFolder(FileManager.default.temporaryDirectory.appendingPathComponent("tenhn-\(UUID().uuidString)"))
    ).publication("hn")
    let extent = Discussion.Extent(read: 0, known: 0, ending: .whole)
    let blob = try publication.blobs.put(CanonicalJSON.encode(Discussion(at: LaterEdition.cutoff, extent: extent)))
    let stories = (1...3).map { number in
      var story = Story(
        number: number, source: "hn",
        submission: Submission(
          id: "\(number)", title: "Story \(number)", url: "https://example.org/\(number)",
          discussion: "https://example.org/d", points: 3, comments: 4),
        reading: Reading(
          site: "example.org", readingMinutes: 1, visibility: .full,
          receipt: Receipt(kind: .full, why: "w", source: "page")), decision: Decision(reason: Reason(text: "r")))
      story.conversation.thread = SealedDiscussion(blob: blob, kept: 0, extent: extent)
      return story
    }
    let manifest = try Manifest(
      sealing: Edition(
        key: try #require(EditionKey("2026-05-06-morning")), publication: "hn", cutoff: LaterEdition.cutoff,
        published: LaterEdition.cutoff, timeZone: "UTC", basis: .recorded, isLate: false, engine: "tenhn/test",
        stories: stories, unreadable: [], reserves: [], archive: ContentHash(of: [UInt8]())))
    key = manifest.edition.key
    _ = try await publication.seal(manifest, archive: [])
  }
}

@Suite("Threads that are read again") struct ThreadsReadAgainTests {
  private let now = LaterEdition.later

  @Test("Only the stories of which the source didn't answer are asked for again, until all were read")
  func again() async throws {
    let edition = try await LaterEdition()
    let listener = LaterListener(publication: edition.publication)
    let source = HalfSource(silent: ["2", "3"])
    #expect(try await listener.due(at: now) == edition.key)
    #expect(try await listener.listen(to: edition.key, at: source, items: 10, now: now) == 1)
    #expect(try await listener.due(at: now + 600) == edition.key, "two threads are left")
    source.silent.withLock { $0 = ["3"] }
    source.asked.withLock { $0 = [] }
    #expect(try await listener.listen(to: edition.key, at: source, items: 10, now: now + 600) == 1)
    #expect(source.asked.withLock { $0 } == ["2", "3"])
    _ = try await edition.publication.withdraw(story: 3, of: edition.key, text: "Gone.", at: now, source: nil)
    #expect(try await listener.due(at: now + 1200) == nil, "a withdrawn story has no thread to read")
    #expect(try await Set(edition.publication.additions(of: edition.key).keys) == [1, 2])
  }

  @Test("A comment that is withdrawn while its thread is read isn't added")
  func withdrawnMeanwhile() async throws {
    let edition = try await LaterEdition()
    let listener = LaterListener(publication: edition.publication)
    let source = HalfSource(silent: []) { [edition] id in
      guard id == "1" else { return }
      try? await edition.publication.write { tables in
        try Redaction(
          publication: "hn", key: edition.key.description, story: 1, blobs: [], addresses: [], archive: nil,
          comment: "51"
        ).insert(in: tables.db, edition.publication.folder)
      }
    }
    #expect(try await listener.listen(to: edition.key, at: source, items: 10, now: now) == 2)
    #expect(try await edition.publication.stories(withComment: "51").isEmpty)
    #expect(try await edition.publication.stories(withComment: "52").count == 1)
    #expect(try await listener.due(at: now + 600) == nil)
  }
}

@Suite("What was said later") struct LaterListenerTests {
  private func comment(_ id: String, at time: Int64, parent: String? = nil) -> ThreadComment {
    let words = (0..<40).map { "w\(id)x\($0)" }.joined(separator: " ")
    return ThreadComment(
      id: id, by: "u\(id)", at: Timestamp(time), parent: parent, url: "https://news.ycombinator.com/item?id=\(id)",
      content: [.paragraph([.text(words)])])
  }

  private func addition(_ comments: [ThreadComment], withdrawn: Set<String> = []) -> [String] {
    let kept = Discussion(
      at: Timestamp(100), extent: .init(read: 1, known: 1, ending: .whole),
      comments: [
        KeptComment(id: "1", by: "u1", at: Timestamp(50), depth: 0, url: "", content: [], why: "")
      ])
    return LaterListener.addition(
      to: kept, from: CommentThread(comments: comments, title: "x"), extent: kept.extent, withdrawn: withdrawn,
      at: Timestamp(900)
    ).comments.map(\.id)
  }

  @Test("Only what came after the first reading is added, with what it answers")
  func new() {
    #expect(
      addition([
        comment("1", at: 50), comment("2", at: 200, parent: "1"), comment("3", at: 60),
        comment("4", at: 300, parent: "3"),
        comment("5", at: 70),
      ]) == ["2", "3", "4"])
  }

  @Test("A withdrawn comment doesn't come back")
  func withdrawn() {
    #expect(addition([comment("1", at: 50), comment("2", at: 200)], withdrawn: ["2"]).isEmpty)
  }
}
