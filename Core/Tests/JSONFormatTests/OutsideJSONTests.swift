import Foundation
import JSONFormat
import SharedData
import Testing

@Suite("JSON from outside") struct OutsideJSONTests {
  private func read(_ text: String) -> JSON? { try? JSON(outside: Array(text.utf8)) }

  @Test(
    "An odd number or word costs itself",
    arguments: [
      "1e400", "-1e400", "1E+999999999", String(repeating: "9", count: 400), "NaN", "-Infinity", "Infinity",
      "undefined",
      "nan", ".5", "+1", "01", "1.", "1e", "-", "0x10", "1_000", "True",
    ])
  func oddWords(word: String) {
    #expect(read("{\"a\":[1,\(word),2],\"b\": \(word) ,\"c\":3}") == ["a": [1, nil, 2], "b": nil, "c": 3], "\(word)")
  }

  @Test(
    "An odd string keeps its other characters",
    arguments: [
      (#"x\ud800y"#, "x\u{FFFD}y"), (#"\udc00"#, "\u{FFFD}"), (#"\ud83d\u0041"#, "\u{FFFD}A"), (#"\ud800"#, "\u{FFFD}"),
      (#"\ud83c\udf5e"#, "🍞"), (#"a\x41\'"#, "ax41'"), (#"\u12"#, "u12"), ("a\tb\nc\u{1}", "a\tb\nc\u{1}"),
      (#"1e400 NaN {[ \" , "#, #"1e400 NaN {[ " , "#),
    ])
  func oddStrings(written: String, text: String) {
    #expect(read("[\"\(written)\",{\"\(written)\":1}]") == [.string(text), .object([.init(name: text, value: 1)])])
  }

  @Test(
    "Bytes that aren't UTF-8 cost themselves",
    arguments: [
      [0xFF], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82], [0xF0, 0x8F, 0x80, 0x80],
      [0x80],
    ] as [[UInt8]])
  func oddBytes(bytes: [UInt8]) throws {
    let value = try JSON(outside: Array("[\"a".utf8) + bytes + Array("é\",1]".utf8))
    #expect(value.array?.first?.string == "a" + String(repeating: "\u{FFFD}", count: bytes.count) + "é")
    #expect(value.array?.last == 1)
  }

  @Test("What isn't odd stays as it is, to the byte", arguments: [Seeds.fresh])
  func same(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<300 {
      let bytes = Self.value(5, &random).bytes
      #expect(try JSON.mended(bytes) == bytes)
    }
  }

  private static func value(_ depth: Int, _ random: inout SeededGenerator) -> JSON {
    switch Int.random(in: depth > 0 ? 0...6 : 0...4, using: &random) {
    case 0: return [nil, true, false].randomElement(using: &random) ?? nil
    case 1: return .integer(.random(in: .min ... .max, using: &random))
    case 2: return .number(Double.random(in: -1...1, using: &random) * 1e300)
    case 3:
      return .string(
        String(
          String.UnicodeScalarView(
            (0..<5).compactMap { _ in Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &random)) })))
    case 4: return .string("\\u NaN \"[{")
    case 5: return .array((0..<3).map { _ in value(depth - 1, &random) })
    default: return .object((0..<3).map { .init(name: "\($0)\n", value: value(depth - 1, &random)) })
    }
  }

  @Test("Whatever the bytes, what strict readers take is read the same, and nothing crashes", arguments: [Seeds.fresh])
  func arbitrary(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let sample = Array(#"{"a":[1,-2.5e3,"x\ud83c\udf5e\n",true,null,{"b":NaN}],"é":"\ud800","c":1e400}"#.utf8)
    for _ in 0..<4000 {
      var bytes = sample
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0...2, using: &random) {
        case 0: bytes[place] = .random(in: 0...255, using: &random)
        case 1: bytes.remove(at: place)
        default: bytes.insert(sample.randomElement(using: &random) ?? 0, at: place)
        }
      }
      let strict = try? JSON(parsing: bytes)
      let outside = try? JSON(outside: bytes)
      if strict != nil { #expect(outside == strict) }
      // Mending twice changes nothing more.
      if let once = try? JSON.mended(bytes) { #expect((try? JSON.mended(once)) == once) }
    }
  }

  @Test("Nesting beyond the budget is refused, and too many bytes are", arguments: ["[", "{\"a\":", "[[],"])
  func depth(opening: String) {
    let bytes = Array(String(repeating: opening, count: 200_000).utf8)
    #expect(throws: JSONError.tooDeep) { try JSON.mended(bytes, within: JSON.Budget(depth: 64)) }
    #expect(throws: JSONError.tooLong) { try JSON.mended(bytes, within: JSON.Budget(bytes: 1000, depth: 64)) }
    #expect(throws: JSONError.self) { try JSON(outside: bytes) }
  }

  @Test(
    "A document that isn't JSON stays none",
    arguments: ["", "NaN", "hello", "<html>", "{", "[1", "{a:1}", "[1] x", "\"\\ud800"])
  func notJSON(text: String) { #expect(read(text) == nil) }
}
