import WebAddress

/// A list of feeds, as feed readers export it: OPML 1.0 or 2.0 (opml.org).
public struct FeedList: Hashable, Sendable {
  /// One feed of the list.
  public struct Entry: Hashable, Sendable {
    /// The name for people; the address where the list gives none.
    public var title: String
    /// Where the feed is: an address of the web.
    public var address: String
  }

  /// The name of the list, if it has one.
  public var title: String?
  /// The feeds in the order of the list, whatever folders they are in, each once.
  public var entries: [Entry] = []
  /// Addresses in the list that aren't of the web, as they are written.
  public var invalid: [String] = []
  /// The beginnings of addresses that have more than ``WebURL/maximumBytes``: nothing longer is asked for, or written into settings.
  public var tooLong: [String] = []

  /// How many feeds are read of a list at most.
  public static let limit = 2000

  /// Reads a list, as far as possible where it isn't well-formed. Nothing outside is loaded.
  ///
  /// - Returns: nil for anything that isn't OPML.
  public static func read(_ bytes: [UInt8]) -> FeedList? {
    var scanner = XMLScanner(FeedText.decode(bytes, charset: nil))
    let tree = scanner.scan()
    guard let root = tree.elements.firstIndex(where: { $0.name == "opml" }) else { return nil }
    var list = FeedList()
    list.title = tree.children(of: root, named: "head").first
      .flatMap { tree.children(of: $0, named: "title").first }.map { tree.content(of: $0) }
      .flatMap { $0.isEmpty ? nil : FeedText.collapsed($0) }
    var seen: Set<String> = []
    for outline in tree.elements where outline.name == "outline" {
      // Some programs write the names of attributes otherwise; the scanner gives them in lower case.
      guard let written = outline.attributes["xmlurl"]?.filter({ !$0.isWhitespace }), !written.isEmpty else { continue }
      guard written.utf8.count <= WebURL.maximumBytes else {
        list.tooLong.append(String(written.prefix(60)))
        continue
      }
      guard let url = WebURL(written), url.isHTTP, url.host?.isEmpty == false else {
        list.invalid.append(written)
        continue
      }
      // A space or a comma would end the address in a line of settings.
      let address = url.href.replacing(",", with: "%2C")
      guard address.utf8.count <= WebURL.maximumBytes else {
        list.tooLong.append(String(written.prefix(60)))
        continue
      }
      guard seen.insert(address).inserted, list.entries.count < limit else { continue }
      let title = (outline.attributes["title"] ?? outline.attributes["text"]).map { FeedText.collapsed($0) } ?? ""
      list.entries.append(Entry(title: title.isEmpty ? address : title, address: address))
    }
    return list
  }
}
