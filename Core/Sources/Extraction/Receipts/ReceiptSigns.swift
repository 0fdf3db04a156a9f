/// The signs that a page has no article.
/// Each is a strength from 0 to 1. ``ReceiptWeights`` says how much it counts.
enum ObstacleSign: Int, CaseIterable {
  case fewWords, shortText, noSentence, fewSentences, shortUnits, linkedText, textInForm, textInMenu, listItems
  case noHeadingAsTitle, noDate, noByline, claimsArticle, claimsArticleTwice, claimsOther, describesOther, claimsMedia
  case noIndex, refreshes, frontPage, linkedHeadings, teasers, manyLinks, manyArticles, pictures, playerFirst, player
  case prices, password, fields, buttons, skeletons, asksForScripts, challenge
  case unlikelyText, unlikelyUnits, foreignText
  case headDenied, headProof, headAccount, headMissing, headFault, headMachine, headConsent, headShop, headMedia
  case headListing, headInterface
  case textVisitor, textObstacle, textAccount, textSubscription, textMissing, textFault, textMachine, textConsent
  case textShop, textMedia, textInterface
  case pageVisitor, pageObstacle, pageAccount, pageMissing, pageFault, pageMachine, pageConsent, pageShop, pageMedia
  case pageListing, pageInterface
  case codeOrTables, comments, numbers, inArticle, describesItself, thinPage, emptyBoxes
}

/// The signs that an article is cut off.
/// Each is a strength from 0 to 1, as in ``ObstacleSign``.
enum CutSign: Int, CaseIterable {
  case continues, asks, offers, breaksOff, breaksOffAtControl, wallBox, fades, paid, wallInPage, pages, grows, elsewhere
  case interfaceKept, insideArticle, controls, support, ended, folded, endsInStop, gate
  case claimsMore
}

/// The strengths of a page's signs.
struct ReceiptSigns {
  private(set) var obstacles = [Float](repeating: 0, count: ObstacleSign.allCases.count)
  private(set) var cuts = [Float](repeating: 0, count: CutSign.allCases.count)

  init(_ f: ReceiptFeatures) {
    readObstacles(f)
    readCuts(f)
  }

  private mutating func readObstacles(_ f: ReceiptFeatures) {
    let words = f[.words]
    /// The weight of signs that count only on a thin page.
    let thin = 1 - min(1, words / 300)
    let strengths: KeyValuePairs<ObstacleSign, Float> = [
      .fewWords: 1 - min(1, words / 60), .shortText: 1 - min(1, words / 250),
      .noSentence: f[.sentences] == 0 && f[.structureWords] < 0.5 ? 1 : 0, .fewSentences: f[.sentences] <= 2 ? 1 : 0,
      .shortUnits: 1 - min(1, f[.longest] / 30), .linkedText: f[.linkShare], .textInForm: f[.formShare],
      .textInMenu: f[.navigationShare], .listItems: f[.besideAlike], .comments: f[.commentsShare],
      .noHeadingAsTitle: 1 - f[.titleHeading], .noDate: f[.times] == 0 && f[.published] == 0 ? 1 : 0,
      .noByline: f[.bylines] == 0 && f[.authored] == 0 ? 1 : 0,
      .claimsArticle: max(f[.declaresArticle], f[.describesArticle], f[.microformat]),
      .claimsArticleTwice: f[.declaresArticle] + f[.describesArticle] + f[.published] >= 2 ? 1 : 0,
      .claimsOther: f[.declaresOther] * (1 - f[.describesArticle]), .describesOther: f[.describesOther],
      .claimsMedia: f[.declaresMedia], .noIndex: f[.noindex], .refreshes: f[.refreshes], .frontPage: f[.rootPath],
      .linkedHeadings: min(1, f[.linkedHeadings] / 6), .teasers: f[.teaserShare],
      .manyLinks: min(1, f[.linksShare] * 2), .manyArticles: min(1, max(0, f[.articles] - 2) / 5),
      .pictures: min(1, f[.imagesPerWord] * 12), .playerFirst: f[.earlyPlayer],
      .player: f[.players] > 0 ? 1 - min(1, words / 250) : 0, .prices: min(3, f[.prices]) / 3,
      .password: f[.passwords],
    ]
    let more: KeyValuePairs<ObstacleSign, Float> = [
      .fields: min(1, f[.inputs] / 3) * thin, .buttons: min(1, f[.buttons] / 4) * thin,
      .skeletons: min(1, f[.skeletons]) * thin, .asksForScripts: f[.noscriptBrowser] * thin,
      .challenge: f[.challengeMarks] * thin, .emptyBoxes: f[.emptyShare] * (1 - min(1, words / 100)),
      .unlikelyUnits: 1 - f[.highest], .unlikelyText: 1 - f[.chance], .foreignText: min(1, f[.foreign] * 2),
      .codeOrTables: f[.structureWords] * min(1, words / 40), .numbers: min(1, f[.digitsShare]),
      .inArticle: f[.inArticle], .describesItself: min(1, f[.description] / 10),
      .thinPage: f[.allWords] < 60 ? 1 : 0,
    ]
    for (sign, strength) in strengths { obstacles[sign.rawValue] = strength }
    for (sign, strength) in more { obstacles[sign.rawValue] = strength }
    readConcepts(f, scale: words < 150 ? 1 : words < 400 ? 0.6 : 0.25)
  }

