import FoundationEssentials
import Robots
import TestSupport
import Testing

/// The expectations of the reference parser's own tests.
@Suite struct RobotsSuiteTests {
  struct Case: Decodable {
    var id: String
    var robots: String
    var agent: String
    var url: String
    var allowed: Bool
    var isGoogleSpecific: Bool

    enum CodingKeys: String, CodingKey {
      case id, agent, url, allowed
      case robots = "robots_base64"
      case isGoogleSpecific = "google_specific"
    }
  }

  private func isRight(_ test: Case) -> Bool {
    let bytes = Array(Data(base64Encoded: test.robots) ?? Data())
    return RobotsRules(bytes, token: test.agent).allows(urlTarget(of: test.url)) == test.allowed
  }

  @Test(
    "Every case of the standard is right", .enabled(if: Shared.isPresent, "needs ../shared"))
  func everyCase() throws {
    let cases = try JSONDecoder().decode([Case].self, from: Data(Shared.bytes("suites/robots-txt/cases.json")))
    let demanded = cases.filter { !$0.isGoogleSpecific }
    #expect(demanded.count > 40)
    #expect(demanded.filter { !isRight($0) }.map(\.id) == [])
    let wrong = cases.filter { $0.isGoogleSpecific && !isRight($0) }.map(\.id)
    // Google drops what lies beyond 2,083 bytes of a line and takes `/index.html` for its folder; the standard does neither.
    #expect(
      Set(wrong).isSubset(of: ["GoogleOnly_LineTooLong:83", "GoogleOnly_LineTooLong:86", "GoogleOnly_LineTooLong:85"]))
  }
}

@Suite struct RobotsRulesTests {
  private func rules(_ text: String) -> RobotsRules { RobotsRules(Array(text.utf8), token: "tenhn") }

  @Test("Own group replaces the general one even when empty")
  func ownGroupReplaces() {
    #expect(rules("User-agent: *\nDisallow: /\n\nUser-agent: tenhn\nDisallow:\n").allows("/a"))
    #expect(!rules("User-agent: *\nDisallow: /\n\nUser-agent: other\nDisallow:\n").allows("/a"))
    #expect(!rules("User-agent: other\nUser-agent: TENHN/1.0\nDisallow: /a\n").allows("/a"))
  }

  @Test("The file itself may always be read")
  func fileItself() {
    #expect(rules("User-agent: *\nDisallow: /\n").allows("/robots.txt"))
  }

  @Test("Many stars don't take forever")
  func manyStarsDo() {
    let pattern = String(repeating: "*a", count: 200) + "b$"
    #expect(rules("User-agent: *\nDisallow: /\(pattern)\n").allows("/" + String(repeating: "a", count: 2000)))
  }

  @Test("Arbitrary bytes never crash")
  func arbitraryBytesNever() {
    var generator = SeededGenerator(9)
    let pieces = [
      "user-agent:", "*", "tenhn", "\n", "\r", "disallow", ":", "/", "%", "a", "$", "#", " ", "\u{FEFF}", "é",
    ]
    for _ in 0..<500 {
      let text = (0..<40).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      _ = rules(text).allows("/a%é*$")
      _ = RobotsRules(generator.bytes(50), token: "tenhn").allows("")
    }
  }
}

@Suite struct RobotsTagTests {
  @Test("Directives for everyone and for this program count")
  func directives() {
    let tag = RobotsTag(["noarchive, max-snippet:200", "otherbot: noindex, nosnippet", "tenhn: noai"])
    #expect(tag.noArchive)
    #expect(tag.maxSnippet == 200)
    #expect(tag.noAI)
    #expect(!tag.noIndex)
    #expect(!tag.noSnippet)
  }

  @Test("The smallest limit counts and minus one means no limit")
  func smallestLimitCounts() {
    #expect(RobotsTag(["max-snippet:-1"]).maxSnippet == nil)
    #expect(RobotsTag(["max-snippet:300", "max-snippet: 20"]).maxSnippet == 20)
  }

  @Test("Dates keep their commas")
  func datesKeepTheir() {
    let tag = RobotsTag(["nosnippet, unavailable_after: Wed, 03 Dec 2025 13:09:53 GMT"])
    #expect(tag.unavailableAfter == "Wed, 03 Dec 2025 13:09:53 GMT")
    #expect(tag.noSnippet)
  }

  @Test(
    "Odd values are taken", arguments: ["", ",", ":", "::,:", "max-snippet:99999999999999999999", "a:b:c:noarchive"])
  func oddValues(value: String) {
    #expect(RobotsTag([value]).maxSnippet == nil)
  }
}
