import ArticleModel
import HTML
import Testing

@testable import Extraction

struct ContentSelectorTests {
  @Test("The article stays whole")
  func articleStaysWhole() {
    let text = TestPage.extract(TestPage.article(TestPage.body)).article.plainText
    for paragraph in TestPage.paragraphs { #expect(text.contains(paragraph)) }
  }

  @Test("Navigation and footer are left out")
  func navigation() {
    let text = TestPage.extract(TestPage.article(TestPage.body)).article.plainText
    for word in ["Culture", "About us", "Privacy", "rights reserved"] { #expect(!text.contains(word)) }
  }

  @Test("Comments below an article are left out")
  func commentsBelow() {
    let comments = """
      <section id="comments" class="comments"><h2>3 Comments</h2><ol class="comment-list">
      <li class="comment"><b>ann</b><p>Lovely piece, my uncle helped to build that wall.</p><a href="#r">Reply</a></li>
      <li class="comment"><b>bo</b><p>They should have asked the engineer first, in my opinion.</p><a href="#r">Reply</a></li>
      </ol></section>
      """
    let text = TestPage.extract(TestPage.article(TestPage.body, below: comments)).article.plainText
    #expect(!text.contains("my uncle helped"))
    #expect(text.contains(TestPage.paragraphs[3]))
  }

  @Test("What an accordion shows when asked is in the article, a hidden word between is not")
  func foldedTextIsUnfolded() {
    let body = TestPage.paragraphs.enumerated().map { place, text in
      let fold = place.isMultiple(of: 2) ? "" : " style='display:none'"
      let part = "<div role=region\(fold)><p>\(text) <b hidden>loading</b></p></div>"
      return "<div class=part><h2>Part \(place)</h2>\(part)</div>"
    }.joined()
    let text = TestPage.extract(TestPage.article(body)).article.plainText
    for paragraph in TestPage.paragraphs { #expect(text.contains(paragraph)) }
    #expect(!text.contains("loading"))
  }

  @Test("A blog that calls its whole article a post of another service keeps it")
  func aMisnamedArticleStays() {
    let more = "\(TestPage.body.lowercased())<p><a href='https://www.instagram.com/p/abc/'>Pictures of the wall</a></p>"
    let body = "<div class='instagram-media post-content'>\(TestPage.body)\(TestPage.body.uppercased())\(more)</div>"
    let text = TestPage.extract(TestPage.article(body)).article.plainText
    for paragraph in TestPage.paragraphs { #expect(text.contains(paragraph)) }
  }

  @Test("State that is sent in pieces is read as text or not at all")
  func codeInStateIsNoText() {
    let pieces = TestPage.paragraphs.map { text in
      let piece = #"["$","div",null,{"className":"mb-2","kind":"Text","body":"\#(text)","wide":true}]"#
      let quoted = piece.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      return "self.__next_f.push([1,\"\(quoted)\"]);"
    }
    let page = "<body><div id=app>Please wait.</div><script>\(pieces.joined())\(pieces.joined())</script></body>"
    let text = TestPage.extract(page).article.plainText
    #expect(text.contains(TestPage.paragraphs[0]))
    #expect(!text.contains("className") && !text.contains("\"$\""))
  }

  @Test("What linked data says beyond all measure is read in part")
  func longLinkedDataIsRead() {
    let marks = String(repeating: "<", count: 1_000_000)
    let data = #"<script type="application/ld+json">{"articleBody":"\#(marks)"}</script>"#
    let text = TestPage.extract(TestPage.article(data + TestPage.body)).article.plainText
    for paragraph in TestPage.paragraphs { #expect(text.contains(paragraph)) }
  }

  @Test("Related links are left out")
  func relatedLinks() {
    let related = """
      <div class="related-posts"><h3>Related stories</h3><ul><li><a href="/1">Ten boats we like</a></li>
      <li><a href="/2">Why drains matter</a></li><li><a href="/3">A map of the coast</a></li></ul></div>
      """
    let text = TestPage.extract(TestPage.article(TestPage.body, below: related)).article.plainText
    #expect(!text.contains("Ten boats we like"))
  }

  @Test("A plain list is one unit")
  func plainList() {
    let document = HTMLDocument.parse("<body><p>Some words before it.</p><ul><li>one</li><li>two <b>and</b></li></ul>")
    let scan = PageScan(document, title: [], description: [], lexicon: Lexicon([]))
    #expect(scan.units.count == 2)
    #expect(scan.units.last?.tally.words == 3)
  }

  @Test("Two breaks end a unit")
  func twoBreaksEnd() {
    let document = HTMLDocument.parse("<body><div>first part<br><br>second part<br>still second</div>")
    let scan = PageScan(document, title: [], description: [], lexicon: Lexicon([]))
    #expect(scan.units.map(\.tally.words) == [2, 4])
  }

  @Test("Words in both scripts are counted")
  func wordsInBoth() {
    let document = HTMLDocument.parse("<body><p>Grüße, world! 図書館がある。</p>")
    let scan = PageScan(document, title: [], description: [], lexicon: Lexicon([]))
    #expect(scan.units.first?.tally.plainWords == 3)
    #expect(scan.units.first?.tally.ideographs == 6)
    #expect(scan.units.first?.tally.stops == 2)
  }

  @Test("Noscript is read where the page is empty")
  func noscriptStands() {
    let page = "<body><div id=app></div><noscript><h1>The wall</h1>\(TestPage.body)</noscript></body>"
    let extract = TestPage.extract(page)
    #expect(extract.article.plainText.contains(TestPage.paragraphs[2]))
    #expect(extract.receipt.source == "noscript")
  }

  @Test("Noscript is left out where the page has text")
  func noscriptIsLeft() {
    let page = TestPage.article(TestPage.body + "<noscript><p>Please switch on scripts to see the map.</p></noscript>")
    #expect(!TestPage.extract(page).article.plainText.contains("switch on scripts"))
  }

  @Test("Any bytes give an extract")
  func anyBytesGive() {
    var generator = SeededGenerator(state: 5)
    let pieces = [
      "<div class='", "<p>", "</", "<table><tr><td>", "<ul><li>", "<br><br>", "text of some length, really. ",
      "<noscript>",
      "<h1>", "\u{0}", "<a href=x>", "<pre>", "'>", "図書", "<script>{\"articleBody\":\"", "&amp", "<svg>", "<meta name=",
    ]
    for _ in 0..<300 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0...60, using: &generator) {
        if Bool.random(using: &generator) {
          bytes += Array((pieces.randomElement(using: &generator) ?? "").utf8)
        } else {
          bytes.append(UInt8.random(in: 0...255, using: &generator))
        }
      }
      let extract = Extractor().extract(html: bytes, url: "https://a.example/")
      #expect((0...1).contains(extract.receipt.evidence["shareOfWords"] ?? 0))
    }
  }

  @Test("Deep nesting is cut off")
  func deepNesting() {
    let deep = String(repeating: "<div><b>", count: 20_000) + "words in the deep. "
    #expect(TestPage.extract("<body>" + deep).receipt.kind == .card)
  }
}

struct ContentModelTests {
  @Test("A table of trees is read")
  func tableOfTrees() {
    #expect(ContentModel.standard.first.highestFeature < UnitFeatures.count)
    #expect(ContentModel.standard.second.highestFeature < UnitFeatures.count + ContextFeatures.count)
  }

  @Test(
    "Broken tables are refused",
    arguments: ["[first]\n0<1 =2", "[first]\n0<1 =2 =3 =4", "[first]\nx<1 =2 =3", "[markup]\nword"])
  func brokenTables(_ table: String) {
    #expect(ContentModel(table: table) == nil)
  }

  @Test("Trees branch at their thresholds")
  func treesBranch() throws {
    let forest = try #require(Forest(lines: ["0<1 1<5 =-2 =0 =2"]))
    func probability(_ a: Float, _ b: Float) -> Float { forest.probabilities([a, b], width: 2).first ?? -1 }
    #expect(abs(probability(1, 5) - 0.1192) < 0.001)
    #expect(abs(probability(1, 6) - 0.5) < 0.001)
    #expect(abs(probability(2, 0) - 0.8808) < 0.001)
  }

  @Test("Many rows are judged as each alone")
  func manyRows() throws {
    let forest = try #require(Forest(lines: ["0<1 1<5 =-2 =0 =2", "1<3 =1 =-1"]))
    let rows = (0..<5_000).map { [Float($0 % 3), Float($0 % 7)] }
    let alone = rows.flatMap { forest.probabilities($0, width: 2) }
    #expect(forest.probabilities(rows.flatMap { $0 }, width: 2) == alone)
  }

  @Test("Class names are cut into words")
  func classNames() {
    let names = Array("postMeta--small entry-content x HTMLBody".utf8)
    #expect(MarkupWords.words(in: names.span) == ["post", "meta", "small", "entry", "content", "htmlbody"])
  }
}
