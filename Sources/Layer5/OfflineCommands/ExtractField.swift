import ArticleModel
import Extraction
import JSONFormat
import Publishing

/// The keys of a line that `extract --batch` writes.
enum ExtractField: String, CaseIterable {
  case id, title, author, published, language, site, receipt, text, html, markdown, blocks, links
  case inlineCode = "inline_code"
  /// What the training tools read.
  case units
  case receiptFeatures = "receipt_features"

  static let standard = allCases.filter { $0 != .units && $0 != .receiptFeatures }
  /// Fields that need the page's metadata.
  static let metadata: Set<ExtractField> = [.title, .author, .published, .language, .site]

  /// Writes an object with those fields.
  ///
  /// - Parameter id: the identifier as JSON.
  static func write(_ fields: [ExtractField], of extract: Extract, id: [UInt8], to json: inout JSONWriter) {
    let needsView = fields.contains { $0 == .blocks || $0 == .links || $0 == .inlineCode }
    let view = needsView ? NeutralView(extract.article) : nil
    json.object { json in
      for field in fields {
        json.key(named: field.rawValue)
        if field == .id { json.verbatim(id) } else { field.writeValue(of: extract, view: view, to: &json) }
      }
    }
  }

  private func writeValue(of extract: Extract, view: NeutralView?, to json: inout JSONWriter) {
    let article = extract.article
    switch self {
    case .title: json.value(article.metadata.title)
    case .author:
      json.value(article.metadata.authors.isEmpty ? nil : article.metadata.authors.joined(separator: ", "))
    case .published: json.value(article.metadata.published)
    case .language: json.value(article.metadata.language)
    case .site: json.value(article.metadata.site)
    case .receipt: write(extract.receipt, to: &json)
    case .text: json.value(article.plainText)
    case .html: json.value(ArticleHTML.render(article))
    case .markdown: json.value(ArticleMarkdown.render(article))
    case .blocks: json.array(view?.blocks ?? []) { $0.value($1) }
    case .links: json.array(view?.links ?? []) { $0.value($1) }
    case .inlineCode: json.array(view?.inlineCode ?? []) { $0.value($1) }
    case .id, .units, .receiptFeatures: json.null()
    }
  }

  private func write(_ receipt: Receipt, to json: inout JSONWriter) {
    json.object { json in
      json.field("kind", receipt.kind.rawValue)
      json.field("why", receipt.why)
      json.field("source", receipt.source)
      json.key("confidence")
      if let confidence = receipt.confidence { json.value(confidence) } else { json.null() }
      json.key("signs")
      json.array(receipt.signs ?? []) { $0.value($1) }
      json.key("evidence")
      json.object { json in
        for (name, value) in receipt.evidence.sorted(by: { $0.key < $1.key }) {
          json.key(named: name)
          json.value(value)
        }
      }
    }
  }
}
