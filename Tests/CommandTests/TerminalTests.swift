import Editor
import Fetching
import Foundation
import Testing

@testable import tenhn

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("What the terminal says") struct TerminalTests {
  @Test(
    "A command that only reads never makes a data folder, and says which one it looked for",
    arguments: [
      ["edition", "list"], ["edition", "show", Drills.key], ["edition", "verify", Drills.key],
      ["edition", "export", Drills.key, "--format", "json", "--output", "/dev/null"],
      ["edition", "withdraw", Drills.key, "1"], ["site", "export", "--output", "/dev/null/site"], ["search", "word"],
      ["feedback", "report"], ["status"], ["journal", "list"], ["journal", "verify"], ["backup", "/dev/null/backup"],
      ["restore", "--drill"],
    ])
  func readers(arguments: [String]) async throws {
    let command = try CommandLine()
    let run = try await command.run(arguments + ["--data", command.data])
    #expect(run.status == 1)
    #expect(run.errors == "Error: No data folder at \(command.data). Name another with --data.\n")
    #expect(!FileManager.default.fileExists(atPath: command.data))
  }

  @Test("A build says once that it sealed, an export what it wrote, and a restore that it needs a new folder")
  func edition() async throws {
    let command = try CommandLine()
    let built = try await command.build(at: Drills.time, replay: try await command.sampleArchive())
    try #require(built.status == 0, "\(built.errors)")
    #expect(built.output.components(separatedBy: "ealed").count == 2, "\(built.output)")
    #expect(built.errors.isEmpty, "\(built.errors)")

    let file = command.folder.appendingPathComponent("edition.epub")
    let exported = try await command.run([
      "edition", "export", Drills.key, "--format", "epub", "--output", file.path, "--data", command.data,
    ])
    let size = try Data(contentsOf: file).count
    #expect(exported.output == "Wrote \(file.path) (\(byteCount(size))).\n")

    let backup = command.folder.appendingPathComponent("backup").path
    let copied = try await command.run(["backup", backup, "--data", command.data])
    #expect(copied.output.hasPrefix("Wrote \(backup): 1 edition in "), "\(copied.output)")
    let restored = try await command.run(["restore", backup, "--data", command.data])
    #expect(restored.errors == "Error: \(command.data) isn't empty; restore needs a new folder.\n")
    let again = try await command.run(["backup", backup, "--data", command.data])
    #expect(again.errors == "Error: \(backup) isn't empty; backup needs a new folder.\n")
  }

  @Test("A port that is in use is one line that says what to do")
  func portInUse() async throws {
    let command = try CommandLine()
    let first = try Live.Server(command, ["--live", "no"])
    #expect(try await first.says("10HN is at"), "\(first.output)")
    let second = try await command.run(["serve", "--live", "no", "--port", "\(first.port)", "--data", command.data])
    #expect(second.status == 1)
    #expect(
      second.errors
        == "Error: Can't listen on port \(first.port) of 127.0.0.1: it is in use. Choose another with --port.\n")
  }

  @Test("A server that can't listen says why and what to do")
  func listening() {
    #expect(
      ListeningService.message(errno: EACCES, host: "0.0.0.0", port: 80)
        == "Can't listen on port 80: permission denied. Use a port above 1023, or run behind a proxy.")
    #expect(
      ListeningService.message(errno: EADDRNOTAVAIL, host: "192.0.2.1", port: 80).contains("doesn't have that address"))
    #expect(!ListeningService.message(errno: EIO, host: "::", port: 80).contains("errno"))
  }

  @Test("The progress bar is cleared before anything else is printed")
  func bar() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("bar-\(UUID().uuidString)")
    try Data().write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let printer = ProgressPrinter(output: try FileHandle(forWritingTo: file), isTerminal: true)
    printer.show(.begun(key: "x"))
    printer.show(.collected(candidates: 3))
    printer.clear()
    printer.clear()
    let bar = "[..............................] 0 of 10"
    #expect(
      try String(contentsOf: file, encoding: .utf8)
        == "Making the edition x.\n\(bar)\r\u{1b}[K3 candidates; reading their pages.\n\(bar)\r\u{1b}[K")
  }

  @Test("A host without an address is explained in usual words")
  func hostName() {
    #expect(
      FetchFailure(.dns, "no address").explanation == "no address (the host name can't be resolved)")
  }

  @Test(
    "A number of bytes is written in the largest unit that fits",
    arguments: [(0, "0 bytes"), (999, "999 bytes"), (1_000, "1 kB"), (14_499, "14 kB"), (1_240_000, "1.2 MB")])
  func sizes(bytes: Int, text: String) { #expect(byteCount(bytes) == text) }
}
