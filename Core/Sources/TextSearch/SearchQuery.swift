/// What a reader looks for: the public face of the module together with `Snippet.swift` and `FoldedText.swift`.
///
/// Words must all be there, a word of three letters or more also as the beginning of a longer one; `"a phrase"`
/// stands as it is; `-word` and `-"a phrase"` must not be there; `site:example.org` and `-site:` narrow by where a
/// story is from. Any text is a query: what makes no sense is looked for as words, or left out.
public struct SearchQuery: Hashable, Sendable {
  public struct Term: Hashable, Sendable {
    /// Folded (``FoldedText``), three characters or more: what the text must contain, letter for letter.
    public var pattern: String
    public var isExcluded: Bool
  }

  public struct Site: Hashable, Sendable {
    /// In lower case, without scheme and `www.`: `github.com/apple`.
    public var name: String
    public var isExcluded: Bool
  }

  public private(set) var terms: [Term] = []
  public private(set) var sites: [Site] = []
  /// The query as it was asked, cut to ``maximumLength``.
  public let text: String

  /// Characters that are looked at; the rest is left out.
  public static let maximumLength = 200
  /// Terms that are looked for; the rest is left out. A year's index answers sixteen common words at once.
  static let maximumTerms = 16

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

  /// Whether it says what to look for; a query of exclusions alone doesn't.
  public var isEmpty: Bool { included.isEmpty && !sites.contains { !$0.isExcluded } }

  /// The terms that must be there.
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

/// A word or a quoted phrase of a query as it was written.
private struct Piece {
  var text: String
  var isQuoted = false
  var isExcluded = false

  /// Takes the next one, nil at the end.
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
