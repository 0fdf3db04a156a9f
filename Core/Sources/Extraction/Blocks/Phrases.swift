import ArticleModel

/// Recognises lines that belong to the page, whatever the article is about.
enum Phrases {
  /// Returns whether a line is a player's error message or a placeholder that a script was to fill in.
  static func isPlayerExcuse(_ runs: [Inline]) -> Bool {
    guard case .text(let start)? = runs.first, start.utf8.count <= 160 else { return false }
    let text = runs.count == 1 ? start : runs.plainText
    guard text.utf8.count <= 160, !runs.contains(where: { if case .code = $0 { true } else { false } }) else {
      return false
    }
    // Such a line always begins with one of these.
    guard let first = text.utf8.first?.asciiLowercased,
      "ylpavs0[{".utf8.contains(first) || text.utf8.contains(0x5B) || text.utf8.contains(0x7B)
    else { return false }
    let trimmed = text.trimmedBothEnds
    // Only a sentence about the browser, or one with a bracket, is longer than the longest of the set.
    guard
      trimmed.utf8.count <= longestExcuse || first == UInt8(ascii: "y") || text.utf8.contains(0x5B)
        || text.utf8.contains(0x7B)
    else { return false }
    let lower = trimmed.lowercased()
    if lower.hasPrefix("your browser does not support the ") || lower.hasPrefix("your browser doesn't support the ")
      || lower.hasPrefix("your browser doesn’t support the ") || lower.hasPrefix("your browser does not support html5 ")
    {
      return true
    }
    if excuses.contains(lower) { return true }
    return isUnfilled(lower)
  }

  private static let excuses: Set<String> = [
    "listen to article", "listen to this article", "listen to the article", "listen to this post",
    "listen to this story",
    // Responsive themes put these over a wide table.
    "swipe to see more →", "swipe to see more", "scroll to see more →", "scroll to see more",
    "0:00", "0:00 / 0:00", "play audio", "audio player", "video player",
  ]

  private static let longestExcuse = 3 * (excuses.map(\.utf8.count).max() ?? 0)

  /// Returns whether a text is a template's placeholder and at most two words.
  /// Examples: `[[duration]] minutes`, `{{ author.name }}`.
  private static func isUnfilled(_ text: String) -> Bool {
    // Searching strings is slow, and few lines have a bracket.
    guard text.utf8.contains(where: { $0 == 0x5B || $0 == 0x7B }) else { return false }
    for (opening, closing) in [("[[", "]]"), ("{{", "}}")] {
      guard let start = text.firstRange(of: opening), let end = text[start.upperBound...].firstRange(of: closing) else {
        continue
      }
      let name = text[start.upperBound..<end.lowerBound]
      guard !name.isEmpty,
        name.utf8.allSatisfy({ $0.isWordByte || $0 == 0x20 || $0 == 0x2E || $0 == 0x5F || $0 == 0x2D })
      else { continue }
      let rest = text[..<start.lowerBound] + text[end.upperBound...]
      if rest.split(separator: " ").count <= 2 { return true }
    }
    return false
  }
}
