import Archive
import EditionModel
import TestSupport
import Testing
import WebAddress

@testable import Fetching

/// Answers whose end or whose bytes are uncertain, over a connection as it is.
@Suite("An answer that isn't sound HTTP") struct FramingTests {
  private func outcome(_ answer: String) async throws -> Result<Exchange, FetchFailure> {
    let server = try ScriptedServer(answer, then: .close)
    defer { server.stop() }
    var policy = FetchPolicy(userAgent: "test")
    policy.allowed = [HostPort(host: "127.0.0.1", port: server.port)]
    let transport = LiveTransport(policy: policy) { Timestamp(0) }
    let url = try #require(WebURL("http://127.0.0.1:\(server.port)/"))
    do throws(FetchFailure) {
      let request = ExchangeRequest(url: url, headers: HeaderFields(), bodyLimit: 1_000, time: .seconds(20))
      return .success(try await transport.exchange(request))
    } catch { return .failure(error) }
  }

  @Test(
    "An answer of no version of HTTP that there is fails as such, and its address isn't blamed",
    arguments: [
      "<p>hello</p>", "HTTP/3.9 200 OK\r\n\r\nhello", "ICY 200 OK\r\n\r\nhello", "HTTP/1.1 000 X\r\n\r\nhello",
      "HTTP/1.1 2000 X\r\n\r\nhello",
    ])
  func version(answer: String) async throws {
    let outcome = try await outcome(answer)
    let failure = #expect(throws: FetchFailure.self) { try outcome.get() }
    #expect(failure?.code == .badResponse, "\(String(describing: failure))")
  }

  @Test(
    "An answer whose length is no number, or whose bytes have a coding that nobody asked for, is no page",
    arguments: [
      "Content-Length: 0x5", "Content-Length: 5, 6", "Content-Length: 5\r\nContent-Length: 6", "Content-Length: five",
      "Content-Length: ", "Transfer-Encoding: xchunked", "Transfer-Encoding: gzip, chunked", "Transfer-Encoding: gzip",
    ])
  func framing(field: String) async throws {
    let outcome = try await outcome("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\(field)\r\n\r\nhello")
    let failure = #expect(throws: FetchFailure.self) { try outcome.get() }
    #expect(failure?.code == .badResponse, "\(String(describing: failure))")
  }

  @Test(
    "Lengths that agree, and chunks, are sound",
    arguments: ["Content-Length: 5", "Content-Length: 5, 5", "Transfer-Encoding: identity", "Connection: close"])
  func sound(field: String) async throws {
    let exchange = try await outcome("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\(field)\r\n\r\nhello").get()
    #expect(exchange.response.body == Array("hello".utf8))
  }
}
