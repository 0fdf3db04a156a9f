import ArticleModel
import Extraction
import Fetching

/// A page as it was fetched at some time: what was read of it, and all of its words.
struct PageReading: Sendable {
  let article: PageWords
  let all: PageWords

  /// Nil where there is nothing to compare: no page, or none that could be read whole. A page of cookies, a challenge or a wall
  /// has other words too, and is no change of the article behind it.
  init?(_ page: FetchResult) {
    guard let text = page.text, let type = page.type else { return nil }
    let isMarkup = type.hasSuffix("html") || type.hasSuffix("xml")
    let plain = isMarkup ? "" : String(decoding: text, as: UTF8.self)
    let extract =
      isMarkup
      ? Extractor().extract(html: text, url: page.final) : Extractor().extract(plainText: plain, url: page.final)
    guard extract.receipt.kind == .full || extract.receipt.kind == .partial else { return nil }
    article = PageWords(extract.article.plainText)
    all = isMarkup ? PageWords(page: text) : PageWords(plain)
  }

  /// A text that stands at the source itself.
  init(text: String) {
    article = PageWords(text)
    all = article
  }
}

/// How much of a page is no longer what was read, in per cent of words.
struct PageComparison: Sendable {
  var removed: Int?
  var added: Int?

  /// Both are read by the same program, and each is held against its own page first: what a formula becomes in reading stands on
  /// no page, old or new.
  init(of now: PageReading, with then: PageReading) {
    func change(_ words: PageWords, from home: PageWords, to other: PageWords) -> Int? {
      guard let missing = words.missing(in: other), let always = words.missing(in: home) else { return nil }
      return max(0, missing - always)
    }
    removed = change(then.article, from: then.all, to: now.all)
    added = change(now.article, from: now.all, to: then.all)
  }
}
