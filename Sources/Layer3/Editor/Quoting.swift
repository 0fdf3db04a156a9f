import ArticleModel
import EditionModel
import StorySources

/// Chooses the comments that an edition quotes.
///
/// The rule, which `/about` states: the first comments on the story, in the discussion's own order, that fit on one screen
/// (20 to 250 words) and are neither deleted nor flagged. Each is by another person, at most three are taken, and they are
/// quoted whole.
enum Quoting {
  static let limit = 3
  static let words = 20...250

  static func choose(from comments: [SourceComment]) -> [Quote] {
    var quotes: [Quote] = []
    var authors: Set<String> = []
    for comment in comments where comment.depth == 0 && quotes.count < limit && !authors.contains(comment.by) {
      let content = SourceText.blocks(comment.markup)
      let count = content.map { $0.plainText.split { $0 == " " || $0 == "\n" }.count }.reduce(0, +)
      guard words.contains(count) else { continue }
      authors.insert(comment.by)
      quotes.append(Quote(by: comment.by, url: comment.url, depth: comment.depth, content: content))
    }
    return quotes
  }
}
