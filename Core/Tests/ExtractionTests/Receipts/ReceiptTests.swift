import ArticleModel
import Foundation
import HTML
import SharedData
import Testing

@testable import Extraction

struct ReceiptTests {
  @Test("A whole article is full")
  func wholeArticle() {
    #expect(TestPage.extract(TestPage.article(TestPage.body)).receipt.kind == .full)
  }

  @Test("An empty page is a card")
  func emptyPage() {
    for page in ["", "<html></html>", "<body><div id=root></div><script>start()</script>"] {
      #expect(TestPage.extract(page).receipt.kind == .card)
    }
  }

  @Test(
    "Walls and errors are cards",
    arguments: [
      "<title>Just a moment...</title><h1>Checking your browser</h1><p>This takes a few seconds. Please wait while we look.</p>",
      "<title>Log in</title><h1>Log in to see this page</h1><form><input type=password></form><p>Forgot your password?</p>",
      "<title>Page not found</title><h1>404</h1><p>The page you are looking for does not exist. Try one of our other pages.</p>",
      "<title>Down</title><h1>We are under maintenance</h1><p>The site will be back shortly. Thank you for your patience.</p>",
      "<title>App</title><div id=root></div><p>You need to enable JavaScript to run this app.</p>",
    ])
  func walls(_ page: String) {
    #expect(TestPage.extract(page).receipt.kind == .card)
  }

  @Test("An article about walls is full")
  func articleAboutWalls() {
    let body =
      "<p>Subscribe to continue reading: that is what my own site said for years, and I am sorry.</p>" + TestPage.body
    #expect(TestPage.extract(TestPage.article(body, title: "Why I gave up my wall")).receipt.kind == .full)
  }

  @Test("A subscription wall makes it partial")
  func subscriptionWallMakes() {
    let wall =
      "<div class=wall><h3>Subscribe to continue reading</h3><p>Already a subscriber? <a href=/l>Log in</a></p></div>"
    let body = TestPage.paragraphs.prefix(2).map { "<p>\($0)</p>" }.joined()
    #expect(TestPage.extract(TestPage.article(body, below: wall)).receipt.kind == .partial)
  }

  @Test("Names that hold a wall's word are no wall")
  func wallWords() {
    let below = """
      <div class='wp-block-columns navigation-aggregate parameter-table'></div>
      <div class=wallpaper><p>Thank you for reading. Ask for our app, or subscribe to the letter.</p></div>
      """
    #expect(TestPage.extract(TestPage.article(TestPage.body, below: below)).receipt.kind == .full)
  }

  @Test("A footnote that names its source is no excerpt")
  func footnoteSource() {
    let body = TestPage.paragraphs.prefix(2).map { "<p>\($0)<a href=#fn1 class=footnote-ref>1</a></p>" }.joined()
    let note = "<li id=fn1><p>The source is the pier book.</p></li>"
    let notes = "<div class=footnotes role=doc-endnotes><ol>\(note)</ol></div>"
    #expect(TestPage.extract(TestPage.article(body + notes)).receipt.kind == .full)
  }

  @Test("An extractor that judges no receipt claims nothing")
  func unjudgedReceipt() {
    var extractor = Extractor()
    extractor.judgesReceipt = false
    let page = Array(TestPage.article(TestPage.body).utf8)
    let extract = extractor.extract(html: page, url: nil)
    #expect(extract.receipt.kind == .card)
    #expect(extract.article.plainText == Extractor().extract(html: page, url: nil).article.plainText)
  }

  @Test("A text that breaks off is partial")
  func textThatBreaks() {
    let body = TestPage.body + "<p>Nobody knows who drew the first plan of the wall, but the oldest people in the…</p>"
    #expect(TestPage.extract(TestPage.article(body)).receipt.kind == .partial)
  }

  @Test("Linked data replaces a thin page")
  func linkedDataStands() {
    let text = TestPage.paragraphs.joined(separator: "\\n\\n")
    let page = """
      <head><script type="application/ld+json">{"@type":"NewsArticle","articleBody":"\(text)"}</script></head>
      <body><div id=app></div></body>
      """
    let extract = TestPage.extract(page)
    #expect(extract.receipt.source == "json-ld")
    #expect(extract.article.blocks.count == 4)
  }

  @Test("Paid linked data is not shown")
  func paidLinkedData() {
    let text = TestPage.paragraphs.joined(separator: " ")
    let page = """
      <head><script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false,"articleBody":"\(text)"}</script></head>
      <body><div id=app></div></body>
      """
    let extract = TestPage.extract(page)
    #expect(!extract.article.plainText.contains("nine days"))
    #expect(extract.signals.isFree == false)
  }

