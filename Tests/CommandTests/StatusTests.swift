import Foundation
import Hummingbird
import Logging
import NIOCore
import Synchronization
import TestSupport
import Testing

@Suite(.serialized) struct TheStatusCommand {
  /// A program that appends what it is given to a file.
  private func receiver(_ command: CommandLine) throws -> (program: String, told: URL) {
    let program = command.folder.appendingPathComponent("tell")
    let told = command.folder.appendingPathComponent("told")
    try Data("#!/bin/sh\ncat >> \(told.path)\n".utf8).write(to: program)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
    return (program.path, told)
  }

  private func lines(_ file: URL) -> [Substring] {
    ((try? String(contentsOf: file, encoding: .utf8)) ?? "").split(separator: "\n").map { Substring($0) }
  }

  @Test("A trial alert reaches a command, and is reported as not sent where nothing is set or the program fails")
  func trialByCommand() async throws {
    let command = try CommandLine()
    let (program, told) = try receiver(command)
    let none = try await command.run(["status", "test-alert", "--data", command.data])
    #expect(none.status == 1 && none.errors.contains("set alert-webhook or alert-command"))
    let sent = try await command.run(
      ["status", "test-alert", "--data", command.data], environment: ["TENHN_ALERT_COMMAND": program])
    #expect(sent.status == 0, "\(sent.errors)")
    #expect(lines(told).count == 1 && lines(told)[0].contains("\"event\":\"test\""))
    let failed = try await command.run(
      ["status", "test-alert", "--data", command.data], environment: ["TENHN_ALERT_COMMAND": "/bin/false"])
    #expect(failed.status == 1 && failed.errors.split(separator: "\n").count == 1)
    let both = try await command.run(
      ["status", "test-alert", "--data", command.data],
      environment: ["TENHN_ALERT_COMMAND": program, "TENHN_ALERT_WEBHOOK": "http://127.0.0.1:1/x"])
    #expect(both.status == 1 && both.errors.contains("choose one"))
  }

  @Test("A trial alert reaches a webhook on loopback, whose address is printed nowhere")
  func trialByWebhook() async throws {
    let command = try CommandLine()
    let port = try LoopbackOrigin.freePort()
    let bodies = Mutex<[String]>([])
    let router = Router()
    router.post("secret-token") { request, _ in
      let body = String(buffer: try await request.body.collect(upTo: 10_000))
      bodies.withLock { $0.append(body) }
      return Response(status: .ok)
    }
    let application = Application(
      router: router, configuration: .init(address: .hostname("127.0.0.1", port: port)),
      logger: Logger(label: "receiver") { _ in SwiftLogNoOpLogHandler() })
    let serving = Task { try await application.run() }
    defer { serving.cancel() }
    let environment = ["TENHN_ALERT_WEBHOOK": "http://127.0.0.1:\(port)/secret-token"]
    var sent = try await command.run(["status", "test-alert", "--data", command.data], environment: environment)
    for _ in 0..<50 where sent.status != 0 {
      #expect(!sent.errors.contains("secret-token"))
      try await Task.sleep(for: .milliseconds(100))
      sent = try await command.run(["status", "test-alert", "--data", command.data], environment: environment)
    }
    #expect(sent.status == 0, "\(sent.errors)")
    #expect(bodies.withLock { $0 }.count == 1)
    let printed = try await command.run(["config", "print", "--data", command.data], environment: environment)
    #expect(!printed.output.contains("secret-token") && printed.output.contains("alert-webhook = ********"))
  }

  @Test("A backup that can't be restored is reported while serving, and that the next one can, once each")
  func incidents() async throws {
    let command = try CommandLine()
    let (program, told) = try receiver(command)
    _ = try await command.build(at: Drills.time, replay: try await command.sampleArchive())
    let backup = command.folder.appendingPathComponent("backup")
    #expect(try await command.run(["backup", backup.path, "--data", command.data]).status == 0)
    try FileManager.default.removeItem(at: backup.appendingPathComponent("archive/\(Drills.key).warc.gz"))
    #expect(try await command.run(["restore", "--drill", "--data", command.data]).status == 1)
    try Data("alert-command = \(program)\n".utf8)
      .write(to: URL(fileURLWithPath: command.data).appendingPathComponent("tenhn.conf"))
    let nowhere = try LoopbackOrigin.freePort()
    let server = try Live.Server(
      command, ["--hacker-news", "http://127.0.0.1:\(nowhere)/v0", "--allow", "127.0.0.1:\(nowhere)"])
    #expect(try await server.says("10HN is at"), "\(server.output)")
    for _ in 0..<300 where lines(told).isEmpty { try await Task.sleep(for: .milliseconds(100)) }
    #expect(lines(told).count == 1, "\(server.output)")
    #expect(lines(told).first?.contains("\"event\":\"opened\"") == true)
    let page = try await LoopbackClient.get("/status", port: server.port)
    #expect(page.contains("A test restore of the backup failed"), "\(page.prefix(400))")

    let next = command.folder.appendingPathComponent("next")
    #expect(try await command.run(["backup", next.path, "--data", command.data]).status == 0)
    #expect(try await command.run(["restore", "--drill", "--data", command.data]).status == 0)
    for _ in 0..<600 where lines(told).count < 2 { try await Task.sleep(for: .milliseconds(100)) }
    #expect(lines(told).count == 2, "\(server.output)")
    #expect(lines(told).last?.contains("\"event\":\"closed\"") == true)
    let text = try await command.run(["status", "--data", command.data])
    #expect(text.status == 0)
    #expect(text.output.contains("- A test restore of the backup failed. From "), "\(text.output)")
    #expect(text.output.contains("Trial restore: Succeeded on "))
  }
}
