import TextSearch

/// The words of a text in their order, to compare with another text.
///
/// An article's words are looked for in all words of the other page, not only in its article. A newer version of this program
/// may read another part of an unchanged page.
struct PageWords: Sendable {
  private let words: [String]
  private let runs: Set<[String]>

  /// Words in a row that must be in the other text too: single words are everywhere.
  private static let length = 4

  init(_ text: String) {
    let words = FoldedText(text.unicodeScalars).string.split(separator: " ").map(String.init)
    self.words = words
    runs = Set(PageWords.starts(words).map { Array(words[$0..<$0 + PageWords.length]) })
  }

  var count: Int { words.count }

  /// Per cent of these words that are not in another text; nil for too few words.
  func missing(in other: PageWords) -> Int? {
    guard words.count >= 40 else { return nil }
    var isThere = [Bool](repeating: false, count: words.count)
    for start in PageWords.starts(words) where other.runs.contains(Array(words[start..<start + PageWords.length])) {
      for place in start..<start + PageWords.length { isThere[place] = true }
    }
    return isThere.count { !$0 } * 100 / words.count
  }

  private static func starts(_ words: [String]) -> Range<Int> { 0..<max(0, words.count - length + 1) }
}
