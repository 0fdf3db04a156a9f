import Foundation
import Synchronization
import Testing

@testable import Sandbox

/// Workers of a few lines of shell. `cat` sends back what it gets: a frame answers itself.
@Suite("A pool of workers") struct WorkerPoolTests {
  private static let echo = "exec /bin/cat >&0"

  private func pool(_ script: String, _ change: (inout WorkerPool.Limits) -> Void = { _ in }) -> WorkerPool {
    var limits = WorkerPool.Limits()
    // These run beside hundreds of others; those about time set their own.
    limits.time = .seconds(300)
    change(&limits)
    return WorkerPool(limits: limits) { ["/bin/sh", "-c", script] }
  }

  private let request = Array("a page".utf8)

  @Test("Each request gets its answer, whatever its size, and the processes are kept")
  func answers() async throws {
    let pool = pool(Self.echo)
    await pool.warmUp()
    #expect(await pool.idleWorkers == 2)
    for size in [0, 1, 1000, 60_000] {
      let request = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 7) }
      #expect(try await pool.answer(to: request).get() == request)
    }
    #expect(await pool.idleWorkers == 2)
    await pool.close()
    #expect(await pool.idleWorkers == 0)
    #expect(await pool.answer(to: request) == .failure(.start))
  }

  @Test("Many requests at once get each its own answer")
  func parallel() async throws {
    let pool = pool(Self.echo)
    await withTaskGroup(of: Bool.self) { group in
      for number in 0..<40 {
        group.addTask {
          let request = [UInt8](repeating: UInt8(number), count: 10_000)
          return await pool.answer(to: request) == .success(request)
        }
      }
      for await isRight in group { #expect(isRight) }
    }
    await pool.close()
  }

  @Test("A worker that hangs is ended, and only its request fails")
  func hang() async throws {
    let pool = pool("exec /bin/sleep 600") { $0.time = .milliseconds(300) }
    #expect(await pool.answer(to: request) == .failure(.time))
    #expect(await pool.answer(to: request) == .failure(.time))
    await pool.close()
  }

  @Test(
    "A request during which the worker ended is tried once more, and then fails",
    arguments: ["kill -SEGV $$", "exit 3", "exit 0"])
  func crash(script: String) async throws {
    let pool = pool("head -c 1 > /dev/null; \(script)")
    #expect(await pool.answer(to: request) == .failure(.exit))
    #expect(await pool.idleWorkers == 0)
    await pool.close()
  }

  @Test("If the system ended an idle worker, a new one answers")
  func killedWhileIdle() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "worker-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let pool = pool("echo $$ > \(folder.path); \(Self.echo)") { $0.workers = 1 }
    #expect(await pool.answer(to: request) == .success(request))
    let number = try #require(Int32(String(contentsOf: folder, encoding: .utf8).filter { !$0.isWhitespace }))
    kill(number, SIGKILL)
    #expect(await pool.answer(to: request) == .success(request))
    await pool.close()
  }

  @Test("An answer that is too long is refused before it takes its memory")
  func output() async throws {
    let pool = pool(Self.echo) { $0.answerBytes = 1_000 }
    #expect(await pool.answer(to: [UInt8](repeating: 1, count: 1_001)) == .failure(.output))
    #expect(await pool.answer(to: [UInt8](repeating: 1, count: 1_000)).map(\.count) == .success(1_000))
    await pool.close()
  }

  @Test("Without such a program no request is answered")
  func noProgram() async throws {
    let pool = WorkerPool { ["/no/such/program"] }
    // A busy machine may find out by the clock.
    #expect((try? await pool.answer(to: request).get()) == nil)
    await pool.close()
  }

  @Test("Nobody waits who has given up")
  func cancelled() async throws {
    let pool = pool("exec /bin/sleep 600") { $0.workers = 1 }
    let first = Task { await pool.answer(to: request) }
    let second = Task { await pool.answer(to: request) }
    try await Task.sleep(for: .milliseconds(100))
    second.cancel()
    first.cancel()
    #expect(await first.value == .failure(.cancelled))
    #expect(await second.value == .failure(.cancelled))
    await pool.close()
  }

  @Test("A worker has no variable and no descriptor of ours", .enabled(if: Self.hasProc))
  func alone() async throws {
    // The list is as long as the frame's head says: 9 bytes of head come first.
    let script = """
      head -c 15 > /dev/null
      list="$(/usr/bin/env | sort | tr '\\n' ' ')|$(/bin/ls /proc/$$/fd | tr '\\n' ' ')"
      printf "\\\\$(printf %o ${#list})\\0\\0\\0\\0\\0\\0\\0\\1%s" "$list" >&0
      """
    let file = open(#filePath, O_RDONLY)
    let copies = [30, 300].map { fcntl(file, F_DUPFD, $0) }
    defer { for descriptor in [file] + copies where descriptor >= 0 { close(descriptor) } }
    let pool = pool(script)
    let list = String(decoding: try await pool.answer(to: request).get(), as: UTF8.self)
    let parts = list.split(separator: "|").map { $0.split(separator: " ") }
    try #require(parts.count == 2, "\(list)")
    // Of the shell's own variables nothing is ours; its fourth descriptor is the pipe through which it gets the list.
    #expect(
      parts[0].filter { !$0.hasPrefix("PWD=") && !$0.hasPrefix("_=") && !$0.hasPrefix("SHLVL=") } == ["LC_ALL=C.UTF-8"])
    #expect(parts[1] == ["0", "1", "2", "3"])
    await pool.close()
  }

  private static let hasProc = FileManager.default.fileExists(atPath: "/proc/self/fd")
}
