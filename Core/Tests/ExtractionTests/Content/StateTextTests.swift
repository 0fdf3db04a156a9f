import ArticleModel
import Testing

@testable import Extraction

/// Articles that a page keeps in its scripts.
struct StateTextTests {
  private let parts = TestPage.paragraphs

  private func blocks(state: String) -> [Block] {
    TestPage.extract(
      "<html><head><title>Walls</title></head><body><div id=app></div><script type='application/json'>\(state)</script></body></html>"
    ).article.blocks
  }

  @Test("Markdown is read")
  func markdown() {
    let text = [
      "\(parts[0])", "## Tools", "- a [spade](https://spade.example/)", "```sh\\nrope --long\\n```", "\(parts[1])",
      "\(parts[2])", "\(parts[3])",
    ]
    let found = blocks(state: "{\"post\":{\"content\":\"\(text.joined(separator: "\\n\\n"))\"}}")
    #expect(found.contains(.heading(level: 2, content: [.text("Tools")], anchor: nil)))
    #expect(found.contains(.code(CodeBlock(language: "sh", text: "rope --long"))))
    #expect(found.contains { block in if case .list = block { true } else { false } })
  }

  @Test(
    "Trees of parts give their text",
    arguments: [
      (
        #"{"type":"paragraph","content":[{"type":"text","text":"%"}]}"#,
        #"{"type":"heading","attrs":{"level":2},"content":[{"type":"text","text":"Tools"}]}"#
      ),
      (
        #"{"nodeType":"paragraph","content":[{"nodeType":"text","value":"%"}]}"#,
        #"{"nodeType":"heading-2","content":[{"nodeType":"text","value":"Tools"}]}"#
      ),
      (
        #"{"_type":"block","style":"normal","children":[{"_type":"span","text":"%"}]}"#,
        #"{"_type":"block","style":"h2","children":[{"_type":"span","text":"Tools"}]}"#
      ),
      (
        #"{"type":"paragraph","children":[{"type":"text","text":"%"}]}"#,
        #"{"type":"heading","tag":"h2","children":[{"type":"text","text":"Tools"}]}"#
      ),
      (#"{"type":"paragraph","data":{"text":"%"}}"#, #"{"type":"header","data":{"text":"Tools","level":2}}"#),
    ])
  func treesAreRead(_ paragraph: String, _ heading: String) {
    let body = ([heading] + parts.map { paragraph.replacing("%", with: $0) }).joined(separator: ",")
    let found = blocks(state: "{\"page\":{\"body\":[\(body)]}}")
    #expect(found.first == .heading(level: 2, content: [.text("Tools")], anchor: nil))
    #expect(found.count == parts.count + 1)
  }

  @Test("A stream of components is read")
  func stream() {
    let rows = """
      2:["$","p",null,{"children":"\(parts[1])"}]
      3:T\(String(parts[2].utf8.count, radix: 16)),\(parts[2])0:["$","main",null,{"children":[["$","h1",null,{"children":"Walls"}],\
      ["$","p",null,{"children":"\(parts[0])"}],"$2",["$","h2",null,{"children":"Tools"}],["$","p",null,{"children":"$3"}],\
      ["$","$L7",null,{"children":["$","p",null,{"children":["Use ",["$","code",null,{"children":"rope"}]," with care and a friend who can count."]}]}]]}]

      """
    let quoted = rows.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    let page =
      "<html><head><title>Walls</title></head><body><p>Loading…</p><script>self.__next_f.push([1,\"\(quoted)\"])</script></body></html>"
    let text = TestPage.extract(page).article.plainText
    for part in parts.prefix(3) { #expect(text.contains(part)) }
    #expect(text.contains("Tools"))
    #expect(text.contains("Use rope with care"))
  }

  @Test("Hostile state is cut off")
  func hostileState() {
    let deep = String(repeating: "[", count: 5000)
    #expect(blocks(state: "{\"a\":\(deep)").isEmpty)
    let page =
      "<body><script>self.__next_f.push([1,\"0:[\\\"$\\\",\\\"p\\\",null,{\\\"children\\\":\\\"$0\\\"}]\\n\"])</script>\(String(repeating: " ", count: 300))</body>"
    #expect(TestPage.extract(page).article.blocks.isEmpty)
  }

  @Test(
    "A row of a stream that says it is no bytes long, fewer, or more than there are ends nothing",
    arguments: ["-5", "-ffffff", "+5", "", "ffffffffffffffff", "0", "zz", "7fffffff"])
  func streamLengths(_ length: String) {
    let page =
      "<body><script>self.__next_f.push([1,\"1:T\(length),\(parts[0])\\n\"])</script>\(String(repeating: " ", count: 300))</body>"
    #expect(TestPage.extract(page).article.plainText.isEmpty)
  }

  @Test("Quotations and lists without end in Markdown end in text")
  func deepMarkdown() {
    for mark in ["> ", "- "] {
      let line = String(repeating: mark, count: 20_000) + parts[0]
      #expect(MarkdownSource(line).markup().contains(parts[0].prefix(40)))
    }
  }

  @Test("Shadow roots are put where their host is")
  func shadowRoots() {
    let page = """
      <html><head><title>Walls</title></head><body><x-page><template shadowrootmode="open"><nav>Menu</nav><main><h1>Walls</h1>
      <slot></slot><p>\(parts[2])</p></main></template><p>\(parts[0])</p><p>\(parts[1])</p></x-page></body></html>
      """
    let text = TestPage.extract(page).article.plainText
    let places = parts.prefix(3).compactMap { text.firstRange(of: $0)?.lowerBound }
    #expect(places.count == 3)
    #expect(places == places.sorted())
  }
}
