import ArticleModel
import SharedData
import Testing

@testable import Discussions

@Suite("Comments as Hacker News writes them") struct CommentTextTests {
  @Test("A paragraph needs no end, and entities are letters")
  func paragraphs() {
    #expect(
      CommentText.blocks("Don&#x27;t &amp; won&#x27;t<p>a &lt; b &gt; c &quot;q&quot; &#x2F; naïve 漢字")
        == [
          .paragraph([.text("Don't & won't")]), .paragraph([.text("a < b > c \"q\" / naïve 漢字")]),
        ])
  }

  @Test("A link that is cut on the page is shown whole")
  func links() {
    let blocks = CommentText.blocks(
      "See <a href=\"https:&#x2F;&#x2F;example.org&#x2F;a&#x2F;very&#x2F;long&#x2F;address\" rel=\"nofollow\">https:&#x2F;&#x2F;example.org&#x2F;a&#x2F;very...</a>"
    )
    let address = "https://example.org/a/very/long/address"
    #expect(blocks == [.paragraph([.text("See "), .link(url: address, [.text(address)])])])
  }

  @Test("Quotations, lists and headings of Markdown's HTML are blocks, nested ones too")
  func markdown() {
    let word = { Block.paragraph([.text($0)]) }
    #expect(
      CommentText.blocks(
        "<h2>Why</h2>\n<blockquote><p>one</p><p>two</p></blockquote>\n<p>reply</p><ul><li>a</li><li><p>b</p><ol><li>c</li></ol></li></ul><blockquote> </blockquote>"
      ) == [
        .paragraph([.strong([.text("Why")])]), .quote([word("one"), word("two")], citation: []), word("reply"),
        .list(
          List(
            isOrdered: false,
            items: [
              .init(content: [word("a")]),
              .init(content: [word("b"), .list(List(isOrdered: true, items: [.init(content: [word("c")])]))]),
            ])),
      ])
    let deep = CommentText.blocks(String(repeating: "<blockquote>", count: 500) + "x")
    #expect(deep.map(\.plainText).joined() == "x")
  }

  @Test("Only web addresses are links", arguments: ["javascript:alert(1)", "data:text/html,x", "//x.example", "/item"])
  func schemes(address: String) {
    #expect(CommentText.blocks("<a href=\"\(address)\">x</a>") == [.paragraph([.text("x")])])
  }

  @Test("Lines that begin with > are quotations, and the reply after them isn't")
  func quotations() {
    #expect(
      CommentText.blocks("&gt; first line<p>&gt; second line<p>Reply")
        == [
          .quote([.paragraph([.text("first line")]), .paragraph([.text("second line")])], citation: []),
          .paragraph([.text("Reply")]),
        ])
    #expect(
      CommentText.blocks("&gt;quoted\nReply")
        == [.quote([.paragraph([.text("quoted")])], citation: []), .paragraph([.text("Reply")])])
    #expect(
      CommentText.blocks("<i>&gt; quoted</i><p>Reply").first
        == .quote([.paragraph([.emphasis([.text("quoted")])])], citation: []))
    #expect(
      CommentText.blocks("&gt;&gt; deep<p>&gt; flat")
        == [
          .quote([.quote([.paragraph([.text("deep")])], citation: []), .paragraph([.text("flat")])], citation: [])
        ])
  }

  @Test("Comparisons are no quotations", arguments: ["&gt; 50% of people", "&gt;= 5", "x &gt; y"])
  func comparisons(markup: String) {
    guard case .paragraph = CommentText.blocks(markup).first else {
      Issue.record("\(markup) became a quotation")
      return
    }
  }

  @Test("Code keeps its lines and loses the two blanks that made it code")
  func code() {
    #expect(
      CommentText.blocks("Try:<p><pre><code>  if x {\n    y()\n  }\n</code></pre>\nthen") == [
        .paragraph([.text("Try:")]), .code(CodeBlock(text: "if x {\n  y()\n}")), .paragraph([.text("then")]),
      ])
  }

  @Test("Italics may hold a link")
  func italics() {
    #expect(
      CommentText.blocks("<i>see <a href=\"https://example.org/\">here</a></i>")
        == [.paragraph([.emphasis([.text("see "), .link(url: "https://example.org/", [.text("here")])])])])
  }

  @Test(
    "Any bytes give blocks that hold no more than the bytes said, and the same each time", arguments: [Seeds.fresh])
  func anyBytes(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "<p>", "</p>", "<i>", "</i>", "<pre><code>", "</code></pre>", "<a href=\"https://x.example/\">", "</a>", "&gt;",
      "&#x27;", "&", "<", ">", "\n", "  ", "text", "漢字", "\u{202E}", "\0", "<script>", "<b", "\"", "<pre>", "<br>",
    ]
    for _ in 0..<400 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0..<40, using: &random) {
        if Bool.random(using: &random) {
          bytes += Array((pieces.randomElement(using: &random) ?? "").utf8)
        } else {
          bytes.append(UInt8.random(in: .min ... .max, using: &random))
        }
      }
      let markup = String(decoding: bytes, as: UTF8.self)
      let blocks = CommentText.blocks(markup)
      #expect(blocks == CommentText.blocks(markup))
      let letters = blocks.map(\.plainText).joined().count { $0.isLetter }
      // A cut link is shown whole: its address is in the markup too.
      #expect(letters <= markup.unicodeScalars.count * 2)
      for block in blocks { #expect(CommentTextTests.isPlain(block)) }
    }
  }

  /// Whether a block is one of the three that comments have.
  private static func isPlain(_ block: Block) -> Bool {
    switch block {
    case .paragraph(let runs): !runs.isEmpty
    case .code(let code): !code.text.isEmpty
    case .quote(let inner, _): !inner.isEmpty && inner.allSatisfy(isPlain)
    default: false
    }
  }
}
