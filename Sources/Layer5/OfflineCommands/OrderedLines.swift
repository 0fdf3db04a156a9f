import Dispatch
import Synchronization

/// Hands lines to workers and writes their answers in the order read.
///
/// A worker that is done takes the next line at once. Why: in rounds, all waited for the slowest page of each round.
final class OrderedLines<Source: Sendable>: Sendable {
  private struct Reading {
    var source: Source
    var count = 0
    var isOver = false
    var failure: (any Error)?
  }

  private struct Writing {
    var next = 0
    /// Answers that wait for an earlier one.
    var waiting: [Int: [UInt8]] = [:]
  }

  private let reading: Mutex<Reading>
  private let writing = Mutex(Writing())
  private let nextLine: @Sendable (inout Source) throws -> [UInt8]?
  private let write: @Sendable ([UInt8]) -> Void
  /// Limits the lines between reading and writing, so that memory stays flat behind a slow page.
  private let room: DispatchSemaphore

  /// - Parameters:
  ///   - nextLine: takes the next line from the source; nil at its end.
  ///   - write: takes the answers, one at a time.
  init(
    from source: Source, room: Int, nextLine: @escaping @Sendable (inout Source) throws -> [UInt8]?,
    write: @escaping @Sendable ([UInt8]) -> Void
  ) {
    reading = Mutex(Reading(source: source))
    self.room = DispatchSemaphore(value: room)
    self.nextLine = nextLine
    self.write = write
  }

  /// Returns the next line with its number; nil at the end and after a failure.
  func next() -> (number: Int, line: [UInt8])? {
    room.wait()
    let line = reading.withLock { reading -> (number: Int, line: [UInt8])? in
      guard !reading.isOver else { return nil }
      do {
        if let line = try nextLine(&reading.source) {
          reading.count += 1
          return (reading.count - 1, line)
        }
      } catch {
        reading.failure = error
      }
      reading.isOver = true
      return nil
    }
    if line == nil { room.signal() }
    return line
  }

  /// Takes the answer to a line and writes all answers that no longer wait for an earlier one.
  func finish(_ number: Int, _ answer: [UInt8]) {
    writing.withLock { writing in
      writing.waiting[number] = answer
      while let answer = writing.waiting.removeValue(forKey: writing.next) {
        if !answer.isEmpty { write(answer) }
        writing.next += 1
        room.signal()
      }
    }
  }

  /// - Throws: the error that ended the reading, if there was one.
  func check() throws {
    if let failure = reading.withLock({ $0.failure }) { throw failure }
  }
}
