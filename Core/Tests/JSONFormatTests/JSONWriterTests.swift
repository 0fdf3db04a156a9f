import FoundationEssentials
import JSONFormat
import Testing

@Suite("The JSON writer") struct JSONWriterTests {
  @Test("The writer escapes quotes, backslashes and control characters, and nothing else") func escapes() {
    #expect(
      JSON.string("a\"b\\c\n\t\r\u{0}\u{8}\u{1F}\u{7F}/<é🍞\u{2028}").text
        == "\"a\\\"b\\\\c\\n\\t\\r\\u0000\\u0008\\u001f\u{7F}/<é🍞\u{2028}\"")
  }

  @Test(
    "An escape is found at any place of a text, and read back by a line", arguments: ["\"", "\\", "\n", "\t", "\u{1F}"])
  func places(_ special: String) throws {
    for place in 0..<40 {
      let text =
        String(repeating: "é", count: place % 3) + String(repeating: "x", count: place) + special + "/yz \u{7F}"
      var json = JSONWriter()
      json.object { $0.field("a", text) }
      #expect(json.bytes.count { $0 == UInt8(ascii: "\\") } == (special == "\\" ? 2 : 1))
      let read = json.bytes.withUnsafeBufferPointer { JSONLine($0)?.string("a") }
      #expect(try #require(read) == Array(text.utf8))
    }
  }

  @Test("The writer escapes line separators where lines are read") func lineSeparators() {
    var json = JSONWriter(escapesLineSeparators: true)
    json.value("a\u{85}b\u{2028}c\u{2029}é—\u{2027}\u{84}")
    #expect(String(decoding: json.bytes, as: UTF8.self) == "\"a\\u0085b\\u2028c\\u2029é—\u{2027}\u{84}\"")
  }

  @Test(
    "The writer writes whole numbers without a fraction, and null for numbers that JSON lacks",
    arguments: [
      (1.0, "1"), (-2.5, "-2.5"), (0.1, "0.1"), (1e16, "10000000000000000"), (1e300, "1e+300"), (.nan, "null"),
      (.infinity, "null"),
    ])
  func numbers(_ number: Double, _ text: String) { #expect(JSON.number(number).text == text) }

  @Test("The writer sets commas between members and elements, at every depth") func commas() {
    var json = JSONWriter()
    json.object { json in
      json.field("a", 1)
      json.field("b", String?.none)
      json.key("c")
      json.array([1, 2]) { json, number in json.object { $0.field("n", number) } }
      json.key("d")
      json.array { _ in }
      json.key(named: "é")
      json.object { _ in }
      json.field("f", false)
      json.key("g")
      json.verbatim("[1]".utf8)
      json.field("h", ["x": nil] as JSON)
    }
    json.endLine()
    json.value(2)
    #expect(
      String(decoding: json.bytes, as: UTF8.self)
        == "{\"a\":1,\"b\":null,\"c\":[{\"n\":1},{\"n\":2}],\"d\":[],\"é\":{},\"f\":false,\"g\":[1],\"h\":{\"x\":null}}\n2"
    )
  }

  @Test("The writer sorts members at every depth when asked") func sorted() {
    let value: JSON = ["b": [["d": 1, "c": 2]], "a": 3]
    #expect(value.sorted.text == #"{"a":3,"b":[{"c":2,"d":1}]}"#)
    #expect(value.text == #"{"b":[{"d":1,"c":2}],"a":3}"#)
  }

  @Test("A value inside a Codable model keeps its meaning, with members in order of their names") func codable() throws
  {
    let text = #"{"b":[1,-2.5,true,null,"x"],"a":{}}"#
    let value = try JSONDecoder().decode(JSON.self, from: Data(text.utf8))
    #expect(value == (try JSON(parsing: Array(text.utf8)).sorted))
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    #expect(String(decoding: try encoder.encode(value), as: UTF8.self) == value.text)
  }
}

@Suite("A line with one object") struct JSONLineTests {
  private func read(_ text: String, _ body: (JSONLine?) -> Void) {
    for key: StaticString in ["", "html"] {
      Array(text.utf8).withUnsafeBufferPointer { body(JSONLine($0, decoding: key)) }
    }
  }

  private func text(_ bytes: [UInt8]?) -> String? { bytes.map { String(decoding: $0, as: UTF8.self) } }

  @Test("A line gives members unescaped or as they are written") func members() {
    read(#" {"id": [1, "}"], "html":"<p class=\"a\">\u00e9\ud83c\udf5e\n\t\\</p>" , "on":true,"off":false}"#) { line in
      #expect(text(line?.raw("id").map { Array($0) }) == #"[1, "}"]"#)
      #expect(text(line?.string("html")) == "<p class=\"a\">é🍞\n\t\\</p>")
      #expect(line?.bool("on") == true)
      #expect(line?.bool("off") == false)
      #expect(line?.bool("id") == nil)
      #expect(line?.string("none") == nil)
    }
  }

  @Test(
    "A line with anything but an object gives nil", arguments: ["", "[1]", "{", "{\"a\"", "{\"a\":", "{\"a\":\"b", "x"])
  func refuses(_ text: String) { read(text) { #expect($0 == nil) } }

  @Test("A line is read within its memory, however many escapes are broken") func brokenEscapes() {
    let count = 100_000
    read("{\"html\":\"" + String(repeating: "\\u", count: count) + "\"}") { line in
      #expect(line?.string("html")?.count == count)
    }
    read("{\"html\":\"" + String(repeating: "\\ud800", count: count) + "\"}") { line in
      #expect(line?.string("html")?.count == count * 3)
    }
  }
}
