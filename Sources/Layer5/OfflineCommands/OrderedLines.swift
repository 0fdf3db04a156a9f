import Dispatch
import Synchronization

/// Hands lines to some workers and writes their answers in the order read.
///
/// A worker that is done takes the next line at once: in rounds, all waited at each end for the slowest page.
final class OrderedLines<Source: Sendable>: Sendable {
  private struct Reading {
    var source: Source
    var count = 0
    var isOver = false
    var failure: (any Error)?
  }

  private struct Writing {
    var next = 0
    /// Answers whose turn has not come.
    var waiting: [Int: [UInt8]] = [:]
  }

  private let reading: Mutex<Reading>
  private let writing = Mutex(Writing())
  private let nextLine: @Sendable (inout Source) throws -> [UInt8]?
  private let write: @Sendable ([UInt8]) -> Void
  /// How many lines may be between reading and writing, so that memory stays flat behind a slow page.
  private let room: DispatchSemaphore

  /// - Parameters:
  ///   - nextLine: takes the next line from the source; nothing at its end.
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

  /// The next line with its number, or nothing at the end and after a failure.
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

  /// Takes the answer to a line and writes all whose turn has come.
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

  /// Throws what ended the reading, if it was not the end.
  func check() throws {
    if let failure = reading.withLock({ $0.failure }) { throw failure }
  }
}
