public import EditionModel
import TextSearch
import WebAddress

/// What an operator leaves out of the choice: titles with certain words, and pages of certain sites.
///
/// A term is a word or a phrase, and matches whole words of a title, however they are written. `site:example.org` matches
/// the pages of a site and of its subdomains, `site:github.com/owner` those of an owner. `points:50` matches stories with
/// fewer than 50 points at the cut-off, `comments:10` those with fewer than 10 comments.
public struct MuteRule: Hashable, Sendable {
  /// The terms as they are written, each once.
  public let terms: [String]
  private let words: [String]
  private let sites: [String]
  private let points: Int
  private let comments: Int

  /// No rule.
  public static let none = MuteRule("")

  /// Reads terms with commas or line ends between. Terms without a letter or a digit are left out.
  public init(_ text: String) {
    var (terms, words, sites): ([String], [String], [String]) = ([], [], [])
    var (points, comments) = (0, 0)
    for piece in text.split(whereSeparator: { $0 == "," || $0.isNewline }) {
      let term = String(piece.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
      guard let known = MuteRule.kind(of: term), !terms.contains(term) else { continue }
      terms.append(term)
      switch known {
      case .word(let pattern): words.append(pattern)
      case .site(let site): sites.append(site)
      case .points(let count): points = max(points, count)
      case .comments(let count): comments = max(comments, count)
      }
    }
    (self.points, self.comments) = (points, comments)
    (self.terms, self.words, self.sites) = (terms, words, sites)
  }

  /// Whether nothing is left out.
  public var isEmpty: Bool { terms.isEmpty }

  /// Whether stories are left out for their numbers.
  public var hasMinimum: Bool { points > 0 || comments > 0 }

  /// Whether a story is left out, by what was known of it at a moment.
  public func mutes(_ candidate: Candidate, at moment: Timestamp) -> Bool {
    if mutes(title: candidate.title, url: candidate.url) { return true }
    guard hasMinimum else { return false }
    let seen = candidate.history.last { $0.time <= moment }
    return (seen?.points ?? 0) < points || (seen?.comments ?? 0) < comments
  }

  /// Whether a story is left out for its title or its page.
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

  private enum Kind { case word(String), site(String), points(Int), comments(Int) }

  private static func kind(of term: String) -> Kind? {
    if term.lowercased().hasPrefix("site:") {
      var site = term.dropFirst(5).lowercased()
      if site.hasPrefix("www.") { site.removeFirst(4) }
      return site.contains(where: { $0.isLetter || $0.isNumber }) ? .site(site) : nil
    }
    for (name, kind) in [("points:", Kind.points), ("comments:", Kind.comments)] as [(String, (Int) -> Kind)]
    where term.lowercased().hasPrefix(name) {
      // Anything else is a phrase, as it always was.
      if let count = Int(term.dropFirst(name.count)), count > 0 { return kind(count) }
    }
    let folded = FoldedText(term.unicodeScalars).string
    return folded.contains { $0 != " " } ? .word(folded) : nil
  }

  /// Whether a text is one term that can match something.
  public static func isTerm(_ text: String) -> Bool { kind(of: text) != nil }
}
