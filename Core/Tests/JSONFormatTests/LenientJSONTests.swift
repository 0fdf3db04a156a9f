import JSONFormat
import Testing

@Suite("Lenient JSON") struct LenientJSONTests {
  private static let pages: [(String, JSON)] = [
    (#"{"a":[1,-2.5e1,true,null]}"#, ["a": [1, .number(-25), true, nil]]),
    ("<!-- \n{\"a\":\"b\"} -->", ["a": "b"]),
    ("//<![CDATA[\n{\"a\":\"b\"}\n//]]>", ["a": "b"]),
    ("{\"a\":\"line\nbreak\",}", ["a": "line\nbreak"]),
    (#"{"a":1 "b":2"#, ["a": 1, "b": 2]),
    (#"["\u00e9\ud83c\udf5e\n\/"]"#, ["é🍞\n/"]),
    (#"["\ud83c","\u12","\q","a\bb"]"#, ["\u{FFFD}", "u12", "q", "a b"]),
    ("[NaN,undefined]", [nil, nil]),
  ]

  @Test("Lenient reading takes what pages hold", arguments: pages)
  func readsPages(_ text: String, _ value: JSON) { #expect(JSON(lenient: Array(text.utf8)) == value) }

  @Test("Lenient reading keeps a repeated member, and finds the first") func repeatedMembers() {
    let value = JSON(lenient: Array(#"{"a":1,"a":2}"#.utf8))
    #expect(value?["a"] == 1)
    #expect(value?.dictionary == ["a": 1])
    #expect(value?.members?.count == 2)
  }

  @Test(
    "Lenient reading gives nil for anything that can't be read",
    arguments: ["", "x", "{\"a\"", "{a:1}", "{\"a\":}"])
  func refuses(_ text: String) { #expect(JSON(lenient: Array(text.utf8)) == nil) }

  @Test("Lenient reading gives nil for brackets nested without end") func nested() {
    #expect(JSON(lenient: Array(repeating: UInt8(ascii: "["), count: 100_000)) == nil)
  }

  @Test("Lenient reading gives nil for input beyond its budget") func budget() {
    #expect(JSON(lenient: Array("[1]".utf8), within: JSON.Budget(bytes: 2)) == nil)
    #expect(JSON(lenient: Array("[[1]]".utf8), within: JSON.Budget(depth: 2)) == nil)
    #expect(JSON(lenient: Array("[[1]]".utf8), within: JSON.Budget(depth: 3)) == [[1]])
  }
}

@Suite("The strings of a script") struct JSONStringsTests {
  private func members(_ text: String, limit: Int = 100) -> [String] {
    JSONStrings.members(of: Array(text.utf8).span, limit: limit).map { "\($0.key)=\($0.value)" }
  }

  @Test("The strings of a script are listed under their keys, with the words true and false") func listed() {
    #expect(
      members(#"window.S = {"a": "x\ny", "b": ["1", "2"], "c": true , "d": false, "e": 5};"#)
        == ["a=x\ny", "b=1", "b=2", "c=true", "d=false"])
  }

  @Test("The strings of a script end with the limit, or with the text") func ended() {
    #expect(members(#"{"a":"1","b":"2"}"#, limit: 1) == ["a=1"])
    #expect(members(#"{"a":"1","b":"2\"#) == ["a=1", "b=2\\"])
  }
}
