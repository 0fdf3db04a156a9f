import Foundation
import JSONFormat
import SharedData
import Testing

@Suite("Strict JSON") struct StrictJSONTests {
  private static let values: [(String, JSON)] = [
    (" {\"b\" : 1, \"a\":[true,false,null]}\n", ["b": 1, "a": [true, false, nil]]),
    (#""\u00e9\ud83c\udf5e\"\\\/\b\f\n\r\t""#, .string("é🍞\"\\/\u{8}\u{C}\n\r\t")),
    ("-12", -12), ("-0", 0), ("1.5e3", 1500.0), ("1E-2", 0.01), ("[]", []), ("{}", [:]),
    ("9223372036854775807", .integer(.max)), ("9223372036854775808", .number(9_223_372_036_854_775_808)),
    (#"{"a":1,"a":2}"#, .object([.init(name: "a", value: 1), .init(name: "a", value: 2)])),
  ]

  @Test("Strict reading takes every kind of value, in the order written", arguments: values)
  func reads(_ text: String, _ value: JSON) throws { #expect(try JSON(parsing: Array(text.utf8)) == value) }

  @Test(
    "Strict reading says where the grammar is broken",
    arguments: [
      ("", 0), ("[1,]", 3), ("{\"a\" 1}", 5), ("01", 1), ("+1", 0), ("1.", 2), (".5", 0), ("[\"a\u{1}\"]", 3),
      (#"["\x"]"#, 2), (#"["\ud800"]"#, 2), (#"["\udc00"]"#, 2), ("\"open", 0), ("truE", 0), ("1 2", 2), ("NaN", 0),
      ("1e999", 0), ("\u{FEFF}{}", 0),
    ])
  func refuses(_ text: String, _ place: Int) {
    #expect(throws: JSONError.invalid(at: place)) { try JSON(parsing: Array(text.utf8)) }
  }

  @Test("Strict reading refuses invalid UTF-8") func invalidUTF8() {
    #expect(throws: JSONError.invalid(at: 0)) { try JSON(parsing: [0x22, 0xC3, 0x28, 0x22]) }
    #expect(throws: JSONError.invalid(at: 0)) { try JSON(parsing: [0x22, 0x5C, 0x6E, 0xFF, 0x22]) }
  }

  @Test("Strict reading refuses input beyond its budget") func budget() throws {
    #expect(throws: JSONError.tooLong) { try JSON(parsing: Array("[1]".utf8), within: JSON.Budget(bytes: 2)) }
    #expect(throws: JSONError.tooDeep) { try JSON(parsing: Array("[[1]]".utf8), within: JSON.Budget(depth: 1)) }
    #expect(try JSON(parsing: Array("[[1]]".utf8), within: JSON.Budget(depth: 2)) == [[1]])
    #expect(throws: JSONError.tooDeep) { try JSON(parsing: Array(repeating: UInt8(ascii: "["), count: 100_000)) }
  }

  @Test(
    "Strict reading accepts and refuses what the public suite says, and reads its own writing back",
    .enabled(if: Shared.isPresent, "needs ../shared"))
  func suite() throws {
    struct Case: Decodable {
      var id: String
      var expect: String
      var base64: Data
    }
    let cases: [Case] = try Shared.json("suites/json-parsing/cases.json")
    #expect(cases.count > 250)
    for test in cases {
      let value = try? JSON(parsing: Array(test.base64))
      switch test.expect {
      case "accept": #expect(value != nil, "\(test.id)")
      case "reject": #expect(value == nil, "\(test.id)")
      default: break
      }
      if let value { #expect(try JSON(parsing: value.bytes).bytes == value.bytes, "\(test.id)") }
      // Never a crash.
      _ = JSON(lenient: Array(test.base64))
      _ = JSONStrings.members(of: Array(test.base64).span)
      Array(test.base64).withUnsafeBufferPointer { _ = JSONLine($0, decoding: "a") }
    }
  }
}
