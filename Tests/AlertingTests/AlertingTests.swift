import Alerting
import Foundation
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Synchronization
import Testing

private let alert = Alert(
  event: "opened", id: "hn-7-opened", kind: "disk", text: "10HN: there is “no” room; $(touch /tmp/x)\n",
  opened: "2026-05-06T06:00:00Z", status: "https://ten.example/status")

@Suite("A webhook") struct WebhookTests {
  /// A receiver on loopback that answers with one status, and what it was given.
  private func post(
    _ status: HTTPResponse.Status, headers: HTTPFields = [:], delay: Duration = .zero, seconds: Int64 = 15
  ) async throws -> (failure: AlertFailure?, requests: [String]) {
    let requests = Mutex<[String]>([])
    let router = Router()
    router.post("hook") { request, _ in
      let body = String(buffer: try await request.body.collect(upTo: 10_000))
      requests.withLock { $0.append("\(request.headers[.contentType] ?? "") \(body)") }
      try? await Task.sleep(for: delay)
      return Response(status: status, headers: headers)
    }
    router.post("elsewhere") { _, _ in
      requests.withLock { $0.append("elsewhere") }
      return Response(status: .ok)
    }
    let application = Application(
      router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
      logger: Logger(label: "receiver") { _ in SwiftLogNoOpLogHandler() })
    return try await application.test(.live) { client in
      let port = try #require(client.port)
      let channel = try #require(WebhookChannel("http://127.0.0.1:\(port)/hook?token=s", seconds: seconds))
      var failure: AlertFailure?
      do throws(AlertFailure) { try await channel.send(alert) } catch { failure = error }
      return (failure, requests.withLock { $0 })
    }
  }

  @Test("A webhook gets the alert as JSON, in the operator's own network too")
  func posts() async throws {
    let (failure, requests) = try await post(.noContent)
    #expect(failure == nil)
    #expect(requests.count == 1)
    let request = try #require(requests.first)
    #expect(request.hasPrefix("application/json {"))
    let body = try #require(
      try JSONSerialization.jsonObject(with: Data(request.dropFirst("application/json ".count).utf8))
        as? [String: String])
    #expect(body["event"] == "opened" && body["id"] == "hn-7-opened" && body["kind"] == "disk")
    #expect(body["text"] == alert.text && body["content"] == alert.text)
    #expect(body["status"] == "https://ten.example/status")
  }

  @Test("A webhook that redirects isn't followed")
  func redirects() async throws {
    let (failure, requests) = try await post(.temporaryRedirect, headers: [.location: "/elsewhere"])
    #expect(failure == AlertFailure("the answer was 307"))
    #expect(requests.count == 1)
  }

  @Test("A webhook that fails, is slow or isn't there has not taken the alert, and the report doesn't name its address")
  func failures() async throws {
    #expect(try await post(.internalServerError).failure == AlertFailure("the answer was 500"))
    #expect(try await post(.ok, delay: .seconds(5), seconds: 1).failure == AlertFailure("nothing accepted it in time"))
    let nobody = try #require(WebhookChannel("http://127.0.0.1:1/secret", seconds: 2))
    await #expect(throws: AlertFailure("nothing accepted it in time")) { try await nobody.send(alert) }
  }

  @Test(
    "A webhook is an address of the web",
    arguments: ["", "ftp://a.example/", "file:///etc/passwd", "a.example/hook", "http:x"])
  func addresses(text: String) { #expect(WebhookChannel(text) == nil) }
}

@Suite("A command") struct CommandTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tenhn-\(UUID().uuidString)")

  init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

  private func script(_ text: String) throws -> String {
    let file = folder.appendingPathComponent("tell")
    try Data("#!/bin/sh\n\(text)\n".utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    return file.path
  }

  @Test("A command gets the alert on its standard input and its arguments as they were written, without a shell")
  func runs() async throws {
    let out = folder.appendingPathComponent("out").path
    let path = try script("cat > \"$1\"; printf '%s|' \"$@\" >> \"$1\"; env >> \"$1\"")
    let channel = try #require(CommandChannel("\(path) \(out) $(id) ;  *"))
    setenv("TENHN_ALERT_SECRET", "secret", 1)
    try await channel.send(alert)
    let told = try String(contentsOfFile: out, encoding: .utf8)
    #expect(told.hasPrefix("{") && told.contains("hn-7-opened"))
    #expect(told.contains("\(out)|$(id)|;|*|"))
    #expect(!told.contains("secret"))
  }

  @Test("A command that reads nothing, fails or doesn't exist is reported as what it is")
  func failures() async throws {
    let deaf = try #require(CommandChannel(script("exit 0")))
    try await deaf.send(alert)
    let failing = try #require(CommandChannel(script("exit 3")))
    await #expect(throws: AlertFailure("the program ended with 3")) { try await failing.send(alert) }
    let killed = try #require(CommandChannel(script("kill -KILL $$")))
    await #expect(throws: AlertFailure("the program was ended by signal 9")) { try await killed.send(alert) }
    let missing = try #require(CommandChannel("/nowhere/at/all"))
    await #expect(throws: AlertFailure("the program can't be run")) { try await missing.send(alert) }
  }

  @Test("A command that doesn't end is ended, and what it began too")
  func time() async throws {
    let mark = folder.appendingPathComponent("mark").path
    let hanging = try #require(CommandChannel(script("(sleep 3; touch \(mark)) & sleep 60"), seconds: 1))
    await #expect(throws: AlertFailure("the program did not end within 1 seconds")) { try await hanging.send(alert) }
    try await Task.sleep(for: .seconds(4))
    #expect(!FileManager.default.fileExists(atPath: mark))
  }

  @Test("A command begins with a whole path", arguments: ["", "mail ops", "./tell", "~/tell"])
  func paths(text: String) { #expect(CommandChannel(text) == nil) }
}
