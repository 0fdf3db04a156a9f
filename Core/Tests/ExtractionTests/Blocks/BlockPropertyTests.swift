import ArticleModel
import HTML
import Testing
import WebAddress

@testable import Extraction

/// What holds for any markup.
struct BlockPropertyTests {
  @Test(
    "Text is neither doubled nor glued nor invented", arguments: 0..<12)
  func textIsNeither(_ seed: Int) {
    for round in 0..<60 {
      let page = RandomMarkup(seed: UInt64(seed * 1000 + round), pieces: 160)
      let content = build(page.html)
      let source = HTMLDocument.parse(page.html).laidOutText
      let text = Article(blocks: content.blocks, footnotes: content.footnotes).plainText
      var seen: [String: Int] = [:]
      for word in text.split(whereSeparator: { $0.isWhitespace || "“”（）".contains($0) }) {
        seen[String(word), default: 0] += 1
      }
      let known = Set(page.words)
      for (word, count) in seen {
        #expect(count == 1, "twice: \(word) in seed \(seed) round \(round)")
        let parts = word.split(separator: "x").map { $0 + "x" }
        #expect(parts.allSatisfy { known.contains(String($0)) }, "invented: \(word) in seed \(seed) round \(round)")
        if parts.count > 1 {
          #expect(source.contains(word), "glued: \(word) in seed \(seed) round \(round)")
        }
      }
    }
  }

  @Test(
    "No block is empty", arguments: 0..<6)
  func noBlock(_ seed: Int) {
    for round in 0..<60 {
      let page = RandomMarkup(seed: UInt64(seed * 7777 + round), pieces: 200)
      let content = build(page.html)
      for block in content.blocks { check(block) }
      for note in content.footnotes { for block in note.content { check(block) } }
    }
  }

  private func check(_ block: Block) {
    switch block {
    case .paragraph(let runs), .heading(_, let runs, _): #expect(!runs.isBlank)
    case .code(let code): #expect(!code.text.isInvisible)
    case .list(let list):
      #expect(!list.items.isEmpty)
      for item in list.items {
        #expect(!item.content.isEmpty)
        for block in item.content { check(block) }
      }
    case .quote(let content, _):
      #expect(!content.isEmpty)
      for block in content { check(block) }
    case .table(let table):
      #expect(table.rows.contains { $0.cells.contains { !$0.content.isEmpty } })
      for row in table.rows { for cell in row.cells { for block in cell.content { check(block) } } }
    case .definitionList(let definitions):
      for definition in definitions {
        #expect(!definition.terms.isEmpty || !definition.meanings.isEmpty)
        for meaning in definition.meanings {
          #expect(!meaning.isEmpty)
          for block in meaning { check(block) }
        }
      }
    case .figure(let figure): #expect(!figure.images.isEmpty)
    case .math(let source): #expect(!source.isEmpty)
    case .embed(let embed): #expect(!embed.label.isEmpty && !embed.url.isEmpty)
    case .rule, .unknown: break
    }
  }

  @Test(
    "Any bytes give blocks", arguments: 0..<4)
  func anyBytesGive(_ seed: Int) {
    var random = RandomMarkup(seed: UInt64(seed + 99), pieces: 1)
    for _ in 0..<40 {
      let bytes = (0..<600).map { _ in
        random.next(3) == 0 ? UInt8(random.next(256)) : Array("<></ =\"'ptdablirhe#&;1-".utf8)[random.next(23)]
      }
      let document = HTMLDocument.parse(bytes)
      var builder = BlockBuilder(document: document, selection: .everything(in: document), base: nil)
      _ = builder.build()
      _ = MetadataReader.read(document, url: nil)
    }
  }
}

extension HTMLDocument {
  /// The text of the body with a line end at each edge of a block: what may stand together in any output.
  fileprivate var laidOutText: String {
    guard let body else { return "" }
    var text = ""
    func walk(_ node: NodeID, _ depth: Int) {
      if kind(of: node) == .text { text += self.text(of: node) }
      let isBlock = isElement(node) && !elementRole(node, roles: ElementRole.byTag).isInLine
      if isBlock { text += "\n" }
      for child in children(of: node) { walk(child, depth + 1) }
      if isBlock { text += "\n" }
    }
    walk(body, 0)
    return text
  }
}
