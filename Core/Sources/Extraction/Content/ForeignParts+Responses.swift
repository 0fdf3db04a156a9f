import HTML

/// What follows a short post: its `article` with the title is the only mark around its text.
extension ForeignParts {
  /// Whether a box stands behind the only article that is kept before it, which has its title.
  ///
  /// Why: a short post is an `article` with its heading, and has no other mark around its text.
  func isBehindArticle(_ box: Int) -> Bool {
    guard let title = scan.units.firstIndex(where: { scan.elements[Int($0.element)].tag == .h1 }),
      let article = article(around: Int(scan.units[title].element)), scan.elements[article].end <= Int32(box)
    else { return false }
    let before = kept.indices.filter { kept[$0] && scan.units[$0].element < Int32(box) }
    return !before.isEmpty
      && before.allSatisfy {
        scan.units[$0].element >= Int32(article) && scan.units[$0].element < scan.elements[article].end
      }
  }

  private func article(around element: Int) -> Int? {
    var place = element
    while place > 0, scan.elements[place].tag != .article { place = Int(scan.elements[place].parent) }
    return place > 0 ? place : nil
  }

  /// Drops what stands under a heading such as "Responses (2)" behind the article.
  mutating func dropResponses(_ document: HTMLDocument) {
    guard let title = scan.units.firstIndex(where: { scan.elements[Int($0.element)].tag == .h1 }),
      let article = article(around: Int(scan.units[title].element))
    else { return }
    let end = scan.elements[article].end
    for unit in kept.indices where kept[unit] && scan.units[unit].element >= end {
      let element = Int(scan.units[unit].element)
      guard TagTraits.of(scan.elements[element].tag, in: TagTraits.byTag).contains(.heading),
        scan.units[unit].tally.words <= 4, Self.names(scan.text(of: unit, in: document))
      else { continue }
      guard isBehindArticle(element) else { return }
      // The article may be in the same box.
      for other in units(in: Int(scan.elements[element].parent)) where other >= unit { drop(unit: other) }
      return
    }
  }

  private static func names(_ heading: String) -> Bool {
    let word = heading.lowercased().filter { $0.isLetter || $0 == " " }.trimmedBothEnds
    return headings.contains(word)
  }

  private static let headings: Set<String> = [
    "comments", "comment", "responses", "response", "replies", "reply", "webmentions",
    "kommentare", "commentaires", "comentarios", "comentários", "commenti", "reacties", "kommentarer", "комментарии",
    "评论", "評論", "留言", "コメント", "댓글",
  ]
}
