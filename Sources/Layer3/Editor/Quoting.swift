import ArticleModel
import Discussions

/// Chooses the comments that a story's page quotes.
///
/// The rule, which `/about` states: the first comments on the story, in the discussion's own order, that fit on one screen
/// (20 to 250 words) and are neither deleted nor flagged. Each is by another person, at most three are taken, and they are
/// quoted whole.
enum Quoting {
  static let limit = 3
  static let words = 20...250

  /// The ids of the chosen comments, in order.
  static func choose(from comments: [ThreadComment]) -> [String] {
    var quotes: [String] = []
    var authors: Set<String> = []
    for comment in comments where comment.parent == nil && quotes.count < limit && !authors.contains(comment.by) {
      let count = comment.content.map { $0.plainText.split { $0 == " " || $0 == "\n" }.count }.reduce(0, +)
      guard words.contains(count) else { continue }
      authors.insert(comment.by)
      quotes.append(comment.id)
    }
    return quotes
  }
}
