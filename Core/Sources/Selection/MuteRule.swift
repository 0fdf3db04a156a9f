import TextSearch
import WebAddress

/// What an operator leaves out of the choice: titles with certain words, and pages of certain sites.
///
/// A term is a word or a phrase, and matches whole words of a title, however they are written. `site:example.org` matches
/// the pages of a site and of its subdomains, `site:github.com/owner` those of an owner.
public struct MuteRule: Hashable, Sendable {
  /// The terms as they are written, each once.
  public let terms: [String]
  private let words: [String]
  private let sites: [String]

  /// No rule.
  public static let none = MuteRule("")

  /// Reads terms with commas or line ends between. Terms without a letter or a digit are left out.
  public init(_ text: String) {
    var (terms, words, sites): ([String], [String], [String]) = ([], [], [])
    for piece in text.split(whereSeparator: { $0 == "," || $0.isNewline }) {
      let term = String(piece.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
      guard let known = MuteRule.kind(of: term), !terms.contains(term) else { continue }
      terms.append(term)
      switch known {
      case .word(let pattern): words.append(pattern)
      case .site(let site): sites.append(site)
      }
    }
    (self.terms, self.words, self.sites) = (terms, words, sites)
  }

  /// Whether nothing is left out.
  public var isEmpty: Bool { terms.isEmpty }

  /// Whether a story is left out.
  public func mutes(title: String, url: String?) -> Bool {
    guard !isEmpty else { return false }
    if !words.isEmpty {
      let folded = FoldedText(title.unicodeScalars).string
      if words.contains(where: folded.contains) { return true }
    }
    guard !sites.isEmpty, let page = url.flatMap({ WebURL($0) }), let host = page.host?.lowercased() else {
      return false
    }
    let owner = page.site.lowercased()
    return sites.contains { host == $0 || host.hasSuffix("." + $0) || owner == $0 }
  }

  private enum Kind { case word(String), site(String) }

  private static func kind(of term: String) -> Kind? {
    if term.lowercased().hasPrefix("site:") {
      var site = term.dropFirst(5).lowercased()
      if site.hasPrefix("www.") { site.removeFirst(4) }
      return site.contains(where: { $0.isLetter || $0.isNumber }) ? .site(site) : nil
    }
    let folded = FoldedText(term.unicodeScalars).string
    return folded.contains { $0 != " " } ? .word(folded) : nil
  }

  /// Whether a text is one term that can match something.
  public static func isTerm(_ text: String) -> Bool { kind(of: text) != nil }
}
