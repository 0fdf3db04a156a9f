/// The row of the table in `Documentation/Permissions.md` that decided how much of a story is shown.
public enum Permission: String, Hashable, Sendable, Codable, CaseIterable {
  /// `robots.txt` asks programs to stay away.
  case robotsTxt = "robots-txt"
  /// `nosnippet`, or `max-snippet:0`.
  case noSnippet = "nosnippet"
  /// `max-snippet` with a number.
  case maxSnippet = "max-snippet"
  /// `noarchive`.
  case noArchive = "noarchive"
  /// The text is at the source itself.
  case ownText = "own-text"
  /// A licence that lets anyone show the whole text.
  case licence
  /// `noai` or `noimageai`.
  case noAI = "noai"
  /// The TDM Reservation Protocol: rights to mine the text are reserved.
  case textMining = "tdm-reservation"
  /// The site says nothing.
  case unsaid = "nothing-said"

  /// One sentence for a story's page; nil if there is nothing to say.
  public var sentence: String? {
    switch self {
    case .robotsTxt: "The site's robots.txt doesn't allow programs to fetch this page."
    case .noSnippet: "The page asks that nothing of it be shown elsewhere."
    case .maxSnippet: "The page allows an excerpt of a certain length, and this is it."
    case .noArchive: "The page asks not to be archived, so this is its beginning only."
    case .licence: "The page is under a licence that lets anyone show it."
    case .noAI: "The page asks that no machine learn from it or sum it up; none has."
    case .textMining: "The site reserves the right to mine its text; nothing here does."
    case .ownText, .unsaid: nil
    }
  }
}