  @Test("Script state replaces a shell")
  func scriptStateStands() {
    let html = TestPage.paragraphs.map { "<p>\($0)<\\/p>" }.joined()
    let page = """
      <body><div id=app></div><script id="__NEXT_DATA__" type="application/json">{"props":{"post":{"bodyHtml":"\(html)"}}}</script></body>
      """
    let extract = TestPage.extract(page)
    #expect(extract.receipt.source == "json")
    #expect(extract.article.blocks.count == 4)
  }

  @Test("A receipt says how sure it is and what decided")
  func receiptSaysHow() throws {
    for page in [TestPage.article(TestPage.body), "<body><div id=root></div>"] {
      let receipt = TestPage.extract(page).receipt
      let confidence = try #require(receipt.confidence)
      #expect((0.5...1).contains(confidence))
      #expect(receipt.signs?.isEmpty == false)
    }
  }

  /// The thresholds are the figures with families left out; in this run the weights have seen the pages.
  @Test(
    "Pages without a whole article are not called full", .enabled(if: Shared.isPresent, "needs ../shared"),
    arguments: ["unreadable", "unreadable2"])
  func pagesWithoutAWhole(_ corpus: String) throws {
    struct Entry: Decodable {
      var url: String?
      var receipt: String
      var accept: [String]?
    }
    let truth = try JSONDecoder().decode([String: Entry].self, from: Shared.data("corpora/\(corpus)/truth.json"))
    func kind(_ name: String) -> String { name == "excerpt" ? "partial" : name }
    var hits: [String: [Bool]] = [:]
    var others = 0
    var falselyFull: [String] = []
    for (id, entry) in truth {
      let page = try GzipPage.read("corpora/\(corpus)/pages/\(id).html.gz")
      let got = Extractor().extract(html: page, url: entry.url).receipt.kind.rawValue
      let accepted = ([entry.receipt] + (entry.accept ?? [])).map(kind)
      hits[kind(entry.receipt), default: []].append(accepted.contains(kind(got)))
      guard !accepted.contains("full") else { continue }
      others += 1
      if got == "full" { falselyFull.append(id) }
    }
    let recalls = hits.values.map { Double($0.count { $0 }) / Double($0.count) }
    #expect(recalls.reduce(0, +) / Double(recalls.count) >= 0.88)
    #expect(Double(falselyFull.count) <= 0.05 * Double(others), "\(falselyFull)")
  }
}

/// Each sign by itself, on a page that has nothing else to say.
struct ReceiptSignTests {
  private let stub = TestPage.paragraphs.prefix(2).map { "<p>\($0)</p>" }.joined()

  private func evidence(_ html: String) -> PageEvidence {
    let document = HTMLDocument.parse(Array(html.utf8))
    let selector = ContentSelector(document, url: nil, model: .standard)
    return PageEvidence(document, selector: selector)
  }

  private func cut(_ sign: CutSign, after box: String, body: String? = nil) -> Float {
    ReceiptSigns(evidence(TestPage.article((body ?? stub) + box)).features)[sign]
  }

  @Test(
    "A demand in the text's place says that it goes on",
    arguments: [
      "<div><p>Subscribe to read the rest of this article</p></div>",
      "<div><a href=/a>Artikel weiterlesen mit Abo</a></div>",
      "<div><p>Para seguir leyendo, suscríbete</p></div>", "<div><p>登录后阅读全文</p></div>",
      "<button>Читать полностью</button>",
    ])
  func demand(_ box: String) {
    #expect(cut(.continues, after: box) > 0.5)
    #expect(cut(.continues, after: "") == 0)
  }

  @Test("A box that asks for donations is no wall")
  func boxThatAsks() {
    let box = "<div><p>Please support us with a donation so that every story stays free to read.</p></div>"
    #expect(cut(.continues, after: box) < 0.5)
  }

  @Test("A control that unfolds what is there leads nowhere")
  func control() {
    #expect(cut(.continues, after: "<button aria-expanded=false>Read more</button>") == 0)
    #expect(cut(.continues, after: "<button>Read more</button>") > 0.5)
  }

  @Test("The pages of one text are counted")
  func pagesOfOne() {
    let pages = "<nav><span>1</span> <a href='?page=2'>2</a> <a href='?page=3'>3</a></nav>"
    #expect(cut(.pages, after: pages) == 1)
    #expect(cut(.pages, after: "<p>Page 1 of 4</p>") == 1)
    #expect(cut(.pages, after: "<p>Filed on 3 May</p>") == 0)
  }

