import HTML
import Testing

/// What must hold whatever the input.
struct PropertyTests {
  @Test(
    "Any bytes give a sound tree", arguments: 0..<400)
  func anyBytesGive(seed: Int) {
    var source = ArbitraryBytes(seed: UInt64(seed))
    let input = source.markup(pieces: 400)
    let document = HTMLDocument.parse(input, options: ParseOptions(scripting: seed % 2 == 0))
    #expect(TreeInvariants.violation(in: document, inputCount: input.count, depthLimit: 512) == nil)
    #expect(document.documentElement != nil)
  }

  @Test(
    "Any bytes give a sound fragment",
    arguments: ["div", "table", "tr", "td", "select", "template", "title", "script", "frameset", "html", "svg"])
  func anyBytesGiveASound(context: String) {
    for seed in 0..<40 {
      var source = ArbitraryBytes(seed: UInt64(seed))
      let input = source.markup(pieces: 200)
      let document = HTMLDocument.parseFragment(input, context: context, namespace: context == "svg" ? .svg : .html)
      #expect(TreeInvariants.violation(in: document, inputCount: input.count, depthLimit: 512) == nil)
    }
  }

  /// Ordinary nesting round-trips, which is more than the standard promises of any tree.
  @Test(
    "Well-formed markup round trips", arguments: 0..<100)
  func wellFormedMarkup(seed: Int) {
    var source = ArbitraryBytes(seed: UInt64(seed))
    var markup = "<!DOCTYPE html><html><head><title>t &amp; u</title></head><body>"
    Self.append(to: &markup, from: &source, depth: 0)
    markup += "</body></html>"
    let document = HTMLDocument.parse(markup)
    let serialized = document.serialize()
    #expect(String(decoding: serialized, as: UTF8.self) == markup)
    #expect(HTMLDocument.parse(serialized).dump() == document.dump())
  }

  private static func append(to markup: inout String, from source: inout ArbitraryBytes, depth: Int) {
    for _ in 0..<source.next(below: 4) + 1 {
      switch source.next(below: 6) {
      case 0 where depth < 6:
        markup += "<div class=\"a &amp; b\" id=\"&quot;\">"
        append(to: &markup, from: &source, depth: depth + 1)
        markup += "</div>"
      case 1 where depth < 6:
        markup += "<ul><li>one</li><li><b>two</b></li></ul><br><img src=\"x?a=1&amp;b=2\">"
      case 2: markup += "<table><tbody><tr><td>cell</td></tr></tbody></table>"
      case 3: markup += "<svg viewBox=\"0 0 1 1\"><path d=\"M0\"></path></svg><!-- comment -->"
      case 4: markup += "<script>if (a < b && c) {}</script>"
      default: markup += "<p>text &lt; &nbsp;é 😀</p>"
      }
    }
  }

  /// Serialized and parsed some times over, nothing changes any more. Only `plaintext`, which nothing can end, takes up its
  /// own end tag as text in each round.
  @Test(
    "Serializing reaches a fixed point", arguments: 0..<100)
  func serializingReaches(seed: Int) {
    var source = ArbitraryBytes(seed: UInt64(seed))
    var bytes = HTMLDocument.parse(source.markup(pieces: 60, except: "plaintext")).serialize()
    var rounds = 0
    while rounds < 40 {
      let next = HTMLDocument.parse(bytes).serialize()
      if next == bytes { break }
      bytes = next
      rounds += 1
    }
    #expect(rounds < 40)
  }

  @Test("Empty input is a document")
  func emptyInput() {
    #expect(HTMLDocument.parse([]).dump() == "| <html>\n|   <head>\n|   <body>")
  }

  @Test("Invalid UTF-8 stays and reads as replacement characters")
  func invalidUTF8Stays() {
    let document = HTMLDocument.parse([0x3C, 0x70, 0x3E, 0xFF, 0x61])
    #expect(document.textContent(of: document.root) == "\u{FFFD}a")
  }
}
