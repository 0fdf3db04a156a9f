import ArticleModel
import JSONFormat
import Testing

@Suite("A visitor of an article") struct VisitorTests {
  private struct Log: ArticleVisitor {
    var words: [String] = []

    mutating func visit(_ block: Block) {
      switch block {
      case .code(let code): words.append(code.text)
      case .embed(let embed): words.append(embed.label)
      case .figure(let figure): words += figure.images.map(\.url)
      case .math(let source): words.append(source)
      default: words.append("•")
      }
    }

    mutating func visit(_ run: Inline) {
      switch run {
      case .text(let text), .code(let text): words.append(text)
      case .link(let url, _): words.append(url)
      default: break
      }
    }
  }

  private static func text(_ text: String) -> Block { .paragraph([.text(text)]) }

  @Test("A visitor sees every block and run, in the order of the text, containers first") func order() {
    var log = Log()
    log.walk([
      .heading(level: 1, content: [.emphasis([.text("a"), .link(url: "b", [.strong([.text("c")])])])], anchor: nil),
      .list(List(isOrdered: false, items: [.init(content: [Self.text("d"), .code(CodeBlock(text: "e"))])])),
      .table(
        Table(
          caption: [.text("f")],
          rows: [.init([.init(content: [Self.text("g")]), .init(content: [.math("h")])])])),
      .definitionList([Definition(terms: [[.text("i")]], meanings: [[Self.text("j")]])]),
      .quote([Self.text("k")], citation: [.code("l")]),
      .figure(Figure(images: [Image(url: "m")], caption: [.text("n")])), .embed(Embed(label: "o", url: "p")), .rule,
      .unknown(["type": "newer"]),
    ])
    #expect(log.words.filter { $0 != "•" } == "abcdefghijklmno".map { String($0) })
    #expect(log.words.filter { $0 == "•" }.count == 11)
  }

  @Test("The walk enters no deeper than its limit") func depth() {
    let nested = Block.quote([.quote([Self.text("deep")], citation: [])], citation: [.text("top")])
    let expected: [(Int, [String])] = [(0, []), (1, ["top"]), (2, ["top"]), (3, ["deep", "top"])]
    for (depth, words) in expected {
      var log = Log()
      log.walk([nested], depth: depth)
      #expect(log.words.filter { $0 != "•" } == words)
    }
  }
}
