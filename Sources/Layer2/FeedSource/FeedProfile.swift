import EditionModel
import FeedFormat
public import Selection
public import StorySources
import WebAddress

/// Feeds without a network: their names, their addresses, and how their documents are read.
public struct FeedProfile: SourceProfile {
  /// The source's id in every edition made from feeds.
  public let id = "feeds"
  /// The name for people.
  public let name = "the feed"
  /// The number of feeds.
  public var fullName: String { addresses.count == 1 ? "a feed" : "\(addresses.count) feeds" }
  /// The sample would look like someone else's edition.
  public let hasSample = false
  /// Every feed.
  public var probes: [SourceProbe] { addresses.map { SourceProbe(name: $0, url: $0, isFeed: true) } }
  /// The site of an entry without a link.
  public let site = "feed"
  /// A feed counts no points.
  public let countsVotes = false
  /// A feed shows days at once and ranks nothing.
  public let isWorthWatching = false
  /// The words of receipts for an entry without a link.
  public let ownText = OwnTextWords(
    receiptSource: "feed", whyFull: "the text is in the feed itself",
    whyEmpty: "the feed gives neither a page nor a text")

  let addresses: [String]

  /// - Parameter addresses: the addresses of the feeds, in the order of the configuration.
  public init(addresses: [String]) { self.addresses = addresses }

  /// Where the feed says that people discuss the entry, or the entry's page.
  public func discussionURL(of candidate: Candidate) -> String { candidate.discussion ?? candidate.url ?? "" }

  /// The entries of a feed document that have a text.
  public func nativeIDs(in answer: SourceAnswer) -> Set<String> {
    guard let address = address(of: answer), let feed = feed(in: answer) else { return [] }
    let entries = feed.entries.filter { $0.content != nil || $0.summary != nil }
    return Set(entries.map { FeedProfile.nativeID(of: $0, in: address) })
  }

  /// Feeds give no single comments.
  public func nativeID(ofCommentAt url: String) -> String? { nil }

  /// The other entries, written as a JSON Feed: whatever else the document held is gone.
  public func removing(_ nativeIDs: Set<String>, from answer: SourceAnswer) -> SourceAnswer? {
    guard let address = address(of: answer), var feed = feed(in: answer) else { return nil }
    feed.entries.removeAll { nativeIDs.contains(FeedProfile.nativeID(of: $0, in: address)) }
    guard let body = try? CanonicalJSON.encode(FeedDocument(feed)) else { return nil }
    return answer.with(body: body, type: "application/feed+json")
  }

  /// The configured address of a feed document.
  private func address(of answer: SourceAnswer) -> String? {
    addresses.first { WebURL($0).map { answer.addresses.contains($0.withoutFragment.href) } ?? false }
  }

  private func feed(in answer: SourceAnswer) -> Feed? {
    Feed.read(answer.body, charset: FeedProfile.charset(in: answer.type), address: answer.address)
  }

  /// The encoding that a `Content-Type` names.
  static func charset(in type: String) -> String? {
    let type = type.lowercased()
    return type.firstRange(of: "charset=").map { type[$0.upperBound...].prefix { $0 != ";" }.filter { $0 != "\"" } }
  }

  /// A hash, because two feeds may use the same id for different entries (`1`, `2`, …), and an id may be as long as a page.
  static func nativeID(of entry: FeedEntry, in address: String) -> String {
    String(ContentHash(of: Array("\(address)\n\(entry.id)".utf8)).hex.prefix(16))
  }
}

extension FeedProfile {
  /// The setting that chooses feeds.
  public static let feeds = SourceSetting.addresses(
    "feeds", key: "feeds",
    "Addresses of RSS, Atom or JSON feeds, with spaces between, to make editions from instead of Hacker News.")

  /// What feeds are set up with.
  public static let settings = [feeds]

  /// Returns nil if no feed is given.
  public init?(settings: SourceSettings) {
    guard !settings[Self.feeds].isEmpty else { return nil }
    self.init(addresses: settings[Self.feeds])
  }
}

/// A feed as a JSON Feed 1.1 document (jsonfeed.org): what ``Feed`` reads back from it is the same feed.
private struct FeedDocument: Encodable {
  struct Item: Encodable {
    var id: String
    var url: String?
    var title: String?
    var author: Author?
    var summary: String?
    var content: String?
    var published: String?
    var modified: String?
    /// What the format has no field for; nil if there is nothing.
    var more: More?

    enum CodingKeys: String, CodingKey {
      case id, url, title, author, summary
      case content = "content_html"
      case published = "date_published"
      case modified = "date_modified"
      case more = "_tenhn"
    }
  }

  struct Author: Encodable { var name: String }

  struct More: Encodable {
    var discussion: String?
    var comments: Int?
  }

  var version = "https://jsonfeed.org/version/1.1"
  var title: String?
  var home: String?
  var items: [Item]

  enum CodingKeys: String, CodingKey { case version, title, home = "home_page_url", items }

  init(_ feed: Feed) {
    title = feed.title
    home = feed.home
    items = feed.entries.map { entry in
      Item(
        id: entry.id, url: entry.link, title: entry.title, author: entry.author.map(Author.init),
        summary: entry.summary, content: entry.content,
        published: entry.published.map { Timestamp($0).rfc3339() },
        modified: entry.updated.map { Timestamp($0).rfc3339() },
        more: entry.discussion == nil && entry.comments == nil
          ? nil : More(discussion: entry.discussion, comments: entry.comments))
    }
  }
}
