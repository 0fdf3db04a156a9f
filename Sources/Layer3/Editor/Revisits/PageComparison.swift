import ArticleModel
import Extraction
import Fetching
import PageWorkers

/// A page at some time: the words of its article, and all of its words.
struct PageReading: Sendable {
  let article: PageWords
  let all: PageWords

  /// Returns nil if there is no page, or no article to compare. A page with a cookie notice, a challenge or a paywall has
  /// other words too, but the article behind it hasn't changed.
  init?(_ page: FetchResult, reader: PageReader) async {
    guard let text = page.text, let type = page.type else { return nil }
    let isMarkup = type.hasSuffix("html") || type.hasSuffix("xml")
    let request = PageRequest(isMarkup ? .html : .plainText, url: page.final, wantsVisibleText: true, bytes: text)
    guard case .success(let answer) = await reader(request) else { return nil }
    let kind = answer.extract.receipt.kind
    guard kind == .full || kind == .partial else { return nil }
    article = PageWords(answer.extract.article.plainText)
    all = PageWords(answer.visibleText ?? "")
  }

  /// Reads a text at the source itself.
  init(text: String) {
    article = PageWords(text)
    all = article
  }
}

/// How much of a page has changed since it was read, in per cent of words.
struct PageComparison: Sendable {
  var removed: Int?
  var added: Int?

  /// Compares two readings by the same program. Each is compared with its own page first, because reading changes some
  /// words, such as those of a formula.
  init(of now: PageReading, with then: PageReading) {
    func change(_ words: PageWords, from home: PageWords, to other: PageWords) -> Int? {
      guard let missing = words.missing(in: other), let always = words.missing(in: home) else { return nil }
      return max(0, missing - always)
    }
    removed = change(then.article, from: then.all, to: now.all)
    added = change(now.article, from: now.all, to: then.all)
  }
}
