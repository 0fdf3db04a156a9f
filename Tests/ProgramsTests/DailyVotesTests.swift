import EditionModel
import Storage
import Synchronization
import Testing

@testable import Programs

@Suite("Votes of a day") struct DailyVotesTests {
  @Test("One place has sixty answers a day, and learns when it has more")
  func limits() throws {
    let clock = Mutex<Int64>(86_400 * 100 + 3600)
    let votes = DailyVotes(now: { Timestamp(clock.withLock { $0 }) })
    let key = try #require(EditionKey("2026-05-06-evening"))
    let caller = Caller(address: [127, 0, 0, 1])
    for number in 1...60 { _ = try votes.ticket(for: caller, on: .story(RatedStory(key: key, story: number % 10))) }
    #expect { try votes.ticket(for: caller, on: .story(RatedStory(key: key, story: 1))) } throws: { error in
      (error as? Refusal)?.reason == .tooMany && (error as? Refusal)?.retryAfter == 23 * 3600
    }
    _ = try votes.ticket(for: Caller(address: [127, 0, 0, 2]), on: .story(RatedStory(key: key, story: 1)))
    clock.withLock { $0 += 23 * 3600 }
    _ = try votes.ticket(for: caller, on: .story(RatedStory(key: key, story: 1)))
  }

  @Test("The key is thrown away with the day, and every trace of who answered with it")
  func forgets() throws {
    let clock = Mutex<Int64>(86_400 * 100)
    let keys = Mutex(0)
    let votes = DailyVotes(
      now: { Timestamp(clock.withLock { $0 }) },
      random: {
        [UInt8](
          repeating: UInt8(
            keys.withLock {
              $0 += 1; return $0
            }), count: 32)
      })
    let story = RatedStory(key: try #require(EditionKey("2026-05-06-evening")), story: 1)
    let caller = Caller(address: [10, 0, 0, 1])
    let first = try votes.ticket(for: caller, on: .story(story))
    votes.keep(7, for: first)
    #expect(try votes.ticket(for: caller, on: .story(story)).row == 7)
    #expect(try votes.ticket(for: caller, on: .brief(story)).row == nil, "a report on its brief is no vote")
    clock.withLock { $0 += 86_400 }
    #expect(try votes.ticket(for: caller, on: .story(story)).row == nil)
    #expect(keys.withLock { $0 } == 2)
  }

  @Test("HMAC gives the vectors of RFC 4231")
  func hmac() {
    func hex(_ bytes: [UInt8]) -> String { bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }
    #expect(
      hex(HMAC.sha256(Array("Hi There".utf8), key: [UInt8](repeating: 0x0b, count: 20)))
        == "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7")
    #expect(
      hex(
        HMAC.sha256(
          Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
          key: [UInt8](repeating: 0xaa, count: 131)))
        == "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")
  }
}
