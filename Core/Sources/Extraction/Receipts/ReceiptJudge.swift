import ArticleModel

/// Says how much of the page's article the reader gets, how sure that is, and which signs decided.
///
/// Two weighted sums of signs (``ReceiptSigns``, ``ReceiptWeights``) give two chances: that there is no article, and that it
/// is cut off. A false `full` is worse than a whole text that is called partial, so a small chance is enough for the lesser verdict.
struct ReceiptJudge {
  let evidence: PageEvidence
  /// Which source the text comes from: `page`, `noscript`, `json-ld`, `json`.
  var source = "page"
  var exchange: ExchangeFacts?

  /// A wall or an error has few words. A long text is more often an article in an unusual page, so its limit is higher.
  private var noArticleLimit: Float { evidence.readableWords < 150 ? 0.35 : 0.5 }
  /// Below this chance that there is no article, the receipt names no cause: it would be wrong too often.
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
        .card, why, noArticle, [outside?.sign].compactMap(\.self) + signs.strongest(ReceiptWeights.obstacle))
    }
    let cut = Self.chance(signs.cut)
    if cut >= Self.cutLimit {
      let reason = signs.reasonForCut
      return receipt(
        reason.isExcerpt ? .excerpt : .partial, reason.why, (1 - noArticle) * cut, signs.strongest(ReceiptWeights.cut))
    }
    let whole = (1 - noArticle) * (1 - cut)
    if let why = evidence.doubt.why {
      var receipt = receipt(.partial, why, 0.5, ["doubtfulChoice"])
      receipt.evidence[Receipt.doubtful] = 1
      return receipt
    }
    return receipt(.full, ReceiptWords.whole, whole, signs.strongestForWhole)
  }

  /// A script has the whole text or none.
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
  subscript(sign: ObstacleSign) -> Float { obstacles[Self.place(of: sign)] }
  subscript(sign: CutSign) -> Float { cuts[Self.place(of: sign)] }

  /// In log-odds. Summed in the order of the signs, so that the same page always has the same sum.
  var noArticle: Float {
    ObstacleSign.allCases.reduce(ReceiptWeights.obstacleBias) { $0 + (ReceiptWeights.obstacle[$1] ?? 0) * self[$1] }
  }

  var cut: Float {
    CutSign.allCases.reduce(ReceiptWeights.cutBias) { $0 + (ReceiptWeights.cut[$1] ?? 0) * self[$1] }
  }

  /// The names of the signs that count most for no article, at most four.
  func strongest(_ weights: [ObstacleSign: Float]) -> [String] {
    Self.strongest(ObstacleSign.allCases.map { ($0.rawValue, (weights[$0] ?? 0) * self[$0]) })
  }

  func strongest(_ weights: [CutSign: Float]) -> [String] {
    Self.strongest(CutSign.allCases.map { ($0.rawValue, (weights[$0] ?? 0) * self[$0]) })
  }

  /// What speaks for a whole article: the signs against an obstacle or a cut, and those of obstacles that are missing.
  var strongestForWhole: [String] {
    var signs: [(String, Float)] = []
    for sign in ObstacleSign.allCases where (ReceiptWeights.obstacle[sign] ?? 0) < 0 {
      signs.append((sign.rawValue, -(ReceiptWeights.obstacle[sign] ?? 0) * self[sign]))
    }
    let names: [(ObstacleSign, String)] = [
      (.noHeadingAsTitle, "headingAsTitle"), (.noDate, "date"), (.noByline, "byline"), (.shortText, "longText"),
    ]
    for (sign, name) in names { signs.append((name, (ReceiptWeights.obstacle[sign] ?? 0) * (1 - self[sign]))) }
    return Self.strongest(signs)
  }

  private static func strongest(_ signs: [(String, Float)]) -> [String] {
    signs.filter { $0.1 > 0.1 }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.prefix(4).map(\.0)
  }
}
