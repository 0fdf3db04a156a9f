import FoundationEssentials
public import Selection
public import StorySources
import WebAddress

/// Hacker News without a network: its names, its addresses, and how its two APIs' answers are read.
public struct HackerNewsProfile: SourceProfile {
  /// The source's id in every edition of Hacker News.
  public let id = "hn"
  /// The name for people.
  public let name = "Hacker News"
  /// The same.
  public let fullName = "Hacker News"
  /// The sample is written like one of its editions.
  public let hasSample = true
  /// The list of its front page.
  public let probes: [SourceProbe]
  /// The site of an Ask HN.
  public let site = "news.ycombinator.com"
  /// People vote there.
  public let countsVotes = true
  /// Its front page changes by the minute.
  public let isWorthWatching = true
  /// The words of receipts for an Ask HN.
  public let ownText = OwnTextWords(
    receiptSource: "hacker-news", whyFull: "the text is on Hacker News itself",
    whyEmpty: "this is a question without a text; there is only the discussion")

  /// The address of the official API, without a slash at its end.
  let base: String
  /// The address of Algolia's API.
  let search: String
  private let items: String
  private let searches: String

  /// - Parameters:
  ///   - base: the address of the official API, without a slash at its end.
  ///   - search: the address of Algolia's API.
  public init(base: String = HackerNews.address, search: String = Algolia.address) {
    self.base = base
    self.search = search
    probes = [SourceProbe(name: name, url: "\(base)/topstories.json", isFeed: false)]
    // As archives write addresses.
    items = WebURL("\(base)/item/")?.href ?? "\(base)/item/"
    searches = WebURL("\(search)/search")?.href ?? "\(search)/search"
  }

  /// The page of the item.
  public func discussionURL(of candidate: Candidate) -> String { pageURL(of: candidate.id.nativeID) }

  func pageURL(of item: String) -> String { pages + item }

  private var pages: String { "https://\(site)/item?id=" }

  /// The item of a story or comment with a text, or the search results with texts.
  public func nativeIDs(in answer: SourceAnswer) -> Set<String> {
    for address in answer.addresses {
      if address.hasPrefix(items) {
        return HackerNewsItem(json: answer.body).flatMap { $0.text == nil ? nil : ["\($0.id)"] } ?? []
      }
      if address.hasPrefix(searches) {
        return Set(AlgoliaAnswer(json: answer.body)?.hits.filter { $0.text != nil }.map(\.number) ?? [])
      }
    }
    return []
  }

  /// The number in the comment's permalink.
  public func nativeID(ofCommentAt url: String) -> String? {
    url.hasPrefix(pages) ? String(url.dropFirst(pages.count)) : nil
  }

  /// Search results keep the fields that this program reads of the other stories. An item is removed whole.
  public func removing(_ nativeIDs: Set<String>, from answer: SourceAnswer) -> SourceAnswer? {
    guard answer.addresses.contains(where: { $0.hasPrefix(searches) }), var found = AlgoliaAnswer(json: answer.body)
    else { return nil }
    found.hits.removeAll { nativeIDs.contains($0.number) }
    guard let body = try? JSONEncoder().encode(found) else { return nil }
    return answer.with(body: [UInt8](body), type: "application/json")
  }
}

extension HackerNewsProfile {
  private static let hackerNews = SourceSetting.address(
    "hacker-news", key: "hackerNews", standard: HackerNews.address, "The address of Hacker News' API.")
  private static let algolia = SourceSetting.address(
    "algolia", key: "algolia", standard: Algolia.address,
    "The address of Algolia's API of Hacker News, asked about windows that were not watched.")

  /// What Hacker News is set up with: other addresses, for tests.
  public static let settings = [hackerNews, algolia]

  /// Hacker News needs no setting: it is the source if no other is chosen.
  public init(settings: SourceSettings) {
    self.init(
      base: settings[Self.hackerNews].first ?? HackerNews.address,
      search: settings[Self.algolia].first ?? Algolia.address)
  }
}
