/// A piece of a text with the matches of a query marked.
public struct Snippet: Hashable, Sendable {
  /// A piece of a snippet: a match, or the text between matches.
  public struct Part: Hashable, Sendable {
    /// The piece as in the text.
    public var text: String
    /// Whether the piece matches a term.
    public var isMatch: Bool

    /// Makes a part.
    public init(text: String, isMatch: Bool) {
      self.text = text
      self.isMatch = isMatch
    }
  }

  /// The parts, in order; together they are the snippet.
  public var parts: [Part]
  /// Whether the text begins before the piece.
  public var isCutBefore: Bool
  /// Whether the text goes on after the piece.
  public var isCutAfter: Bool

  /// Takes the whole of a short text, such as a title, and marks every match.
  public init(marking text: String, for query: SearchQuery) {
    let scalars = Array(text.unicodeScalars)
    let matches = Matches(of: query, in: scalars)
    self.init(scalars, 0..<scalars.count, matches)
  }

  /// Takes the piece of a text that holds most of the terms, the first of equals; nil for an empty text.
  ///
  /// If nothing matches, it is the beginning.
  ///
  /// - Parameter length: about how many characters. The piece ends at the ends of words.
  public init?(of text: String, for query: SearchQuery, length: Int = 240) {
    let scalars = Array(text.unicodeScalars)
    guard !scalars.isEmpty else { return nil }
    let matches = Matches(of: query, in: scalars)
    let focus = matches.densest(within: length) ?? 0..<0
    let slack = max(0, length - focus.count)
    var start = max(0, focus.lowerBound - slack / 3)
    let end = min(scalars.count, max(focus.upperBound, start + length))
    start = max(0, min(start, end - length))
    self.init(scalars, Snippet.wordBounds(start..<end, keeping: focus, in: scalars), matches)
  }

  private init(_ scalars: [Unicode.Scalar], _ range: Range<Int>, _ matches: Matches) {
    parts = []
    isCutBefore = range.lowerBound > 0
    isCutAfter = range.upperBound < scalars.count
    var at = range.lowerBound
    for match in matches.merged where match.upperBound > range.lowerBound && match.lowerBound < range.upperBound {
      let match = match.clamped(to: range)
      append(scalars[at..<match.lowerBound], isMatch: false)
      append(scalars[match], isMatch: true)
      at = match.upperBound
    }
    append(scalars[at..<range.upperBound], isMatch: false)
  }

  private mutating func append(_ scalars: ArraySlice<Unicode.Scalar>, isMatch: Bool) {
    guard !scalars.isEmpty else { return }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    parts.append(Part(text: String(view), isMatch: isMatch))
  }

  /// Moves both ends inwards to a space nearby; a text without spaces is cut at any character.
  private static func wordBounds(_ range: Range<Int>, keeping focus: Range<Int>, in scalars: [Unicode.Scalar])
    -> Range<Int>
  {
    func isSpace(_ index: Int) -> Bool { scalars[index].properties.isWhitespace }
    var (start, end) = (range.lowerBound, range.upperBound)
    if start > 0, !isSpace(start - 1) {
      let limit = focus.isEmpty ? end : max(start, focus.lowerBound)
      if let space = (start..<min(limit, start + 24)).first(where: isSpace) { start = space + 1 }
    }
    if end < scalars.count, !isSpace(end) {
      let limit = max(start, min(end, focus.upperBound))
      if let space = (max(limit, end - 24)..<end).last(where: isSpace) { end = space }
    }
    return start..<end
  }
}

/// Where the terms of a query occur in a text, as ranges of its scalars.
private struct Matches {
  private var found: [(range: Range<Int>, term: Int)] = []
  /// In order, those that overlap or touch made one.
  private(set) var merged: [Range<Int>] = []

  /// How many matches of one term are enough to choose a piece from.
  private static let limit = 64

  init(of query: SearchQuery, in scalars: [Unicode.Scalar]) {
    let folded = FoldedText(scalars)
    for (number, term) in query.included.enumerated() {
      for range in folded.ranges(of: Array(term.pattern.unicodeScalars), limit: Matches.limit) {
        found.append((Matches.includingMarks(range, in: scalars), number))
      }
    }
    found.sort { $0.range.lowerBound < $1.range.lowerBound }
    for (range, _) in found {
      if let last = merged.last, range.lowerBound <= last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
  }

  /// An accent after its letter belongs to the match.
  private static func includingMarks(_ range: Range<Int>, in scalars: [Unicode.Scalar]) -> Range<Int> {
    var end = range.upperBound
    while end < scalars.count {
      switch Folding.role(of: scalars[end], continuesWord: true) {
      case .nothing, .voicing: end += 1
      default: return range.lowerBound..<end
      }
    }
    return range.lowerBound..<end
  }

  /// The range with the most different terms that is no longer than a window.
  func densest(within window: Int) -> Range<Int>? {
    var best: (terms: Int, range: Range<Int>)?
    for (index, first) in found.enumerated() {
      var terms: Set<Int> = []
      var end = first.range.upperBound
      for (range, term) in found[index...] {
        guard range.upperBound - first.range.lowerBound <= window || terms.isEmpty else { break }
        terms.insert(term)
        end = max(end, range.upperBound)
      }
      if terms.count > best?.terms ?? 0 { best = (terms.count, first.range.lowerBound..<end) }
    }
    return best?.range
  }
}

extension FoldedText {
  /// Where a folded pattern occurs, as ranges of the original's scalars without the spaces around it.
  fileprivate func ranges(of pattern: [Unicode.Scalar], limit: Int) -> [Range<Int>] {
    guard let first = pattern.first, pattern.count > 1, scalars.count >= pattern.count else { return [] }
    let hasEnd = pattern.last == " "
    var ranges: [Range<Int>] = []
    var at = 0
    while at + pattern.count <= scalars.count, ranges.count < limit {
      if scalars[at] == first, scalars[at + 1] == pattern[1],
        scalars[at..<(at + pattern.count)].elementsEqual(pattern)
      {
        ranges.append(origins[at + 1]..<(origins[at + pattern.count - (hasEnd ? 2 : 1)] + 1))
      }
      at += 1
    }
    return ranges
  }
}
