import Archive
import EditionModel
import Fetching
import TestSupport
import Testing
import WebAddress

/// Answers from a table and counts what was asked; a URL that it lacks fails to connect.
actor TableTransport: Transport {
  private let table: [String: HTTPResponseMessage]
  private(set) var asked: [String] = []
  private(set) var running = 0
  private(set) var mostRunning = 0

  init(_ table: [String: HTTPResponseMessage]) { self.table = table }

  func exchange(_ request: ExchangeRequest) async throws(FetchFailure) -> Exchange {
    asked.append(request.url.href)
    running += 1
    mostRunning = max(mostRunning, running)
    for _ in 0..<5 { await Task.yield() }
    running -= 1
    guard let response = table[request.url.href] else { throw FetchFailure(.connect, "nobody there") }
    return Exchange(date: Timestamp(1_778_090_400), response: response)
  }
}

func html(_ body: String, status: Int = 200, _ fields: [HeaderFields.Field] = []) -> HTTPResponseMessage {
  HTTPResponseMessage(
    status: status, headers: HeaderFields([.init("Content-Type", "text/html")] + fields), body: Array(body.utf8))
}

func redirect(_ target: String) -> HTTPResponseMessage {
  HTTPResponseMessage(status: 302, headers: HeaderFields([.init("Location", target)]))
}

func fetcher(_ transport: any Transport) -> Fetcher {
  Fetcher(transport: transport, policy: FetchPolicy(userAgent: "tenhn/test")) { Timestamp(1_778_090_400) }
}

@Suite struct FailuresByStatus {
  @Test(
    "A status says in usual words what the site did",
    arguments: [
      (403, "the site refused us (403)"), (451, "the site refused us (451)"),
      (404, "the page isn't there any more (404)"), (429, "the site asked us to come back later (429)"),
      (503, "the site had a problem (503)"), (204, "the site didn't send a page (204)"),
    ])
  func words(status: Int, message: String) {
    #expect(FetchFailure(status: status) == FetchFailure(.httpStatus, message))
  }
}

@Suite struct FetcherTests {
  private let noRobots = ["https://a.test/robots.txt": html("", status: 404)]

  private func table(_ rows: [String: HTTPResponseMessage]) -> TableTransport {
    TableTransport(noRobots.merging(rows) { $1 })
  }

  @Test("A page is fetched with its charset")
  func pageIsFetched() async throws {
    let page = html("<meta charset=iso-8859-1><p>Gr\u{f6}\u{df}e")
    var latin = page
    latin.body = "<meta charset=iso-8859-1><p>Gr\u{f6}\u{df}e".unicodeScalars.map { UInt8($0.value) }
    let result = await fetcher(table(["https://a.test/x": latin])).fetch("https://a.test/x#part")
    #expect(result.failure == nil)
    #expect(result.status == 200)
    #expect(result.type == "text/html")
    #expect(result.charset == "windows-1252")
    #expect(result.final == "https://a.test/x")
    #expect(String(decoding: try #require(result.text), as: UTF8.self).hasSuffix("Größe"))
  }

  @Test("Redirects are followed and named")
  func redirectsAreFollowed() async {
    let transport = table([
      "https://a.test/1": redirect("/2"), "https://a.test/2": redirect("https://b.test/3"),
      "https://b.test/3": html("there"), "https://b.test/robots.txt": html("", status: 404),
    ])
    let result = await fetcher(transport).fetch("https://a.test/1")
    #expect(result.failure == nil)
    #expect(result.hops == ["https://a.test/1", "https://a.test/2"])
    #expect(result.final == "https://b.test/3")
  }

  @Test("Loops and chains end within ten requests")
  func loops() async {
    var rows = ["https://a.test/loop": redirect("/loop"), "https://a.test/empty": redirect("")]
    for step in 0..<50 { rows["https://a.test/chain/\(step)"] = redirect("/chain/\(step + 1)") }
    for start in ["loop", "empty", "chain/0"] {
      let transport = table(rows)
      let result = await fetcher(transport).fetch("https://a.test/\(start)")
      #expect(result.failure?.code == .tooManyRedirects)
      #expect(await transport.asked.filter { !$0.hasSuffix("robots.txt") }.count <= 10)
    }
  }

  @Test(
    "A redirect can't lead where a fetch may not go",
    arguments: [
      ("file:///etc/passwd", FetchFailure.Code.blockedURL), ("http://user@a.test/", .blockedURL),
      ("http://a.test:22/", .blockedURL), ("http://169.254.169.254/latest", .blockedAddress),
      ("http://2852039166/", .blockedAddress), ("http://[::ffff:169.254.169.254]/", .blockedAddress),
      ("http://127.0.0.1:1/", .blockedURL), ("http://127.0.0.1/", .blockedAddress), ("http://[::1", .badResponse),
      ("data:text/html,x", .blockedURL),
    ])
  func redirectCannotLead(target: String, code: FetchFailure.Code) async {
    let transport = table(["https://a.test/": redirect(target)])
    let result = await fetcher(transport).fetch("https://a.test/")
    #expect(result.failure?.code == code)
    #expect(await transport.asked.allSatisfy { $0.hasPrefix("https://a.test/") })
  }

  @Test("Robots is asked once and obeyed")
  func robotsIsAsked() async {
    let transport = table([
      "https://a.test/robots.txt": HTTPResponseMessage(status: 200, body: Array("User-agent: *\nDisallow: /no".utf8)),
      "https://a.test/yes": html("yes"), "https://a.test/no": html("no"),
    ])
    let fetcher = fetcher(transport)
    async let first = fetcher.fetch("https://a.test/yes")
    async let second = fetcher.fetch("https://a.test/no")
    #expect(await first.failure == nil)
    #expect(await second.failure?.code == .robots)
    #expect(await transport.asked.filter { $0.hasSuffix("robots.txt") }.count == 1)
    #expect(await !transport.asked.contains("https://a.test/no"))
  }

