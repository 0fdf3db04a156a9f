import HTML

@testable import Extraction

/// A page as sites build them: header, navigation, article, teasers, footer.
enum TestPage {
  static let paragraphs = [
    "The harbour wall was built in three summers by people who had never seen the sea, and it shows in the way the stones lean.",
    "When the first storm came, the wall held, but the road behind it did not, and the village was cut off for nine days.",
    "Since then every family keeps a boat behind the house, even those who live at the top of the hill and are afraid of water.",
    "The council has asked an engineer from the city to look at the drains, and she has found that two of them lead nowhere at all.",
  ]

  static func article(_ body: String, title: String = "The wall that leans", below: String = "") -> String {
    """
    <!DOCTYPE html><html lang="en"><head><title>\(title) | Coast Letter</title>
    <meta property="og:type" content="article"></head><body>
    <header class="site-header"><a class="logo" href="/">Coast Letter</a>
    <nav class="menu"><ul><li><a href="/n">News</a></li><li><a href="/c">Culture</a></li><li><a href="/a">About us</a></li></ul></nav></header>
    <main><article class="post"><h1>\(title)</h1>\(body)</article>\(below)</main>
    <footer class="site-footer"><p>© 2026 Coast Letter. All rights reserved.</p><a href="/p">Privacy</a></footer></body></html>
    """
  }

  static var body: String { paragraphs.map { "<p>\($0)</p>" }.joined() }

  static func parsed(_ body: String, below: String = "") -> HTMLDocument {
    HTMLDocument.parse(Array(article(body, below: below).utf8))
  }

  /// The choice of the model in the sources.
  static func selector(_ body: String, below: String = "") -> ContentSelector {
    ContentSelector(parsed(body, below: below), url: nil, model: .standard)
  }

  static func extract(_ html: String, url: String? = "https://coast.example/2026/the-wall-that-leans") -> Extract {
    Extractor().extract(html: Array(html.utf8), url: url)
  }
}

/// Numbers that look random and are the same in every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
