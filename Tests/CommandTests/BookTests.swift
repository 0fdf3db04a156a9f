import Foundation
import TestSupport
import Testing

/// `Scripts/epubcheck`.
enum BookChecker {
  static let script = CommandLine.repository.appendingPathComponent("Scripts/epubcheck")

  /// Whether there is an EPUBCheck: the script says 77 where there is none.
  static let isPresent: Bool = {
    let process = Process()
    process.executableURL = script
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()
}

/// EPUBCheck over what the command writes from recorded editions.
@Suite(
  "A recorded edition as a book", .enabled(if: Shared.isPresent, "needs ../shared"),
  .enabled(if: BookChecker.isPresent, "needs EPUBCheck: Scripts/checkers"))
struct BookTests {
  @Test(
    "The book of an edition passes EPUBCheck without a message, and has the same bytes again",
    arguments: ["2026-05-06-evening", "2026-05-07-morning"])
  func passes(key: String) async throws {
    let command = try await RecordedEditions.built.value.command
    let paths = ["a", "b"].map { command.folder.appendingPathComponent("\(key)-\($0).epub") }
    for path in paths {
      let run = try await command.run([
        "edition", "export", key, "--format", "epub", "--output", path.path, "--data", command.data,
      ])
      try #require(run.status == 0, "\(run.errors)")
    }
    #expect(try Data(contentsOf: paths[0]) == Data(contentsOf: paths[1]))
    let check = try await command.run(
      [paths[0].path], of: BookChecker.script, environment: ProcessInfo.processInfo.environment)
    #expect(check.status == 0, "\(check.output)\(check.errors)")
  }
}
