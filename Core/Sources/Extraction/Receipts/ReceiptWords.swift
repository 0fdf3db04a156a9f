/// The sentences of receipts, written for readers.
enum ReceiptWords {
  static let whole = "The whole text is in the page."
  static let proof = "The site asks for proof that its reader is a person."
  static let account = "The page asks its readers to sign in."
  static let missing = "The site says that this page doesn't exist."
  static let fault = "The site is out of order at the moment."
  static let refused = "The site refused us."
  static let consent = "The page asks for consent before it shows anything."
  static let scripts = "The page shows nothing without scripts."
  static let empty = "There is no readable text on this page."
  static let list = "The page is a list of other pages."
  static let player = "The page is a player."
  static let gallery = "The page is a gallery."
  static let shop = "The page offers something for sale."
  static let machine = "The page is a message of its server."
  static let other = "There is no article on this page."
  static let unsure = "This page may not be an article."

  static let wall = "Parts may be missing: the rest is for subscribers."
  static let login = "Parts may be missing: the rest is for readers who sign in or use an app."
  static let paid = "Parts may be missing: the publisher marks the whole text as paid."
  static let breaksOff = "Parts may be missing: the text breaks off."
  static let pages = "Parts may be missing: the article continues on further pages."
  static let grows = "Parts may be missing: the page is still being updated."
  static let more = "Parts may be missing: the page offers more of the text elsewhere."
  static let excerpt = "This is an excerpt. The whole text is elsewhere."
  static let tooLarge = "Parts may be missing: the page is larger than the limit."
  static let tooSlow = "The page takes too long to read."
  static let notJudged = "It was not judged how much of the article this is."
}

extension ReceiptSigns {
  /// Returns why there is no article, by the concept that the page expresses most.
  /// Head and text count by the strongest of their signs.
  func reasonForCard(words: Int, allWords: Int) -> String {
    func strength(_ signs: ObstacleSign...) -> Float { signs.map { self[$0] }.max() ?? 0 }
    if allWords < 12, self[.asksForScripts] == 0 { return ReceiptWords.empty }
    let themes: [(Float, String)] = [
      (max(strength(.pageObstacle, .headProof), self[.challenge]), ReceiptWords.proof),
      (strength(.headDenied), ReceiptWords.refused),
      (strength(.headMissing, .pageMissing, .textMissing), ReceiptWords.missing),
      (strength(.headFault, .pageFault, .textFault) * 0.9, ReceiptWords.fault),
      (max(strength(.headAccount, .pageAccount, .textAccount), self[.password]), ReceiptWords.account),
      (strength(.headConsent, .pageConsent, .textConsent), ReceiptWords.consent),
      (strength(.headMachine, .pageMachine) * 0.8, ReceiptWords.machine),
      (strength(.headShop, .pageShop, .textShop) * 0.8 + self[.prices] * 0.3, ReceiptWords.shop),
      (strength(.linkedHeadings, .teasers, .manyArticles) + self[.headListing] * 0.3, ReceiptWords.list),
      (max(self[.playerFirst], self[.player]), ReceiptWords.player),
      (self[.pictures] * 0.8, ReceiptWords.gallery),
      (self[.asksForScripts], ReceiptWords.scripts),
    ]
    guard let best = themes.max(by: { $0.0 < $1.0 }), best.0 >= 0.3 else {
      return words < 12 ? ReceiptWords.empty : ReceiptWords.other
    }
    return best.1
  }

  /// Why the article is not whole: the kind, and the sentence for readers.
  var reasonForCut: (isExcerpt: Bool, why: String) {
    if self[.pages] > 0 { return (false, ReceiptWords.pages) }
    if self[.grows] > 0 { return (false, ReceiptWords.grows) }
    if self[.elsewhere] > 0, self[.wallBox] == 0, self[.paid] == 0, self[.asks] == 0 {
      return (true, ReceiptWords.excerpt)
    }
    if self[.wallInPage] > 0 || self[.wallBox] > 0 || self[.offers] > 0 { return (false, ReceiptWords.wall) }
    if self[.paid] > 0 { return (false, ReceiptWords.paid) }
    if self[.asks] > 0 { return (false, ReceiptWords.login) }
    if self[.breaksOff] > 0 { return (false, ReceiptWords.breaksOff) }
    return (false, ReceiptWords.more)
  }
}
