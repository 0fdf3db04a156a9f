import Foundation
import JSONFormat
import SharedData
import Testing

@Suite("Sorted JSON has the bytes of Foundation's encoder") struct SortedJSONTests {
  private func foundation(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return [UInt8](try encoder.encode(value))
  }

  private func expectSame(_ value: some Encodable, _ note: Comment? = nil) throws {
    let bytes = try SortedJSON.encode(value)
    #expect(try String(decoding: bytes, as: UTF8.self) == String(decoding: foundation(value), as: UTF8.self), note)
    #expect(try bytes == foundation(value), note)
  }

  @Test("for arbitrary values with arbitrary keys", arguments: [Seeds.fresh]) func arbitrary(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<400 { try expectSame(value(5, &random)) }
  }

  private static let letters: [String] = [
    "a", "B", "_", "é", "e\u{301}", "f", "1", "9", "10", "\u{FFFD}", "\u{10FFFF}", "ﬁ", "\u{8}", "\u{C}", "\u{B}",
    "\u{0}",
    "\u{1F}", "\u{7F}", "\u{85}", "\u{2028}", "\"", "\\", "/", "\n", "\r", "\t", "日本", "שלום", "plain words ",
  ]

  private func text(_ random: inout SeededGenerator) -> String {
    (0..<Int.random(in: 0...4, using: &random)).map { _ in Self.letters.randomElement(using: &random) ?? "" }.joined()
  }

  private func value(_ depth: Int, _ random: inout SeededGenerator) -> JSON {
    switch Int.random(in: depth > 0 ? 0...8 : 0...5, using: &random) {
    case 0: return .null
    case 1: return .bool(.random(using: &random))
    case 2: return .integer(.random(in: .min ... .max, using: &random) >> Int.random(in: 0...63, using: &random))
    case 3:
      let number = Double(bitPattern: .random(in: .min ... .max, using: &random))
      return .number(number.isFinite ? number : 0.5)
    case 4: return .number(Double(Int.random(in: -2000...2000, using: &random)) / 8)
    case 5: return .string(text(&random))
    case 6: return .array((0..<Int.random(in: 0...4, using: &random)).map { _ in value(depth - 1, &random) })
    default:
      return .object(
        (0..<Int.random(in: 0...5, using: &random)).map { _ in
          JSON.Member(name: text(&random), value: value(depth - 1, &random))
        })
    }
  }

  @Test("for every type of number, and for nothing") func numbers() throws {
    try expectSame([Int8.min, .max])
    try expectSame([UInt64.max])
    try expectSame([Int16(1)])
    try expectSame([UInt8(1), 255])
    try expectSame([1 as Float, 0.1, 1e20, -0.0])
    try expectSame([1.0, 1e100, 1e-7, 1e16, 1e15, -0.0, .leastNonzeroMagnitude, .greatestFiniteMagnitude, .pi])
    try expectSame(Int?.none)
    try expectSame([Int?.none, 3])
    try expectSame([1: "a", -2: "b"])
    try expectSame("one text")
    try expectSame(true)
    try expectSame(Date(timeIntervalSinceReferenceDate: 12.5))
  }

  /// Writes in every way that `Encoder` has: in two containers, one key twice, nested containers that are mixed.
  private struct Odd: Encodable {
    struct Nothing: Encodable { func encode(to encoder: any Encoder) throws {} }
    enum Key: String, CodingKey { case z, b, a, list, more, base, empty }

    func encode(to encoder: any Encoder) throws {
      var first = encoder.container(keyedBy: Key.self)
      try first.encode(1, forKey: .z)
      try first.encode(2, forKey: .b)
      try first.encode("again", forKey: .z)
      var list = first.nestedUnkeyedContainer(forKey: .list)
      try list.encode(Nothing())
      var inner = list.nestedContainer(keyedBy: Key.self)
      try inner.encode([3.5], forKey: .b)
      try inner.encode(["y": 1, "x": 2], forKey: .a)
      var deep = list.nestedUnkeyedContainer()
      try deep.encodeNil()
      try list.encode(UInt16(7))
      var more = first.nestedContainer(keyedBy: Key.self, forKey: .more)
      try more.encodeNil(forKey: .z)
      _ = first.nestedContainer(keyedBy: Key.self, forKey: .empty)
      try "base".encode(to: first.superEncoder(forKey: .base))
      var second = encoder.container(keyedBy: Key.self)
      try second.encodeIfPresent(Int?.none, forKey: .b)
      try second.encode([[Int]](), forKey: .a)
      try [1, 2].encode(to: second.superEncoder())
    }
  }

  @Test("for models that write in every way that there is") func everyWay() throws {
    try expectSame(Odd())
    try expectSame([Odd(), Odd()])
    try expectSame(["k": Odd()])
  }

  private indirect enum Nest: Encodable {
    case end(Int?), list(Nest), object(Nest)

    func encode(to encoder: any Encoder) throws {
      switch self {
      case .end(let number):
        var container = encoder.singleValueContainer()
        try container.encode(number.map { [$0] } ?? [])
      case .list(let inner):
        var container = encoder.unkeyedContainer()
        try container.encode(inner)
      case .object(let inner):
        var container = encoder.singleValueContainer()
        try container.encode(["k": inner])
      }
    }
  }

  @Test("up to the same depth", arguments: [508, 509, 510, 511, 512, 600])
  func depth(levels: Int) throws {
    for end in [Int?.none, 7] {
      for isList in [true, false] {
        var nest = Nest.end(end)
        for _ in 0..<levels { nest = isList ? .list(nest) : .object(nest) }
        #expect((try? SortedJSON.encode(nest)) == (try? foundation(nest)), "\(levels) levels")
      }
    }
  }

  @Test("and refuses what that one refuses: numbers that aren't finite, and a model that writes nothing")
  func refused() throws {
    for number in [Double.nan, .infinity, -.infinity] {
      #expect(throws: EncodingError.self) { try SortedJSON.encode(["a": [number]]) }
      #expect(throws: EncodingError.self) { try SortedJSON.encode([Float(number)]) }
    }
    #expect(throws: EncodingError.self) { try SortedJSON.encode(Odd.Nothing()) }
  }

  /// Goes on after an error.
  private struct Careless: Encodable {
    enum Key: String, CodingKey { case a, b }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try? container.encode([Double.nan], forKey: .a)
      try container.encode(1, forKey: .b)
    }
  }

  @Test("A model that goes on after an error is refused, and is never written by half") func careless() {
    #expect(throws: EncodingError.self) { try SortedJSON.encode([Careless()]) }
  }
}
