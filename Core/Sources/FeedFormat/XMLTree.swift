/// The elements of an XML document in one array, parents before children.
struct XMLTree {
  struct Element {
    /// The local name in lower case, with a prefix for vocabularies that aren't a feed's own: `dc:date`.
    var name: String
    /// Attributes by their written names in lower case, with references resolved.
    var attributes: [String: String]
    var parent: Int?
    var children: [Int] = []
    /// The text directly inside, with references resolved.
    var text = ""
    /// The range of its content in the source.
    var inner: Range<Int>
  }

  var elements: [Element] = []
  let source: [UInt8]

  var root: Int? { elements.isEmpty ? nil : 0 }

  func children(of parent: Int, named name: String) -> [Int] {
    elements[parent].children.filter { elements[$0].name == name }
  }

  /// The text of the element and its descendants, in order.
  func content(of element: Int) -> String {
    let own = elements[element]
    guard !own.children.isEmpty else { return own.text }
    // Text and children are mixed; only the source has their order.
    return FeedText.plain(markup: markup(of: element))
  }

  /// The content as written.
  func markup(of element: Int) -> String { String(decoding: source[elements[element].inner], as: UTF8.self) }
}

/// The vocabularies of feeds by their addresses.
enum FeedVocabulary {
  /// The prefix of a namespace: empty for the formats' own, nil for an unknown one.
  static func shortName(of namespace: String) -> String? {
    let address = namespace.lowercased()
    if let name = names[address] { return name }
    // RSS 2.0 had half a dozen addresses.
    return address.hasPrefix("http://backend.userland.com/") || address.hasPrefix("http://blogs.law.harvard.edu/")
      ? "" : nil
  }

  private static let names = [
    "http://www.w3.org/2005/atom": "", "http://purl.org/atom/ns#": "", "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "", "http://channel.netscape.com/rdf/simple/0.9/": "",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf", "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms", "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/rss/1.0/modules/slash/": "slash", "http://purl.org/syndication/thread/1.0": "thr",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes", "http://search.yahoo.com/mrss/": "media",
    "http://www.w3.org/1999/xhtml": "xhtml",
  ]
}
