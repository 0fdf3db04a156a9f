import ArticleModel

/// Says how much of the page's article the reader gets. A false article is worse than none: where signs point both ways
/// the lesser verdict is taken.
struct ReceiptJudge {
  let evidence: PageEvidence
  /// Which source the text comes from: `page`, `noscript`, `json-ld`, `json`.
  var source = "page"

  func receipt() -> Receipt {
    let (kind, why) = verdict()
    var numbers: [String: Double] = [
      "words": Double(evidence.keptWords), "readableWords": Double(evidence.readableWords),
      "shareOfWords": Double(evidence.keptWords) / Double(max(1, evidence.allWords)),
      "droppedWords": Double(evidence.allWords - evidence.keptWords), "droppedBlocks": Double(evidence.droppedUnits),
      "perhapsForeign": evidence.doubt.foreign, "perhapsMissing": evidence.doubt.missing,
    ]
    if kind == .partial, evidence.doubt.why == why { numbers[Receipt.doubtful] = 1 }
    return Receipt(kind: kind, why: why, source: source, evidence: numbers)
  }

  private func verdict() -> (Receipt.Kind, String) {
    if let reason = obstacle() { return (.card, reason) }
    if let reason = notAnArticle() { return (.card, reason) }
    if let reason = cut() { return (.partial, reason) }
    if let reason = pointer() { return (.excerpt, reason) }
    if let reason = evidence.doubt.why { return (.partial, reason) }
    return (.full, "the whole text is in the page")
  }

  /// The page is a wall, an error or a shell, and holds no article.
  private func obstacle() -> String? {
    let words = evidence.readableWords
    let headings = evidence.inHeadings
    let all = evidence.anywhere.union(headings)
    if words < 150, headings.contains(.challenge) || evidence.hasChallengeMark && words < 100 && evidence.links < 4 {
      return "the site asks for a proof that its reader is a person"
    }
    // Guards stand alone: a page of a site has links.
    if words < 200, evidence.links < 4, evidence.anywhere.union(evidence.inNoscript).contains(.guardWord) {
      return "the site asks for a proof that its reader is a person"
    }
    if words < 80, all.contains(.challenge) { return "the site asks for a proof that its reader is a person" }
    if words < 200, headings.contains(.missing) { return "the page says that it is missing" }
    if words < 60, all.contains(.missing) { return "the page says that it is missing" }
    if words < 120, headings.contains(.broken) || words < 50 && all.contains(.broken) {
      return "the site is out of order"
    }
    if words < 80, evidence.hasPasswordField || headings.contains(.login) || all.contains(.login) && words < 60 {
      return "the page asks to sign in"
    }
    if words < 60, all.contains(.redirect) { return "the page only leads elsewhere" }
    if words < 80, all.contains(.consent) { return "the page asks for consent before it shows anything" }
    if words < 40, all.contains(.script) { return "the page shows nothing without scripts" }
    if evidence.allWords < 12 { return "the page holds no readable text" }
    return nil
  }

  /// There is text, but it is no article: a list of other pages, a gallery, a player, an advertisement.
  private func notAnArticle() -> String? {
    let words = evidence.readableWords
    if evidence.hasPlayer, words < 60 { return "the page is a player" }
    if evidence.figures >= 3, words < 15 * evidence.figures { return "the page is a gallery" }
    if evidence.linkedHeadings >= 3, evidence.teaserWords * 2 > words { return "the page is a list of other pages" }
    if evidence.linkShare > 0.6, words < 100 { return "the page is a list of other pages" }
    if evidence.offers >= 2, words < 400, !evidence.isMarkedAsArticle { return "the page offers something for sale" }
    if words < 15 { return "the page holds no article" }
    if evidence.longestUnit < 14, words < 60 { return "the page holds no article" }
    return nil
  }

  /// The page holds the beginning of an article only.
  private func cut() -> String? {
    let words = evidence.readableWords
    let isShort = words < 500
    if evidence.nearEnd.contains(.wall), isShort { return "the page ends at a subscription wall" }
    if evidence.isFree == false, isShort || evidence.nearEnd.contains(.wall) {
      return "the publisher marks the whole text as paid"
    }
    if evidence.hasWallMark, isShort, evidence.endsOpen { return "the page ends at a subscription wall" }
    if evidence.endsWithEllipsis, words < 1500 { return "the text breaks off" }
    if evidence.endsOpen, evidence.nearEnd.contains(.more), isShort { return "the text breaks off" }
    if evidence.inHeadings.union(evidence.anywhere).contains(.running), !evidence.anywhere.contains(.ended) {
      return "the page is still being written"
    }
    return nil
  }

  /// The page quotes an article of another site.
  private func pointer() -> String? {
    let words = evidence.readableWords
    if words < 150, evidence.nearEnd.contains(.elsewhere) { return "the page quotes an article that is elsewhere" }
    return nil
  }
}