  @Test("A site whose robots fails is left alone for the right reason")
  func siteWhoseRobots() async {
    let broken = table(["https://a.test/robots.txt": html("", status: 503), "https://a.test/": html("x")])
    #expect(await fetcher(broken).fetch("https://a.test/").failure?.code == .robots)
    #expect(await fetcher(TableTransport([:])).fetch("https://a.test/").failure?.code == .connect)
  }

  @Test("An API is not asked for its robots")
  func apiIsNotAsked() async {
    let transport = TableTransport([
      "https://api.test/x": HTTPResponseMessage(
        status: 200, headers: HeaderFields([.init("Content-Type", "application/json")]), body: Array("[1]".utf8))
    ])
    let result = await fetcher(transport).fetch("https://api.test/x", as: .api)
    #expect(result.text == Array("[1]".utf8))
    #expect(await transport.asked == ["https://api.test/x"])
  }

  @Test("Statuses are failures that keep their answer")
  func statuses() async {
    for status in [204, 206, 401, 403, 404, 429, 503, 999] {
      let result = await fetcher(table(["https://a.test/": html("x", status: status)])).fetch("https://a.test/")
      #expect(result.failure?.code == .httpStatus)
      #expect(result.status == status)
      #expect(result.text == nil)
    }
  }

  @Test("A PDF is a page that has no text of its own")
  func pdfIsAPage() async {
    var response = html("")
    response.body = Array("%PDF-1.7".utf8)
    let result = await fetcher(table(["https://a.test/": response])).fetch("https://a.test/")
    #expect(result.failure == nil)
    #expect(result.type == "application/pdf")
    #expect(result.text == nil)
  }

  @Test("Bodies that are no text are no pages")
  func bodiesThatAreNoText() async {
    let bodies: [(body: [UInt8], type: String)] = [
      ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1], "image/png"),
      (gzip([1, 2, 3]), "application/gzip"), (Array("PK\u{3}\u{4}".utf8), "application/zip"),
    ]
    for (body, type) in bodies {
      var response = html("")
      response.body = body
      let result = await fetcher(table(["https://a.test/": response])).fetch("https://a.test/")
      #expect(result.failure?.code == .unsupportedType)
      #expect(result.type == type)
    }
  }

  @Test("Missing and broken types are taken from the bytes")
  func missing() async {
    for header in [nil, ";;;/,,charset", "nonsense"] as [String?] {
      var response = html("<!doctype html><p>x")
      response.headers = HeaderFields(header.map { [.init("Content-Type", $0)] } ?? [])
      let result = await fetcher(table(["https://a.test/": response])).fetch("https://a.test/")
      #expect(result.type == "text/html")
      #expect(result.failure == nil)
    }
  }

  @Test("Content codings are undone under the limit")
  func contentCodings() async {
    func get(_ body: [UInt8], _ coding: String) async -> FetchResult {
      var response = html("", [.init("Content-Encoding", coding)])
      response.body = body
      return await fetcher(table(["https://a.test/": response])).fetch("https://a.test/")
    }
    let whole = await get(gzip(Array("<p>hello".utf8)), "gzip")
    #expect(whole.body == Array("<p>hello".utf8))
    #expect(whole.wire == gzip(Array("<p>hello".utf8)))
    #expect(await get(gzip([UInt8](repeating: 32, count: 11 << 20)), "gzip").failure?.code == .tooLarge)
    #expect(await get(Array("x".utf8), "rot13").failure?.code == .badEncoding)
    #expect(await get(gzip(gzip([1])), "gzip, gzip").failure?.code == .badEncoding)
    #expect(await get(Array(gzip(Array("hello".utf8)).dropLast(9)), "gzip").failure?.code == .badEncoding)
  }

  @Test("One request at a time goes to a host")
  func oneRequest() async {
    var rows: [String: HTTPResponseMessage] = [:]
    for page in 0..<20 { rows["https://a.test/\(page)"] = html("\(page)") }
    let transport = table(rows)
    let fetcher = fetcher(transport)
    let results = await withTaskGroup(of: FetchResult.self) { group in
      for page in 0..<20 { group.addTask { await fetcher.fetch("https://a.test/\(page)") } }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(results.allSatisfy { $0.failure == nil })
    #expect(await transport.mostRunning == 1)
  }

  @Test("No NUL reaches the text")
  func noNULReaches() async {
    let result = await fetcher(table(["https://a.test/": html("<p>a\0b")])).fetch("https://a.test/")
    #expect(result.text == Array("<p>ab".utf8))
  }

  @Test("Giving up ends a fetch at once and leaves no record")
  func givingUpEnds() async {
    /// Answers when its task is cancelled, never before.
    struct Silence: Transport {
      func exchange(_ request: ExchangeRequest) async throws(FetchFailure) -> Exchange {
        while !Task.isCancelled { try? await Task.sleep(for: .seconds(1)) }
        throw FetchFailure(.timeout, "given up")
      }
    }
    let recorder = RecordingTransport(Silence()) { Timestamp(0) }
    let fetcher = fetcher(recorder)
    let tasks = (0..<3).map { page in Task { await fetcher.fetch("https://a.test/\(page % 2)") } }
    for task in tasks { task.cancel() }
    for task in tasks { #expect(await task.value.failure?.code == .timeout) }
    let archive = await recorder.archived(info: [], date: Timestamp(0))
    #expect(WARCReader.readAll(archive).records.map(\.kind) == [.warcinfo])
  }
}
