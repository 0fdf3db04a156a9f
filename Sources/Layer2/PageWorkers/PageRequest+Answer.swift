import ArticleModel
import EditionModel
import Extraction
import HTML
import Publishing
import TextSearch

extension PageRequest {
  /// Bytes of one rendering of an article. The longest of the recorded pages has 1.3 MB.
  static let maximumRendering = 16 << 20

  /// Reads the page in this process.
  ///
  /// Every form in which readers will get the article is made once and thrown away: what can't be rendered is no story, and
  /// that is known before the edition is decided.
  public func answer() -> Result<PageAnswer, PageFailure> {
    let extractor = Extractor()
    let extract =
      switch kind {
      case .html: extractor.extract(html: bytes, url: url, exchange: exchange)
      case .plainText: extractor.extract(plainText: String(decoding: bytes, as: UTF8.self), url: url)
      case .printedLayout: extractor.extract(printedLayout: bytes, url: url)
      }
    guard isRenderable(extract.article) else { return .failure(.tooLarge) }
    return .success(PageAnswer(extract: extract, visibleText: wantsVisibleText ? visibleText : nil))
  }

  private func isRenderable(_ article: Article) -> Bool {
    guard (try? CanonicalJSON.encode(article)) != nil else { return false }
    let text = article.plainText
    _ = FoldedText(text.unicodeScalars)
    return [text, ArticleHTML.render(article), ArticleMarkdown.render(article)].allSatisfy {
      $0.utf8.count <= Self.maximumRendering
    }
  }

  private static let unseen: Set<String> = ["script", "style", "noscript", "template"]

  private var visibleText: String {
    guard kind == .html else { return String(decoding: bytes, as: UTF8.self) }
    let document = HTMLDocument.parse(bytes)
    var text: [UInt8] = []
    var node: NodeID? = document.root
    while let place = node {
      guard !document.isElement(place) || !Self.unseen.contains(document.name(of: place)) else {
        node = document.nextSkippingChildren(after: place, within: document.root)
        continue
      }
      if document.kind(of: place) == .text {
        document.withText(of: place) { span in span.withUnsafeBufferPointer { text.append(contentsOf: $0) } }
        text.append(0x20)
      }
      node = document.next(after: place, within: document.root)
    }
    return String(decoding: text, as: UTF8.self)
  }
}