  /// Reads how strongly head, text and page express the concepts of interfaces.
  private mutating func readConcepts(_ f: ReceiptFeatures, scale: Float) {
    let heads: [(ObstacleSign, ReceiptFeature)] = [
      (.headDenied, .headDenied), (.headProof, .headProof), (.headAccount, .headAccount), (.headMissing, .headMissing),
      (.headFault, .headFault), (.headMachine, .headMachine), (.headConsent, .headConsent), (.headShop, .headShop),
      (.headMedia, .headMedia), (.headListing, .headListing), (.headInterface, .headKinds),
    ]
    for (sign, feature) in heads { obstacles[sign.rawValue] = min(1, 2 * f[feature]) }
    let texts: [(ObstacleSign, ReceiptFeature)] = [
      (.textVisitor, .textVisitor), (.textObstacle, .textObstacle), (.textAccount, .textAccount),
      (.textSubscription, .textSubscription), (.textMissing, .textMissing), (.textFault, .textFault),
      (.textMachine, .textMachine), (.textConsent, .textConsent), (.textShop, .textShop), (.textMedia, .textMedia),
      (.textInterface, .textKinds), (.pageVisitor, .pageVisitor), (.pageObstacle, .pageObstacle),
      (.pageAccount, .pageAccount), (.pageMissing, .pageMissing), (.pageFault, .pageFault),
      (.pageMachine, .pageMachine), (.pageConsent, .pageConsent), (.pageShop, .pageShop), (.pageMedia, .pageMedia),
      (.pageListing, .pageListing), (.pageInterface, .pageKinds),
    ]
    for (sign, feature) in texts { obstacles[sign.rawValue] = min(1, 5 * f[feature]) * scale }
  }

  private mutating func readCuts(_ f: ReceiptFeatures) {
    let words = f[.words]
    // Walls show the first paragraphs. Boxes at the end of long articles ask for the same things.
    let short: Float = words < 300 ? 1 : words < 450 ? 0.6 : words < 800 ? 0.25 : 0.15
    let continues: [Float] = [0, 0.2, 0.67, 1]
    // Notes and buttons follow many whole articles. They count only together with a sign of a wall.
    let wants =
      f[.continues] + f[.demands] + f[.afterPrices] + f[.wallBox] + f[.fades] + f[.wallAnywhere] > 0
    let breaks: Float = words < 1500 ? 1 : 0.3
    let strengths: KeyValuePairs<CutSign, Float> = [
      .continues: continues[min(3, Int(f[.continues]))] * short, .asks: min(2, f[.demands]) / 2 * short,
      .offers: min(1, f[.afterPrices]) * short, .breaksOff: f[.breaksOff] >= 2 ? breaks : f[.breaksOff] / 4 * breaks,
      .breaksOffAtControl: f[.breaksOff] > 0 && f[.continues] > 0 ? 1 : 0, .wallBox: f[.wallBox] * short,
      .fades: f[.fades] * short, .paid: f[.paid] * short, .wallInPage: f[.wallAnywhere] * short,
      .pages: f[.pageRun] >= 2 ? 1 : 0, .grows: f[.grows],
      .elsewhere: words < 250 ? min(1, f[.quotesElsewhere]) : max(0, f[.quotesElsewhere] - 1),
      // In a thread each post has controls, so they say nothing about its end.
      .interfaceKept: min(3, f[.tail]) / 3 * short * (1 - f[.commentsShare]),
      .insideArticle: wants ? f[.afterInside] * short : 0,
      .controls: wants ? min(2, f[.afterControls]) / 2 * short : 0, .support: f[.support], .ended: f[.ended],
      .folded: max(f[.folded], f[.hiddenShare]), .endsInStop: f[.endsStop],
      .gate: f[.gate] * short, .claimsMore: max(0, min(1, f[.claimedShare] - 1.3)),
    ]
    for (sign, strength) in strengths { cuts[sign.rawValue] = strength }
  }
}
