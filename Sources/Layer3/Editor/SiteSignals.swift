import Archive
import Extraction
import Robots

/// Everything that a page and its server say about showing it elsewhere: meta elements, `X-Robots-Tag`, `tdm-reservation`.
struct SiteSignals: Sendable, Hashable {
  var forbidsSnippet = false
  var forbidsArchive = false
  /// The maximum length of an excerpt in characters; the shorter of two limits.
  var longestSnippet: Int?
  var forbidsMachineLearning = false
  var reservesTextMining = false
  var licence: String?

  init() {}

  /// - Parameters:
  ///   - page: what the page's own elements say.
  ///   - headers: of the answer that brought it.
  ///   - licence: as the article's metadata have it.
  init(page: PublisherSignals, headers: HeaderFields, licence: String?) {
    let tag = RobotsTag(headers.all("X-Robots-Tag"))
    longestSnippet = [page.longestSnippet, tag.maxSnippet].compactMap(\.self).filter { $0 >= 0 }.min()
    forbidsSnippet = page.forbidsSnippet || tag.noSnippet || longestSnippet == 0
    forbidsArchive = page.forbidsArchive || tag.noArchive
    forbidsMachineLearning = page.forbidsMachineLearning || tag.noAI
    // If header and page differ, the header wins (TDM Reservation Protocol, section 5).
    let header = headers["tdm-reservation"].map { $0.filter { $0 != " " } == "1" }
    reservesTextMining = header ?? page.reservesTextMining ?? false
    self.licence = licence ?? page.licence
  }
}
