import ArticleModel

/// TeX in a page's text, between the marks by which MathJax and KaTeX find it.
///
/// Single dollars are left alone: they are prices more often.
enum MathText {
  private static let marks: [(opening: String, closing: String, isDisplayed: Bool)] = [
    ("\\[", "\\]", true), ("$$", "$$", true), ("\\(", "\\)", false),
  ]

  /// The source, where a text is one formula with its marks (one dollar on each side allowed).
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

  /// Whether a math run still bears the marks of a displayed formula.
  static func isDisplayed(_ text: String) -> Bool { source(text)?.isDisplayed ?? false }

  /// Splits formulas with marks off the text around them. A displayed formula keeps its marks, for a line that it fills.
  static func runs(in runs: [Inline]) -> [Inline] {
    guard runs.contains(where: hasMark) else { return runs }
    var out: [Inline] = []
    for run in runs {
      guard case .text(let text) = run, hasMark(run) else {
        out.append(run)
        continue
      }
      split(text[...], into: &out)
    }
    // Nothing but the formula, with the source's white space around it.
    if case .text(let text)? = out.first, text.isInvisible, out.count == 2 { out.removeFirst() }
    return out
  }

  private static func hasMark(_ run: Inline) -> Bool {
    guard case .text(let text) = run else { return false }
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if byte == 0x5C || (byte == 0x24 && previous == 0x24) { return true }
      previous = byte
    }
    return false
  }

  private static func split(_ text: Substring, into out: inout [Inline]) {
    var rest = text
    while let (start, mark) = firstMark(in: rest) {
      let afterOpening = rest.index(start, offsetBy: mark.opening.count)
      guard let end = rest[afterOpening...].firstRange(of: mark.closing), end.lowerBound > afterOpening else { break }
      if start > rest.startIndex { out.appendJoining(.text(String(rest[..<start]))) }
      let whole = rest[start..<end.upperBound]
      let inner = rest[afterOpening..<end.lowerBound]
      out.append(.math(mark.isDisplayed ? String(whole) : String(inner).trimmedBothEnds))
      rest = rest[end.upperBound...]
    }
    if !rest.isEmpty { out.appendJoining(.text(String(rest))) }
  }

  private static func firstMark(in text: Substring) -> (
    String.Index, (opening: String, closing: String, isDisplayed: Bool)
  )? {
    var best: (String.Index, (opening: String, closing: String, isDisplayed: Bool))?
    for mark in marks {
      guard let start = text.firstRange(of: mark.opening)?.lowerBound else { continue }
      if let found = best, found.0 <= start { continue }
      best = (start, mark)
    }
    return best
  }
}
