import ArticleModel

/// Says how much of the page's article the reader gets, how sure that is, and which signs decided.
///
/// Two weighted sums of signs (``ReceiptSigns``, ``ReceiptWeights``) give two chances: that the page has no article,
/// and that the article is cut off. A false `full` is worse than calling a whole text partial. A small chance is
/// therefore enough for the lesser verdict.
struct ReceiptJudge {
  let evidence: PageEvidence
  /// The source of the text: `page`, `noscript`, `json-ld`, `json`.
  var source = "page"
  var exchange: ExchangeFacts?

  /// The limit for the chance that there is no article.
  /// A wall or an error has few words. A long text is more often an article in an unusual page, and its limit is
  /// higher.
  private var noArticleLimit: Float { evidence.readableWords < 150 ? 0.32 : 0.5 }
  /// The minimum chance of no article at which the receipt names a cause.
  /// Below it, the cause would be wrong too often.
  private static let namedCauseLimit: Float = 0.7
  private static let cutLimit: Float = 0.2

  func receipt() -> Receipt {
    guard source != "json", source != "json-ld" else { return embedded() }
    let signs = ReceiptSigns(evidence.features)
    let outside = exchange?.obstacle
    let noArticle = Self.chance(signs.noArticle + (outside?.weight ?? 0))
    if noArticle >= noArticleLimit {
      let named = signs.reasonForCard(words: evidence.readableWords, allWords: evidence.allWords)
      let why = outside?.why ?? (noArticle >= Self.namedCauseLimit ? named : ReceiptWords.unsure)
      return receipt(
        .card, why, noArticle, [outside?.sign].compactMap(\.self) + signs.strongestObstacles)
    }
    let cut = Self.chance(signs.cut)
    if cut >= Self.cutLimit {
      let reason = signs.reasonForCut
      return receipt(
        reason.isExcerpt ? .excerpt : .partial, reason.why, (1 - noArticle) * cut, signs.strongestCuts)
    }
    let whole = (1 - noArticle) * (1 - cut)
    if let why = evidence.doubt.why {
      var receipt = receipt(.partial, why, 0.5, ["doubtfulChoice"])
      receipt.evidence[Receipt.doubtful] = 1
      return receipt
    }
    return receipt(.full, ReceiptWords.whole, whole, signs.strongestForWhole)
  }

  /// Returns the receipt for text from a script.
  /// A script has the whole text or nothing of it.
  private func embedded() -> Receipt {
    receipt(.full, ReceiptWords.whole, 0.85, ["textInScript"])
  }

  private func receipt(_ kind: Receipt.Kind, _ why: String, _ confidence: Float, _ signs: [String]) -> Receipt {
    Receipt(
      kind: kind, why: why, source: source,
      evidence: [
        "words": Double(evidence.keptWords), "readableWords": Double(evidence.readableWords),
        "shareOfWords": Double(evidence.keptWords) / Double(max(1, evidence.allWords)),
        "droppedWords": Double(evidence.allWords - evidence.keptWords), "droppedBlocks": Double(evidence.droppedUnits),
        "perhapsForeign": evidence.doubt.foreign, "perhapsMissing": evidence.doubt.missing,
      ],
      confidence: Double((confidence * 100).rounded()) / 100, signs: signs)
  }

  private static func chance(_ logOdds: Float) -> Float { 1 / (1 + Logarithm.exponential(-logOdds)) }
}

extension ReceiptSigns {
  subscript(sign: ObstacleSign) -> Float { obstacles[sign.rawValue] }
  subscript(sign: CutSign) -> Float { cuts[sign.rawValue] }

  /// The weights and the names by the signs' numbers. Looking each sign up took longer than reading it off the page.
  private static let obstacleWeights = ObstacleSign.allCases.map { ReceiptWeights.obstacle[$0] ?? 0 }
  private static let cutWeights = CutSign.allCases.map { ReceiptWeights.cut[$0] ?? 0 }
  private static let obstacleNames = ObstacleSign.allCases.map { "\($0)" }
  private static let cutNames = CutSign.allCases.map { "\($0)" }

  /// The evidence for no article, in log-odds.
  /// The signs are summed in their order. Why: the same page always has the same sum.
  var noArticle: Float {
    zip(Self.obstacleWeights, obstacles).reduce(ReceiptWeights.obstacleBias) { $0 + $1.0 * $1.1 }
  }

  var cut: Float { zip(Self.cutWeights, cuts).reduce(ReceiptWeights.cutBias) { $0 + $1.0 * $1.1 } }

  /// The names of at most four signs that count most for no article.
  var strongestObstacles: [String] {
    Self.strongest(zip(Self.obstacleWeights, obstacles).map { $0 * $1 }, Self.obstacleNames)
  }

  /// The names of at most four signs that count most for a cut.
  var strongestCuts: [String] { Self.strongest(zip(Self.cutWeights, cuts).map { $0 * $1 }, Self.cutNames) }

  /// The strongest evidence for a whole article: signs against an obstacle or a cut, and absent signs of obstacles.
  var strongestForWhole: [String] {
    var strengths = zip(Self.obstacleWeights, obstacles).map { max(0, -$0) * $1 }
    var names = Self.obstacleNames
    let absent: [(ObstacleSign, String)] = [
      (.noHeadingAsTitle, "headingAsTitle"), (.noDate, "date"), (.noByline, "byline"), (.shortText, "longText"),
    ]
    for (sign, name) in absent {
      strengths.append(Self.obstacleWeights[sign.rawValue] * (1 - self[sign]))
      names.append(name)
    }
    return Self.strongest(strengths, names)
  }

  private static func strongest(_ strengths: [Float], _ names: [String]) -> [String] {
    zip(names, strengths).filter { $0.1 > 0.1 }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.prefix(4).map(\.0)
  }
}
