import EditionModel
import Synchronization
import Testing

@testable import Site

@Suite("Requests of a day") final class DailyRequestsTests: Sendable {
  private let clock = Mutex<Int64>(86_400 * 100 + 3600)
  private let keys = Mutex<UInt8>(0)

  private func requests(_ limits: DailyRequests.Limits) -> DailyRequests {
    DailyRequests(limits, now: { Timestamp(self.clock.withLock { $0 }) }) {
      let number = self.keys.withLock { number in
        number += 1
        return number
      }
      return [UInt8](repeating: number, count: 32)
    }
  }

  @Test("One place has its requests, whatever others ask, and has them again the next day")
  func places() {
    let requests = requests(.init(ofPlace: 3))
    for _ in 0..<3 { #expect(requests.take([10, 0, 0, 1]) != nil) }
    #expect(requests.take([10, 0, 0, 1]) == nil)
    #expect(requests.take([10, 0, 0, 2]) != nil)
    #expect(requests.secondsLeft == 23 * 3600)
    clock.withLock { $0 += 23 * 3600 - 1 }
    #expect(requests.take([10, 0, 0, 1]) == nil)
    clock.withLock { $0 += 1 }
    #expect(requests.take([10, 0, 0, 1]) != nil)
  }

  @Test("All places together have theirs")
  func total() {
    let requests = requests(.init(ofPlace: 3, total: 5))
    let taken = (0..<8).map { requests.take([UInt8($0 % 4)]) != nil }
    #expect(taken == [true, true, true, true, true, false, false, false])
  }

  @Test("After as many places as are remembered, new ones are refused, and known ones aren't")
  func newPlaces() {
    let requests = requests(.init(ofPlace: 3, places: 2))
    let taken = ([1, 2, 3, 1, 2, 3] as [UInt8]).map { requests.take([$0]) != nil }
    #expect(taken == [true, true, false, true, true, false])
  }

  @Test("A place has the same name all day, and another under the next day's key")
  func names() throws {
    let requests = requests(.init(ofPlace: 3))
    let place = try #require(requests.take([10, 0, 0, 1]))
    #expect(requests.take([10, 0, 0, 1]) == place)
    #expect(requests.take([10, 0, 0, 2]) != place)
    clock.withLock { $0 += 86_400 }
    #expect(try #require(requests.take([10, 0, 0, 1])) != place)
    #expect(keys.withLock { $0 } == 2)
    // A clock that is set back begins a day of its own.
    clock.withLock { $0 -= 86_400 }
    #expect(try #require(requests.take([10, 0, 0, 1])) != place)
    #expect(keys.withLock { $0 } == 3)
  }
}
