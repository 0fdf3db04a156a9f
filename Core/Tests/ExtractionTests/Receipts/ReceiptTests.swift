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
