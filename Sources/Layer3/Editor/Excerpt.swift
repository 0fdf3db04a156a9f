import ArticleModel

extension Article {
  /// The beginning of the article, cut at a word, for a page that allows no more.
  ///
  /// - Parameter limit: the maximum length in characters, as `max-snippet` counts.
  func excerpt(limit: Int) -> Article {
    var left = limit
    var blocks: [Block] = []
    for block in self.blocks where left > 0 {
      guard case .paragraph(let content) = block else { continue }
      let text = content.plainText
      if text.count <= left {
        blocks.append(.paragraph([.text(text)]))
        left -= text.count
      } else {
        let cut = text.prefix(left)
        let words = cut.lastIndex(where: { $0 == " " }).map { cut[..<$0] } ?? cut
        if !words.isEmpty { blocks.append(.paragraph([.text(words + "…")])) }
        left = 0
      }
    }
    var metadata = metadata
    metadata.leadImage = nil
    return Article(schema: schema, metadata: metadata, blocks: blocks)
  }
}
