/// A reader's query, parsed.
///
/// The public face of the module, with ``Snippet`` and ``FoldedText``. All words must be in the text; a word of three
/// letters or more may also be the beginning of a longer one. `"a phrase"` must be in the text as it is. `-word` and
/// `-"a phrase"` must not be in it. `site:example.org` and `-site:` narrow by the story's site. Any text is a query:
/// what makes no sense is searched as words, or ignored.
public struct SearchQuery: Hashable, Sendable {
  /// A word or a phrase of the query.
  public struct Term: Hashable, Sendable {
    /// Folded (``FoldedText``), three characters or more: what the text must contain, letter for letter.
    public var pattern: String
    /// Whether the text must not contain it.
    public var isExcluded: Bool
  }

  /// A site of the query.
  public struct Site: Hashable, Sendable {
    /// In lower case, without scheme and `www.`: `github.com/apple`.
    public var name: String
    /// Whether the story must not be from it.
    public var isExcluded: Bool
  }

  /// Words and phrases, in the order of the query.
  public private(set) var terms: [Term] = []
  /// Sites, in the order of the query.
  public private(set) var sites: [Site] = []
  /// The query as it was typed, cut to ``maximumLength``.
  public let text: String

  /// Characters that are parsed; the rest is ignored.
  public static let maximumLength = 200
  /// Terms that are searched; the rest is ignored. A year's index answers sixteen common words at once.
  static let maximumTerms = 16

  /// Parses what a reader typed; any text is a query.
  public init(_ text: String) {
    self.text = String(text.prefix(SearchQuery.maximumLength))
    var rest = Substring(self.text)
    while terms.count + sites.count < SearchQuery.maximumTerms, let piece = Piece(&rest) {
      if !piece.isQuoted, piece.text.lowercased().hasPrefix("site:") {
        let name = SearchQuery.siteName(piece.text.dropFirst(5))
        if !name.isEmpty { sites.append(Site(name: name, isExcluded: piece.isExcluded)) }
      } else if let pattern = SearchQuery.pattern(of: piece) {
        terms.append(Term(pattern: pattern, isExcluded: piece.isExcluded))
      }
    }
  }

  /// Whether there is nothing to search for: an empty query, or one of exclusions alone.
  public var isEmpty: Bool { included.isEmpty && !sites.contains { !$0.isExcluded } }

  /// The terms that the text must contain.
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

/// A word or a quoted phrase of a query as it was typed.
private struct Piece {
  var text: String
  var isQuoted = false
  var isExcluded = false

  /// Takes the next piece off the text; nil at the end.
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
