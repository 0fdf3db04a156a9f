/// The numbers that the receipt's model reads from a page.
/// Each has a reason that a person can check.
enum ReceiptFeature: Int, CaseIterable {
  // How much there is to read.
  case words, sentences, longest, keptShare, runs, stopsShare, commasShare, wordsPerStop, digitsShare, capitalsShare
  case linkShare, structureWords, chance, highest
  // Where the kept text is.
  case hiddenShare, formShare, navigationShare, commentsShare, quoteShare, besideAlike, inArticle
  // Signs of an article.
  case titleHeading, headings, times, bylines, declaresArticle, declaresOther, declaresMedia, describesArticle
  case describesOther, published, authored, microformat, feed, canonical, noindex, refreshes, description, inDescription
  case rootPath, articlePath
  // Signs of a list, a shop, a player.
  case linkedHeadings, teaserShare, articles, links, linksShare, figures, imagesPerWord, players, earlyPlayer, prices
  case numberedHeads
  // Signs of a form or a shell.
  case passwords, inputs, buttons, scripts, elements, emptyShare, skeletons, noscriptWords, noscriptBrowser, allWords
  case challengeMarks
  // What the head, the kept text and the page express.
  case headDenied, headProof, headAccount, headMissing, headFault, headMachine, headConsent, headShop, headMedia
  case headListing, headKinds
  case textVisitor, textObstacle, textAccount, textSubscription, textMissing, textFault, textMachine, textConsent
  case textShop, textMedia, textKinds
  case pageVisitor, pageObstacle, pageAccount, pageMissing, pageFault, pageMachine, pageConsent, pageShop, pageMedia
  case pageListing, pageKinds, pageApp
  // How the text ends, and what is in the place where it would continue.
  case endsStop, breaksOff, lastWords, lastIsStructure
  case continues, demands, afterWords, afterInside, afterControls, afterPrices, afterEmpty, wallBox, fades, folded
  case quotesElsewhere, grows, ended, support, pageRun, wallAnywhere, nextPage, tail, gate
  // What the page claims about itself.
  case paid, claimedShare, describedShare, startsRunning, isNoscript
  // The second opinion of the content model.
  case foreign, missing

  static let count = allCases.count
}

/// The feature values of one page.
struct ReceiptFeatures {
  private(set) var values = [Float](repeating: 0, count: ReceiptFeature.count)

  subscript(feature: ReceiptFeature) -> Float {
    get { values[feature.rawValue] }
    set { values[feature.rawValue] = newValue }
  }

  mutating func set(_ feature: ReceiptFeature, _ number: Int) { self[feature] = Float(number) }
  mutating func set(_ feature: ReceiptFeature, _ number: Double) { self[feature] = Float(number) }
  mutating func set(_ feature: ReceiptFeature, _ flag: Bool) { self[feature] = flag ? 1 : 0 }
}
