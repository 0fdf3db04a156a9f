import ArticleModel
import Extraction
import Foundation
import Testing
import WebAddress

/// Pages that once cost an edition, small enough for every run. `Acceptance/linear` has their whole kind.
@Suite("A hostile page") struct HostilePageTests {
  private let filler =
    "<p>" + String(repeating: "Words enough to make an article of the page, whatever follows. ", count: 20)

  private func depth(of blocks: [Block]) -> Int {
    blocks.map { block in
      if case .quote(let content, _) = block { 1 + depth(of: content) } else { 0 }
    }.max() ?? 0
  }

  @Test("A text whose quotation gets one level deeper with each line is an article that can be written")
  func deepQuotation() throws {
    let text = (1...300).map { String(repeating: ">", count: $0) + " word word" }.joined(separator: "\n")
    let article = Extractor().extract(plainText: text).article
    #expect(depth(of: article.blocks) <= 13)
    #expect(article.plainText.contains("word"))
    _ = try JSONDecoder().decode(Article.self, from: JSONEncoder().encode(article))
  }

  @Test("A page with thousands of authors has twenty at most")
  func authors() {
    let metas = (0..<3_000).map { "<meta property=article:author content='Jane Doe\($0)'>" }.joined()
    let extract = Extractor().extract(html: Array("<head><title>t</title>\(metas)<body><article>\(filler)".utf8))
    #expect(extract.article.metadata.authors.count <= 20)
  }

  @Test("A table whose cells span everything has as many places as cells, and the receipt says so")
  func spans() {
    let rows = String(repeating: "<tr><td rowspan=65534>1<td colspan=1000>2</tr>", count: 1_500)
    let extract = Extractor().extract(html: Array("<article>\(filler)<table><tr><th>a<th>b</tr>\(rows)</table>".utf8))
    #expect((extract.receipt.evidence["cut.spans"] ?? 0) > 0)
  }

  @Test("A page with more text than is kept is partial, and its receipt says what was cut")
  func bytes() {
    let page = "<article>" + String(repeating: "<p>" + String(repeating: "word ", count: 1_000), count: 1_000)
    let extract = Extractor().extract(html: Array(page.utf8))
    #expect(extract.receipt.kind != .full)
    #expect(extract.article.plainText.utf8.count <= 4_100_000)
    #expect((extract.receipt.evidence["cut.bytes"] ?? 0) > 0)
  }

  @Test("A page of more pieces than are judged loses the last ones, keeps the first, and says so")
  func pieces() {
    let page = "<article>\(filler)" + String(repeating: "<p>word", count: 21_000) + "<p>the last piece"
    let extract = Extractor().extract(html: Array(page.utf8))
    #expect(extract.receipt.kind != .full)
    #expect(!extract.article.plainText.contains("the last piece"))
    #expect(extract.article.plainText.contains("Words enough"))
  }

  @Test("A page of more elements than are looked at loses the last ones, keeps the first, and says so")
  func elements() {
    let page = "<article>\(filler)" + String(repeating: "<b></b>", count: 101_000) + "<p>the last piece"
    let extract = Extractor().extract(html: Array(page.utf8))
    #expect(extract.receipt.kind != .full)
    #expect(!extract.article.plainText.contains("the last piece"))
    #expect(extract.article.plainText.contains("Words enough"))
  }

  @Test("A line of many formulas, marks that pair with none, and a subject of many answers are read")
  func longLines() {
    let formulas = Extractor().extract(
      html: Array("<article>\(filler)<p>\(String(repeating: "and \\(x^2\\) ", count: 3_000))".utf8))
    #expect(formulas.article.plainText.contains("x^2"))
    let dollars = String(repeating: "costs $5 or \\[ ", count: 3_000)
    #expect(Extractor().extract(html: Array("<article>\(filler)<p>\(dollars)".utf8)).article.plainText.contains("$5"))
    let subject = String(repeating: "Re: ", count: 20_000) + "Answers"
    let mail = Extractor().extract(plainText: "From: a@b.example\nSubject: \(subject)\nDate: today\n\nWords of a mail.")
    #expect(mail.article.metadata.title == "Answers")
  }

  @Test("Articles, feeds and settings have one bound for an address")
  func oneBound() { #expect(ArticleBounds().addressBytes == WebURL.maximumBytes) }
}
