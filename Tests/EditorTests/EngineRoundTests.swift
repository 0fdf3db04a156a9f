import Archive
import ArticleModel
import Briefs
import EditionModel
import Fetching
import Synchronization
import Testing
import WebAddress

@testable import Editor

@Suite("An engine for briefs")
struct EngineRoundTests {
  private let article = Article(
    metadata: Metadata(title: "Swift compiles faster", language: "en"),
    blocks: [
      .paragraph([.text("The Swift compiler now compiles large projects twice as fast as the compilers of last year.")]
      ),
      .paragraph([.text("Large modules are read once and kept in memory until the last file of the project is done.")]),
    ])

  private func entry(forbids: Bool = false, url: String? = nil, visibility: Visibility = .full) -> EngineRound.Entry {
    var reading = StoryReader.Reading(
      outcome: .readable(pageKey: nil), receipt: Receipt(kind: .full, why: "w", source: "page"), article: article,
      visibility: visibility)
    (reading.forbidsMachines, reading.finalURL) = (forbids, url)
    return .init(place: 0, title: "Swift", reading: reading)
  }

  private func answer(_ content: String) -> [UInt8] {
    Array(#"{"choices":[{"message":{"content":"\#(content.replacing("\"", with: "\\\""))"}}]}"#.utf8)
  }

  private func fetcher(_ web: FixedWeb = FixedWeb()) -> Fetcher {
    Fetcher(transport: web, policy: FetchPolicy(userAgent: "tenhn/test")) { Timestamp(0) }
  }

  private func engine(_ answers: [[UInt8]?], _ asked: Counter = Counter()) -> BriefEngine {
    BriefEngine(model: "m", responsible: "Ann", host: "models.example") { _ in
      guard let body = answers[min(asked.next(), answers.count - 1)] else { return .failure(.refused) }
      return .success(.init(body: body, milliseconds: 7))
    }
  }

  private final class Counter: Sendable {
    private let count = Mutex(0)
    var value: Int { count.withLock { $0 } }
    func next() -> Int {
      count.withLock { count in
        defer { count += 1 }
        return count
      }
    }
  }

  private func round(_ choices: EngineChoices, _ web: FixedWeb = FixedWeb(), isLive: Bool = true) -> EngineRound {
    EngineRound(choices: choices, fetcher: fetcher(web), isLive: isLive)
  }

  @Test("A choice is kept in the archive as numbers, and a rebuild finds the same brief without an engine")
  func rebuilt() async throws {
    let choices = EngineChoices(engine: engine([answer(#"{"sentences":[2]}"#)]))
    let live = await round(choices).briefs(for: [entry()], at: Timestamp(1))
    #expect(live[0]?.sentences.map(\.block) == [1])
    #expect(live[0]?.responsible == "Ann")
    #expect((live[0]?.engine, live[0]?.ms) == ("models.example", 7))
    var writer = WARCWriter(date: Timestamp(1), info: [])
    try await choices.write(to: &writer)
    let records = WARCReader.readAll(writer.bytes).records
    #expect(!String(decoding: records.flatMap(\.block), as: UTF8.self).contains("Large modules"))
    let again = await round(EngineChoices(records: records), isLive: false).briefs(for: [entry()], at: Timestamp(9))
    #expect(again == live)
  }

  @Test("An engine that is absent, talks, or lies leaves the rule's choice, and is counted")
  func failures() async throws {
    for (given, silent, invalid) in [
      (nil, 1, 0), (answer("Here is a fine summary!"), 0, 1), (answer(#"{"sentences":[7]}"#), 0, 1),
      (Array("<script>".utf8), 0, 1), ([UInt8](repeating: 0x5B, count: 100_000), 0, 1),
    ] as [([UInt8]?, Int, Int)] {
      let choices = EngineChoices(engine: engine([given]))
      #expect(await round(choices).briefs(for: [entry()], at: Timestamp(1)).isEmpty)
      let tally = await choices.tally
      #expect((tally.asked, tally.silent, tally.invalid) == (1, silent, invalid))
      #expect(tally.failure == (silent > 0 ? .refused : nil))
      var writer = WARCWriter(date: Timestamp(1), info: [])
      try await choices.write(to: &writer)
      #expect(!WARCReader.readAll(writer.bytes).records.contains { $0.kind == .conversion })
    }
  }

  @Test("An engine that changes its answer is asked once: the first choice stays")
  func changing() async {
    let asked = Counter()
    let choices = EngineChoices(
      engine: engine([answer(#"{"sentences":[1]}"#), answer(#"{"sentences":[2]}"#)], asked))
    let first = await round(choices).briefs(for: [entry()], at: Timestamp(1))
    let second = await round(choices).briefs(for: [entry()], at: Timestamp(2))
    #expect(first == second && asked.value == 1)
  }

  @Test(
    "A page that refuses machines is sent nowhere",
    arguments: [
      (true, nil, false), (false, #"[{"location":"/","tdm-reservation":1}]"#, false),
      (false, #"[{"location":"/other","tdm-reservation":1}]"#, true), (false, "broken", false), (false, "[]", true),
    ] as [(Bool, String?, Bool)])
  func refused(forbids: Bool, rules: String?, isAsked: Bool) async {
    var web = FixedWeb()
    if let rules { web.add("https://site.example/.well-known/tdmrep.json", "application/json", rules) }
    let asked = Counter()
    let choices = EngineChoices(engine: engine([answer(#"{"sentences":[1]}"#)], asked))
    _ = await round(choices, web).briefs(
      for: [entry(forbids: forbids, url: "https://site.example/a")], at: Timestamp(1))
    #expect(asked.value == (isAsked ? 1 : 0))
  }

  @Test("An engine that is slow is waited for until the round's end, and no longer")
  func slow() async {
    let choices = EngineChoices(
      engine: BriefEngine(model: "m", responsible: "Ann") { _ in
        try? await Task.sleep(for: .seconds(3600))
        return .failure(.time)
      })
    let round = EngineRound(choices: choices, fetcher: fetcher(), isLive: true, end: .now)
    #expect(await round.briefs(for: [entry()], at: Timestamp(1)).isEmpty)
  }

  @Test("What an engine says at the very end counts if it is in the archive: a rebuild would find it there")
  func lastMoment() async throws {
    let answer = answer(#"{"sentences":[2]}"#)
    let choices = EngineChoices(
      engine: BriefEngine(model: "m", responsible: "Ann") { _ in
        // It answers when nobody waits any more.
        while !Task.isCancelled { await Task.yield() }
        return .success(.init(body: answer, milliseconds: 1))
      })
    let round = EngineRound(choices: choices, fetcher: fetcher(), isLive: true, end: .now)
    let live = await round.briefs(for: [entry()], at: Timestamp(1))
    var writer = WARCWriter(date: Timestamp(1), info: [])
    try await choices.write(to: &writer)
    let records = WARCReader.readAll(writer.bytes).records
    let again = await self.round(EngineChoices(records: records), isLive: false)
      .briefs(for: [entry()], at: Timestamp(1))
    #expect(live == again && live[0] != nil)
  }

  @Test("An excerpt is sent nowhere")
  func excerpt() async {
    let asked = Counter()
    let choices = EngineChoices(engine: engine([answer(#"{"sentences":[1]}"#)], asked))
    _ = await round(choices).briefs(for: [entry(visibility: .excerpt)], at: Timestamp(1))
    #expect(asked.value == 0)
  }

  @Test(
    "Locations of tdmrep.json are beginnings, with * and $",
    arguments: [
      ("/", "/a/b", true), ("/a", "/b", false), ("/*/b", "/a/b/c", true), ("/*.html$", "/a/b.html", true),
      ("/*.html$", "/a/b.html?c", false), ("/*a*b*c", "/xxaxxbxx", false),
    ])
  func locations(location: String, path: String, isReserved: Bool) {
    let file = Array(#"[{"location":"\#(location)","tdm-reservation":1}]"#.utf8)
    #expect(TextMiningRules.reserve(path, in: file) == isReserved)
  }
}

/// Answers from a table; 404 for the rest.
private struct FixedWeb: Transport {
  var answers: [String: HTTPResponseMessage] = [:]

  func exchange(_ request: ExchangeRequest) async throws(FetchFailure) -> Exchange {
    Exchange(date: Timestamp(0), response: answers[request.url.href] ?? HTTPResponseMessage(status: 404))
  }

  mutating func add(_ url: String, _ type: String, _ body: String) {
    answers[url] = HTTPResponseMessage(
      status: 200, headers: HeaderFields([.init("Content-Type", type)]), body: Array(body.utf8))
  }
}
