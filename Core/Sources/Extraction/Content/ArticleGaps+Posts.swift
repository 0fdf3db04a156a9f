import HTML

extension ArticleGaps {
  /// Keeps posts of other sites that an article quotes with their text.
  ///
  /// Why: a post is written unlike the article around it, so the model drops it. The article's next sentence speaks of it.
  mutating func keepPosts(_ document: HTMLDocument) {
    var index = 0
    while index < scan.elements.count {
      defer { index += 1 }
      guard scan.elements[index].tag == .blockquote, let range = ranges[index], range.contains(where: { !kept[$0] }),
        document.withAttribute(.class, of: scan.elements[index].node, { $0.hasName(from: Self.posts) }) == true
      else { continue }
      let before = (1...3).map { range.lowerBound - $0 }.first { $0 >= 0 && kept[$0] }
      let after = (1...3).map { range.upperBound + $0 }.first { $0 < kept.count && kept[$0] }
      guard let before = before ?? after, isPlaced(range.lowerBound, beside: [before]),
        after != nil || range.contains(where: { kept[$0] || probabilities[$0] >= 0.1 })
      else { continue }
      for unit in range { kept[unit] = true }
    }
  }

  private static let posts: [StaticString] = [
    "twitter-tweet", "twitter-video", "bluesky-embed", "mastodon-embed", "text-post-media",
  ]
}
