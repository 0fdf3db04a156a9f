import ArticleModel
import Discussions
import EditionModel
import Testing

@testable import Editor

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
