import Foundation
import HTML
import SharedData
import Testing

/// `suites/html5lib/serializer/core.test.json`. Its expected markup leaves out quotes and end tags where it may; what counts
/// is that it means the same as ours, so both are compared as trees.
@Suite(.enabled(if: Shared.isPresent, "needs ../shared"))
struct SerializerTests {
  @Test("Every core case means the same when parsed again")
  func everyCoreCase() throws {
    let object = try JSONSerialization.jsonObject(with: Shared.data("suites/html5lib/serializer/core.test.json"))
    let tests = try #require((object as? [String: Any])?["tests"] as? [[String: Any]])
    for test in tests {
      let description = test["description"] as? String ?? ""
      let expected = try #require(test["expected"] as? [String])
      let tokens = test["input"] as? [[Any]] ?? []
      let isScript = (tokens.first?.dropFirst(2).first as? String) == "script"
      let markup = tokens.map { Self.markup($0, isScript: isScript) }.joined()
      let ours = Self.serializedAndParsed(HTMLDocument.parse(markup))
      let accepted = expected.map { HTMLDocument.parse($0).dump() }
      #expect(accepted.contains(ours), "\(description): \(expected)")
      #expect(ours == HTMLDocument.parse(markup).dump(), "\(description): a second round changes nothing")
    }
    print("serializer: \(tests.count) core cases")
    #expect(tests.count >= 21)
  }

  private static func serializedAndParsed(_ document: HTMLDocument) -> String {
    let again = HTMLDocument.parse(document.serialize())
    return again.dump()
  }

  /// The markup of one token, written as carefully as can be.
  private static func markup(_ token: [Any], isScript: Bool) -> String {
    let strings = token.map { $0 as? String ?? "" }
    switch strings[0] {
    case "StartTag", "EmptyTag":
      let isStart = strings[0] == "StartTag"
      return "<\(strings[isStart ? 2 : 1])\(attributes(token[isStart ? 3 : 2]))>"
    case "EndTag": return "</\(strings[2])>"
    case "Characters": return isScript ? strings[1] : escape(strings[1])
    case "Comment": return "<!--\(strings[1])-->"
    case "Doctype":
      let identifiers = strings.dropFirst(2).filter { !$0.isEmpty }
      guard !identifiers.isEmpty else { return "<!DOCTYPE \(strings[1])>" }
      let keyword = strings[2].isEmpty ? "SYSTEM" : "PUBLIC"
      return "<!DOCTYPE \(strings[1]) \(keyword) \(identifiers.map { "\"\($0)\"" }.joined(separator: " "))>"
    default: return ""
    }
  }

  private static func attributes(_ value: Any) -> String {
    let pairs =
      (value as? [[String: Any]])?.map { ($0["name"] as? String ?? "", $0["value"] as? String ?? "") }
      ?? (value as? [String: String])?.map { ($0.key, $0.value) } ?? []
    return pairs.map { " \($0.0)=\"\(escape($0.1))\"" }.joined()
  }

  private static func escape(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
  }
}
