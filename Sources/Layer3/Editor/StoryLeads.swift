import ArticleModel
import Briefs
import EditionModel

/// Chooses what says what a story is about: the page's own description, or a brief of its sentences.
struct StoryLeads: Sendable {
  /// Engines that knew no briefs. Their editions are rebuilt without.
  private static let withoutBriefs: Set<String> = ["tenhn/0.1", "tenhn/0.2", "tenhn/0.3"]

  let makesBriefs: Bool

  /// - Parameter engine: the name of the program that made the edition at first.
  init(engine: String) { makesBriefs = !Self.withoutBriefs.contains(engine) }

  /// What is shown under a story's title.
  struct Lead: Hashable, Sendable {
    /// Nil if the brief says it better.
    var standfirst: String?
    /// Nil if no sentence fits, or the article isn't shown whole.
    var brief: Brief?
  }

  func lead(of article: Article?, title: String, visibility: Visibility) -> Lead {
    let standfirst = standfirst(article, visibility: visibility)
    // With an excerpt, more sentences than the page allows would be shown.
    guard makesBriefs, visibility == .full, let article,
      let brief = BriefRule().choose(from: article, title: title)
    else { return Lead(standfirst: standfirst) }
    let isGood =
      article.metadata.description.map { OwnDescription.fault($0, of: article, title: title) == nil } ?? false
    return Lead(standfirst: isGood ? standfirst : nil, brief: brief)
  }

  /// The page's own description, or its first real sentence.
  private func standfirst(_ article: Article?, visibility: Visibility) -> String? {
    guard let article else { return nil }
    // With an excerpt, the page's own description would exceed what the page allows.
    guard visibility != .excerpt else { return nil }
    if let description = article.metadata.description?.droppingReadMore, description.count >= 20 {
      return description.cut(at: 280)
    }
    guard visibility == .full else { return nil }
    for case .paragraph(let content) in article.blocks {
      let text = content.plainText
      if text.count >= 40 { return text.firstSentence.cut(at: 280) }
    }
    return nil
  }
}

extension String {
  /// WordPress makes descriptions of a page's beginning and its own "Read more" link; the words of the link are
  /// no part of the sentence (unc.edu, "What is … Read more").
  fileprivate var droppingReadMore: String {
    for words in ["Read more", "Read More", "Continue reading"] where hasSuffix(words) {
      let rest = dropLast(words.count).reversed().drop { $0.isWhitespace || $0 == "…" || $0 == "." }
      return String(rest.reversed()) + "…"
    }
    return self
  }

  /// Up to the first full stop that ends a sentence.
  fileprivate var firstSentence: String {
    var index = startIndex
    while index < endIndex {
      let next = self.index(after: index)
      let isEnd = ".!?".contains(self[index]) && (next == endIndex || self[next] == " ")
      if isEnd && distance(from: startIndex, to: index) >= 30 || "。！？".contains(self[index]) {
        return String(self[..<next])
      }
      index = next
    }
    return self
  }

  fileprivate func cut(at limit: Int) -> String {
    guard count > limit else { return self }
    let head = prefix(limit)
    let words = head.lastIndex(of: " ").map { head[..<$0] } ?? head
    return words + "…"
  }
}
