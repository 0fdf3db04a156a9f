// The public face of this module: the bytes of a feed in, its entries out.

/// A feed as its format allows to say it: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, or JSON Feed.
public struct Feed: Hashable, Sendable {
  /// Plain text; nil where the feed names none.
  public var title: String?
  /// The site that the feed belongs to.
  public var home: String?
  /// In the feed's own order.
  public var entries: [FeedEntry]

  /// Creates a feed from its parts.
  public init(title: String? = nil, home: String? = nil, entries: [FeedEntry] = []) {
    self.title = title
    self.home = home
    self.entries = entries
  }

  /// Reads a feed.
  ///
  /// Reading is liberal: feeds that are no well-formed XML are read as far as they go. No entity is ever defined and nothing
  /// outside is ever loaded, so that neither an entity bomb nor a reference to a local file has any effect.
  ///
  /// - Parameters:
  ///   - charset: what the transport says of the bytes' encoding.
  ///   - address: where the feed was found; relative addresses are resolved against it.
  /// - Returns: nil for what is no feed.
  public static func read(_ bytes: [UInt8], charset: String? = nil, address: String? = nil) -> Feed? {
    let text = FeedText.decode(bytes, charset: charset)
    if text.first(where: { $0 != 0x20 && !(0x09...0x0D).contains($0) }) == UInt8(ascii: "{") {
      return JSONFeedReader.read(text, address: address)
    }
    var scanner = XMLScanner(text)
    return XMLFeed(tree: scanner.scan(), address: address).feed
  }
}

/// One entry of a feed.
public struct FeedEntry: Hashable, Sendable {
  /// The entry's own id, or its link, or its title: what tells it from the others of its feed.
  public var id: String
  /// Plain text.
  public var title: String?
  /// The page that it stands for, absolute.
  public var link: String?
  /// The name of the author as the feed gives it.
  public var author: String?
  /// Unix seconds.
  public var published: Int64?
  /// Unix seconds.
  public var updated: Int64?
  /// Markup, hostile until it is parsed.
  public var summary: String?
  /// Markup, hostile until it is parsed.
  public var content: String?
  /// Where people discuss it.
  public var discussion: String?
  /// How many comments the feed counts.
  public var comments: Int?

  /// Creates an entry that has only its id.
  public init(id: String) { self.id = id }
}
