/// The words of a title that say what it is about, folded for comparison.
struct TitleWords: Hashable {
  let set: Set<String>

  init(_ title: String) {
    let tokens = title.lowercased().split {
      !$0.isLetter && !$0.isNumber && $0 != "+" && $0 != "#" && $0 != "." && $0 != "'" && $0 != "’"
    }
    set = Set(
      tokens.lazy
        .map { token in
          String(token.drop { $0 == "." || $0 == "'" }.reversed().drop { $0 == "." || $0 == "'" }.reversed())
        }
        .filter { $0.count > 1 && !Self.common.contains($0) })
  }

  /// Share of words in common (Jaccard); 0 for titles too short to tell.
  func likeness(_ other: TitleWords) -> Double {
    guard set.count >= 3, other.set.count >= 3 else { return 0 }
    let shared = set.intersection(other.set).count
    return Double(shared) / Double(set.count + other.set.count - shared)
  }

  /// Words that titles of every topic share.
  private static let common: Set<String> = [
    "an", "and", "are", "as", "ask", "at", "be", "by", "can", "do", "does", "for", "from", "has", "have", "hn", "how",
    "in", "into", "is", "it", "its", "my", "new", "no", "not", "of", "on", "or", "pdf", "show", "tell", "that", "the",
    "their", "this", "to", "using", "video", "was", "we", "what", "when", "which", "who", "why", "will", "with", "you",
    "your",
  ]
}
