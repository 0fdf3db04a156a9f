import Foundation
import SharedData
import Testing

@testable import WebAddress

/// The web-platform-tests for international domain names, run whole.
@Suite(.enabled(if: Shared.isPresent, "needs ../shared")) struct IDNASuiteTests {
  struct Case: Decodable {
    let id, input: String
    let output: String?
  }

  @Test(
    "Every domain becomes ASCII as in a browser", arguments: [("toascii", 70), ("IdnaTestV2", 2126)])
  func everyDomainBecomes(suite: String, count: Int) throws {
    let cases = try Shared.json("suites/whatwg-url/\(suite).json", as: [Case].self)
    #expect(cases.count == count)
    for item in cases {
      if item.input.isEmpty {
        // A URL cannot have an empty host; the step before it can.
        #expect(DomainToASCII.convert([]) == [] && item.output == "", "\(item.id)")
        continue
      }
      // As a host, with every byte escaped, so that nothing in it ends the host.
      let escaped = item.input.utf8.map { "%" + String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
      let host = WebURL("https://\(escaped)/x")?.host
      #expect(host == item.output, "\(item.id) \(item.input.debugDescription)")
    }
  }

  struct QueryCase: Decodable {
    let input: String
    let output: [String: String]
  }

  /// Only the outputs for UTF-8: queries are never sent in a page's legacy encoding. Browsers still do that for links in
  /// such pages; nine outputs (for big5, euc-kr, gb18030, iso-2022-jp, iso-8859-2, shift_jis, windows-1252) ask for it.
  @Test("Queries and fragments are percent-encoded as UTF-8")
  func queriesAndFragments() throws {
    let cases = try Shared.json("suites/whatwg-url/percent-encoding.json", as: [QueryCase].self)
    #expect(cases.count == 7)
    #expect(cases.flatMap(\.output.keys).filter { $0 != "utf-8" }.count == 9)
    for item in cases {
      let url = try #require(WebURL("https://doesnotmatter.invalid/?\(item.input)#\(item.input)"))
      #expect(url.query == item.output["utf-8"])
      #expect(url.fragment == item.output["utf-8"])
    }
  }

  struct PunycodeCase: Decodable {
    let description: String?
    let decoded, encoded: String
  }

  @Test("Punycode goes both ways")
  func punycodeGoesBoth() throws {
    let cases = try Shared.json("suites/whatwg-url/punycode.json", as: [PunycodeCase].self)
    #expect(cases.count == 25)
    for item in cases {
      let points = item.decoded.unicodeScalars.map(\.value)
      #expect(Punycode.decode(item.encoded.unicodeScalars.map(\.value)[...]) == points, "\(item.encoded)")
      #expect(
        Punycode.encode(points[...]).map { String(decoding: $0, as: UTF8.self) } == item.encoded, "\(item.decoded)")
    }
  }
}
