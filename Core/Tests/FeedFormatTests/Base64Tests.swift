import FeedFormat
import Testing

@Suite("Base 64 in a feed") struct Base64Tests {
  private func content(_ text: String) -> String? {
    let feed = """
      <feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><id>a</id>\
      <content type="text/html" mode="base64">\(text)</content></entry></feed>
      """
    return Feed.read(Array(feed.utf8))?.entries.first?.content
  }

  @Test(
    "Base 64 is read with line ends and without padding",
    arguments: ["PHA+RXhhbXBsZSBBdG9tPC9wPg==", "PHA+RXhhbXBs\n  ZSBBdG9tPC9wPg==\n", "PHA+RXhhbXBsZSBBdG9tPC9wPg"])
  func lenient(_ text: String) { #expect(content(text) == "<p>Example Atom</p>") }

  @Test("Text that isn't base 64 is kept as written") func other() {
    #expect(content("Plain words, no code.") == "Plain words, no code.")
  }
}
