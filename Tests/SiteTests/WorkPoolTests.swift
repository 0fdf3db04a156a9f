import Foundation
import Synchronization
import Testing

@testable import Site

@Suite("Threads for work that blocks") struct WorkPoolTests {
  /// Takes the only thread of a pool until it is let go.
  private final class Blocker: Sendable {
    let pool = WorkPool("test", threads: 1, line: 2)
    private let gate = DispatchSemaphore(value: 0)

    func block() async -> Task<Void, any Error> {
      let (begun, signal) = AsyncStream.makeStream(of: Void.self)
      let task = Task {
        try await pool.run {
          signal.yield()
          self.gate.wait()
        }
      }
      for await _ in begun { break }
      return task
    }

    func letGo() { gate.signal() }

    /// What has run, in order.
    let order = Mutex<[Int]>([])

    /// Has a number noted once the thread is free, and returns when it waits for that.
    func queue(_ number: Int, isUrgent: Bool = false) async -> Task<Void, any Error> {
      let count = pool.waitingCount
      let task = Task {
        try await self.pool.run(isUrgent: isUrgent) { self.order.withLock { $0.append(number) } }
      }
      while pool.waitingCount == count { await Task.yield() }
      return task
    }
  }

  @Test("What finds too much waiting is refused at once, and what the server needs itself goes first")
  func full() async throws {
    let blocker = Blocker()
    let blocking = await blocker.block()
    var waiting: [Task<Void, any Error>] = []
    for number in 0..<2 { waiting.append(await blocker.queue(number)) }
    await #expect(throws: SiteError.busy) { try await blocker.pool.run {} }
    waiting.append(await blocker.queue(9, isUrgent: true))
    blocker.letGo()
    try await blocking.value
    for task in waiting { try await task.value }
    #expect(blocker.order.withLock { $0 } == [9, 0, 1])
  }

  @Test("An error of the work is an error of whoever asked, and the thread goes on")
  func errors() async throws {
    let pool = WorkPool("test", threads: 1, line: 2)
    await #expect(throws: SiteError.changing) { try await pool.run { throw SiteError.changing } }
    #expect(try await pool.run { 7 } == 7)
  }
}
