import ArticleModel
import Testing

@testable import Extraction

struct LooseJSONTests {
  @Test(arguments: [
    ("{\"a\":[1,-2.5e1,true,null]}", JSONValue.object(["a": .array([.number(1), .number(-25), .bool(true), .null])])),
    ("<!-- \n{\"a\":\"b\"} -->", .object(["a": .string("b")])),
    ("//<![CDATA[\n{\"a\":\"b\"}\n//]]>", .object(["a": .string("b")])),
    ("{\"a\":\"line\nbreak\",}", .object(["a": .string("line\nbreak")])),
    ("[\"\\u00e9\\ud83c\\udf5e\\n\\/\"]", .array([.string("é🍞\n/")])),
    ("{\"a\":1,\"a\":2}", .object(["a": .number(1)])),
  ])
  func whatPagesHaveIsRead(_ text: String, _ value: JSONValue) {
    #expect(LooseJSON.value(Array(text.utf8)) == value)
  }

  @Test(arguments: ["", "x", "{\"a\"", "{a:1}", "{\"a\":}", String(repeating: "[", count: 100_000)])
  func whatCannotBeReadIsNothing(_ text: String) {
    #expect(LooseJSON.value(Array(text.utf8)) == nil)
  }
}