  @Test("A text that breaks off shows it")
  func textThatBreaksOff() {
    let open = "<p>Nobody knows who drew the first plan of the wall, but the oldest people in the…</p>"
    #expect(cut(.breaksOff, after: "", body: stub + open) == 1)
    #expect(cut(.breaksOff, after: "") == 0)
  }

  @Test("A box named after a wall and a fade are seen")
  func boxNamedAfter() {
    #expect(cut(.wallBox, after: "<div class=paywall-offer></div><p>x</p>") == 1)
    #expect(cut(.fades, after: "<div style='background:linear-gradient(#fff0,#fff)'></div><p>x</p>") == 1)
  }

  @Test("Walls of long texts count less")
  func wallsOfLong() {
    let long =
      String(repeating: TestPage.body, count: 1)
      + (0..<14).map { "<p>\($0) \(TestPage.paragraphs[$0 % 4])</p>" }.joined()
    let box = "<div><p>Subscribe to read the rest of this article</p></div>"
    #expect(cut(.continues, after: box, body: long) < cut(.continues, after: box))
  }

  @Test(
    "What a thin page speaks of is read in many languages",
    arguments: [
      ("<h1>Nothing found</h1><p>Sorry, the page you asked for does not exist.</p>", ObstacleSign.pageMissing),
      ("<h1>Anmelden</h1><form><input type=password><button>Einloggen</button></form>", .password),
      ("<h1>Проверка браузера</h1><p>Подтвердите, что вы не робот.</p>", .pageObstacle),
      ("<h1>ログイン</h1><p>パスワードを入力してください。</p>", .pageAccount),
      ("<p>Nous et nos partenaires : accepter, confidentialité, consentement.</p>", .pageConsent),
    ])
  func whatAThin(_ page: String, _ sign: ObstacleSign) {
    #expect(ReceiptSigns(evidence(page).features)[sign] >= 0.5)
  }

  @Test("An article about walls has no wall")
  func articleAboutWallsHasNoWall() {
    let body =
      "<p>Subscribe to continue reading: that is what my own site said for years, and I am sorry.</p>" + TestPage.body
    #expect(cut(.continues, after: "", body: body) == 0)
  }

  @Test("A heading that says the title is an article's sign")
  func heading() {
    let features = evidence("<title>The wall that leans</title><h1>The wall that leans</h1><p>x</p>").features
    #expect(features[.titleHeading] == 1)
    #expect(evidence("<title>The wall that leans</title><h1>Other news</h1><p>x</p>").features[.titleHeading] == 0)
  }
}

/// What the exchange said outweighs what the page says.
struct ExchangeTests {
  private let page = Array("<title>x</title><p>A few words of some kind.</p>".utf8)

  private func receipt(_ exchange: ExchangeFacts) -> Receipt {
    Extractor().extract(html: page, url: "https://a.example/story/1", exchange: exchange).receipt
  }

  @Test("A refusal is named")
  func refusal() {
    let receipt = receipt(ExchangeFacts(status: 403))
    #expect(receipt.kind == .card)
    #expect(receipt.why == "The site refused us (403).")
    #expect(receipt.signs?.first == "status")
  }

  @Test("A redirect to a login or the front page is an obstacle")
  func redirect() {
    let login = receipt(ExchangeFacts(requested: "https://a.example/story/1", final: "https://a.example/login?next=1"))
    #expect(login.signs?.first == "redirectedToLogin")
    let root = receipt(ExchangeFacts(requested: "https://a.example/story/1", final: "https://www.a.example/"))
    #expect(root.signs?.first == "redirectedToRoot")
    #expect(ExchangeFacts(requested: "https://a.example/", final: "https://www.a.example/").obstacle == nil)
    #expect(ExchangeFacts(requested: "https://a.example/login", final: "https://www.a.example/login").obstacle == nil)
  }

  @Test("A challenge's header is believed")
  func challengesHeader() {
    #expect(receipt(ExchangeFacts(isChallenge: true)).signs?.first == "challengeHeader")
  }

  @Test("An article stays one after a redirect")
  func articleStaysOne() {
    let exchange = ExchangeFacts(requested: "http://a.example/1", final: "https://a.example/story/1")
    let receipt = Extractor().extract(html: Array(TestPage.article(TestPage.body).utf8), exchange: exchange).receipt
    #expect(receipt.kind == .full)
  }
}

