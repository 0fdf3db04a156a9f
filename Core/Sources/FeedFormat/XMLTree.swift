/// The elements of an XML document in one array, parents before children.
struct XMLTree {
  struct Element {
    /// The local name in lower case, after a short name of its vocabulary where that is none of a feed's own: `dc:date`.
    var name: String
    /// By their names as written, in lower case; values resolved.
    var attributes: [String: String]
    var parent: Int?
    var children: [Int] = []
    /// The text directly in it, references resolved.
    var text = ""
    /// Where its content stands in the source.
    var inner: Range<Int>
  }

  var elements: [Element] = []
  let source: [UInt8]

  var root: Int? { elements.isEmpty ? nil : 0 }

  func children(of parent: Int, named name: String) -> [Int] {
    elements[parent].children.filter { elements[$0].name == name }
  }

  /// The text in it and in all that it holds, in order.
  func content(of element: Int) -> String {
    let own = elements[element]
    guard !own.children.isEmpty else { return own.text }
    // Text and children interleave; the source knows how.
    return FeedText.plain(markup: markup(of: element))
  }

  /// What stands in it, as it was written.
  func markup(of element: Int) -> String { String(decoding: source[elements[element].inner], as: UTF8.self) }
}

/// The vocabularies of feeds by their addresses.
enum FeedVocabulary {
  /// What goes before the local name: nothing for the formats' own; nil for a namespace that says nothing to us.
  static func shortName(of namespace: String) -> String? {
    let address = namespace.lowercased()
    if let name = names[address] { return name }
    // RSS 2.0 stood under half a dozen addresses.
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
