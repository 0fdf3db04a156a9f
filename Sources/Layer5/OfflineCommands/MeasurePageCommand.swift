import ArgumentParser
import ArticleModel
import EditionModel
import Extraction
import HTML
import JSONFormat
import Publishing
import TextSearch

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// `tenhn measure-page`: takes a page through every stage, each a function of its own, so that a profiler can count the work of
/// each (`Acceptance/linear`). Prints the bytes that each stage gave, and the memory that all took.
struct MeasurePageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure-page", abstract: "Takes a page through every stage, for a profiler.", shouldDisplay: false)

  @Flag(help: "The page is plain text.") var plain = false
  @Argument(help: "A page.") var file: String

  func run() throws {
    let bytes = try readPossiblyGzipped(file)
    let before = Self.peak
    if !plain { _ = MeasuredStage.parse(bytes) }
    let article = MeasuredStage.extract(bytes, isPlain: plain)
    let sizes = [
      ("html", MeasuredStage.html(article)), ("markdown", MeasuredStage.markdown(article)),
      ("text", MeasuredStage.text(article)), ("json", MeasuredStage.json(article)),
      ("search", MeasuredStage.search(article)),
    ]
    var output = JSONWriter()
    output.object { json in
      json.field("bytes", bytes.count)
      for (name, size) in sizes {
        json.key(named: name)
        json.value(size)
      }
      json.field("memory", Self.peak - before)
    }
    emit(String(decoding: output.bytes, as: UTF8.self))
  }

  /// The most memory that this process has had, in bytes.
  private static var peak: Int {
    var usage = rusage()
    #if canImport(Glibc)
      getrusage(RUSAGE_SELF.rawValue, &usage)
    #else
      getrusage(RUSAGE_SELF, &usage)
    #endif
    #if canImport(Darwin)
      return usage.ru_maxrss
    #else
      return usage.ru_maxrss << 10
    #endif
  }
}

/// The stages. Each is kept as a function, under a name that a profile shows.
enum MeasuredStage {
  @inline(never) static func parse(_ bytes: [UInt8]) -> Int { HTMLDocument.parse(bytes).nodeCount }

  @inline(never) static func extract(_ bytes: [UInt8], isPlain: Bool) -> Article {
    let url = "https://site.example/article"
    return isPlain
      ? Extractor().extract(plainText: String(decoding: bytes, as: UTF8.self), url: url).article
      : Extractor().extract(html: bytes, url: url).article
  }

  @inline(never) static func html(_ article: Article) -> Int {
    ArticleHTML.render(article, options: .init(highlightsCode: true)).utf8.count
  }

  @inline(never) static func markdown(_ article: Article) -> Int { ArticleMarkdown.render(article).utf8.count }
  @inline(never) static func text(_ article: Article) -> Int { article.plainText.utf8.count }
  @inline(never) static func json(_ article: Article) -> Int { (try? CanonicalJSON.encode(article).count) ?? -1 }
  @inline(never) static func search(_ article: Article) -> Int {
    FoldedText(article.plainText.unicodeScalars).string.utf8.count
  }
}
