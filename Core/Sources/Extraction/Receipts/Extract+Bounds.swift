import ArticleModel

extension Extract {
  /// The extract with its article within bounds. The receipt's evidence says what was cut (`cut.blocks`), and an article that
  /// lost words is no longer full.
  func bounded() -> Extract {
    let (article, cuts) = article.bounded()
    guard !cuts.isEmpty else {
      var extract = self
      extract.article = article
      return extract
    }
    var extract = Extract(article: article, receipt: receipt, signals: signals)
    for (cut, count) in cuts { extract.receipt.evidence["cut.\(cut.rawValue)"] = Double(count) }
    if receipt.kind == .full, cuts.keys.contains(where: \.losesWords) {
      extract.receipt.kind = .partial
      extract.receipt.why = ReceiptWords.tooLarge
      extract.receipt.signs = ["tooLarge"]
    }
    return extract
  }
}
