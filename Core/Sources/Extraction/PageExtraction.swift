import ArticleModel
import HTML
import WebAddress

/// Turns one page into an ``Extract``.
struct PageExtraction {
  let document: HTMLDocument
  let url: String?
  let exchange: ExchangeFacts?
  let model: ContentModel
  let readsMetadata: Bool
  let judgesReceipt: Bool
  let isOutOfTime: @Sendable () -> Bool

  func run() -> Extract {
    guard !isOutOfTime() else { return tooSlow }
    let selector = ContentSelector(document, url: url, model: model)
    guard !isOutOfTime() else { return tooSlow }
    let address = url.flatMap { WebURL($0) }
    let evidence = PageEvidence(document, selector: selector, url: url, isWhole: judgesReceipt)
    let linkedData = selector.linkedData
    var signals = PublisherSignals(document)
    signals.isFree = linkedData.isFree

    var article = Article(metadata: metadata(selector, address: address))
    var judge = ReceiptJudge(
      evidence: evidence, source: selector.scan.isNoscript ? "noscript" : "page", exchange: exchange)
    if let embedded = embedded(evidence, linkedData: linkedData, scripts: selector.facts.scripts + selector.scan.silent)
    {
      article.blocks = embedded.blocks()
      judge = ReceiptJudge(evidence: PageEvidence(embedded), source: embedded.source)
    } else {
      var builder = BlockBuilder(
        document: document, selection: selector.selection(in: document), base: address)
      let content = builder.build(title: article.metadata.title)
      article.blocks = content.blocks
      article.footnotes = content.footnotes
      if article.blocks.isEmpty { article.blocks = builder.loneDocument() + description(selector.facts) }
    }
    let receipt =
      judgesReceipt
      ? bounded(judge.receipt(), isCut: selector.scan.isCut)
      : Receipt(kind: .card, why: ReceiptWords.notJudged, source: "page", confidence: 0)
    return Extract(article: article, receipt: receipt, signals: signals)
  }

  private var tooSlow: Extract {
    Extract(
      article: Article(),
      receipt: Receipt(kind: .card, why: ReceiptWords.tooSlow, source: "page", confidence: 1, signs: ["tooSlow"]))
  }

  /// Returns the receipt, but not as full if the page met a limit.
  private func bounded(_ receipt: Receipt, isCut: Bool) -> Receipt {
    guard receipt.kind == .full, isCut || !document.exceeded.isDisjoint(with: [.bytes, .nodes]) else { return receipt }
    var receipt = receipt
    receipt.kind = .partial
    receipt.why = ReceiptWords.tooLarge
    receipt.signs = ["tooLarge"]
    return receipt
  }

  private func metadata(_ selector: ContentSelector, address: WebURL?) -> Metadata {
    guard readsMetadata else { return Metadata(title: String(decoding: selector.facts.title, as: UTF8.self)) }
    return MetadataReader.read(document, url: address, sample: selector.sample(of: document))
  }

  /// Returns the page's own description, for a page that shows nothing else.
  /// Why: some forums give readers without scripts only the first post. The receipt stays a card.
  private func description(_ facts: PageFacts) -> [Block] {
    let text = String(decoding: facts.description, as: UTF8.self).collapsed
    return text.split(separator: " ").count >= 15 ? [.paragraph([.text(text)])] : []
  }

  /// Returns the text that the page carries in its scripts, if the page itself shows much less.
  /// What the publisher marks as paid is not shown.
  private func embedded(_ evidence: PageEvidence, linkedData: LinkedDataFacts, scripts: [NodeID]) -> EmbeddedText? {
    guard linkedData.isFree != false else { return nil }
    if let body = linkedData.articleBody, body.words >= 80, evidence.readableWords * 2 < body.words { return body }
    guard evidence.readableWords < 40,
      let state = EmbeddedText.inState(of: document, scripts: scripts.filter { document.isElement($0, .script) })
    else { return nil }
    // A poem or a list of events has no sentences but is text.
    return evidence.keptWords < EmbeddedText.leastShown && state.words > 2 * evidence.keptWords ? state : nil
  }
}
