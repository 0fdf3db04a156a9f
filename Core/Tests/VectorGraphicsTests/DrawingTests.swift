import Testing

@testable import VectorGraphics

@Suite("Drawings written anew") struct DrawingTests {
  static func rewritten(_ inner: String, root: String = "viewBox=\"0 0 100 50\"") -> String? {
    let file = "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" \(root)>\(inner)</svg>\n"
    return VectorPicture(rewriting: Array(file.utf8)).map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  /// What is between the root's tags.
  static func inner(_ text: String) -> String? {
    rewritten(text).map { String($0.dropFirst(start.count).dropLast("</svg>".count)) }
  }

  static let start = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"50\" viewBox=\"0 0 100 50\">"

  @Test(
    "Shapes, texts and colours are kept as they are",
    arguments: [
      "<path d=\"M1 2h3.5a1 1 0 0 1-2e1,3z\" fill=\"none\" stroke=\"#b0331a\" stroke-width=\"2\"/>",
      "<g transform=\"translate(1 2) rotate(45)\"><rect height=\"5\" width=\"10%\" x=\"1\"/></g>",
      "<text font-family=\"'DejaVu Sans', serif\" x=\"1 2 3\">a &lt; b <tspan dy=\"1em\">ü 数</tspan></text>",
      "<circle fill=\"rgb(1, 2, 3)\" r=\"3\" stroke=\"rebeccapurple\"/>",
      "<defs><linearGradient id=\"p1\"><stop offset=\"0.5\" stop-color=\"red\"/></linearGradient></defs>"
        + "<rect fill=\"url(#p1) blue\" height=\"1\" width=\"1\"/>",
      "<defs><path d=\"M0 0\" id=\"p1\"/></defs><use href=\"#p1\"/>",
      "<defs><clipPath id=\"p1\"><circle r=\"1\"/></clipPath></defs><g clip-path=\"url(#p1)\"/>",
    ])
  func kept(text: String) { #expect(Self.inner(text) == text) }

  @Test(
    "What can do something is left out",
    arguments: [
      ("<script>alert(1)</script><path d=\"M0 0\"/>", "<path d=\"M0 0\"/>"),
      ("<path d=\"M0 0\" onclick=\"alert(1)\" onload=\"alert(1)\"/>", "<path d=\"M0 0\"/>"),
      ("<a href=\"javascript:alert(1)\"><path d=\"M0 0\"/></a>", "<g><path d=\"M0 0\"/></g>"),
      ("<a xlink:href=\"https://example.org\"><path d=\"M0 0\"/></a>", "<g><path d=\"M0 0\"/></g>"),
      (
        "<path d=\"M0 0\"><animate attributeName=\"href\" values=\"javascript:alert(1)\"/></path>", "<path d=\"M0 0\"/>"
      ),
      ("<path d=\"M0 0\"><set attributeName=\"onclick\" to=\"alert(1)\"/></path>", "<path d=\"M0 0\"/>"),
      ("<path d=\"M0 0\" fill=\"url(https://example.org/#a)\"/>", "<path d=\"M0 0\"/>"),
      ("<path d=\"M0 0\" fill=\"url(data:image/svg+xml,x)\"/>", "<path d=\"M0 0\"/>"),
      ("<path d=\"M0 0\" style=\"fill:url(https://example.org)\"/>", "<path d=\"M0 0\"/>"),
      ("<path d=\"M0 0\" style=\"fill:red;background:url(//x)\"/>", "<path d=\"M0 0\" fill=\"red\"/>"),
      ("<path d=\"M0 0\" filter=\"url(#f)\" cursor=\"url(#c)\"/>", "<path d=\"M0 0\"/>"),
      ("<style>@import url(//x);path{fill:red}</style><path d=\"M0 0\"/>", "<path d=\"M0 0\" fill=\"red\"/>"),
      ("<style>path{fill:\\75rl(//x)}</style><path d=\"M0 0\"/>", "<path d=\"M0 0\"/>"),
      ("<path d=\"M0 0\" fill=\"red&quot; onload=&quot;x\"/>", "<path d=\"M0 0\"/>"),
      ("<title>a</title><metadata>b</metadata><path d=\"M0 0\"/>", "<path d=\"M0 0\"/>"),
      ("<text>&lt;script&gt;</text>", "<text>&lt;script&gt;</text>"),
    ])
  func leftOut(text: String, wanted: String) { #expect(Self.inner(text) == wanted) }

  @Test(
    "A drawing that would lose something visible isn't kept",
    arguments: [
      "<foreignObject><div>label</div></foreignObject>", "<image href=\"data:image/png;base64,AA\"/>",
      "<use href=\"other.svg#a\"/>", "<path fill=\"var(--accent)\" style=\"fill:var(--accent)\" d=\"M0 0\"/>",
      "<g><p>text</p></g>", "<iframe src=\"x\"></iframe>",
    ])
  func lost(text: String) { #expect(Self.rewritten(text) == nil) }

  @Test(
    "Nothing but one drawing is a drawing",
    arguments: [
      "", "text", "<p>x</p>", "<html><body><svg viewBox='0 0 1 1'/><p>x</p></body></html>", "<svg/>",
      "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg viewBox='0 0 1 1'><text>&a;</text></svg>",
      "<svg viewBox='0 0 1 1'/><svg viewBox='0 0 1 1'/>", "<svg viewBox='0 0 0 1'/>",
      "<svg width='100%' height='100%'/>",
    ])
  func noDrawing(file: String) { #expect(VectorPicture(rewriting: Array(file.utf8)) == nil) }

  @Test("A style sheet's rules become attributes: the more exact rule wins, and an element's own style over all")
  func cascade() {
    let style =
      "<style>/* a */ path { fill: red; stroke: blue } .b { fill: green !important } g > path#c { fill: navy }"
      + " @media print { path { fill: white } } path:hover { fill: lime }</style>"
    #expect(Self.inner(style + "<path d=\"M0 0\"/>") == "<path d=\"M0 0\" fill=\"red\" stroke=\"blue\"/>")
    #expect(
      Self.inner(style + "<path class=\"a b\" d=\"M0 0\"/>") == "<path d=\"M0 0\" fill=\"green\" stroke=\"blue\"/>")
    #expect(
      Self.inner(style + "<g><path class=\"b\" d=\"M0 0\" id=\"c\"/></g>")
        == "<g><path d=\"M0 0\" fill=\"navy\" stroke=\"blue\"/></g>")
    #expect(
      Self.inner(style + "<path d=\"M0 0\" style=\"fill:#123\" fill=\"gold\"/>")
        == "<path d=\"M0 0\" fill=\"#123\" stroke=\"blue\"/>")
  }

  @Test(
    "The size is the one that the drawing gives, in pixels",
    arguments: [
      ("width=\"72pt\" height=\"36pt\"", 96, 48), ("viewBox=\"0 0 30 20\"", 30, 20),
      ("width=\"300\" viewBox=\"0 0 30 20\"", 300, 200), ("width=\"100%\" viewBox=\"1,2,30,20\"", 30, 20),
      ("width=\"10mm\" height=\"1in\"", 38, 96),
    ])
  func size(root: String, width: Int, height: Int) throws {
    let file = "<svg xmlns=\"http://www.w3.org/2000/svg\" \(root)><path d=\"M0 0\"/></svg>"
    let drawing = try #require(VectorPicture(rewriting: Array(file.utf8)))
    #expect(drawing.width == width && drawing.height == height)
  }

  @Test("A drawing on a ground of its own keeps it")
  func ground() {
    let text = Self.rewritten("<path d=\"M0 0\"/>", root: "viewBox=\"0 0 100 50\" style=\"background: #fff\"")
    #expect(text?.contains("<rect fill=\"#fff\" height=\"100%\" width=\"100%\"/><path d=\"M0 0\"/>") == true)
  }

  @Test("A drawing of billions of shapes, or of itself, isn't kept")
  func bombs() {
    var bomb = "<defs><path id=\"a0\" d=\"M0 0\"/>"
    for level in 1...12 {
      bomb += "<g id=\"a\(level)\">" + String(repeating: "<use href=\"#a\(level - 1)\"/>", count: 10) + "</g>"
    }
    #expect(Self.rewritten(bomb + "</defs><use href=\"#a12\"/>") == nil)
    #expect(Self.rewritten("<g id=\"a\"><use href=\"#a\"/></g>") == nil)
    #expect(Self.rewritten("<pattern id=\"a\"><rect fill=\"url(#a)\"/></pattern>") == nil)
    let chain = (1...5000).map { "<g id=\"c\($0)\"><use href=\"#c\($0 + 1)\"/></g>" }.joined()
    #expect(Self.rewritten(chain) == nil)
    #expect(Self.rewritten(String(repeating: "<g>", count: 5000)) == nil)
    #expect(Self.rewritten(String(repeating: "<path/>", count: 70_000)) == nil)
    #expect(
      Self.rewritten("<style>" + (1...500).map { ".a\($0){fill:red}" }.joined() + "</style><path d=\"M0 0\"/>") == nil)
  }

  @Test("Names of parts are new, and a name that nothing refers to is left out")
  func names() {
    #expect(
      Self.inner("<path d=\"M0 0\" id=\"location\"/><path d=\"M1 1\" id=\"x y\"/><use href=\"#x y\"/>")
        == "<path d=\"M0 0\"/><path d=\"M1 1\" id=\"p1\"/><use href=\"#p1\"/>")
  }
}
