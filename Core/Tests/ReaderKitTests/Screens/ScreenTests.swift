import EditionModel
import Foundation
import ReaderKit
import Testing

/// Each situation's screen is compared with a file of `Snapshots`. After a change that is meant,
/// `TENHN_SNAPSHOTS=write swift test --filter ScreenTests` writes them anew; read the difference before you commit it.
@Suite("What the reader app's screens show") struct ScreenTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Snapshots")

  @Test("Every situation shows what its file says", arguments: Situation.all)
  func situation(_ situation: Situation) throws {
    let text = try situation.text() + "\n"
    let file = Self.folder.appending(path: "\(situation.name).txt")
    if ProcessInfo.processInfo.environment["TENHN_SNAPSHOTS"] == "write" {
      try Data(text.utf8).write(to: file)
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    #expect(text == expected, "\(situation.name)")
  }

  @Test("There are at least thirty situations, each with a file of its own, and no file without a situation")
  func files() throws {
    let names = Situation.all.map(\.name)
    #expect(names.count >= 30)
    #expect(Set(names).count == names.count)
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).filter { $0.hasSuffix(".txt") }
    #expect(Set(files) == Set(names.map { "\($0).txt" }))
  }

  @Test(
    "Every trouble is one clear sentence that names no code and doesn't blame the reader", arguments: Trouble.allCases)
  func trouble(_ trouble: Trouble) {
    let sentence = trouble.sentence
    #expect(sentence.hasSuffix("."))
    #expect(sentence.count < 100)
    #expect(!sentence.contains { $0.isNumber && !sentence.contains("10HN") })
    #expect(Set(Trouble.allCases.map(\.sentence)).count == Trouble.allCases.count)
  }
}
