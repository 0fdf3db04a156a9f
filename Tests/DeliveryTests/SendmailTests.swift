import Foundation
import Publishing
import Synchronization
import Testing

@testable import Delivery

/// Programs of a few lines of shell in the place of `sendmail`.
@Suite("Mail by a program of the machine") final class SendmailTests: Sendable {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "tenhn-\(UUID().uuidString)")

  init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func file(_ name: String) -> String { folder.appending(path: name).path }

  private func text(_ name: String) -> String { (try? String(contentsOfFile: file(name), encoding: .utf8)) ?? "" }

  private func transport(_ script: String, patience: Duration = .seconds(300)) throws -> SendmailTransport {
    try Data("#!/bin/sh\n\(script)\n".utf8).write(to: URL(fileURLWithPath: file("sendmail")))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file("sendmail"))
    return SendmailTransport(
      program: file("sendmail"), from: try #require(MailAddress("news@news.example")), patience: patience)
  }

  private func send(_ transport: SendmailTransport, mayEnd: @escaping @Sendable () -> Bool = { true }) async throws
    -> SendResult
  {
    let address = try #require(MailAddress("me@news.example"))
    return await transport.send(Array("Subject: ten\r\n\r\nstories\r\n".utf8), to: address, mayEnd: mayEnd)
  }

  @Test("The program gets the mail with the machine's ends of line, the sender and no variable of ours")
  func mail() async throws {
    setenv("TENHN_MAIL_SECRET", "secret", 1)
    let transport = try transport("/bin/cat > \(file("mail")); echo $* > \(file("words")); env > \(file("variables"))")
    #expect(try await send(transport) == .accepted("\(transport.program) took it"))
    #expect(text("mail") == "Subject: ten\n\nstories\n")
    #expect(text("words") == "-t -i -f news@news.example\n")
    #expect(!text("variables").contains("secret"))
  }

  @Test("What the program ends with says what became of the mail")
  func statuses() async throws {
    for status in [1, 65, 67, 68, 69, 75, 127] {
      let transport = try transport("exit \(status)")
      #expect(try await send(transport) == SendmailTransport.result(of: Int32(status), transport.program))
    }
  }

  @Test(
    "After a program that hangs or is ended nobody knows whether the mail went",
    arguments: ["sleep 600", "kill -TERM $$"])
  func doubt(script: String) async throws {
    let transport = try transport("trap '' HUP; \(script)", patience: .seconds(script.hasPrefix("sleep") ? 1 : 300))
    #expect(try await send(transport) == .uncertain("\(transport.program) was ended before it was done"))
  }

  @Test("Without the program nothing is noted, and without the note no program runs")
  func order() async throws {
    let asked = Mutex(0)
    let from = try #require(MailAddress("news@news.example"))
    let missing = SendmailTransport(program: file("missing"), from: from)
    let result = try await send(missing) {
      asked.withLock { $0 += 1 }
      return true
    }
    #expect(result == .unreachable("\(missing.program) can't be run"))
    #expect(asked.withLock { $0 } == 0)
    #expect(try await send(transport("echo > \(file("ran"))")) { false } == .unreachable("the mail was stopped"))
    #expect(!FileManager.default.fileExists(atPath: file("ran")))
  }

  @Test("A mail that is being handed over isn't broken off when the server stops, and counts as uncertain")
  func stopped() async throws {
    let transport = try transport("echo > \(file("begun")); sleep 1; echo done > \(file("ended"))")
    let task = Task { try await send(transport) }
    while text("begun").isEmpty { try await Task.sleep(for: .milliseconds(10)) }
    task.cancel()
    #expect(try await task.value == .uncertain("what became of \(transport.program) isn't known"))
    while text("ended").isEmpty { try await Task.sleep(for: .milliseconds(50)) }
  }
}
