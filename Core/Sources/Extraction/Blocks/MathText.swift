import ArticleModel

/// Finds TeX in a page's text between the delimiters that MathJax and KaTeX use.
///
/// Single dollars count only if the page configures its script to use them. Elsewhere they are more often prices.
enum MathText {
  private typealias Mark = (opening: String, closing: String, isDisplayed: Bool)
  private static let marks: [Mark] = [
    ("\\[", "\\]", true), ("$$", "$$", true), ("\\(", "\\)", false),
  ]

  /// Returns the source if a text is one formula with its delimiters (one dollar on each side allowed).
  static func source(_ text: String) -> (source: String, isDisplayed: Bool)? {
    let text = text.trimmedBothEnds
    for mark in marks + [("$", "$", false)]
    where text.hasPrefix(mark.opening) && text.hasSuffix(mark.closing)
      && text.utf8.count > mark.opening.utf8.count + mark.closing.utf8.count
    {
      let inner = text.dropFirst(mark.opening.count).dropLast(mark.closing.count)
      guard !inner.contains(mark.closing) else { continue }
      return (String(inner).trimmedBothEnds, mark.isDisplayed)
    }
    return nil
  }

  static func undelimited(_ text: String) -> String { source(text)?.source ?? text }

  /// Returns whether a math run still has the delimiters of a displayed formula.
  static func isDisplayed(_ text: String) -> Bool { source(text)?.isDisplayed ?? false }

  /// Splits formulas with delimiters from the text around them.
  /// A displayed formula keeps its delimiters, for the case that it fills a line.
  ///
  /// - Parameter usesDollars: called if a text has two single dollars. Returns whether they are delimiters on this
  ///   page.
  static func runs(in runs: [Inline], usesDollars: () -> Bool = { false }) -> [Inline] {
    var marks = Found()
    for run in runs { if case .text(let text) = run { marks.look(at: text) } }
    let hasDollars = marks.hasDollars && usesDollars()
    guard hasDollars || marks.hasMark else { return runs }
    var out: [Inline] = []
    for run in runs {
      guard case .text(let text) = run else {
        out.append(run)
        continue
      }
      split(text[...], hasDollars ? Self.marks + [("$", "$", false)] : Self.marks, into: &out)
    }
    // The line holds only the formula, with the source's white space around it.
    if case .text(let text)? = out.first, text.isInvisible, out.count == 2 { out.removeFirst() }
    return out
  }

  /// The result of one pass over the bytes of a line.
  /// Most lines have no delimiters.
  private struct Found {
    var hasMark = false
    /// Whether there are two single dollars and, between them, a sign typical of formulas.
    var hasDollars: Bool { dollars >= 2 && hasSign }
    private var dollars = 0
    private var hasSign = false

    mutating func look(at text: String) {
      // Check lines in one pass without a branch: nearly all have neither sign.
      var text = text
      let isPlain = text.withUTF8 { bytes in
        var found: UInt8 = 0
        for byte in bytes { found |= byte == 0x24 || byte == 0x5C ? 1 : 0 }
        return found == 0
      }
      if isPlain { return }
      var previous: UInt8 = 0
      for byte in text.utf8 where byte >= 0x24 {
        if byte == 0x24 {
          dollars += 1
          if previous == 0x24 { hasMark = true }
        } else if dollars > 0, byte == 0x5C || byte == 0x5E || byte == 0x5F || byte == 0x3D || byte == 0x7B {
          hasSign = true
        } else if dollars > 0, previous == 0x24, byte >= 0x41, byte <= 0x7A {
          hasSign = true
        }
        if byte == 0x5C { hasMark = true }
        previous = byte
      }
    }
  }

  private static func split(_ text: Substring, _ marks: [Mark], into out: inout [Inline]) {
    var rest = text
    var search = MarkSearch(marks, in: text)
    while let (start, mark) = search.first(from: rest.startIndex) {
      let afterOpening = rest.index(start, offsetBy: mark.opening.count)
      guard let end = rest[afterOpening...].firstRange(of: mark.closing), end.lowerBound > afterOpening else { break }
      if mark.opening == "$", !isFormula(rest[afterOpening..<end.lowerBound], before: rest[end.upperBound...]) {
        // The second may open a formula. The first does not.
        out.appendJoining(.text(String(rest[..<end.lowerBound])))
        rest = rest[end.lowerBound...]
        continue
      }
      if start > rest.startIndex { out.appendJoining(.text(String(rest[..<start]))) }
      let whole = rest[start..<end.upperBound]
      let inner = rest[afterOpening..<end.lowerBound]
      out.append(.math(mark.isDisplayed ? String(whole) : String(inner).trimmedBothEnds))
      rest = rest[end.upperBound...]
    }
    if !rest.isEmpty { out.appendJoining(.text(String(rest))) }
  }

  /// Applies Pandoc's rule for single dollars: no blank just inside either dollar, and no digit after the second.
  private static func isFormula(_ inner: Substring, before rest: Substring) -> Bool {
    guard let first = inner.first, let last = inner.last, !first.isWhitespace, !last.isWhitespace else { return false }
    return rest.first?.isNumber != true
  }

  /// Finds the next opening mark of any kind. It looks for each kind once over the whole text: looking for all from every
  /// formula on took minutes for a line of thousands.
  private struct MarkSearch {
    private let text: Substring
    /// Where each kind is found next; nil if nowhere.
    private var next: [(mark: Mark, start: String.Index?)]

    init(_ marks: [Mark], in text: Substring) {
      self.text = text
      next = marks.map { ($0, text.firstRange(of: $0.opening)?.lowerBound) }
    }

    mutating func first(from place: String.Index) -> (String.Index, Mark)? {
      var best: (String.Index, Mark)?
      for index in next.indices {
        if let start = next[index].start, start < place {
          next[index].start = text[place...].firstRange(of: next[index].mark.opening)?.lowerBound
        }
        guard let start = next[index].start else { continue }
        if let found = best, found.0 <= start { continue }
        best = (start, next[index].mark)
      }
      return best
    }
  }
}
