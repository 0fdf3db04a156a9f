import Foundation
import SharedData
import Testing

@testable import HTML

/// `suites/html5lib/tokenizer`: every case in every initial state it names.
@Suite(.enabled(if: Shared.isPresent, "needs ../shared"))
struct TokenizerTests {
  struct Case {
    let name: String
    let input: String
    let expected: [String]
    let states: [String]
    let lastStartTag: String?
  }

  /// Cases left out, by name.
  struct Exclusions {
    /// `xmlViolation.test.json` is for trees coerced to XML, which this parser does not make.
    static let xmlViolation = [
      "Non-XML character", "Non-XML space", "Double hyphen in comment", "FF between attributes",
    ]
    /// Their input holds a lone surrogate, which neither UTF-8 nor a Swift string can carry.
    static let loneSurrogates = [
      "Invalid Unicode character U+DFFF", "Invalid Unicode character U+D800",
      "Invalid Unicode character U+DFFF with valid preceding character",
      "Invalid Unicode character U+D800 with valid following character",
    ]
  }

  @Test("Every case gives the expected tokens")
  func everyCase() throws {
    var passed = 0
    var unrepresentable: [String] = []
    var violations: [String] = []
    for file in try Shared.files(in: "suites/html5lib/tokenizer", suffix: ".json") {
      let object = try JSONSerialization.jsonObject(with: Shared.data("suites/html5lib/tokenizer/" + file))
      let root = try #require(object as? [String: Any])
      for test in root["xmlViolationTests"] as? [[String: Any]] ?? [] {
        violations.append(test["description"] as? String ?? "")
      }
      for test in root["tests"] as? [[String: Any]] ?? [] {
        let description = test["description"] as? String ?? ""
        guard let decoded = Self.decode(test, name: "\(file): \(description)") else {
          unrepresentable.append(description)
          continue
        }
        if check(decoded) { passed += 1 }
      }
    }
    print("tokenizer: \(passed) passed; \(violations.count) + \(unrepresentable.count) left out by name")
    print(violations, unrepresentable)
    #expect(violations == Exclusions.xmlViolation)
    #expect(Set(unrepresentable) == Set(Exclusions.loneSurrogates))
    #expect(passed >= 6674)
  }

  private func check(_ test: Case) -> Bool {
    var isRight = true
    for state in test.states {
      let tokens = Self.tokens(of: test, in: state)
      if tokens != test.expected {
        isRight = false
        Issue.record(
          "\(test.name) in \(state)\n\(test.input.debugDescription)\nexpected \(test.expected)\ngot \(tokens)")
      }
    }
    return isRight
  }

  /// Nil if the case needs a character that does not exist in UTF-8.
  static func decode(_ test: [String: Any], name: String) -> Case? {
    let isEscaped = test["doubleEscaped"] as? Bool ?? false
    guard let input = unescape(test["input"] as? String ?? "", if: isEscaped) else { return nil }
    var expected: [String] = []
    for token in test["output"] as? [[Any]] ?? [] {
      let strings = token.map { unescape($0 as? String ?? "", if: isEscaped) }
      if strings.contains(nil) { return nil }
      expected.append(describe(token, strings: strings.compactMap { $0 }, isEscaped: isEscaped))
    }
    return Case(
      name: name, input: input, expected: expected, states: test["initialStates"] as? [String] ?? ["Data state"],
      lastStartTag: test["lastStartTag"] as? String)
  }

  private static func describe(_ token: [Any], strings: [String], isEscaped: Bool) -> String {
    switch strings[0] {
    case "DOCTYPE":
      let isNull = token.map { $0 is NSNull }
      return doctype(
        name: isNull[1] ? nil : strings[1], publicID: isNull[2] ? nil : strings[2],
        systemID: isNull[3] ? nil : strings[3],
        forcesQuirks: !(token[4] as? Bool ?? true))
    case "StartTag":
      let attributes = (token[2] as? [String: String] ?? [:]).map {
        (unescape($0.key, if: isEscaped) ?? "", unescape($0.value, if: isEscaped) ?? "")
      }
      return startTag(strings[1], attributes, isSelfClosing: token.count > 3)
    default:
      return "\(strings[0]) \(strings[1].debugDescription)"
    }
  }

  private static func unescape(_ text: String, if isEscaped: Bool) -> String? {
    guard isEscaped else { return text }
    var units: [UInt16] = []
    let source = Array(text.utf16)
    var i = 0
    while i < source.count {
      if source[i] == 0x5C, i + 5 < source.count, source[i + 1] == 0x75,
        let unit = UInt16(String(decoding: source[(i + 2)..<(i + 6)], as: UTF16.self), radix: 16)
      {
        units.append(unit)
        i += 6
      } else {
        units.append(source[i])
        i += 1
      }
    }
    return String(validating: units, as: UTF16.self)
  }

  static func doctype(name: String?, publicID: String?, systemID: String?, forcesQuirks: Bool) -> String {
    "DOCTYPE \(name ?? "null") \(publicID.debugDescription) \(systemID.debugDescription) \(forcesQuirks)"
  }

  static func startTag(_ name: String, _ attributes: [(String, String)], isSelfClosing: Bool) -> String {
    let sorted = attributes.sorted { $0.0 < $1.0 }.map { "\($0.0.debugDescription)=\($0.1.debugDescription)" }
    return "StartTag \(name.debugDescription) \(sorted) \(isSelfClosing)"
  }
}
