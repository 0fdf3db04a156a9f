import Testing
import WebAddress

@testable import Programs
@testable import Server

@Suite("Who asks") struct ClientAddressTests {
  let trusted: TrustedProxies

  init() throws { trusted = try TrustedProxies("loopback, 10.0.0.0/8 fd00::/8") }

  private func client(_ peer: String, _ forwarded: [String] = []) -> String? {
    ClientAddress(peer: IPAddress(peer), forwardedFor: forwarded, trusted: trusted).address?.description
  }

  @Test("A peer that isn't a trusted proxy counts by its own address, whatever it writes")
  func strangers() {
    #expect(client("198.51.100.9", ["203.0.113.7"]) == "198.51.100.9")
    #expect(client("::ffff:198.51.100.9", ["203.0.113.7"]) == "198.51.100.9")
  }

  @Test("A trusted proxy names the client: the last address before it that isn't ours")
  func proxies() {
    #expect(client("127.0.0.1", ["203.0.113.7"]) == "203.0.113.7")
    #expect(client("::1", ["203.0.113.7, 10.1.2.3"]) == "203.0.113.7")
    #expect(client("::ffff:127.0.0.1", ["203.0.113.7"]) == "203.0.113.7")
    #expect(
      client("fd12::1", ["1.1.1.1", "203.0.113.7"]) == "203.0.113.7", "the client itself may have written the first")
  }

  @Test("A chain of our own proxies begins at the first of them")
  func insiders() { #expect(client("127.0.0.1", ["10.0.0.1, 10.0.0.2"]) == "10.0.0.1") }

  @Test("Anything that isn't an address ends the chain at the proxy that passed it on")
  func nonsense() {
    #expect(client("127.0.0.1", ["203.0.113.7, unknown, 10.0.0.2"]) == "10.0.0.2")
    #expect(client("127.0.0.1", ["", ",,"]) == "127.0.0.1")
  }

  @Test("Ports that load balancers add are ignored")
  func ports() {
    #expect(client("127.0.0.1", ["203.0.113.7:4711"]) == "203.0.113.7")
    #expect(client("127.0.0.1", ["[2001:db8::7]:4711"]) == "2001:db8::7")
  }

  @Test("A reader's connection is secure only if a trusted proxy says so")
  func scheme() {
    func isSecure(_ peer: String, _ proto: String?) -> Bool {
      ClientAddress(peer: IPAddress(peer), forwardedProto: proto, trusted: trusted).isSecure
    }
    #expect(isSecure("127.0.0.1", "https"))
    #expect(isSecure("127.0.0.1", "HTTPS, http"))
    #expect(!isSecure("127.0.0.1", nil))
    #expect(!isSecure("198.51.100.9", "https"))
  }

  @Test(
    "Entries that are neither addresses nor networks are refused by name",
    arguments: ["localhost", "10.0.0.0/33", "10.0.0.0/", "::1/129", "10.0.0.0/8/8", "/8"])
  func malformed(entry: String) {
    #expect(throws: TrustedProxies.Malformed(entry: entry)) { try TrustedProxies("127.0.0.1, \(entry)") }
  }

  @Test("A network contains its own addresses to the bit")
  func networks() throws {
    let networks = try TrustedProxies("192.168.4.0/22, 2001:db8:0:8000::/49, 2001:db8::1:0/112, 0.0.0.0/0")
    #expect(networks.contains(.v4(0xC0A8_07FF)))
    let strict = try TrustedProxies("192.168.4.0/22, 2001:db8:0:8000::/49, 2001:db8::1:0/112")
    #expect(!strict.contains(.v4(0xC0A8_0800)))
    for (text, isIn) in [
      ("2001:db8:0:ffff::1", true), ("2001:db8:0:7fff::1", false), ("2001:db8::1:ffff", true), ("2001:db8::2:0", false),
    ] {
      #expect(strict.contains(try #require(IPAddress(text))) == isIn, "\(text)")
    }
  }
}
