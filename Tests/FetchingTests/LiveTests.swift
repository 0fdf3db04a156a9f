import Archive
import EditionModel
import TestSupport
import Testing
import WebAddress

@testable import Fetching

@Suite struct DNSMessageTests {
  private let query = DNSMessage.query(id: 0x1234, name: "a.example", kind: .a) ?? []

  /// An answer whose names point back at the question.
  private func answer(_ records: [[UInt8]], kind: UInt16 = 1, flags: [UInt8] = [0x81, 0x80]) -> [UInt8] {
    var message = Array(query[..<2]) + flags + [0, 1, 0, UInt8(records.count), 0, 0, 0, 0] + query[12...]
    for record in records {
      message += [0xC0, 0x0C, UInt8(kind >> 8), UInt8(kind & 255), 0, 1, 0, 0, 0, 60, 0, UInt8(record.count)] + record
    }
    return message
  }

  @Test("Addresses of the asked kind are read")
  func addressesOfTheAsked() {
    let reply = DNSMessage.answer(answer([[93, 184, 216, 34], [10, 0, 0, 5]]), to: query, kind: .a)
    #expect(reply?.addresses.map(\.description) == ["93.184.216.34", "10.0.0.5"])
    #expect(DNSMessage.answer(answer([[1, 2, 3]]), to: query, kind: .a)?.addresses == [])
  }

  @Test("Answers to other questions aren't taken")
  func answers() {
    var other = answer([[93, 184, 216, 34]])
    other[0] ^= 1
    #expect(DNSMessage.answer(other, to: query, kind: .a) == nil)
    var name = answer([[93, 184, 216, 34]])
    name[13] = UInt8(ascii: "b")
    #expect(DNSMessage.answer(name, to: query, kind: .a) == nil)
    #expect(DNSMessage.answer(query, to: query, kind: .a) == nil)
  }

  @Test("Truncation and errors are seen")
  func truncation() {
    #expect(DNSMessage.answer(answer([], flags: [0x83, 0x80]), to: query, kind: .a)?.isTruncated == true)
    #expect(DNSMessage.answer(answer([], flags: [0x81, 0x83]), to: query, kind: .a)?.code == 3)
  }

  @Test("Names that don't fit are not asked")
  func namesThatDo() {
    #expect(DNSMessage.query(id: 1, name: String(repeating: "a", count: 64) + ".example", kind: .a) == nil)
    #expect(DNSMessage.query(id: 1, name: "a..example", kind: .a) == nil)
    #expect(DNSMessage.query(id: 1, name: "", kind: .a) == nil)
  }

  @Test("Arbitrary answers never crash")
  func arbitraryAnswersNever() {
    var generator = SeededGenerator(11)
    let seed = answer([[93, 184, 216, 34], [10, 0, 0, 5]])
    for _ in 0..<2000 {
      var message = seed
      for _ in 0..<Int.random(in: 1...5, using: &generator) {
        message[Int.random(in: 2..<message.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
      }
      _ = DNSMessage.answer(
        Array(message.prefix(Int.random(in: 0...message.count, using: &generator))), to: query, kind: .a)
    }
  }
}

@Suite struct VettingTests {
  private func addresses(_ texts: [String]) -> [IPAddress] { texts.compactMap { IPAddress($0) } }

  @Test("One address that is not public spoils the name")
  func oneAddress() {
    for texts in [
      ["127.0.0.1"], ["93.184.216.34", "10.0.0.5"], ["93.184.216.34", "::1"], ["::ffff:10.0.0.1"], ["0.0.0.0"],
    ] {
      #expect(throws: FetchFailure.self) { try addresses(texts).vetted(name: "x", isAllowed: false) }
    }
    #expect(throws: FetchFailure.self) { try [].vetted(name: "x", isAllowed: false) }
  }

  @Test("Public addresses are tried IPv4 first")
  func publicAddresses() throws {
    let vetted = try addresses(["2606:4700::1111", "93.184.216.34", "93.184.216.35"]).vetted(
      name: "x", isAllowed: false)
    #expect(vetted.map(\.description) == ["93.184.216.34", "2606:4700::1111"])
  }
}

@Suite struct RetryTests {
  private func attempt(_ status: Int, retryAfter: String? = nil) -> Attempt {
    let headers = HeaderFields(retryAfter.map { [.init("Retry-After", $0)] } ?? [])
    let response = HTTPResponseMessage(status: status, headers: headers)
    return Attempt(result: .success(Exchange(date: Timestamp(0), response: response)), isRepeatable: false)
  }

  @Test("Busy servers are asked again within seconds only")
  func busyServers() {
    let longest = Duration.seconds(3)
    #expect(attempt(200).wait(attempt: 1, longest: longest) == nil)
    #expect(attempt(429).wait(attempt: 1, longest: longest) == nil)
    #expect(attempt(429, retryAfter: "31536000").wait(attempt: 1, longest: longest) == nil)
    #expect(attempt(503, retryAfter: "Fri, 31 Dec 1999 23:59:59 GMT").wait(attempt: 1, longest: longest) == nil)
    #expect(attempt(503, retryAfter: "-1").wait(attempt: 1, longest: longest) == nil)
    #expect(attempt(503, retryAfter: "99999999999999999999").wait(attempt: 1, longest: longest) == nil)
    #expect((attempt(503, retryAfter: "2").wait(attempt: 1, longest: longest) ?? .zero) >= .seconds(2))
    #expect((attempt(503).wait(attempt: 1, longest: longest) ?? .zero) >= .milliseconds(500))
  }

  @Test("Waits grow from attempt to attempt, and no two callers come back at the same moment")
  func backOffAndJitter() {
    for (number, base) in [(1, 500), (2, 1000), (3, 2000), (9, 8000)] {
      let waits = (0..<50).compactMap { _ in attempt(503).wait(attempt: number, longest: .seconds(3)) }
      #expect(waits.allSatisfy { (.milliseconds(base)...(.milliseconds(base + 500))).contains($0) })
      #expect(Set(waits).count > 10)
    }
  }

  @Test("Broken connections are tried again and refused ones not")
  func brokenConnections() {
    let failure = FetchFailure(.badResponse, "broke off")
    #expect(Attempt(result: .failure(failure), isRepeatable: true).wait(attempt: 1, longest: .seconds(3)) != nil)
    #expect(Attempt(result: .failure(failure), isRepeatable: false).wait(attempt: 1, longest: .seconds(3)) == nil)
  }
}

@Suite struct WireFormTests {
  @Test(
    "What the URL standard leaves is encoded",
    arguments: [
      ("http://a.test/x|y?[z]={^}", "http://a.test/x%7Cy?%5Bz%5D=%7B%5E%7D"),
      ("http://a.test/100%", "http://a.test/100%25"),
      ("http://a.test/%e3%83%84#part", "http://a.test/%e3%83%84"), ("https://a.test:8443", "https://a.test:8443/"),
      ("http://a.test/ok%0d%0aX:%201", "http://a.test/ok%0d%0aX:%201"),
    ])
  func whatTheURL(url: String, wire: String) throws {
    #expect(try #require(WebURL(url)).wireForm == wire)
  }

  @Test("Hosts and ports are read as written")
  func hosts() {
    #expect(HostPort("127.0.0.1:8099") == HostPort(host: "127.0.0.1", port: 8099))
    #expect(HostPort("[::1]:80")?.host == "[::1]")
    #expect(HostPort("::1") == nil)
    #expect(HostPort("a:") == nil)
    #expect(HostPort(":80") == nil)
    #expect(HostPort("a:70000") == nil)
  }
}
