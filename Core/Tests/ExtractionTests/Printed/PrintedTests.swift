import ArticleModel
import Testing

@testable import Extraction

/// PDFs as Poppler lays them out.
struct PrintedTests {
  private func extract(_ pages: [PrintedPage], title: String = "", author: String = "") -> Extract {
    Extractor().extract(printedLayout: PrintedPage.layout(pages, title: title, author: author), url: nil)
  }

  private func page(_ lines: [String] = PrintedPage.prose, top: Double = 150) -> PrintedPage {
    var page = PrintedPage()
    page.block(lines, top: top)
    page.block(PrintedPage.more, top: top + 80)
    return page
  }

  @Test("Lines are paragraphs again")
  func linesAreParagraphs() {
    let extract = extract([page()], title: "On leaning walls", author: "Jane Doe and Jo Roe")
    #expect(extract.receipt.kind == .full)
    #expect(extract.receipt.source == "pdf")
    #expect(extract.article.metadata.title == "On leaning walls")
    #expect(extract.article.metadata.authors == ["Jane Doe", "Jo Roe"])
    #expect(extract.article.metadata.language == "en")
    #expect(
      extract.article.blocks == [
        .paragraph([.text(PrintedPage.prose.joined(separator: " "))]),
        .paragraph([.text(PrintedPage.more.joined(separator: " "))]),
      ])
  }

  @Test("Words that a line end parted are whole")
  func wordsThatALine() {
    let lines = [
      "A harbour has more walls than a house, and each of them has its well-",
      "known weakness, which is the sand. Sand moves, and what stands on it mea-",
      "sures the tide. A well-known remedy is clay, and no other is as well-",
      "known, or as often forgotten by those that build.",
    ]
    let text = extract([page(lines)]).article.plainText
    #expect(text.contains("its well-known weakness"))
    #expect(text.contains("on it measures the tide"))
  }

  @Test("A paragraph goes on over the page's end past heads and numbers")
  func paragraphGoes() {
    var (first, second) = (PrintedPage(), PrintedPage())
    for page in 0..<2 {
      var content = PrintedPage()
      content.block(["Proceedings of the Harbour Society 12"], left: 200, top: 30)
      content.block(
        page == 0 ? PrintedPage.prose + PrintedPage.more.prefix(2) : Array(PrintedPage.more.suffix(2)), top: 150)
      content.block(["\(page + 7)"], left: 300, top: 770)
      if page == 0 { first = content } else { second = content }
    }
    second.block(PrintedPage.prose, top: 300)
    let extract = extract([first, second])
    #expect(!extract.article.plainText.contains("Proceedings"))
    #expect(extract.article.blocks.count == 2)
    #expect(extract.article.plainText.contains("the walls do lean, that they"))
  }

  @Test("Two columns are read one after the other")
  func twoColumns() {
    let columns = [
      (1...10).map { "left column line \($0) goes on and on" }, (1...10).map { "right column line \($0) goes on too" },
    ]
    // As Poppler gives them where the space between columns is narrow: a line of each in turn.
    var page = PrintedPage()
    page.block(["The walls of the harbour, measured"], left: 150, top: 60, size: 18)
    for row in 0..<10 {
      page.block([columns[0][row]], left: 60, top: 120 + Double(row) * 12)
      page.block([columns[1][row]], left: 320, top: 120 + Double(row) * 12)
    }
    let text = extract([page]).article.plainText
    #expect(text.contains("left column line 1 goes on and on left column line 2"))
    #expect(text.contains("right column line 9 goes on too right column line 10"))
    #expect(!text.contains("line 1 goes on and on right"))
  }

  @Test("Headings are recognized by size by number and by name")
  func headingsAreRecognized() {
    var page = PrintedPage()
    page.block(["Abstract"], top: 60)
    page.block(PrintedPage.prose, top: 80)
    page.block(["2.1 Measures"], top: 180)
    page.block(PrintedPage.more, top: 200)
    page.block(["What is left"], top: 300, size: 14)
    page.block(PrintedPage.prose, top: 330)
    let headings = extract([page], title: "Leaning walls").article.blocks.compactMap { block -> String? in
      guard case .heading(let level, let content, _) = block else { return nil }
      return "\(level) \(content.plainText)"
    }
    #expect(headings == ["2 Abstract", "3 2.1 Measures", "2 What is left"])
  }

  @Test("A formula is named in its place and the receipt says so")
  func formulaIsNamed() {
    var page = PrintedPage()
    page.block(PrintedPage.prose, top: 150)
    page.block(["y = α + β x i + ε i ( 3 )"], left: 200, top: 220)
    page.block(PrintedPage.more, top: 250)
    let extract = extract([page])
    #expect(extract.receipt.kind == .partial)
    #expect(extract.article.plainText.contains("[Here the PDF has a formula, a table or a figure.]"))
    #expect(!extract.article.plainText.contains("ε"))
  }

  @Test("Code keeps its lines and blanks")
  func codeKeepsItsLines() {
    var page = PrintedPage()
    page.block(PrintedPage.prose, top: 150)
    page.block(
      ["for wall in walls:", "lean = measure(wall, rod)", "print(wall, lean)"], left: [60, 84, 84], top: 220, letter: 6)
    page.block(PrintedPage.more, top: 280)
    let code = extract([page]).article.blocks.compactMap { if case .code(let code) = $0 { code.text } else { nil } }
    #expect(code == ["for wall in walls:\n    lean = measure(wall, rod)\n    print(wall, lean)"])
  }

  @Test("The day on an archive's stamp is the date and the stamp goes")
  func day() {
    let stamp =
      #"<block><line><word xMin="10" yMin="300" xMax="30" yMax="500">arXiv:2605.01234v2</word>"#
      + #"<word xMin="10" yMin="250" xMax="30" yMax="300">[cs.PL]</word><word xMin="10" yMin="200" xMax="30" yMax="250">6 May 2026</word></line></block></page>"#
    let layout = String(decoding: PrintedPage.layout([page()]), as: UTF8.self)
      .replacing("</page>", with: stamp)
    let extract = Extractor().extract(printedLayout: Array(layout.utf8))
    #expect(extract.article.metadata.published == "2026-05-06")
    #expect(!extract.article.plainText.contains("arXiv"))
  }

  @Test("A program's name for a file is no title")
  func programsName() {
    var page = page()
    page.block(["On leaning walls and what to do"], left: 120, top: 100, size: 18)
    for declared in ["Microsoft Word - draft 3.doc", "top.dvi", "untitled", ""] {
      let extract = extract([page], title: declared, author: "Administrator")
      #expect(extract.article.metadata.title == "On leaning walls and what to do", "\(declared)")
      #expect(extract.article.metadata.authors == [])
    }
  }

  @Test("Letters that can't be read are a card without a false title")
  func letters() {
    var page = PrintedPage()
    page.block(["P❡♥❛❧✐③❡❞ ❧❡❛st sq✉❛r❡s"], left: 120, top: 100, size: 18)
    for row in 0..<8 {
      page.block((0..<4).map { _ in "✇❡ ❞❡s❝r✐❜❡ t❤❡ ♠❡t❤♦❞ ✐♥ t❤❡ ❢♦❧❧♦✇✐♥❣ s❡❝t✐♦♥s" }, top: 150 + Double(row) * 60)
    }
    let extract = extract([page])
    #expect(extract.receipt.kind == .card)
    #expect(extract.article.metadata.title == nil)
    #expect(extract.article.blocks.isEmpty)
  }

  @Test("Pictures of pages and slides are cards that keep the title")
  func pictures() {
    let scanned = extract([PrintedPage(), PrintedPage()], title: "A scanned book")
    #expect(scanned.receipt.kind == .card)
    #expect(scanned.article.metadata.title == "A scanned book")
    var slide = page()
    (slide.width, slide.height) = (800, 600)
    #expect(extract([slide, slide]).receipt.why == "the PDF is a set of slides")
    #expect(Extractor().extract(printedLayout: Array("no layout".utf8)).receipt.kind == .card)
  }

  @Test("More pages than an edition wants are cut and the receipt says so")
  func morePages() {
    let extract = extract(Array(repeating: page(), count: PrintedReader.pageLimit + 1))
    #expect(extract.receipt.kind == .partial)
    #expect(extract.receipt.why.contains("first 100 pages"))
  }

  @Test("Numbers that aren't numbers harm nothing")
  func numbers() {
    for number in ["nan", "inf", "-1e300", "1e300", "", "x", "99999999999999999999"] {
      let layout = String(decoding: PrintedPage.layout([page(), page()]), as: UTF8.self)
        .replacing("xMax=\"", with: "xMax=\"\(number)\" y=\"").replacing("yMin=\"", with: "yMin=\"\(number)\" z=\"")
      _ = Extractor().extract(printedLayout: Array(layout.utf8))
    }
    var random = SystemRandomNumberGenerator()
    let bytes = PrintedPage.layout([page()])
    for _ in 0..<60 {
      var broken = bytes
      for _ in 0..<30 {
        broken[Int.random(in: 0..<broken.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      _ = Extractor().extract(printedLayout: broken)
    }
  }
}
