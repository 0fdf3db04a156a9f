import EditionModel
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Storage
import Testing

@testable import Server

@Suite("Readers' feedback over HTTP") struct FeedbackTests {
  private static let form: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
  private static let json: HTTPFields = [.contentType: "application/json"]

  @Test("A form is answered with a page of thanks, sets no cookie, and is kept without its sender")
  func forms() async throws {
    let fixture = try await Fixture()
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

  @Test("A second answer of a reader on the same day replaces the first")
  func replaces() async throws {
    let fixture = try await Fixture()
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
    "A malformed answer is refused",
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
    "A page of another site can't answer for a reader",
    arguments: [
      ("Sec-Fetch-Site", "cross-site", 403), ("Sec-Fetch-Site", "same-site", 403),
      ("Sec-Fetch-Site", "same-origin", 303),
      ("Origin", "https://evil.example", 403), ("Origin", "http://localhost", 303), ("Origin", "null", 303),
    ] as [(String, String, Int)])
  func otherSites(name: String, value: String, status: Int) async throws {
    try await Fixture().test { client in
      var headers = Self.form
      headers[try #require(HTTPField.Name(name))] = value
      try await client.execute(
        uri: "/editions/2026-05-06-evening/3/feedback", method: .post, headers: headers,
        body: ByteBuffer(string: "verdict=not")
      ) { #expect($0.status.code == status) }
    }
  }

  @Test("Counts show from five answers on")
  func counts() async throws {
    let fixture = try await Fixture()
    let key = try #require(EditionKey("2026-05-06-evening"))
    for number in 1...5 {
      let verdict: Answer.Verdict = number == 1 ? .not : .worth
      _ = try await fixture.store.record(Answer(key: key, story: 2, verdict: verdict), day: 1, replacing: nil)
      if number < 5 {
        _ = try await fixture.store.record(Answer(key: key, story: 3, verdict: .worth), day: 1, replacing: nil)
      }
    }
    try await fixture.server.refresh()
    try await fixture.test { client in
      try await client.execute(uri: "/editions/\(key)/2", method: .get) { response in
        #expect(String(buffer: response.body).contains("4 of 5 readers"))
      }
      try await client.execute(uri: "/editions/\(key)/3", method: .get) { response in
        #expect(!String(buffer: response.body).contains("4 of 4 readers"))
      }
    }
  }
}
