import Discussions
import EditionModel
import Selection
import StorySources
import Testing

@testable import Editor

@Suite("What people say of a story") struct ListeningTests {
  @Test(
    "No comment is dated later than it was read: one from the future gets that time, however near",
    arguments: [(-3_600, -3_600), (0, 0), (1, 0), (82_800, 0), (1_000_000_000, 0)] as [(Int64, Int64)])
  func future(written: Int64, shown: Int64) {
    let read = Timestamp(1_778_047_200)
    let thread = SourceThread(
      comments: [
        SourceComment(
          id: "1", by: "ann", time: read + written, parent: nil, url: "https://e.example/1", markup: "Words.")
      ], extent: .init(read: 1, known: 1, ending: .whole), time: read, addresses: [])
    let candidate = Candidate(
      id: CandidateID(source: "hn", nativeID: "900"), kind: .story, state: .live, title: "x", url: nil, author: nil,
      posted: read, history: [])
    #expect(
      Listening.thread(thread, about: candidate, authors: [], at: read).comments.map(\.at) == [read + shown])
  }
}
