import Archive
import EditionModel
import Fetching
import FoundationEssentials
import TestSupport
import Testing

@Suite struct ReplayTests {
  private let noon = Timestamp(1_778_068_800)

  @Test("What is recorded is replayed, failures included")
  func whatIsRecorded() async throws {
    let transport = TableTransport([
      "https://a.test/robots.txt": html("", status: 404), "https://a.test/1": redirect("/2"),
      "https://a.test/2": html("two"),
    ])
    let recorder = RecordingTransport(transport) { [noon] in noon }
    let live = fetcher(recorder)
    var first: [FetchResult] = []
    for url in ["https://a.test/1", "https://a.test/2", "https://gone.test/"] { first.append(await live.fetch(url)) }
    #expect(await transport.asked.filter { $0 == "https://a.test/2" }.count == 1)

    let bytes = await recorder.archived(info: [("software", "test")], date: noon)
    let again = RecordingTransport(ReplayTransport(records: WARCReader.readAll(bytes).records)) { [noon] in noon }
    let replayed = fetcher(again)
    for expected in first {
      var result = await replayed.fetch(expected.url)
      result.elapsed = expected.elapsed
      var wanted = expected
      // The length was added when the answer was written down.
      wanted.headers = result.headers
      #expect(result == wanted)
    }
    #expect(await again.archived(info: [("software", "test")], date: noon) == bytes)
  }

  @Test("The order of requests leaves no trace")
  func orderOfRequests() async {
    let rows = [
      "https://a.test/robots.txt": html("", status: 404), "https://a.test/1": html("1"), "https://a.test/2": html("2"),
    ]
    var archives: [[UInt8]] = []
    for order in [["1", "2"], ["2", "1"]] {
      let recorder = RecordingTransport(TableTransport(rows)) { [noon] in noon }
      let fetcher = fetcher(recorder)
      for page in order { _ = await fetcher.fetch("https://a.test/\(page)") }
      archives.append(await recorder.archived(info: [], date: noon))
    }
    #expect(archives[0] == archives[1])
  }

  struct Truth: Decodable {
    struct Story: Decodable {
      var kind: String
      var url: String?
    }
    struct Half: Decodable { var stories: [Story] }
    var evening: Half
    var morning: Half
  }

  @Test(
    "Every kind of the recorded stories ends as its name says", .enabled(if: Shared.isPresent, "needs ../shared"))
  func everyKind() async throws {
    let truth = try JSONDecoder().decode(Truth.self, from: Data(Shared.bytes("replay/truth.json")))
    for (name, half) in [("evening", truth.evening), ("morning", truth.morning)] {
      let records = WARCReader.readAll(try Shared.bytes("replay/\(name).warc.gz")).records
      let fetcher = fetcher(ReplayTransport(records: records))
      for story in half.stories {
        guard let url = story.url, story.kind != "job" else { continue }
        let result = await fetcher.fetch(url)
        let code: FetchFailure.Code? =
          switch story.kind {
          case "gone", "botwall": .httpStatus
          case "unreachable": .connect
          case "robots": .robots
          default: nil
          }
        #expect(result.failure?.code == code, "\(name) \(story.kind) \(url)")
        if story.kind == "redirects" { #expect(result.hops.count == 2) }
        if story.kind == "charset" { #expect(result.charset == "windows-1252") }
        if story.kind == "pdf" { #expect(result.type == "application/pdf" && result.text == nil) }
        if story.kind == "text" { #expect(result.type == "text/plain") }
      }
    }
  }
}
