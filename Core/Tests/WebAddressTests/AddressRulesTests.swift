import SharedData
import Testing
import WebAddress

@Suite struct AddressRulesTests {
  struct AddressCase: Decodable {
    let id, address, why: String
    let allow: Bool
  }

  struct URLCase: Decodable {
    let id, url, why: String
    let allow: Bool
  }

  @Test(
    "Only public addresses are reachable", .enabled(if: Shared.isPresent, "needs ../shared"))
  func onlyPublicAddresses()
    throws
  {
    let cases = try Shared.json("suites/ssrf/addresses.json", as: [AddressCase].self)
    #expect(cases.count == 123)
    for item in cases {
      let address = try #require(IPAddress(item.address), "\(item.address)")
      #expect(address.isGloballyReachable == item.allow, "\(item.address): \(item.why)")
    }
  }

  @Test(
    "Only URLs of the public web are fetchable", .enabled(if: Shared.isPresent, "needs ../shared"))
  func onlyURLs()
    throws
  {
    let cases = try Shared.json("suites/ssrf/urls.json", as: [URLCase].self)
    #expect(cases.count == 126)
    for item in cases {
      let fetchable = try? FetchableURL(item.url)
      #expect((fetchable != nil) == item.allow, "\(item.url): \(item.why)")
    }
  }

  @Test("A refusal says why")
  func refusal() {
    #expect(throws: FetchableURL.Refusal.address) { try FetchableURL("http://0x7f.1/") }
    #expect(throws: FetchableURL.Refusal.address) { try FetchableURL("http://[::ffff:10.0.0.1]/") }
    #expect(throws: FetchableURL.Refusal.hostName) { try FetchableURL("http://printer.local/") }
    #expect(throws: FetchableURL.Refusal.port) { try FetchableURL("https://example.com:25/") }
    #expect(throws: FetchableURL.Refusal.credentials) { try FetchableURL("https://a@example.com/") }
    #expect(throws: FetchableURL.Refusal.scheme) { try FetchableURL("ftp://example.com/") }
    #expect(throws: FetchableURL.Refusal.malformed) { try FetchableURL("https://exa mple.com/") }
  }

  @Test("An allowed host and port is let through alone")
  func allowedHost() throws {
    let allowed: Set = ["127.0.0.1:8081"]
    let fetchable = try FetchableURL("http://127.0.0.1:8081/x#y", allowed: allowed)
    #expect(fetchable.host == .address(.v4(0x7F00_0001)))
    #expect(fetchable.url.href == "http://127.0.0.1:8081/x")
    #expect(throws: FetchableURL.Refusal.address) { try FetchableURL("http://127.0.0.1:8082/", allowed: allowed) }
    #expect(throws: FetchableURL.Refusal.hostName) { try FetchableURL("http://localhost:8081/", allowed: allowed) }
  }

  @Test("Redirects are judged against their base")
  func redirectsAreJudged() throws {
    let base = try #require(WebURL("https://example.com/a/b"))
    #expect(try FetchableURL("../c", base: base).url.href == "https://example.com/c")
    #expect(throws: FetchableURL.Refusal.address) { try FetchableURL("//169.254.169.254/", base: base) }
  }

  @Test(
    "Addresses are read and printed",
    arguments: [
      ("::", "::"), ("::1", "::1"), ("2001:DB8:0:0:1:0:0:1", "2001:db8::1:0:0:1"), ("1:0:0:2:0:0:0:3", "1:0:0:2::3"),
      ("::ffff:1.2.3.4", "::ffff:102:304"), ("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"), ("8.8.8.8", "8.8.8.8"),
    ])
  func addressesRead(text: String, printed: String) throws {
    #expect(try #require(IPAddress(text)).description == printed)
  }

  @Test(
    "A text that isn't an address gives none",
    arguments: [
      "", ":", ":::", "1::2::3", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8:", "12345::", "::1.2.3",
      "::1.2.3.256",
      "::01.2.3.4", "1.2.3", "01.2.3.4", "1.2.3.4.", "1.2.3.4.5", "fe80::1%eth0", "[::1]", "1:2:3:4:5:6:7::8", "g::",
    ])
  func whatIsNoAddress(text: String) {
    #expect(IPAddress(text) == nil)
  }
}
