import ArticleModel
import EditionModel
public import TextSearch

/// What a search on the device finds.
public struct SearchScreen: Hashable, Sendable {
  /// The stories found, newest first.
  public var hits: [Hit]
  /// How much was searched, or that nothing was found.
  public var summary: String

  /// A story found.
  public struct Hit: Hashable, Sendable, Identifiable {
    /// Which story.
    public var id: StoryID
    /// The title with its matches.
    public var title: [Snippet.Part]
    /// The piece of the text with most matches.
    public var text: [Snippet.Part]
    /// Site and day.
    public var byline: String
  }
}

extension ReaderDesk {
  /// Searches the editions on the device.
  ///
  /// - Parameter editions: their documents, newest first.
  public func search(_ text: String, in editions: [EditionDocument]) -> SearchScreen {
    let query = SearchQuery(text)
    let searched = editions.count == 1 ? "the edition" : "the \(editions.count) editions"
    guard !query.isEmpty else {
      let hint = query.terms.isEmpty && query.sites.isEmpty ? "" : "Add a word to search for. "
      return SearchScreen(hits: [], summary: "\(hint)Searches \(searched) on this device.")
    }
    let hits = editions.flatMap { edition in
      edition.stories.compactMap { hit($0, of: query, in: edition.key) }
    }
    let found = hits.isEmpty ? "Nothing found for “\(query.text)”" : ReaderWords.count(hits.count, "story", "stories")
    return SearchScreen(hits: hits, summary: "\(found) in \(searched) on this device.")
  }

  private func hit(_ story: EditionDocument.Story, of query: SearchQuery, in key: EditionKey) -> SearchScreen.Hit? {
    let site = story.site.lowercased()
    for wanted in query.sites {
      let isFrom = site == wanted.name || site.hasSuffix(".\(wanted.name)") || site.hasPrefix("\(wanted.name)/")
      guard isFrom != wanted.isExcluded else { return nil }
    }
    let words = ArticleText.words(of: story)
    let folded = Array(FoldedText("\(story.title)\n\(story.site)\n\(words)".unicodeScalars).string.utf8)
    for term in query.terms where ArticleText.contains(folded, Array(term.pattern.utf8)) == term.isExcluded {
      return nil
    }
    let title = ReaderWords.plain(story.title)
    return SearchScreen.Hit(
      id: StoryID(key, story.number), title: Snippet(marking: title, for: query).parts,
      text: Snippet(of: words, for: query)?.parts ?? [],
      byline: [ReaderWords.plain(story.site), key.date.map(ReaderWords.shortDay)].compactMap(\.self)
        .joined(separator: " · "))
  }
}

/// The text of a story for a search.
private enum ArticleText {
  static func words(of story: EditionDocument.Story) -> String {
    guard let article = story.article else { return story.standfirst ?? "" }
    return article.blocks.map(\.plainText).joined(separator: "\n")
  }

  static func contains(_ text: [UInt8], _ pattern: [UInt8]) -> Bool {
    guard let first = pattern.first, text.count >= pattern.count else { return pattern.isEmpty }
    for start in 0...(text.count - pattern.count) where text[start] == first {
      if text[start..<(start + pattern.count)].elementsEqual(pattern) { return true }
    }
    return false
  }
}
