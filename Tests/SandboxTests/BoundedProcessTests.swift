import Foundation
import Testing

@testable import Sandbox

@Suite("A bounded process") struct BoundedProcessTests {
  private func run(
    _ command: [String], input: [UInt8] = [], _ change: (inout BoundedProcess) -> Void = { _ in }
  ) async -> Result<[UInt8], BoundedProcess.Failure> {
    var process = BoundedProcess(command: command)
    // These run beside hundreds of others; those about time set their own.
    process.time = .seconds(300)
    change(&process)
    return await process.run(input: input)
  }

  private func lines(_ command: [String]) async throws -> [Substring] {
    String(decoding: try await run(command).get(), as: UTF8.self).split(separator: "\n")
  }

  @Test("Input goes in and output comes out")
  func inputGoes() async throws {
    let input = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0) }
    #expect(try await run(["/bin/cat"], input: input).get() == input)
  }

  @Test("The program sees no variable of ours")
  func variables() async throws {
    #expect(try await lines(["/usr/bin/env"]) == ["LC_ALL=C.UTF-8"])
  }

  /// In a process of its own: the process of all tests crashed in the start of another program while it held a descriptor above
  /// 1,023.
  @Test(
    "No descriptor but 0 to 2 is open in it, however many this process has and however high they are",
    .enabled(if: Self.hasProc && sysconf(Int32(_SC_OPEN_MAX)) > 5_000, "needs /proc and ulimit -n above 5000"))
  func descriptors() async {
    await #expect(processExitsWith: .success) {
      let file = open(#filePath, O_RDONLY)
      // Around where a list of descriptors would be cut; all would survive a start of a program.
      for lowest in [3, 100, 1023, 1024, 5_000] as [Int32] { try #require(fcntl(file, F_DUPFD, lowest) >= lowest) }
      // The shell's own, not those of `ls`; a command after it keeps the shell from becoming `ls`.
      let process = BoundedProcess(command: ["/bin/sh", "-c", "/bin/ls /proc/$$/fd; true"], time: .seconds(300))
      let listed = String(decoding: try await process.run(input: []).get(), as: UTF8.self)
      #expect(listed == "0\n1\n2\n")
    }
  }

  @Test("Where not every thread can be started, no program runs and no task waits", arguments: 0..<4)
  func noThreads(startable: Int) async {
    let file = FileManager.default.temporaryDirectory.appending(path: "thread-\(UUID().uuidString)")
    let result = await run(["/bin/sh", "-c", "echo > \(file.path)"]) { process in
      let start = process.startThread
      process.startThread = { threads in threads.count < startable && start(&threads) }
    }
    #expect(result == .failure(.start))
    #expect(!FileManager.default.fileExists(atPath: file.path))
  }

  @Test("A failure has no output")
  func failureHasNoOutput() async {
    #expect(await run(["/bin/false"]) == .failure(.exit))
    #expect(await run(["/bin/false"], input: [UInt8](repeating: 0, count: 1_000_000)) == .failure(.exit))
    #expect(await run(["/no/such/program"]) == .failure(.start))
  }

  @Test("A program is ended if it writes or runs for too long")
  func bounds() async {
    #expect(await run(["/usr/bin/yes"]) { $0.outputLimit = 100_000 } == .failure(.output))
    #expect(await run(["/bin/sleep", "600"]) { $0.time = .seconds(1) } == .failure(.time))
  }

  @Test("What it started ends with it", .enabled(if: Self.hasProc))
  func group() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "group-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let script = "/bin/sleep 600 & echo $! > \(folder.path); wait"
    #expect(await run(["/bin/sh", "-c", script]) { $0.time = .seconds(1) } == .failure(.time))
    let number = try String(contentsOf: folder, encoding: .utf8).filter { !$0.isWhitespace }
    // A signal arrives when the system gets to it.
    for _ in 0..<100 where isRunning(number) { try await Task.sleep(for: .milliseconds(50)) }
    #expect(!isRunning(number))
  }

  private func isRunning(_ process: String) -> Bool {
    guard let state = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8) else { return false }
    return !state.contains(" Z ")
  }

  private static let hasProc = FileManager.default.fileExists(atPath: "/proc/self/fd")
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
