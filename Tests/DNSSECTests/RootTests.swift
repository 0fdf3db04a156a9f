import Testing

@testable import DNSSEC

@Suite struct RootsAndAnchors {
  @Test("The built-in roots and anchors are whole")
  func builtIn() {
    #expect(RootServers.internet.servers.count == 6)
    #expect(TrustAnchors.internet.signers.allSatisfy { $0.digest.count == 32 })
  }

  @Test("A key of the root in a file gives the digest that IANA publishes for it")
  func file() throws {
    let text = """
      ; kept up to date by RFC 5011
      .\t86400\tIN\tDNSKEY\t257 3 8 AwEAAaz/tAm8yTn4Mfeh5eyI96WSVexTBAvkMgJzkKTOiW1vkIbzxeF3+/4RgWOq7HrxRixHlFlExOLAJr5emLvN7SWXgnLh4+B5xQlNVz8Og8kvArMtNROxVQuCaSnIDdD5LKyWbRd2n9WGe2R8PzgCmr3EgVLrjyBxWezF0jLHwVN8efS3rCj/EWgvIWgb9tarpVUDK/b58Da+sqqls3eNbuv7pr+eoZG+SrDK6nWeL3c6H5Apxz7LjVc1uTIdsIXxuOLYA4/ilBmSVIzuDWfdRUfhHdY6+cn8HFRm+2hM8AnXGXws9555KrUB5qihylGa8subX2Nn6UwNR1AkUTV74bU= ;;state=2 [  VALID  ]
      .\t86400\tIN\tDNSKEY\t257 3 8 AwEAAa96jeuknZlaeSrvyAJj6ZHv28hhOKkx3rLGXVaC6rXTsDc449/cidltpkyGwCJNnOAlFNKF2jBosZBU5eeHspaQWOmOElZsjICMQMC3aeHbGiShvZsx4wMYSjH8e7Vrhbu6irwCzVBApESjbUdpWWmEnhathWu1jo+siFUiRAAxm9qyJNg/wOZqqzL/dL/q8PkcRU5oUKEpUge71M3ej2/7CPqpdVwuMoTvoB+ZOT4YeGyxMvHmbrxlFzGOHOijtzN+u1TQNatX2XBuzZNQ1K+s2CXkPIZo7s6JgZyvaBevYtxPvYLw4z9mR7K2vaF18UYH9Z9GNUUeayffKC73PYc=
      """
    #expect(TrustAnchors(file: text) == .internet)
  }

  @Test(
    "Files without a root's server or key are refused",
    arguments: ["", "nonsense", "example.org. IN DS 1 8 2 AB", ". IN DS 1 8"])
  func unusable(text: String) {
    #expect(RootServers(hints: text) == nil)
    #expect(TrustAnchors(file: text) == nil)
  }
}
