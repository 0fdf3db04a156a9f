/// A list of feeds that feed readers exchange (OPML 2.0, opml.org).
public struct OPML: Hashable, Sendable {
  /// One feed of the list.
  public struct Feed: Hashable, Sendable {
    /// The name for people.
    public var title: String
    /// Where the feed is.
    public var address: String
    /// The page that shows the same, if it is known.
    public var page: String?

    /// Describes a feed.
    public init(title: String, address: String, page: String? = nil) {
      (self.title, self.address, self.page) = (title, address, page)
    }
  }

  /// The name of the list.
  public var title: String
  /// In the order of the list, without its folders.
  public var feeds: [Feed]

  /// Makes a list.
  public init(title: String, feeds: [Feed]) { (self.title, self.feeds) = (title, feeds) }

  /// The list as a document.
  public var bytes: [UInt8] {
    Markup(.xml, reserving: 4096) { xml in
      xml.declaration()
      xml.element("opml")(.named("version", "2.0")) {
        xml.head { xml.element("title")(title) }
        xml.body {
          for feed in feeds {
            xml.raw("\n")
            xml.void("outline")(
              .named("type", "rss"), .named("text", feed.title), .named("title", feed.title),
              .named("xmlUrl", feed.address), .named("htmlUrl", feed.page))
          }
        }
      }
      xml.raw("\n")
    }.bytes
  }
}