/// A page whose model is in doubt is shown whole and not called so.
struct DoubtTests {
  private func receipt(foreign: Double, missing: Double, ideographic: Bool = false) -> Receipt {
    var evidence = PageEvidence(TestPage.parsed(TestPage.body), selector: TestPage.selector(TestPage.body))
    evidence.doubt.foreign = foreign
    evidence.doubt.missing = missing
    evidence.doubt.isIdeographic = ideographic
    return ReceiptJudge(evidence: evidence).receipt()
  }

  @Test("A clear page is full")
  func clearPage() {
    let receipt = receipt(foreign: 0.03, missing: 0.05)
    #expect(receipt.kind == .full)
    #expect(receipt.evidence[Receipt.doubtful] == nil)
  }

  @Test("Which way the doubt goes is said")
  func whichWay() {
    let (foreign, missing) = (receipt(foreign: 0.2, missing: 0.05), receipt(foreign: 0.05, missing: 0.2))
    #expect([foreign.kind, missing.kind] == [.partial, .partial])
    #expect(foreign.why.hasPrefix("May include extra text"))
    #expect(missing.why.hasPrefix("Parts may be missing"))
    #expect(missing.evidence[Receipt.doubtful] == 1)
  }

  @Test("Chinese and Japanese texts are doubted at a higher share")
  func ideographicTexts() {
    #expect(receipt(foreign: 0.1, missing: 0.12).kind == .partial)
    #expect(receipt(foreign: 0.1, missing: 0.12, ideographic: true).kind == .full)
  }

  @Test(
    "A text is ideographic by its letters, not by the language that its page declares",
    arguments: [
      ("港の壁は三つの夏をかけて築かれた。海を見たことのない人々が石を積み、壁は今も傾いている。", true),
      ("港口的墙用了三个夏天才建成，砌墙的人从来没有见过海，石头至今还是歪的。", true),
      ("항구의 벽은 세 번의 여름 동안 바다를 본 적이 없는 사람들이 쌓았고, 돌들은 아직도 기울어 있다.", false),
      ("Die Hafenmauer wurde in drei Sommern von Leuten gebaut, die das Meer nie gesehen hatten.", false),
      ("The character 海 means the sea, and people who had never seen it built the harbour wall.", false),
    ])
  func ideographicByLetters(_ text: String, _ expected: Bool) {
    #expect(Doubt(TestPage.selector("<p>\(text)</p><p>\(text)</p>")).isIdeographic == expected)
  }

  @Test("Comments under an article don't say that it lacks something")
  func commentsUnderArticle() {
    let comments = TestPage.paragraphs.map { "<div class=comment><p>\($0) I think so too.</p></div>" }.joined()
    let selector = TestPage.selector(TestPage.body, below: "<div id=comments class=comments>\(comments)</div>")
    let dropped = selector.scan.units.indices.filter {
      !selector.kept[$0] && selector.scan.units[$0].tally.words >= 15 && selector.probabilities[$0] >= 0.04
    }
    #expect(!dropped.isEmpty, "the model must think that the comments may be content")
    let without = Doubt(TestPage.selector(TestPage.body)).missing
    #expect(Doubt(selector).missing <= without + 0.01)
  }

  @Test("The answers of a thread may be missing")
  func answersMayBeMissing() {
    let comments = TestPage.paragraphs.map { "<div class=comment><p>\($0) I think so too.</p></div>" }.joined()
    let selector = TestPage.selector(TestPage.body, below: "<div id=comments class=comments>\(comments)</div>")
    #expect(Doubt(selector, isThread: true).missing > Doubt(selector, isThread: false).missing)
  }

  @Test("The evidence says what was dropped")
  func evidenceSaysWhat() {
    let evidence = TestPage.extract(TestPage.article(TestPage.body)).receipt.evidence
    for name in ["words", "shareOfWords", "droppedWords", "droppedBlocks", "perhapsForeign", "perhapsMissing"] {
      #expect(evidence[name] != nil, "\(name)")
    }
    #expect((evidence["droppedWords"] ?? 0) > 0)
  }

  /// On sites that the content model has seen. This guards today's figures and says nothing of other sites.
  @Test(
    "A full receipt means a whole article", .enabled(if: Shared.isPresent, "needs ../shared"),
    arguments: ["zyte", "hnlike"])
  func fullReceiptMeans(_ corpus: String) throws {
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
  @Test("Robots and reservations are read")
  func robotsAndReservations() {
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
