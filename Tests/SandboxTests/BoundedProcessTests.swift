import Foundation
import Testing

@testable import Sandbox

@Suite("A bounded process") struct BoundedProcessTests {
  private func run(
    _ command: [String], input: [UInt8] = [], _ change: (inout BoundedProcess) -> Void = { _ in }
  ) async -> Result<[UInt8], BoundedProcess.Failure> {
    var process = BoundedProcess(command: command)
    // These run beside hundreds of others; those about time set their own.
    (process.time, process.startTime) = (.seconds(300), .seconds(300))
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

  @Test("The program sees no variable of ours, only those that it is given")
  func variables() async throws {
    #expect(try await lines(["/usr/bin/env"]) == ["LC_ALL=C.UTF-8"])
    let given = await run(["/usr/bin/env"]) { $0.variables = ["PATH": "/bin"] }
    #expect(given == .success(Array("PATH=/bin\n".utf8)))
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

  @Test("A program that ends with a status or by a signal is reported as that, and gives no output")
  func endings() async {
    #expect(await run(["/bin/false"]) == .failure(.exit(status: 1)))
    #expect(await run(["/bin/sh", "-c", "echo some; exit 75"]) == .failure(.exit(status: 75)))
    #expect(await run(["/bin/sh", "-c", "echo some; kill -SEGV $$"]) == .failure(.signal(SIGSEGV)))
    // It ends before it has read all of its input.
    #expect(await run(["/bin/false"], input: [UInt8](repeating: 0, count: 1_000_000)) == .failure(.exit(status: 1)))
  }

  @Test("What can't be started is reported as that, and no program is blamed")
  func cannotStart() async throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "plain-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data("neither a program nor a script".utf8).write(to: file)
    for path in ["/no/such/program", "/tmp", file.path] { #expect(await run([path]) == .failure(.start), "\(path)") }
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    #expect(await run([file.path]) == .failure(.start))
  }

  @Test("A program is ended if it writes or runs for too long, even one that ignores the signal to end")
  func bounds() async {
    #expect(await run(["/usr/bin/yes"]) { $0.output = .kept(limit: 100_000) } == .failure(.output))
    for output in [BoundedProcess.Output.discarded, .kept(limit: 1_000)] {
      let hangs = ["/bin/sleep", "600"]
      let ignores = ["/bin/sh", "-c", "trap '' TERM INT HUP; while :; do /bin/sleep 1; done"]
      for command in [hangs, ignores] {
        let result = await run(command) { ($0.time, $0.output) = (.seconds(1), output) }
        #expect(result == .failure(.time), "\(command) \(output)")
      }
    }
    #expect(await run(["/usr/bin/yes"]) { ($0.time, $0.output) = (.seconds(1), .discarded) } == .failure(.time))
  }

  @Test("A program that leaves another behind has ended when it ends itself, though the other holds its output")
  func leftBehind() async {
    let leaves = ["/bin/sh", "-c", "echo done; /bin/sleep 30 & exit 0"]
    #expect(await run(leaves) { $0.output = .discarded } == .success([]))
    #expect(await run(leaves) == .success(Array("done\n".utf8)))
  }

  @Test(
    "When nobody waits for it any more, a program is ended, or goes on if it outlives its task",
    arguments: [false, true])
  func cancelled(outlives: Bool) async throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "cancelled-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    let script = "echo begun > \(file.path); /bin/sleep 2; echo done > \(file.path)"
    func text() -> String { (try? String(contentsOf: file, encoding: .utf8)) ?? "" }
    let task = Task {
      await run(["/bin/sh", "-c", script]) { ($0.output, $0.outlivesItsTask) = (.discarded, outlives) }
    }
    while text() != "begun\n" { try await Task.sleep(for: .milliseconds(10)) }
    task.cancel()
    #expect(await task.value == .failure(outlives ? .lost : .time))
    if outlives {
      while text() != "done\n" { try await Task.sleep(for: .milliseconds(50)) }
    } else {
      try await Task.sleep(for: .seconds(3))
      #expect(text() == "begun\n")
    }
  }

  @Test("A program that ended in time isn't late, however late its end is heard of; one that still runs is")
  func lateNews() throws {
    for (command, isLate) in [("/bin/true", false), ("/bin/sleep", true)] {
      var number = pid_t()
      var arguments = [strdup(command), strdup("600"), nil]
      defer { for argument in arguments { free(argument) } }
      try #require(posix_spawn(&number, command, nil, nil, &arguments, nil) == 0)
      var report = siginfo_t()
      // Ended, but nobody has heard of it.
      if !isLate { waitid(P_PID, id_t(number), &report, WEXITED | WNOWAIT) }
      let watch = RunWatch(waitsForOutput: false)
      #expect(watch.mayStart())
      watch.begin(number)
      #expect(watch.timeIsUp() == isLate)
      #expect(watch.end() == isLate)
      var status = Int32()
      #expect(waitpid(number, &status, 0) == number)
      #expect(status == (isLate ? SIGKILL : 0))
    }
  }

  @Test("A program that can't begin in time doesn't begin later, and one that the system starts too late is ended")
  func lateStart() throws {
    let refused = RunWatch(waitsForOutput: true)
    #expect(refused.startIsLate() == .start)
    #expect(!refused.mayStart())
    let late = RunWatch(waitsForOutput: true)
    #expect(late.mayStart())
    #expect(late.startIsLate() == .lost)
    var number = pid_t()
    var arguments = [strdup("/bin/sleep"), strdup("600"), nil]
    defer { for argument in arguments { free(argument) } }
    try #require(posix_spawn(&number, "/bin/sleep", nil, nil, &arguments, nil) == 0)
    late.begin(number)
    var status = Int32()
    #expect(waitpid(number, &status, 0) == number)
    #expect(status == SIGKILL)
    #expect(late.end())
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
