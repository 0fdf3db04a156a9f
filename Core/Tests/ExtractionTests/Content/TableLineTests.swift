import Testing

@testable import Extraction

@Suite("A line of the model's table")
struct TableLineTests {
  private func number(_ text: String) -> Float? {
    var text = text
    return text.withUTF8 { bytes in
      var line = TableLine(bytes[...])
      return line.number()
    }
  }

  @Test("Numbers are the floats that the standard library reads")
  func numbers() {
    var random = SeededGenerator(state: 11)
    var written = [
      "0", "-0", "0.5", "1e-35", "-1e-35", "6.02e+23", "16777217", "1234567.8", "9999999", "0.0000001", "00012",
    ]
    for _ in 0..<2_000 {
      let digits = Int.random(in: 0...99_999_999, using: &random) / [1, 10, 100, 10_000][written.count % 4]
      let decimals = Int.random(in: 0...9, using: &random)
      let zeros = String(repeating: "0", count: max(0, decimals + 1 - String(digits).count))
      let text = zeros + String(digits)
      let whole = String(text.dropLast(decimals))
      written.append(
        (Bool.random(using: &random) ? "-" : "") + (decimals > 0 ? "\(whole).\(text.suffix(decimals))" : whole))
    }
    for text in written { #expect(number(text)?.bitPattern == Float(text)?.bitPattern, "\(text)") }
  }

  @Test("What isn't a number is refused", arguments: ["", " 1", "-", ".", "x", "1x", "1.2.3", "--1", "1e", "="])
  func broken(_ text: String) {
    #expect(number(text) == nil)
  }

  @Test("Words and numbers are read one after the other, however many spaces are between")
  func entries() {
    var text = "  menu:-2.5 post:1"
    text.withUTF8 { bytes in
      var line = TableLine(bytes[...])
      #expect(line.next == UInt8(ascii: "m"))
      #expect(line.word(before: UInt8(ascii: ":")).map { String(decoding: $0, as: UTF8.self) } == "menu")
      #expect(line.number() == -2.5)
      #expect(line.word(before: UInt8(ascii: "<")) == nil)
    }
  }
}
