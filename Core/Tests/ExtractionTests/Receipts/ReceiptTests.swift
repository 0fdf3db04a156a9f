import ArticleModel
import Foundation
import SharedData
import Testing

@testable import Extraction

struct ReceiptTests {
  @Test func aWholeArticleIsFull() {
    #expect(TestPage.extract(TestPage.article(TestPage.body)).receipt.kind == .full)
  }

  @Test func anEmptyPageIsACard() {
    for page in ["", "<html></html>", "<body><div id=root></div><script>start()</script>"] {
      #expect(TestPage.extract(page).receipt.kind == .card)
    }
  }

  @Test(arguments: [
    "<title>Just a moment...</title><h1>Checking your browser</h1><p>This takes a few seconds. Please wait while we look.</p>",
    "<title>Log in</title><h1>Log in to see this page</h1><form><input type=password></form><p>Forgot your password?</p>",
    "<title>Page not found</title><h1>404</h1><p>The page you are looking for does not exist. Try one of our other pages.</p>",
    "<title>Down</title><h1>We are under maintenance</h1><p>The site will be back shortly. Thank you for your patience.</p>",
    "<title>App</title><div id=root></div><p>You need to enable JavaScript to run this app.</p>",
  ])
  func wallsAndErrorsAreCards(_ page: String) {
    #expect(TestPage.extract(page).receipt.kind == .card)
  }

  @Test func anArticleAboutWallsIsFull() {
    let body =
      "<p>Subscribe to continue reading: that is what my own site said for years, and I am sorry.</p>" + TestPage.body
    #expect(TestPage.extract(TestPage.article(body, title: "Why I gave up my wall")).receipt.kind == .full)
  }

  @Test func aSubscriptionWallMakesItPartial() {
    let wall =
      "<div class=wall><h3>Subscribe to continue reading</h3><p>Already a subscriber? <a href=/l>Log in</a></p></div>"
    let body = TestPage.paragraphs.prefix(2).map { "<p>\($0)</p>" }.joined()
    #expect(TestPage.extract(TestPage.article(body, below: wall)).receipt.kind == .partial)
  }

  @Test func aTextThatBreaksOffIsPartial() {
    let body = TestPage.body + "<p>Nobody knows who drew the first plan of the wall, but the oldest people in the…</p>"
    #expect(TestPage.extract(TestPage.article(body)).receipt.kind == .partial)
  }

  @Test func linkedDataStandsInForAThinPage() {
    let text = TestPage.paragraphs.joined(separator: "\\n\\n")
    let page = """
      <head><script type="application/ld+json">{"@type":"NewsArticle","articleBody":"\(text)"}</script></head>
      <body><div id=app></div></body>
      """
    let extract = TestPage.extract(page)
    #expect(extract.receipt.source == "json-ld")
    #expect(extract.article.blocks.count == 4)
  }

  @Test func paidLinkedDataIsNotShown() {
    let text = TestPage.paragraphs.joined(separator: " ")
    let page = """
      <head><script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false,"articleBody":"\(text)"}</script></head>
      <body><div id=app></div></body>
      """
    let extract = TestPage.extract(page)
    #expect(!extract.article.plainText.contains("nine days"))
    #expect(extract.signals.isFree == false)
  }

  @Test func scriptStateStandsInForAShell() {
    let html = TestPage.paragraphs.map { "<p>\($0)<\\/p>" }.joined()
    let page = """
      <body><div id=app></div><script id="__NEXT_DATA__" type="application/json">{"props":{"post":{"bodyHtml":"\(html)"}}}</script></body>
      """
    let extract = TestPage.extract(page)
    #expect(extract.receipt.source == "json")
    #expect(extract.article.blocks.count == 4)
  }

  @Test(.enabled(if: Shared.isPresent, "needs ../shared"))
  func unreadablePagesAreTold() throws {
    struct Entry: Decodable {
      var receipt: String
      var accept: [String]?
    }
    let truth = try JSONDecoder().decode([String: Entry].self, from: Shared.data("corpora/unreadable/truth.json"))
    func kind(_ name: String) -> String { name == "excerpt" ? "partial" : name }
    var hits: [String: [Bool]] = [:]
    var falselyFull: [String] = []
    for (id, entry) in truth {
      let page = try GzipPage.read("corpora/unreadable/pages/\(id).html.gz")
      let got = Extractor().extract(html: page, url: nil).receipt.kind.rawValue
      hits[kind(entry.receipt), default: []].append((entry.accept ?? [entry.receipt]).map(kind).contains(kind(got)))
      if entry.receipt != "full", got == "full" { falselyFull.append(id) }
    }
    let recalls = hits.values.map { Double($0.count { $0 }) / Double($0.count) }
    #expect(recalls.reduce(0, +) / Double(recalls.count) >= 0.92)
    #expect(falselyFull.isEmpty)
  }
}

