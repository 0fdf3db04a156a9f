import ArticleModel
import HTML

/// Says how much of the page's article the reader gets.
struct ReceiptJudge {
  let document: HTMLDocument
  let selector: ContentSelector

  func receipt() -> Receipt {
    var words = 0
    var all = 0
    for (index, unit) in selector.scan.units.enumerated() {
      all += unit.tally.words
      if selector.kept[index] { words += unit.tally.words }
    }
    let evidence = ["words": Double(words), "shareOfWords": Double(words) / Double(max(1, all))]
    if words < 40 {
      return Receipt(kind: .card, why: "the page holds no readable text", source: "page", evidence: evidence)
    }
    return Receipt(kind: .full, why: "the whole text is in the page", source: "page", evidence: evidence)
  }
}
