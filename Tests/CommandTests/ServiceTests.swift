import EditionModel
import Foundation
import Synchronization
import Testing

@testable import tenhn

@Suite struct TheService {
  @Test("Whoever started it is notified in one datagram at the socket that the environment names")
  func notification() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("n-\(UUID().uuidString.prefix(8))").path
    let receiver = try DatagramSocket(path)
    let manager = try #require(
      ServiceManager(environment: ["NOTIFY_SOCKET": path, "WATCHDOG_USEC": "90000000"]))
    #expect(manager.interval == .seconds(45))
    #expect(manager.tell("READY=1"))
    #expect(receiver.receive() == "READY=1")
  }

  @Test("Nobody who did not ask is notified, and a socket that is gone is no error")
  func nobody() {
    #expect(ServiceManager(environment: [:]) == nil)
    #expect(ServiceManager(environment: ["NOTIFY_SOCKET": "relative"]) == nil)
    #expect(ServiceManager(environment: ["NOTIFY_SOCKET": "/nowhere/at/all"])?.tell("READY=1") == false)
  }

  @Test("Three unanswered questions in a row are the end, and an answer between them is not")
  func watchdog() {
    let answers = Mutex([false, false, true, false, false, false])
    let log = Mutex<[String]>([])
    let watchdog = Watchdog(interval: .zero) {
      answers.withLock { $0.removeFirst() }
    } alive: {
      log.withLock { $0.append("alive") }
    } dead: {
    }
    var unanswered = 0
    var rounds: [Int] = []
    for _ in 0..<6 {
      unanswered = watchdog.round(unanswered)
      rounds.append(unanswered)
    }
    #expect(rounds == [1, 2, 0, 1, 2, 3])
    #expect(log.withLock { $0 } == ["alive"])
  }

  @Test("A port where nothing listens does not answer")
  func selfCheck() { #expect(!SelfCheck(host: "127.0.0.1", port: 1).isAnswered) }
}

@Suite struct TheManualPage {
  private let text = ManualPage.ofThisProgram.text

  @Test("The manual page names every setting with its variable")
  func settings() {
    for setting in Settings.table.definitions {
      #expect(text.contains(".It Cm \(setting.name) Pq Ev \(setting.variable)\n"))
    }
  }

  @Test(
    "The manual page names every command",
    arguments: ["serve", "edition build", "edition verify", "doctor", "fetch", "config print"])
  func commands(name: String) { #expect(text.contains(".It Ic \(name)\n")) }

  @Test("No text can become a macro of the formatter")
  func escapes() {
    #expect(ManualPage.escaped(".Sh FORGED\n'x \\fB") == "\\&.Sh FORGED\n\\&'x \\efB")
  }
}

@Suite struct TheDoctor {
  @Test("A clock is judged by its distance from a server's")
  func clock() throws {
    let date = try #require(SourceCheck.date("Sun, 06 Nov 1994 08:49:37 GMT"))
    #expect(date.rawValue == 784_111_777)
    #expect(SourceCheck.date("Sunday, 06-Nov-94 08:49:37 GMT") == nil)
    #expect(SourceCheck.clock(offBy: 3, of: "x").state == .sound)
    #expect(SourceCheck.clock(offBy: -60, of: "x").text == "60 seconds behind x")
    #expect(SourceCheck.clock(offBy: 600, of: "x").state == .broken)
  }

  @Test("The first name server that can be used is taken from resolv.conf")
  func nameServers() {
    #expect(NameServers.first(in: "# x\nsearch a\nnameserver fe80::1%eth0\nnameserver\t192.0.2.1\n") == "192.0.2.1")
    #expect(NameServers.first(in: "") == nil)
  }

  @Test("A folder that everyone may write is broken, one that is not there yet is not")
  func folders() async throws {
    let command = try CommandLine()
    let open = command.folder.appendingPathComponent("open")
    try FileManager.default.createDirectory(at: open, withIntermediateDirectories: true)
    try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: open.path)
    // Port 1 of this machine is no source: the command must say so, and end with 1.
    let source = ["--hacker-news", "http://127.0.0.1:1/v0", "--allow", "127.0.0.1:1"]
    let first = try await command.run(["doctor", "--data", open.path] + source)
    #expect(first.status == 1)
    #expect(first.output.contains("FAIL  data folder"))
    #expect(first.output.contains("-> chmod o-w"))
    #expect(first.output.contains("page readers"))
    #expect(first.errors == "Error: 2 of 7 checks failed. See what to do below each FAIL above.\n")
    let second = try await command.run(["doctor", "--data", command.data] + source)
    #expect(second.status == 1)
    #expect(second.output.contains("ok    data folder"))
    #expect(second.output.contains("FAIL  source"))
    #expect(second.errors.split(separator: "\n").count == 1)
    // The settings name the source for every command.
    let third = try await command.run(
      ["doctor", "--data", command.data],
      environment: ["TENHN_HACKER_NEWS": "http://127.0.0.1:1/v0", "TENHN_ALLOW": "127.0.0.1:1"])
    #expect(third.status == 1)
    #expect(third.output.contains("FAIL  source"))
    #expect(third.output.contains("127.0.0.1"), "\(third.output)")
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A socket that a service manager would listen at.
private struct DatagramSocket {
  private let descriptor: Int32

  init(_ path: String) throws {
    #if canImport(Glibc)
      descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
    #else
      descriptor = socket(AF_UNIX, SOCK_DGRAM, 0)
    #endif
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    let status = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    try #require(status == 0)
  }

  func receive() -> String {
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = recv(descriptor, &bytes, bytes.count, Int32(MSG_DONTWAIT))
    close(descriptor)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }
}
