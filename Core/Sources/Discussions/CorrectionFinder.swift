/// Finds sentences that say that something in a story is wrong or has changed.
enum CorrectionFinder {
  /// Longer ones say too much at once to be a correction.
  private static let longest = 400

  /// The first such sentence, as it is written; nil if the comment has none.
  static func sentence(in words: CommentWords) -> String? {
    if let first = words.sentences.first, first.utf8.count <= longest, first.prefix(14).contains(":"),
      let word = CommentWords.fold(String(first.prefix(14))).first, CommentPhrases.openings.contains(word)
    {
      return first
    }
    guard words.sorts.isSuperset(of: [.fault, .subject]) else { return nil }
    return words.sentences.first { sentence in
      sentence.utf8.count <= longest && !sentence.hasSuffix("?")
        && PhraseFinder.sorts(in: CommentWords.fold(sentence)).isSuperset(of: [.fault, .subject])
    }
  }
}
