import ArticleModel
import Testing

@testable import Extraction

/// What a browser shows of an article and the reading lacked.
struct SideBySideTests {
  private let parts = TestPage.paragraphs

  private func extract(_ middle: String, after: String = "") -> Article {
    TestPage.extract(
      TestPage.article("<p>\(parts[0])</p><p>\(parts[1])</p>\(middle)<p>\(parts[2])</p><p>\(parts[3])</p>\(after)")
    ).article
  }

  private func pictures(_ article: Article) -> [String] {
    let figures = article.blocks.compactMap { block in if case .figure(let figure) = block { figure } else { nil } }
    return figures.flatMap(\.images).map(\.url)
  }

  private func chart(_ name: String) -> String {
    """
    <div class=svg-fig><div class=svg-fig-links><a href=/tables/\(name).html>[data<span> table</span>]</a> <a href=/raw/\(name).csv>[raw<span> data</span>]</a></div>
    <a href=/tables/\(name).html><img class=figimg src=/\(name).svg alt='Lean by year' width=648 height=432></a></div>
    """
  }

  @Test("A chart stays whose only text is links to its data")
  func chartWithLinks() {
    #expect(pictures(extract(chart("lean"))) == ["https://coast.example/lean.svg"])
  }

  @Test("The charts in tabs stay, and so do the names of the tabs")
  func chartsInTabs() {
    let tabs = ["North", "South end", "Pier"].enumerated().map { index, name in
      "<div class=tab><input type=radio id=t\(index) name=g><label for=t\(index)>\(name)</label><div class=tab-panel><div class=tab-content>\(chart("c\(index)"))</div></div></div>"
    }
    let article = extract("<div class=tabs>\(tabs.joined())</div>")
    #expect(pictures(article) == (0...2).map { "https://coast.example/c\($0).svg" })
    for name in ["North", "South end", "Pier"] { #expect(article.plainText.contains(name), "\(name)") }
  }

  @Test("The picture of a teaser between paragraphs goes with its title")
  func teaser() {
    let teaser = """
      <div class=box><a href=/pier><img src=/pier.jpg width=648 height=432></a><a href=/pier>How the other village lost its road and its pier</a></div>
      """
    #expect(pictures(extract(teaser)).isEmpty)
  }

  @Test(
    "A question in a button stays above its answer",
    arguments: [
      "<div class=item><button type=button class=toggle><div>%Q</div><div></div></button><div class=hiddenAnswer><div><div><p>%A</p></div></div></div></div>",
      "<button class=accordion aria-expanded=false>%Q</button><div class=panel><p>%A</p></div>",
      "<div class=item><div><button aria-controls=a>%Q +</button></div><div><p>%A</p></div></div>",
    ])
  func questionInButton(_ item: String) {
    let questions = ["Who built the harbour wall?", "Why does every family keep a boat?"]
    let items = zip(questions, parts.reversed()).map { question, answer in
      item.replacing("%Q", with: question).replacing("%A", with: answer.uppercased())
    }
    let text = extract("", after: "<h2>Questions</h2>" + items.joined()).plainText
    for (question, answer) in zip(questions, parts.reversed()) {
      let below = text.split(separator: question, omittingEmptySubsequences: false).last
      #expect(text.contains(question) && below?.contains(answer.uppercased()) == true, "\(question)")
    }
  }

  @Test("Other buttons and a question without an answer are no text")
  func otherButtons() {
    let text = extract(
      "<button>Copy the whole text</button>", after: "<div><button>Was this page of help?</button></div>"
    ).plainText
    #expect(!text.contains("Copy the whole text"))
    #expect(!text.contains("of help"))
  }

  /// The texts that stay if the model gives each text that isn't a paragraph of the page the chance that `chance` says.
  private func kept(_ middle: String, chance: (String) -> Float) -> [String] {
    let document = TestPage.parsed("<p>\(parts[0])</p><p>\(parts[1])</p>\(middle)<p>\(parts[2])</p><p>\(parts[3])</p>")
    let scan = ContentSelector(document, url: nil, model: .standard).scan
    let texts = scan.units.indices.map { scan.text(of: $0, in: document) }
    let probabilities = texts.map { parts.contains($0) ? 0.9 : chance($0) }
    var gaps = ArticleGaps(
      scan, UnitRanges(scan), probabilities: probabilities, kept: probabilities.map { $0 >= 0.5 }, isThread: false)
    gaps.run(document)
    return texts.indices.filter { gaps.kept[$0] }.map { texts[$0] }
  }

  @Test("A section keeps its heading, also with the words of a sign in it")
  func headingOfSection() {
    let section = """
      <section class=section id=run><div class=titlepage><div><div><h2 class=title id=run-1>3.1. Menu options<div class=copy-link><span>Copy link</span> <span>Link copied to clipboard!</span></div></h2></div></div></div>
      <p>The pumps run all night.</p></section>
      """
    let texts = kept(section) { ["3.1. Menu options": 0.2, "The pumps run all night.": 0.9][$0] ?? 0.02 }
    #expect(texts.contains("3.1. Menu options"))
    #expect(!texts.contains { $0.contains("clipboard") })
  }

  @Test(
    "Closing lists stay whatever stands below them",
    arguments: [
      "<h2>See also</h2>", "<div class=mw-heading><h2>See also</h2><span>[<a href=/e>edit</a>]</span></div>",
      "<h2>Sources &amp; links</h2>", "<h2>Notes and references</h2>", "<h2>References[edit]</h2>",
    ])
  func closingLists(_ heading: String) {
    let list =
      "<ul><li><a href=/1>Ethics</a></li><li><a href=/2>Drains</a></li><li><a href=/3>Commons</a></li></ul>"
    for below in [
      "",
      "<h2>References</h2><p>Doe, Jane (2024). “Walls and what they hold.” Journal of the Coast 15(3), 200–215.</p>",
    ] {
      let text = extract("", after: heading + list + below).plainText
      #expect(text.contains("Commons"), "\(heading) \(below)")
    }
  }

  @Test(
    "Names of closing lists are read in parts",
    arguments: [
      ("Sources & links", true), ("Links, notes and sources", true), ("Links and chains", false),
      ("See also [ edit ]", true),
    ])
  func names(_ heading: String, _ closes: Bool) {
    #expect(ClosingHeadings.contains(heading) == closes)
  }

  @Test("A list of links at the end stays that the line above announces")
  func announcedList() {
    let list = "<ul><li><a href=/1>Ethics</a></li><li><a href=/2>Drains</a></li><li><a href=/3>Commons</a></li></ul>"
    let text = extract("", after: "<p>If you want to know more, read these:</p>\(list)").plainText
    #expect(text.contains("Commons"))
  }

  @Test("Links under a closing heading stay above other kept text, those under another heading don't")
  func listInTheMiddle() {
    let list = "<ul><li><a href=/1>Ethics</a></li><li><a href=/2>Drains</a></li></ul>"
    for (heading, stays) in [("See also", true), ("More stories", false)] {
      let texts = kept("<h2>\(heading)</h2>\(list)<h2>References</h2>") { text in
        text == "References" ? 0.7 : text == heading ? 0.4 : text == "EthicsDrains" ? 0.37 : 0.01
      }
      #expect(texts.contains("EthicsDrains") == stays, "\(heading): \(texts)")
    }
  }

  @Test(
    "A large table of short cells stays as a whole if its cells are likely", arguments: [(0.35, true), (0.2, false)])
  func largeTable(_ chance: Float, _ stays: Bool) {
    let rows = (1...12).map { "<tr><td><div><p>Wall \($0)</p></div></td><td><div><p>\(1900 + $0)</p></div></td></tr>" }
    let texts = kept("<table>\(rows.joined())</table>") { $0.hasPrefix("Wall") || $0.hasPrefix("19") ? chance : 0.01 }
    #expect(texts.contains("Wall 6") == stays)
    #expect((texts.count == 28) == stays)
  }

  @Test("A quotation stays that the line above announces by a colon")
  func announcedQuotation() {
    let quote = "“Meanings: failure, doubt, shame.”"
    for (line, stays) in [("But here is her text:", true), ("But here is her text.", false)] {
      let texts = kept("<p>\(line)</p><blockquote><p>\(quote)</p></blockquote>") {
        $0 == line ? 0.9 : $0 == quote ? 0.3 : 0.01
      }
      #expect(texts.contains(quote) == stays, "\(line)")
    }
  }
}
