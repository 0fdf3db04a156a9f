import ArticleModel
import EditionModel
import Extraction
import FoundationEssentials
import HTML
import Publishing

/// What holds for every article and whatever is rendered from it, whatever the bytes of the page or the plain text. Used by
/// the tests and by the fuzzer.
enum ArticleInvariants {
  static let seeds = [
    page(
      """
      <h1>Tides</h1><p class=byline>By Ann Moor, <time datetime="2026-03-04T08:00:00Z">March 4</time></p>
      <p>\(prose)<a href="/a?b=1&amp;c" title=t>a link</a> and <code>x &lt; y</code>, <sup><a href="#n1" id=r1>1</a></sup>.</p>
      <pre><code class="language-c">int main(void) {\n\treturn 0;\n}</code></pre><ul><li>one<ul><li>two</ul></ul>
      <table><caption>C</caption><tr><th colspan=2>H<td rowspan=99>d</table><blockquote cite=x><p>\(prose)<cite>Who</cite></blockquote>
      <figure><img srcset="a.png 1x, b.png 2x" src="javascript:x" alt="A tide"><figcaption>F</figcaption></figure>
      <dl><dt>t<dd>m</dl><math><mfrac><mi>a</mi><mn>2</mn></mfrac></math><span class="katex">$\\frac{a}{b}$</span>
      <iframe src="https://www.youtube.com/embed/x"></iframe><ol class=footnotes><li id=n1>The note <a href="#r1">↩</a></ol>
      """),
    page(String(repeating: "<blockquote>", count: 400) + "<p>\(prose)\(prose)"),
    page("<p>\(prose)" + String(repeating: "<ul><li>one", count: 400) + String(repeating: "<b><i>", count: 100)),
    page(
      """
      <script type="application/ld+json">{"@type":"NewsArticle","headline":"H","author":[{"name":"A"}],
      "datePublished":"2026-01-01","articleBody":"\(prose)\\u00e9\\ud83d"}</script><p>\(prose)
      """),
    "<p>\\[\\begin{matrix} a & b \\\\ \\sqrt[3]{c} \\end{matrix}\\] $$\\left( \\frac12 \\right)^{x_{y}}$$ \(prose)",
    "From: A <a@b.example>\nDate: Sat, 14 Mar 2026 08:00:00 GMT\nSubject: Plain\n\n> quoted\n\(prose)\n    code\n\n* one\n* two\n",
  ]

  static let words = [
    "<", ">", "</p>", "<p>", "<div>", "<pre>", "<code>", "<table>", "<td>", "<li>", "<a href=\"javascript:alert(1)\">",
    "\" on",
    "<img src=x onerror=alert(1)>", "<svg><script>", "<math><mtext>", "<style>", "<!--", "]]>", "<template>",
    "&lt;script&gt;",
    "<sup>", "<blockquote>", "<math>", "$$", "\\(", "\\text{<b>}", "\\href{javascript:x}{y}", "\0", "\u{202E}", "`",
    "```\n", "![x](",
    "](", "\n\n", "    ", "> ", "colspan=9999999999", "data:text/html,x", "https://a.example/", "mailto:", "\u{FFFE}",
    "é", "漢",
    "<img src=a.png width=99999999999999999999 height=-1>", "<ol start=9223372036854775807><li>x",
    "<td rowspan=-5 colspan=0>",
    "<meta property=article:published_time content='99999-12-31T23:59:60+99:99'>", "<time datetime=0000-00-00>",
    "<time datetime='1969-12-31T23:59:59-14:60'>", "\"datePublished\":\"+292277026596-12-04T15:30:08Z\",", "1e400",
    "<noscript>", "<h2 id=\"'\">", "<iframe srcdoc=\"<script>\">", "<base href=//evil.example>", prose,
  ]

  private static let prose =
    "The harbour office keeps a book in which every arrival stands with its hour, its master and its cargo, and so on. "

  private static func page(_ body: String) -> String {
    "<!doctype html><title>Tides - The Site</title><meta name=author content='Ann Moor'><body><article>\(body)</article>"
  }

  /// The first violation found, nil if there is none.
  static func violation(in input: [UInt8]) -> String? {
    let extractor = Extractor(limits: .init(bytes: 1 << 20, nodes: 50_000, depth: 512))
    if let found = violation(of: extractor.extract(html: input, url: "https://site.example/dir/page"), from: input) {
      return found
    }
    let text = String(decoding: input, as: UTF8.self)
    return violation(of: extractor.extract(plainText: text, url: "https://site.example/text"), from: input)
  }

  private static func violation(of extract: Extract, from input: [UInt8]) -> String? {
    let article = extract.article
    // What is sealed is this coding; an article that can't be read back would lose its story.
    do {
      let bytes = try CanonicalJSON.encode(article)
      if try bytes != foundationBytes(article) { return "its hash isn't that of editions that were sealed before" }
      if try CanonicalJSON.decode(Article.self, from: bytes) != article { return "it is another when it is read back" }
    } catch {
      return "it can't be coded: \(error)"
    }
    if article.plainText.utf8.count > 4 * input.count + 4096 { return "its text is longer than the page" }
    for date in [article.metadata.published, article.metadata.modified].compactMap(\.self) {
      guard let day = CivilDate(String(date.prefix(10))), (1970...2100).contains(day.year) else {
        return "\(date) is no date of the web"
      }
      if date.count > 10, Timestamp(rfc3339: date) == nil { return "\(date) is no time" }
    }
    if let found = violation(ofNumbersIn: article) { return found }
    if ArticleMarkdown.render(article).unicodeScalars.contains(where: { $0.value < 0x20 && $0 != "\n" && $0 != "\t" }) {
      return "its Markdown has control characters"
    }
    let options = ArticleHTML.Options(idPrefix: "s1-", highlightsCode: true)
    return RenderedInvariants.violation(in: ArticleHTML.render(article, options: options))
  }

  /// The bytes that were sealed until `SortedJSON` wrote them: their hashes name blobs for ever.
  private static func foundationBytes(_ article: Article) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return [UInt8](try encoder.encode(article))
  }

  /// Sizes, spans and counts that a page claims are within what a reader can use.
  private static func violation(ofNumbersIn article: Article) -> String? {
    for url in article.imageURLs where url.utf8.count > 100_000 { return "an address of \(url.utf8.count) bytes" }
    guard let bytes = try? CanonicalJSON.encode(article) else { return "it can't be coded" }
    let text = String(decoding: bytes, as: UTF8.self)
    for match in text.matches(of: /"(width|height|columnSpan|rowSpan|level)":(-?\d+)/) {
      guard let number = Int(match.2), (0...100_000).contains(number) else { return "\(match.0)" }
    }
    return article.readingMinutes < 100_000 && article.readingMinutes >= 0 ? nil : "\(article.readingMinutes) minutes"
  }
}
