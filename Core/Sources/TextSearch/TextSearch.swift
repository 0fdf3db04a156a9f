/// What a reader searches for.
///
/// This is the face of the module. Its parts:
///
/// - ``SearchQuery``: a query, read from text.
/// - ``FoldedText``: text as it is indexed and searched.
/// - ``Snippet``: a piece of a text with matches marked.
///
/// All words must occur; a word of three letters or more also matches the beginning of a longer one. `"a phrase"` matches
/// exactly. `-word` and `-"a phrase"` must not occur. `site:example.org` and `-site:` narrow by site.
/// `in:comments` searches the kept comments instead of the stories. Any text is a query:
/// parts that make no sense are searched for as words, or left out.
public struct SearchQuery: Hashable, Sendable {
  /// A word or phrase to look for.
  public struct Term: Hashable, Sendable {
    /// The folded text to find (``FoldedText``), three characters or more.
    public var pattern: String
    /// Whether texts with the term are left out.
    public var isExcluded: Bool
  }

  /// A site to narrow the search to.
  public struct Site: Hashable, Sendable {
    /// The site in lower case, without scheme and `www.`: `github.com/apple`.
    public var name: String
    /// Whether stories from the site are left out.
    public var isExcluded: Bool
  }

  /// The words and phrases, in the order of the query.
  public private(set) var terms: [Term] = []
  /// The sites, in the order of the query.
  public private(set) var sites: [Site] = []
  /// Whether the kept comments are searched, not the stories.
  public private(set) var isInComments = false
  /// The query as written, cut to ``maximumLength``.
  public let text: String

  /// Characters that are read; the rest is left out.
  public static let maximumLength = 200
  /// Terms that are searched for; the rest is left out. A year's index answers sixteen common words at once.
  static let maximumTerms = 16

  /// Reads a query; any text is one.
  public init(_ text: String) {
    self.text = String(text.prefix(SearchQuery.maximumLength))
    var rest = Substring(self.text)
    while terms.count + sites.count < SearchQuery.maximumTerms, let piece = Piece(&rest) {
      if !piece.isQuoted, piece.text.lowercased() == "in:comments" {
        isInComments = !piece.isExcluded
      } else if !piece.isQuoted, piece.text.lowercased().hasPrefix("site:") {
        let name = SearchQuery.siteName(piece.text.dropFirst(5))
        if !name.isEmpty { sites.append(Site(name: name, isExcluded: piece.isExcluded)) }
      } else if let pattern = SearchQuery.pattern(of: piece) {
        terms.append(Term(pattern: pattern, isExcluded: piece.isExcluded))
      }
    }
  }

  /// Whether there is nothing to search for; a query of exclusions alone is empty.
  public var isEmpty: Bool { included.isEmpty && !sites.contains { !$0.isExcluded } }

  /// The terms that must occur.
  public var included: [Term] { terms.filter { !$0.isExcluded } }

  private static func pattern(of piece: Piece) -> String? {
    let folded = FoldedText(piece.text.unicodeScalars)
    guard let last = folded.words.last else { return nil }
    let isBeginning = !piece.isQuoted && !piece.isExcluded && last.count >= 3
    return isBeginning ? String(folded.string.dropLast()) : folded.string
  }

  private static func siteName(_ text: Substring) -> String {
    var name = text.lowercased()
    for prefix in ["https://", "http://", "www."] where name.hasPrefix(prefix) {
      name = String(name.dropFirst(prefix.count))
    }
    while name.hasSuffix("/") { name.removeLast() }
    return name
  }
}

/// A word or a quoted phrase of a query, as written.
private struct Piece {
  var text: String
  var isQuoted = false
  var isExcluded = false

  /// Takes the next piece; nil at the end.
  init?(_ rest: inout Substring) {
    rest = rest.drop(while: \.isWhitespace)
    guard !rest.isEmpty else { return nil }
    if rest.first == "-", let next = rest.dropFirst().first, !next.isWhitespace {
      isExcluded = true
      rest = rest.dropFirst()
    }
    if let first = rest.first, Piece.quotes.contains(first) {
      isQuoted = true
      rest = rest.dropFirst()
      text = String(rest.prefix { !Piece.quotes.contains($0) })
      rest = rest.dropFirst(text.count).dropFirst()
    } else {
      text = String(rest.prefix { !$0.isWhitespace })
      rest = rest.dropFirst(text.count)
    }
  }

  private static let quotes: Set<Character> = ["\"", "“", "”", "„", "«", "»"]
}
