import ArticleModel
import EditionModel
import Foundation
import Publishing
import SharedData
import Testing

/// EPUBCheck, by `Scripts/epubcheck`.
enum EPUBCheck {
  private static let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Scripts/epubcheck")

  /// Whether it is there: the script says 77 where it isn't.
  static let isPresent: Bool = {
    let process = Process()
    process.executableURL = script
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()

  /// Every message about some books, empty where there is none.
  static func messages(about books: [[UInt8]]) async throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "books-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let paths = try books.enumerated().map { index, bytes in
      let path = folder.appending(path: "\(index).epub")
      try Data(bytes).write(to: path)
      return path.path
    }
    let log = folder.appending(path: "log")
    try Data().write(to: log)
    let process = Process()
    process.executableURL = script
    process.arguments = paths
    process.standardOutput = try FileHandle(forWritingTo: log)
    process.standardError = process.standardOutput
    // A wait that held a thread would starve the other tests.
    try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
      process.terminationHandler = { _ in done.resume() }
      do { try process.run() } catch { done.resume(throwing: error) }
    }
    let text = String(decoding: try Data(contentsOf: log), as: UTF8.self)
    return process.terminationStatus == 0 ? text : text + "status \(process.terminationStatus)"
  }
}

@Suite("EPUBCheck has nothing to say", .enabled(if: EPUBCheck.isPresent, "needs EPUBCheck: Scripts/checkers"))
struct EPUBCheckTests {
  @Test("EPUBCheck accepts a late and corrected book with every kind of block, with cards and a withdrawal")
  func kinds() async throws {
    let stories = [Visibility.full, .excerpt, .card, .full].enumerated().map { Fixtures.story($0 + 1, visibility: $1) }
    let bundle = Fixtures.bundle(
      stories: stories, basis: .hindsight, isLate: true,
      corrections: [
        Correction(date: Timestamp(1_778_140_800), kind: .edited, story: 1, text: "Changed."),
        Correction(date: Timestamp(1_778_140_801), kind: .withdrawn, story: 4, text: "Withdrawn."),
      ])
    let empty = Fixtures.bundle(.sample, stories: [], basis: .sample)
    let messages = try await EPUBCheck.messages(about: [bundle, empty].map { BookTests.book($0) })
    #expect(messages == "")
  }

  @Test("EPUBCheck accepts Arabic and Japanese")
  func scripts() async throws {
    let stories = [("ar", "مرحبا بالعالم"), ("ja", "日本語の記事"), ("he", "שלום"), ("zh-Hant", "繁體")].enumerated()
      .map { index, text in
        var story = Fixtures.story(index + 1, title: text.1)
        story.reading.language = text.0
        return story
      }
    var article = Fixtures.everything
    article.metadata.language = nil
    article.blocks.insert(.paragraph([.text("هذا نص 日本語 שלום")]), at: 0)
    let messages = try await EPUBCheck.messages(about: [
      BookTests.book(Fixtures.bundle(stories: stories, article: article))
    ])
    #expect(messages == "")
  }

  @Test("EPUBCheck accepts text that breaks out of everything, control characters among it")
  func hostile() async throws {
    var generator = SeededGenerator(seed: 11)
    var whole = Escaping.hostileBundle(&generator)
    for number in 2...10 {
      let other = Escaping.hostileBundle(&generator)
      guard var story = other.edition.stories.first else { continue }
      let hash = Fixtures.hash("article \(number)")
      story.number = number
      whole.articles[hash] = story.article.flatMap { other.articles[$0] }
      story.reading.article = hash
      whole.edition.stories.append(story)
    }
    let messages = try await EPUBCheck.messages(about: [BookTests.book(whole)])
    #expect(messages == "")
  }

  @Test(
    "EPUBCheck accepts titles and texts made of every recorded attack",
    .enabled(if: Shared.isPresent, "needs ../shared"))
  func attacks() async throws {
    struct Case: Decodable { var payload: String }
    let payloads = try Shared.json("suites/xss/cases.json", as: [Case].self).map(\.payload)
    let size = payloads.count / 10 + 1
    let stories = (0..<10).map { index in
      Fixtures.story(index + 1, title: payloads[(index * size)..<min((index + 1) * size, payloads.count)].first)
    }
    let article = Article(
      blocks: payloads.flatMap { payload -> [Block] in
        [
          .paragraph([.text(payload), .link(url: payload, [.code(payload)])]),
          .heading(level: 2, content: [.text(payload)], anchor: payload), .embed(Embed(label: payload, url: payload)),
        ]
      })
    let messages = try await EPUBCheck.messages(about: [
      BookTests.book(Fixtures.bundle(stories: stories, article: article))
    ])
    #expect(messages == "")
  }
}
