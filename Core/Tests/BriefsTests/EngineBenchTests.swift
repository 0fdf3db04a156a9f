import Briefs
import JSONFormat
import Testing

@Suite("A measured language model") struct EngineBenchTests {
  private func stream(_ parts: [(String, Double)], end: Double = 9) -> ChatStream {
    var stream = ChatStream()
    for (part, seconds) in parts { stream.take(Array(part.utf8), at: seconds) }
    stream.finish(at: end)
    return stream
  }

  private func event(_ word: String) -> String { "data: {\"choices\":[{\"delta\":{\"content\":\"\(word)\"}}]}\n\n" }

  @Test("A streamed answer is read as it comes, wherever its parts are cut")
  func streamed() {
    let whole = event("One ") + ": a comment\n" + event("two") + "data: [DONE]\n\n"
    for cut in 1..<whole.utf8.count {
      let bytes = Array(whole.utf8)
      var stream = ChatStream()
      stream.take(bytes[..<cut], at: 1)
      stream.take(bytes[cut...], at: 3)
      stream.finish(at: 4)
      #expect(stream.text == "One two" && stream.pieces == 2)
      #expect((stream.first ?? 0) <= (stream.last ?? 0))
    }
  }

  @Test("Tokens and drafts are the server's own counts, and unknown where it doesn't tell")
  func counts() {
    let told =
      event("a") + "data: {\"choices\":[],\"timings\":{\"predicted_n\":7,\"draft_n\":6,\"draft_n_accepted\":4}}\n"
    let answer = stream([(told, 1)])
    #expect(answer.tokens == 7 && answer.drafted == 6 && answer.accepted == 4)
    let untold = stream([(event("a"), 1)])
    #expect(untold.tokens == nil && untold.drafted == nil)
    let lied = stream([(event("a") + "data: {\"usage\":{\"completion_tokens\":-5}}\n", 1)])
    #expect(lied.tokens == nil)
  }

  @Test("An answer that isn't streamed is read too, and one that is no answer has no words")
  func whole() {
    let body = "{\"choices\":[{\"message\":{\"content\":\"All at once\"}}],\"usage\":{\"completion_tokens\":3}}"
    let answer = stream([(body, 2)])
    #expect(answer.text == "All at once" && answer.tokens == 3)
    for junk in ["", "<html>", "data: {", "data: 5\n", "{\"choices\":{}}"] { #expect(stream([(junk, 1)]).pieces == 0) }
  }

  @Test("Nesting without an end, in thousands of parts, is no answer", arguments: ["[", "{\"a\":", "data: [[["])
  func nested(opening: String) {
    var stream = ChatStream()
    for _ in 0..<2_000 { stream.take(Array(String(repeating: opening, count: 100).utf8), at: 1) }
    stream.finish(at: 2)
    #expect(stream.pieces == 0 && stream.text.isEmpty)
  }

  @Test("One odd value in an answer costs itself")
  func odd() {
    let odd = "data: {\"x\":NaN,\"choices\":[{\"delta\":{\"content\":\"a\\ud800\"},\"p\":1e400}]}\n"
    #expect(stream([(odd, 1)]).text == "a\u{FFFD}")
  }

  @Test("Two servers are compared text by text, and the place is named where they part")
  func compared() {
    let one = stream([(event("abc"), 1), (event("d"), 2)])
    let other = stream([(event("abx"), 0.5), (event("d"), 0.75)])
    let bench = EngineBench(
      request: .init(model: "m", tokens: 16),
      endpoints: [
        .init(address: "http://a.example", answers: [one, one, nil]),
        .init(address: "http://b.example", answers: [one, other, other], counters: (10, 5)),
      ])
    #expect(bench.lines.contains("The texts are the same for 1 of 2 prompts."))
    #expect(bench.lines.contains("  prompt 2 differs from character 3 on"))
    #expect(bench.lines.contains("  drafted tokens   not told by the server"))
    #expect(bench.lines.contains("  drafted tokens   10, of which 5 were taken (50%)"))
    #expect(bench.json["identical"] == .integer(1) && bench.json["compared"] == .integer(2))
  }

  @Test("vLLM's counters are added over its models, and a page without them tells nothing")
  func metrics() throws {
    let page = """
      # TYPE vllm:spec_decode_num_draft_tokens_total counter
      vllm:spec_decode_num_draft_tokens_total{model="a"} 10.0
      vllm:spec_decode_num_draft_tokens_total{model="b"} 2.0
      vllm:spec_decode_num_accepted_tokens_total{model="a"} 7.0
      """
    let counters = try #require(EngineBench.counters(in: page))
    #expect(counters == (12, 7))
    #expect(EngineBench.counters(in: "up 1") == nil)
    #expect(EngineBench.counters(in: "vllm:spec_decode_num_draft_tokens_total nan") == nil)
  }
}
