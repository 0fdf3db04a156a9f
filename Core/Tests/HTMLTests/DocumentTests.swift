import Testing

@testable import HTML

/// The questions that a document answers.
struct DocumentTests {
  private let document = HTMLDocument.parse(
    """
    <!DOCTYPE html><html lang=en><head><title>T</title></head><body class="a b"><p id=first>One <b>two</b>&amp;three</p>\
    <my-tag data-x=1>four</my-tag><template><i>hidden</i></template><svg><title>S</title></svg><!--note--></body></html>
    """)

  @Test("Well-known places are found")
  func wellKnownPlaces() {
    #expect(document.documentElement.map(document.name(of:)) == "html")
    #expect(document.head.map(document.name(of:)) == "head")
    #expect(document.body.map(document.name(of:)) == "body")
    #expect(document.quirksMode == .noQuirks)
    #expect(document.name(of: NodeID(rawValue: 1)) == "html")
    #expect(document.kind(of: NodeID(rawValue: 1)) == .doctype)
  }

  @Test("Text is joined across elements and references")
  func textIsJoined() throws {
    let paragraph = try #require(document.element(withID: "first"))
    #expect(document.textContent(of: paragraph) == "One two&three")
    let last = try #require(document.lastChild(of: paragraph))
    #expect(document.text(of: last) == "&three")
    #expect(document.textLength(of: last) == 6)
    #expect(document.firstChild(of: last) == nil)
  }

  @Test("Attributes are found by constant by name and by place")
  func attributesAreFound() throws {
    let body = try #require(document.body)
    #expect(document.attribute(.class, of: body) == "a b")
    #expect(document.attribute(.id, of: body) == nil)
    #expect(document.withAttribute(.class, of: body) { $0.count } == 3)
    let custom = try #require(document.descendants(of: document.root).first { document.name(of: $0) == "my-tag" })
    #expect(document.attribute(named: "data-x", of: custom) == "1")
    #expect(document.attributes(of: custom) == [.init(name: "data-x", namespace: .none, value: "1")])
    #expect(document.tag(of: custom) == document.tag(named: "my-tag"))
    #expect(document.attributeName("data-unheard-of") == nil)
  }

  @Test("A title in SVG is no title")
  func titleInSVG() throws {
    #expect(document.elements(withTag: .title).count == 1)
    let title = try #require(document.first(.title))
    #expect(document.textContent(of: title) == "T")
  }

  @Test("Template contents are reached by asking only")
  func templateContentsAreReached() throws {
    let template = try #require(document.first(.template))
    let contents = try #require(document.templateContents(of: template))
    #expect(document.textContent(of: contents) == "hidden")
    #expect(!document.textContent(of: document.root).contains("hidden"))
    #expect(document.firstChild(of: template) == nil)
  }

  @Test("Walks stay inside their root")
  func walksStayInside() throws {
    let paragraph = try #require(document.element(withID: "first"))
    #expect(document.descendants(of: paragraph).map(document.kind(of:)) == [.text, .element, .text, .text])
    #expect(document.nextSkippingChildren(after: paragraph, within: paragraph) == nil)
    let bold = try #require(document.first(.b))
    #expect(document.ancestors(of: bold).map(document.name(of:)) == ["p", "body", "html", ""])
    #expect(document.contains(paragraph, bold))
    #expect(!document.contains(bold, paragraph))
  }

  @Test("Every known name is found under its number")
  func everyKnownName() {
    for number in 0..<UInt32(knownNameCount) {
      let name = document.name(of: Tag(rawValue: number))
      #expect(document.tag(named: name) == Tag(rawValue: number), "\(name)")
    }
  }

  @Test("Capitals and unusual names become small")
  func capitals() throws {
    let odd = HTMLDocument.parse("<DIV CLASS=x><BLOCKQUOTE DATA-SOMETHING=y @click=z [a]=b><X\u{e9}\0>")
    #expect(odd.first(.div).flatMap { odd.attribute(.class, of: $0) } == "x")
    let quote = try #require(odd.first(.blockquote))
    #expect(odd.attributes(of: quote).map(\.name) == ["data-something", "@click", "[a]"])
    #expect(odd.lastChild(of: quote).map(odd.name(of:)) == "x\u{e9}\u{FFFD}")
  }
}
