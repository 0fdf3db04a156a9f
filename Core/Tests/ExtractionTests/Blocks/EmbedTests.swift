import ArticleModel
import Testing

struct EmbedTests {
  private func embeds(_ html: String) -> [Embed] {
    blocks(html).compactMap { block in if case .embed(let embed) = block { embed } else { nil } }
  }

  @Test(
    "What plays elsewhere is a labelled link",
    arguments: [
      (
        "<iframe src='https://www.youtube.com/embed/abc?rel=0' title='YouTube video player'></iframe>",
        "Video on YouTube",
        "https://www.youtube.com/watch?v=abc"
      ),
      (
        "<iframe data-src='//player.vimeo.com/video/77' title='A talk about ropes'></iframe>",
        "Video on Vimeo: A talk about ropes", "https://vimeo.com/77"
      ),
      ("<lite-youtube videoid=abc>Play</lite-youtube>", "Video on YouTube", "https://www.youtube.com/watch?v=abc"),
      (
        "<script src='https://gist.github.com/u/12ab.js'></script>", "Code on GitHub Gist",
        "https://gist.github.com/u/12ab"
      ),
      ("<video controls><source src=/v.mp4>Your browser is old.</video>", "Video", "https://site.example/v.mp4"),
      ("<iframe src=https://demo.example/x></iframe>", "Embedded page on demo.example", "https://demo.example/x"),
    ])
  func whatPlaysElsewhere(_ html: String, _ label: String, _ url: String) {
    #expect(blocks("<p>x</p>" + html) == [paragraph("x"), .embed(Embed(label: label, url: url))])
  }

  @Test("Counters and advertisements are no labelled links")
  func counters() {
    let html = """
      <iframe src="https://www.googletagmanager.com/ns.html?id=1"></iframe><iframe src=https://x.example/ width=1 height=1></iframe>
      <iframe src="https://ad.doubleclick.net/x"></iframe><iframe src="about:blank"></iframe>
      """
    #expect(embeds(html).isEmpty)
  }

  @Test("A quoted post keeps its text")
  func quotedPost() {
    let html =
      "<blockquote class=twitter-tweet><p>Short words</p>— A (@a) <a href=https://twitter.com/a/status/1>May 5</a></blockquote>"
    guard case .quote(let content, _)? = blocks(html).first else { return #expect(Bool(false)) }
    #expect(content.first == paragraph("Short words"))
  }
}
