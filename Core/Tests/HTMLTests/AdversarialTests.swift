import HTML
import Testing

/// Inputs made to be slow, deep or large. A quadratic algorithm would not come back from many of them.
struct AdversarialTests {
  private static let attacks: [(name: String, input: String)] = [
    ("nested divs", String(repeating: "<div>", count: 50_000)),
    ("nested formatting", String(repeating: "<b>", count: 50_000)),
    ("formatting with different attributes", (0..<50_000).map { "<b id=\($0)>" }.joined()),
    (
      "formatting opened again in every paragraph",
      (0..<500).map { "<b id=\($0)>" }.joined() + String(repeating: "<p>x", count: 50_000)
    ),
    ("misnested formatting", String(repeating: "<b><i><u><p>x</b></i></u>", count: 20_000)),
    ("adoption of blocks", String(repeating: "<a><div>", count: 50_000) + String(repeating: "</a>", count: 50_000)),
    ("a tag of many attributes", "<p " + (0..<50_000).map { "a\($0) " }.joined() + ">"),
    ("the same attribute again and again", "<p " + String(repeating: "a ", count: 50_000) + ">"),
    ("many html tags with attributes", (0..<20_000).map { "<html a\($0)><p b>" }.joined()),
    ("end tags of nothing", String(repeating: "<x>", count: 500) + String(repeating: "</y>", count: 50_000)),
    ("unclosed tag", "<a " + String(repeating: "x", count: 500_000)),
    ("less-than signs", String(repeating: "<", count: 500_000)),
    ("ampersands", String(repeating: "&", count: 500_000)),
    ("comments that never close", String(repeating: "<!--", count: 50_000)),
    ("hyphens", "<!--" + String(repeating: "-", count: 500_000)),
    ("script escapes", "<script>" + String(repeating: "<!--<script>", count: 25_000)),
    ("foster parents", "<table>" + String(repeating: "x<b>&amp;<tr>", count: 50_000)),
    ("foster parents in nested tables", String(repeating: "<table>x", count: 25_000)),
    ("text put together from pieces", "<table>" + String(repeating: "&amp;x<tr> ", count: 25_000)),
    ("cells and formatting", String(repeating: "<table><tr><td><b>", count: 50_000)),
    ("nested templates", String(repeating: "<template>", count: 25_000)),
    ("nested lists", String(repeating: "<ul><li>", count: 25_000)),
    (
      "nested foreign elements",
      "<svg>" + String(repeating: "<g>", count: 50_000) + String(repeating: "</x>", count: 50_000)
    ),
    (
      "paragraphs under deep elements",
      "<p><table><td>" + String(repeating: "<x>", count: 600) + String(repeating: "<div></div>", count: 25_000)
    ),
    ("nested selects", String(repeating: "<select><option>", count: 25_000)),
    ("nested forms and buttons", String(repeating: "<form><button>", count: 25_000)),
    ("NULs", "<svg>" + String(repeating: "\0", count: 500_000)),
    ("many names", (0..<50_000).map { "<x\($0)>" }.joined()),
    ("nobr", String(repeating: "<nobr>", count: 25_000)),
    ("end of anchors in blocks", String(repeating: "<a href=x><p>", count: 25_000)),
    ("numeric references", String(repeating: "&#9999999999;", count: 25_000)),
    ("framesets", String(repeating: "<frameset>", count: 25_000)),
  ]

  @Test(
    "An attack is parsed in linear time and space", arguments: attacks.map(\.name))
  func attack(name: String) throws {
    let input = try #require(Self.attacks.first { $0.name == name }?.input)
    let document = HTMLDocument.parse(input)
    #expect(TreeInvariants.violation(in: document, inputCount: input.utf8.count, depthLimit: 512) == nil)
  }

  @Test("Depth beyond the limit becomes siblings")
  func depthBeyond() {
    var options = ParseOptions()
    options.limits.depth = 100
    let document = HTMLDocument.parse(String(repeating: "<div>x", count: 1000), options: options)
    #expect(document.exceeded == .depth)
    #expect(document.elements(withTag: .div).count == 1000)
    #expect(document.textContent(of: document.root).utf8.count == 1000)
  }

  @Test("Nodes beyond the limit are not read")
  func nodesBeyond() {
    var options = ParseOptions()
    options.limits.nodes = 100
    let document = HTMLDocument.parse(String(repeating: "<p>x", count: 1000), options: options)
    #expect(document.exceeded == .nodes)
    #expect(document.nodeCount < 110)
    #expect(document.body != nil)
  }

  @Test("Bytes beyond the limit are not read")
  func bytesBeyond() {
    var options = ParseOptions()
    options.limits.bytes = 10
    let document = HTMLDocument.parse("<p>1234567890", options: options)
    #expect(document.exceeded == .bytes)
    #expect(document.textContent(of: document.root) == "1234567")
  }

  @Test("Ordinary pages meet no limit")
  func ordinaryPagesMeet() {
    #expect(HTMLDocument.parse("<!DOCTYPE html><p>Hello").exceeded.isEmpty)
  }
}
