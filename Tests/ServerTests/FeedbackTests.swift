import EditionModel
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Storage
import Synchronization
import Testing

@testable import Server

@Suite struct FeedbackOfReaders {
  private static let form: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
  private static let json: HTTPFields = [.contentType: "application/json"]

  @Test("A form is answered with thanks on a page of its own, without a cookie, and kept without who sent it")
  func forms() async throws {
    let fixture = try Fixture()
    try await fixture.test { client in
      let place = try await client.execute(
        uri: "/editions/2026-05-06-evening/3/feedback", method: .post, headers: Self.form,
        body: ByteBuffer(string: "verdict=worth&note=Good+%26+long%0D%0Aread")
      ) { response in
        #expect(response.status == .seeOther)
        #expect(response.headers[.setCookie] == nil)
        return try #require(response.headers[.location])
      }
      try await client.execute(uri: place, method: .get) { response in
        #expect(response.status == .ok)
        #expect(String(buffer: response.body).contains("Thank you"))
      }
    }
    let key = try #require(EditionKey("2026-05-06-evening"))
    #expect(try await fixture.store.tallies(of: key) == [3: Tally(worth: 1, notes: ["Good & long\nread"])])
  }

  @Test("A second answer of the same reader on the same day takes the place of the first")
  func replaces() async throws {
    let fixture = try Fixture()
    try await fixture.test { client in
      for verdict in ["worth", "not", "not"] {
        try await client.execute(
          uri: "/api/v1/feedback", method: .post, headers: Self.json,
          body: ByteBuffer(string: #"{"key":"latest","number":1,"verdict":"\#(verdict)"}"#)
        ) { #expect($0.status == .ok) }
      }
    }
    let key = try #require(EditionKey("2026-05-06-evening"))
    #expect(try await fixture.store.tallies(of: key) == [1: Tally(not: 1)])
  }

  @Test(
    "What is no answer is refused",
    arguments: [
      (#"{"key":"latest","number":1}"#, 400), (#"{"key":"latest","number":1,"verdict":"great"}"#, 400),
      (#"{"key":"latest","number":"1","verdict":"worth"}"#, 400),
      (#"{"key":"latest","number":11,"verdict":"worth"}"#, 404),
      (#"{"key":"2020-01-01-morning","number":1,"verdict":"worth"}"#, 404), ("[]", 400), ("{", 400),
      (#"{"key":"latest","number":1,"verdict":"worth","note":""# + String(repeating: "x", count: 501) + "\"}", 400),
      (String(repeating: " ", count: 9000), 413),
    ] as [(String, Int)])
  func refuses(body: String, status: Int) async throws {
    try await Fixture().test { client in
      try await client.execute(
        uri: "/api/v1/feedback", method: .post, headers: Self.json, body: ByteBuffer(string: body)
      ) { #expect($0.status.code == status) }
    }
  }

  @Test(
    "A page of another site can't answer in a reader's name",
    arguments: [
      ("Sec-Fetch-Site", "cross-site", 403), ("Sec-Fetch-Site", "same-site", 403),
      ("Sec-Fetch-Site", "same-origin", 303),
      ("Origin", "https://evil.example", 403), ("Origin", "http://localhost", 303), ("Origin", "null", 303),
    ] as [(String, String, Int)])
  func otherSites(name: String, value: String, status: Int) async throws {
    try await Fixture().test { client in
      var headers = Self.form
      headers[try #require(HTTPField.Name(name))] = value
      headers[try #require(HTTPField.Name("Host"))] = "localhost"
      try await client.execute(
        uri: "/editions/2026-05-06-evening/3/feedback", method: .post, headers: headers,
        body: ByteBuffer(string: "verdict=not")
      ) { #expect($0.status.code == status) }
    }
  }

  @Test("One place has sixty answers a day, and is told when there are more to be had")
  func limits() throws {
    let clock = Mutex<Int64>(86_400 * 100 + 3600)
    let box = BallotBox(now: { Timestamp(clock.withLock { $0 }) })
    let key = try #require(EditionKey("2026-05-06-evening"))
    let reader = Reader(address: [127, 0, 0, 1])
    for number in 1...60 { _ = try box.ticket(for: reader, on: RatedStory(key: key, story: number % 10)) }
    #expect { try box.ticket(for: reader, on: RatedStory(key: key, story: 1)) } throws: { error in
      (error as? Refusal)?.status == .tooManyRequests && (error as? Refusal)?.retryAfter == 23 * 3600
    }
    _ = try box.ticket(for: Reader(address: [127, 0, 0, 2]), on: RatedStory(key: key, story: 1))
    clock.withLock { $0 += 23 * 3600 }
    _ = try box.ticket(for: reader, on: RatedStory(key: key, story: 1))
  }

  @Test("With the day its key goes, and with the key every trace of who answered")
  func forgets() throws {
    let clock = Mutex<Int64>(86_400 * 100)
    let keys = Mutex(0)
    let box = BallotBox(
      now: { Timestamp(clock.withLock { $0 }) },
      random: {
        [UInt8](
          repeating: UInt8(
            keys.withLock {
              $0 += 1; return $0
            }), count: 32)
      })
    let story = RatedStory(key: try #require(EditionKey("2026-05-06-evening")), story: 1)
    let reader = Reader(address: [10, 0, 0, 1])
    let first = try box.ticket(for: reader, on: story)
    box.keep(7, for: first)
    #expect(try box.ticket(for: reader, on: story).row == 7)
    clock.withLock { $0 += 86_400 }
    #expect(try box.ticket(for: reader, on: story).row == nil)
    #expect(keys.withLock { $0 } == 2)
  }

  @Test("Counts show from five answers on")
  func counts() async throws {
    let fixture = try Fixture()
    let key = try #require(EditionKey("2026-05-06-evening"))
    for number in 1...5 {
      let verdict: Answer.Verdict = number == 1 ? .not : .worth
      _ = try await fixture.store.record(Answer(key: key, story: 2, verdict: verdict), day: 1, replacing: nil)
      if number < 5 {
        _ = try await fixture.store.record(Answer(key: key, story: 3, verdict: .worth), day: 1, replacing: nil)
      }
    }
    try fixture.server.refresh()
    try await fixture.test { client in
      try await client.execute(uri: "/editions/\(key)/2", method: .get) { response in
        #expect(String(buffer: response.body).contains("4 of 5 readers"))
      }
      try await client.execute(uri: "/editions/\(key)/3", method: .get) { response in
        #expect(!String(buffer: response.body).contains("4 of 4 readers"))
      }
    }
  }

  @Test("HMAC is that of RFC 4231")
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
