import Archive
import TestSupport
import Testing

@Suite struct HTTPResponseMessageTests {
  private func parse(_ text: String) -> HTTPResponseMessage? { HTTPResponseMessage(block: Array(text.utf8)) }

  @Test("Chunks are joined")
  func chunks() throws {
    let message = try #require(
      parse(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\nA\r\n0123456789\r\n0\r\nX-T: 1\r\n\r\n"))
    #expect(String(decoding: message.body, as: UTF8.self) == "abc0123456789")
  }

  @Test("A body that was joined already stays as it is")
  func bodyThatWasJoined() throws {
    let message = try #require(parse("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n<!doctype html>\n<p>"))
    #expect(String(decoding: message.body, as: UTF8.self) == "<!doctype html>\n<p>")
  }

  @Test("Status lines come with and without a reason")
  func statusLinesCome() {
    #expect(parse("HTTP/1.1 404 Not Found\r\n\r\n")?.reason == "Not Found")
    #expect(parse("HTTP/2 200\n\n")?.status == 200)
    #expect(parse("HTTP/1.1 2OO OK\r\n\r\n") == nil)
    #expect(parse("SSH-2.0-OpenSSH\r\n\r\n") == nil)
    #expect(parse("HTTP/1.1 200 OK\r\nno end") == nil)
    #expect(parse("") == nil)
  }

  @Test("Names are compared without case and folds are joined")
  func namesAreCompared() throws {
    let message = try #require(
      parse("HTTP/1.1 200 OK\r\nContent-Type: text/html;\r\n charset=utf-8\r\nX: 1\r\nx: 2\r\n\r\n"))
    #expect(message.headers["content-type"] == "text/html; charset=utf-8")
    #expect(message.headers.joined("X") == "1, 2")
  }

  @Test("Arbitrary bytes never crash")
  func arbitraryBytesNever() {
    var generator = SeededGenerator(4)
    let seed = Array(
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nffffffffffffffff\r\n0\r\n\r\n".utf8)
    for _ in 0..<1000 {
      var bytes = seed
      for _ in 0..<4 {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
      }
      #expect(HTTPResponseMessage(block: bytes)?.body.count ?? 0 <= bytes.count)
    }
  }
}
