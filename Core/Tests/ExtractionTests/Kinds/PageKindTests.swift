import ArticleModel
import Testing

@testable import Extraction

struct PageKindTests {
  @Test(
    "Pages that are no news article come out whole, and without the site around them",
    arguments: PageKind.projects + PageKind.readings)
  func pagesOfOtherKindsComeOutWhole(_ kind: PageKind) {
    let extract = Extractor().extract(html: Array(kind.html.utf8), url: "https://wharf.example/a/page")
    let text = extract.article.plainText
    var rest = text[...]
    for snippet in kind.keeps {
      let place = rest.firstRange(of: snippet)
      #expect(place != nil, "\(snippet) in \(text)")
      if let place { rest = rest[place.upperBound...] }
    }
    for snippet in kind.drops { #expect(!text.contains(snippet), "\(snippet)") }
  }

  @Test("A page that sends its text once for each width of screen is read once")
  func textForSeveralScreensIsReadOnce() {
    let dress = { (name: String) in "<div class=\"\(name)\">\(TestPage.body)</div>" }
    let text = TestPage.extract(TestPage.article(dress("desktop") + dress("tablet") + dress("phone"))).article.plainText
    for paragraph in TestPage.paragraphs { #expect(text.ranges(of: paragraph).count == 1) }
  }

  @Test("A text without sentences is not replaced by what a script of its page says elsewhere")
  func aPoemIsNotReplacedByAScript() {
    let verses = (1...60).map { "<p>the wall leans further in winter \($0)</p>" }.joined()
    let state =
      "<script>window.state = {\"promotion\": \"\(String(repeating: "Come and visit our other sites. ", count: 20))\"}</script>"
    let extract = TestPage.extract(TestPage.article(verses, title: "Sixty winters", below: state))
    #expect(extract.receipt.source == "page")
    #expect(extract.article.plainText.contains("winter 31"))
  }

  @Test("A refrain is not a second dress")
  func aRefrainStays() {
    let repeated = RepeatedStretches.repeated(in: [(1, 30), (2, 30), (9, 20), (3, 30), (9, 20), (4, 30), (9, 20)])
    #expect(repeated.isEmpty)
  }

  @Test("Only stretches in the same order are repeats")
  func stretchesRepeatInOrder() {
    let texts: [(hash: UInt64, words: Int)] = [(1, 20), (2, 20), (3, 20), (4, 20), (1, 20), (2, 20), (3, 20)]
    #expect(RepeatedStretches.repeated(in: texts) == [4, 5, 6])
    #expect(RepeatedStretches.repeated(in: Array(texts[..<4]) + [(3, 20), (2, 20), (1, 20)]).isEmpty)
  }

  @Test("A plan that has the same breakfast every day keeps it")
  func repeatsOfAPartStay() {
    let breakfast: [(hash: UInt64, words: Int)] = [(1, 20), (2, 20), (3, 20)]
    let days = (0..<3).flatMap { day in breakfast + (4...10).map { (hash: UInt64(day * 100 + $0), words: 20) } }
    #expect(RepeatedStretches.repeated(in: days).isEmpty)
  }
}
