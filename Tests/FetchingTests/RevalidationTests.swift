import Archive
import EditionModel
import Synchronization
import Testing
import WebAddress

@testable import Fetching

/// A server that has one document, and keeps what it was asked.
private final class OneDocument: Transport {
  private let state = Mutex((headers: [HeaderFields.Field](), body: Array("one".utf8), asked: [ExchangeRequest]()))

  func serve(_ body: String, _ headers: [HeaderFields.Field]) {
    state.withLock { ($0.body, $0.headers) = (Array(body.utf8), headers) }
  }

  /// The conditions of each request, nil for none.
  var conditions: [String?] {
    state.withLock { $0.asked.map { $0.headers["If-None-Match"] ?? $0.headers["If-Modified-Since"] } }
  }

  func exchange(_ request: ExchangeRequest) async throws(FetchFailure) -> Exchange {
    let response = state.withLock { state in
      state.asked.append(request)
      let headers = HeaderFields(state.headers)
      let isKnown =
        request.headers["If-None-Match"].map { $0 == headers["ETag"] }
        ?? request.headers["If-Modified-Since"].map { $0 == headers["Last-Modified"] } ?? false
      return HTTPResponseMessage(status: isKnown ? 304 : 200, headers: headers, body: isKnown ? [] : state.body)
    }
    return Exchange(date: Timestamp(7), response: response)
  }
}

@Suite struct ConditionalRequests {
  private let server = OneDocument()

  private func ask(_ transport: RevalidatingTransport, _ url: String = "https://api.example.org/list") async throws
    -> String
  {
    let request = ExchangeRequest(
      url: try #require(WebURL(url)), headers: HeaderFields([]), bodyLimit: 1000, time: .seconds(1))
    return String(decoding: try await transport.exchange(request).response.body, as: UTF8.self)
  }

  @Test(
    "What has a version is asked for by it, and a 304 gives what was kept",
    arguments: [
      HeaderFields.Field("ETag", "\"v1\""), HeaderFields.Field("ETag", "W/\"v1\""),
      HeaderFields.Field("Last-Modified", "Fri, 31 Dec 1999 23:59:59 GMT"),
    ])
  func unchanged(version: HeaderFields.Field) async throws {
    let transport = RevalidatingTransport(server, cache: AnswerCache { Timestamp(0) })
    server.serve("one", [version])
    #expect(try await ask(transport) == "one")
    #expect(try await ask(transport) == "one")
    #expect(server.conditions == [nil, version.value])
  }

  @Test("What changed comes whole, and is asked for by its new version")
  func changed() async throws {
    let transport = RevalidatingTransport(server, cache: AnswerCache { Timestamp(0) })
    server.serve("one", [.init("ETag", "\"v1\"")])
    #expect(try await ask(transport) == "one")
    server.serve("two", [.init("ETag", "\"v2\"")])
    #expect(try await ask(transport) == "two")
    #expect(try await ask(transport) == "two")
    #expect(server.conditions == [nil, "\"v1\"", "\"v2\""])
  }

  @Test("Without a version, with an invalid one, or where nothing may be kept, everything is asked for whole")
  func nothingToKeep() async throws {
    for headers: [HeaderFields.Field] in [
      [], [.init("ETag", "v1")], [.init("ETag", "\"" + String(repeating: "x", count: 300) + "\"")],
      [.init("ETag", "\"v1\""), .init("Cache-Control", "private, no-store")],
    ] {
      let server = OneDocument()
      let transport = RevalidatingTransport(server, cache: AnswerCache { Timestamp(0) })
      server.serve("one", headers)
      for _ in 0..<2 { _ = try await ask(transport) }
      #expect(server.conditions == [nil, nil])
    }
  }

  @Test("After a day it is fetched whole again, since some servers never change a tag")
  func aged() async throws {
    let clock = Mutex(Timestamp(0))
    let transport = RevalidatingTransport(server, cache: AnswerCache { clock.withLock { $0 } })
    server.serve("one", [.init("ETag", "\"v1\"")])
    _ = try await ask(transport)
    clock.withLock { $0 = Timestamp(86_400) }
    _ = try await ask(transport)
    #expect(server.conditions == [nil, nil])
  }

  @Test("What was used longest ago goes first where the memory is full, and large bodies are not kept at all")
  func bounded() async throws {
    var limits = AnswerCache.Limits()
    (limits.bodyBytes, limits.totalBytes) = (4, 6)
    let transport = RevalidatingTransport(server, cache: AnswerCache(limits: limits) { Timestamp(0) })
    server.serve("one", [.init("ETag", "\"v1\"")])
    for path in ["a", "b", "c", "c", "a"] { _ = try await ask(transport, "https://api.example.org/\(path)") }
    server.serve("larger", [.init("ETag", "\"v1\"")])
    for path in ["d", "d"] { _ = try await ask(transport, "https://api.example.org/\(path)") }
    #expect(server.conditions == [nil, nil, nil, "\"v1\"", nil, nil, nil])
  }
}
