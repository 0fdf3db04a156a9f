public import ArticleModel

/// Judges whether the page's own description is better than a brief.
public enum OwnDescription {
  /// What is wrong with a description.
  public enum Fault: String, Sendable, Hashable, CaseIterable {
    /// It is too short to say anything.
    case short
    /// It ends in the middle, or with "Read more".
    case cut
    /// It repeats the beginning of the article, or its title.
    case repeats
    /// It speaks of the site, not of the article.
    case slogan
  }

  /// - Parameter title: the title that it is shown under.
  /// - Returns: nil if the description is good.
  public static func fault(_ description: String, of article: Article, title: String? = nil) -> Fault? {
    let text = description.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard SentenceLength.words(in: text) >= 6 else { return .short }
    let last = text.unicodeScalars.last { !SentenceMarks.closers.contains($0) }
    let lower = text.lowercased()
    if last == "…" || text.hasSuffix("...") || text.hasSuffix("[...]")
      || ["read more", "continue reading", "learn more", "weiterlesen", "lire la suite", "leer más"].contains(
        where: lower.hasSuffix)
    {
      return .cut
    }
    let words = plainWords(text)
    for beginning in article.blocks.prefix(4) {
      let own = plainWords(beginning.plainText)
      let shared = zip(words, own).prefix { $0 == $1 }.count
      // Descriptions are cut to a length: most of one is enough.
      if shared >= 6, shared * 10 >= words.count * 7 { return .repeats }
    }
    let titles = [title, article.metadata.title].compactMap(\.self)
    if titles.contains(where: { plainWords($0) == words }) { return .repeats }
    // A sentence without its end was cut where the machine's limit was.
    if last.map({ !SentenceMarks.terminators.contains($0) }) ?? true, text.unicodeScalars.count >= 140 { return .cut }
    let content = ContentWords.all(in: text)
    guard content.intersection(ContentWords.all(in: titles.joined(separator: " "))).isEmpty else { return nil }
    let known = ContentWords.all(in: article.blocks.prefix(60).map(\.plainText).joined(separator: " "))
    return content.intersection(known).count * 2 < content.count ? .slogan : nil
  }

  private static func plainWords(_ text: String) -> [String] {
    text.split { !$0.isLetter && !$0.isNumber && $0 != "'" && $0 != "’" }
      .map { $0.lowercased().replacing("’", with: "").replacing("'", with: "") }
  }
}
