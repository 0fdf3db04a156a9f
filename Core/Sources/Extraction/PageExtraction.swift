import ArticleModel
import HTML

/// One page on its way to an ``Extract``.
struct PageExtraction {
  let document: HTMLDocument
  let url: String?
  let model: ContentModel

  func run() -> Extract {
    let selector = ContentSelector(document, url: url, model: model)
    let selection = selector.selection(in: document)
    let article = Article(
      metadata: Metadata(title: String(decoding: selector.facts.title, as: UTF8.self)),
      blocks: SimpleBlocks(document, selector: selector).blocks)
    var evidence = PageEvidence(document, selector: selector)
    evidence.isFree = nil
    let receipt = ReceiptJudge(evidence: evidence).receipt()
    _ = selection
    return Extract(article: receipt.kind == .card ? Article(metadata: article.metadata) : article, receipt: receipt)
  }
}

/// Paragraphs, headings and preformatted text of the kept units.
struct SimpleBlocks {
  var blocks: [Block] = []

  init(_ document: HTMLDocument, selector: ContentSelector) {
    for (index, unit) in selector.scan.units.enumerated() where selector.kept[index] {
      let tag = selector.scan.elements[Int(unit.element)].tag
      var bytes: [UInt8] = []
      for text in selector.scan.texts[unit.texts] { document.appendText(of: text, to: &bytes) }
      let text = String(decoding: bytes, as: UTF8.self)
      if tag == .pre {
        blocks.append(.code(CodeBlock(text: text)))
        continue
      }
      let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      if TagTraits.of(tag, in: TagTraits.byTag).contains(.heading) {
        blocks.append(.heading(level: 2, content: [.text(line)], anchor: nil))
      } else {
        blocks.append(.paragraph([.text(line)]))
      }
    }
  }
}
