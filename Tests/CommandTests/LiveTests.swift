import Foundation
import TestSupport
import Testing

/// The program as a person runs it, on a machine whose only network is loopback.
@Suite(.serialized) struct Live {
  /// `tenhn serve` in the background.
  final class Server: Sendable {
    let port: Int
    private let process: Process
    private let log: URL

    init(_ command: CommandLine, _ arguments: [String]) throws {
      port = try LoopbackOrigin.freePort()
      log = command.folder.appendingPathComponent("serve-\(UUID().uuidString)")
      try Data().write(to: log)
      process = Process()
      process.executableURL = CommandLine.binary
      process.arguments = ["serve", "--port", "\(port)", "--data", command.data] + arguments
      process.environment = ["HOME": command.folder.path, "PATH": "/usr/bin:/bin"]
      let output = try FileHandle(forWritingTo: log)
      process.standardOutput = output
      process.standardError = output
      process.standardInput = FileHandle.nullDevice
      try process.run()
    }

    deinit { kill() }

    func kill() { if process.isRunning { Foundation.kill(process.processIdentifier, SIGKILL) } }

    var output: String { (try? String(contentsOf: log, encoding: .utf8)) ?? "" }

    func says(_ text: String, within seconds: Int = 60) async throws -> Bool {
      for _ in 0..<seconds * 10 {
        if output.contains(text) { return true }
        try await Task.sleep(for: .milliseconds(100))
      }
      return false
    }
  }

  func editions(_ command: CommandLine) async throws -> [String] {
    try await command.run(["edition", "list", "--data", command.data]).output.split(separator: "\n").map(String.init)
  }

  @Test("Without a network the sample is there at once, and the real edition comes when the source does")
  func sampleThenEdition() async throws {
    let command = try CommandLine()
    let origin = try LoopbackOrigin(archive: try await command.sampleArchive(), port: LoopbackOrigin.freePort())
    let server = try Server(command, ["--hacker-news", origin.api, "--algolia", origin.api, "--allow", origin.place])
    #expect(try await server.says("The sample edition is shown until then."))
    #expect(try await server.says("10HN is at"))
    let page = try await LoopbackClient.get("/", port: server.port)
    #expect(page.contains("sample"), "\(page.prefix(300))")
    #expect(try await editions(command).isEmpty)

    let serving = Task { try await origin.run() }
    defer { serving.cancel() }
    var listed: [String] = []
    for _ in 0..<120 where listed.isEmpty {
      try await Task.sleep(for: .milliseconds(500))
      listed = try await editions(command)
    }
    // The editions of the past week follow it, at times before they are listed here.
    #expect(!listed.isEmpty, "\(server.output)")
    #expect(listed.first?.contains("hindsight") == true, "\(listed)")
    let key = try #require(listed.first?.split(separator: " ").first.map(String.init))
    let verified = try await command.run(["edition", "verify", key, "--data", command.data])
    #expect(verified.status == 0, "\(verified.errors)")
    let front = try await LoopbackClient.get("/editions/\(key)", port: server.port)
    #expect(front.hasPrefix("HTTP/1.1 200"), "\(front.prefix(300))")
    // What was fetched from loopback is in the archive like anything else.
    let rebuilt = try await command.run(
      ["edition", "rebuild", "\(command.data)/archive/\(key).warc.gz", "--output", command.folder.path + "/again"],
      environment: ["TENHN_ALLOW": origin.place])
    #expect(rebuilt.status == 0, "\(rebuilt.errors)")
    let hash = try #require(rebuilt.output.split(separator: "\n").last?.split(separator: " ").last)
    #expect(listed.first?.contains(hash.prefix(12)) == true)
  }

  @Test("Of two processes that make the same edition one seals, and the other says that it already existed")
  func twoBuilds() async throws {
    let command = try CommandLine()
    let archive = try await command.sampleArchive()
    async let first = command.build(at: Drills.time, replay: archive)
    async let second = command.build(at: Drills.time, replay: archive)
    let runs = try await [first, second]
    #expect(runs.allSatisfy { $0.status == 0 })
    #expect(runs.filter { $0.output.contains("Sealed \(Drills.key)") }.count == 1)
    #expect(runs.filter { $0.output.contains("nothing was changed") }.count == 1)
    #expect(try await editions(command).count == 1)
    #expect(try await command.run(["edition", "verify", Drills.key, "--data", command.data]).status == 0)
  }

  @Test("A second server on one folder serves and waits, and takes over when the first is killed")
  func twoServers() async throws {
    let command = try CommandLine()
    let port = try LoopbackOrigin.freePort()
    let nowhere = ["--hacker-news", "http://127.0.0.1:\(port)/v0", "--allow", "127.0.0.1:\(port)"]
    let first = try Server(command, nowhere)
    #expect(try await first.says("10HN is at"))
    let second = try Server(command, nowhere)
    #expect(try await second.says("records and publishes for this folder"))
    #expect(!first.output.contains("records and publishes for this folder"))
    first.kill()
    #expect(try await second.says("took over"), "\(second.output)")
  }
}
