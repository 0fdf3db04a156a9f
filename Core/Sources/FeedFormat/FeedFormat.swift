/// A feed: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, or JSON Feed.
///
/// This is the face of the module: ``read(_:charset:address:)`` takes the bytes of a feed and returns its entries.
public struct Feed: Hashable, Sendable {
  /// The title as plain text; nil if the feed has none.
  public var title: String?
  /// The address of the site that the feed belongs to.
  public var home: String?
  /// The entries in the feed's own order.
  public var entries: [FeedEntry]

  /// Makes a feed.
  public init(title: String? = nil, home: String? = nil, entries: [FeedEntry] = []) {
    self.title = title
    self.home = home
    self.entries = entries
  }

  /// Reads a feed.
  ///
  /// Feeds that aren't well-formed XML are read as far as possible. No entity is defined and nothing outside is loaded, so an
  /// entity bomb or a reference to a local file has no effect.
  ///
  /// - Parameters:
  ///   - charset: the encoding that the transport names.
  ///   - address: the feed's own address; relative addresses are resolved against it.
  /// - Returns: nil for anything that isn't a feed.
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
  /// What identifies the entry in its feed: its own id, else its link, else its title.
  public var id: String
  /// The title as plain text.
  public var title: String?
  /// The absolute address of the entry's page.
  public var link: String?
  /// The author's name.
  public var author: String?
  /// When it was published, in Unix seconds.
  public var published: Int64?
  /// When it was changed, in Unix seconds.
  public var updated: Int64?
  /// The summary as markup. It is hostile until it is parsed.
  public var summary: String?
  /// The content as markup. It is hostile until it is parsed.
  public var content: String?
  /// The address of its discussion.
  public var discussion: String?
  /// The number of comments, if the feed counts them.
  public var comments: Int?

  /// Makes an entry with nothing but its id.
  public init(id: String) { self.id = id }
}