/// A page whose model is in doubt is shown whole and not called so.
struct DoubtTests {
  private func receipt(foreign: Double, missing: Double, _ change: (inout PageEvidence) -> Void = { _ in }) -> Receipt {
    var evidence = PageEvidence()
    (evidence.allWords, evidence.keptWords, evidence.readableWords, evidence.longestUnit) = (900, 600, 600, 80)
    evidence.doubt.foreign = foreign
    evidence.doubt.missing = missing
    change(&evidence)
    return ReceiptJudge(evidence: evidence).receipt()
  }

  @Test func aClearPageIsFull() {
    let receipt = receipt(foreign: 0.03, missing: 0.05)
    #expect(receipt.kind == .full)
    #expect(receipt.evidence[Receipt.doubtful] == nil)
  }

  @Test func whichWayTheDoubtGoesIsSaid() {
    let (foreign, missing) = (receipt(foreign: 0.2, missing: 0.05), receipt(foreign: 0.05, missing: 0.2))
    #expect([foreign.kind, missing.kind] == [.partial, .partial])
    #expect(foreign.why.hasSuffix("some of the text may be something else"))
    #expect(missing.why.hasSuffix("some of its text may be missing"))
    #expect(missing.evidence[Receipt.doubtful] == 1)
  }

  @Test func aSurerReasonIsTheOneThatIsGiven() {
    let cut = receipt(foreign: 0.3, missing: 0.3) {
      $0.isFree = false
      $0.nearEnd = .of(.wall)
    }
    #expect(cut.kind == .partial)
    #expect(cut.evidence[Receipt.doubtful] == nil)
    #expect(receipt(foreign: 0.3, missing: 0.3) { $0.readableWords = 3 }.kind == .card)
  }

  @Test func theEvidenceSaysWhatWasDropped() {
    let evidence = TestPage.extract(TestPage.article(TestPage.body)).receipt.evidence
    for name in ["words", "shareOfWords", "droppedWords", "droppedBlocks", "perhapsForeign", "perhapsMissing"] {
      #expect(evidence[name] != nil, "\(name)")
    }
    #expect((evidence["droppedWords"] ?? 0) > 0)
  }

  /// Of pages whose sites the model knows, so that this holds what stands and promises nothing of other sites.
  @Test(.enabled(if: Shared.isPresent, "needs ../shared"), arguments: ["zyte", "hnlike"])
  func fullMeansIt(_ corpus: String) throws {
    struct Entry: Decodable {
      var url: String
      var text: String
    }
    let truth = try JSONDecoder().decode([String: Entry].self, from: Shared.data("corpora/\(corpus)/truth.json"))
    var full = 0
    var right = 0
    let pages = truth.sorted { $0.key < $1.key }.prefix(110)
    for (id, entry) in pages {
      let page = try GzipPage.read("corpora/\(corpus)/pages/\(id).html.gz")
      let extract = Extractor().extract(html: page, url: entry.url)
      guard extract.receipt.kind == .full else { continue }
      full += 1
      let (wanted, got) = (Self.words(entry.text), Self.words(extract.article.plainText))
      let hits = Double(wanted.reduce(0) { $0 + min($1.value, got[$1.key] ?? 0) })
      let totals = [wanted, got].map { Double($0.values.reduce(0, +)) }
      if totals.allSatisfy({ hits >= 0.9 * $0 }) { right += 1 }
    }
    #expect(Double(full) >= 0.85 * Double(pages.count), "\(full) of \(pages.count)")
    #expect(Double(right) >= 0.94 * Double(full), "\(right) of \(full)")
  }

  private static func words(_ text: String) -> [Substring: Int] {
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "_" }
    return Dictionary(words.map { ($0, 1) }, uniquingKeysWith: +)
  }
}

struct PublisherSignalsTests {
  @Test func robotsAndReservationsAreRead() {
    let page = """
      <head><meta name=robots content="noarchive, max-snippet:80"><meta name=robots content="noai">
      <meta name=tdm-reservation content=1><meta name=tdm-policy content="https://a.example/tdm">
      <link rel=license href="https://creativecommons.org/licenses/by/4.0/"></head><body><p>words</p>
      """
    let signals = TestPage.extract(page).signals
    #expect(signals.forbidsArchive)
    #expect(!signals.forbidsSnippet)
    #expect(signals.longestSnippet == 80)
    #expect(signals.forbidsMachineLearning)
    #expect(signals.reservesTextMining == true)
    #expect(signals.textMiningPolicy == "https://a.example/tdm")
    #expect(signals.licence == "https://creativecommons.org/licenses/by/4.0/")
  }
}

/// Pages of the corpora, which are kept compressed.
enum GzipPage {
  static func read(_ path: String) throws -> [UInt8] {
    guard let folder = Shared.folder else { throw CocoaError(.fileNoSuchFile) }
    let gzip = Process()
    gzip.executableURL = URL(filePath: "/usr/bin/env")
    gzip.arguments = ["gzip", "-dc", folder.appending(path: path).path]
    let pipe = Pipe()
    gzip.standardOutput = pipe
    try gzip.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    gzip.waitUntilExit()
    return [UInt8](data)
  }
}
