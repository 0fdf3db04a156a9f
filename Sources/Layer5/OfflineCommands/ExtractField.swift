import ArticleModel
import Extraction
import Foundation
import Publishing

/// The keys of a line that `extract --batch` writes.
enum ExtractField: String, CaseIterable {
  case id, title, author, published, language, site, receipt, text, html, markdown, blocks, links
  case inlineCode = "inline_code"
  /// What the training script reads.
  case units

  static let standard = allCases.filter { $0 != .units }
  /// Fields that need the page's metadata.
  static let metadata: Set<ExtractField> = [.title, .author, .published, .language, .site]

  /// Writes an object with those fields.
  ///
  /// - Parameter id: the identifier as JSON.
  static func write(_ fields: [ExtractField], of extract: Extract, id: [UInt8], to output: inout JSONText) {
    let needsView = fields.contains { $0 == .blocks || $0 == .links || $0 == .inlineCode }
    let view = needsView ? NeutralView(extract.article) : nil
    output.raw("{")
    for (index, field) in fields.enumerated() {
      if index > 0 { output.raw(",") }
      output.string(field.rawValue)
      output.raw(":")
      if field == .id { output.bytes += id } else { field.writeValue(of: extract, view: view, to: &output) }
    }
    output.raw("}")
  }

  private func writeValue(of extract: Extract, view: NeutralView?, to output: inout JSONText) {
    let article = extract.article
    switch self {
    case .title: output.string(article.metadata.title)
    case .author:
      output.string(article.metadata.authors.isEmpty ? nil : article.metadata.authors.joined(separator: ", "))
    case .published: output.string(article.metadata.published)
    case .language: output.string(article.metadata.language)
    case .site: output.string(article.metadata.site)
    case .receipt:
      output.raw("{\"kind\":")
      output.string(extract.receipt.kind.rawValue)
      output.raw(",\"why\":")
      output.string(extract.receipt.why)
      output.raw(",\"source\":")
      output.string(extract.receipt.source)
      output.raw(",\"evidence\":")
      output.value(.object(extract.receipt.evidence.mapValues { .number($0) }))
      output.raw("}")
    case .text: output.string(article.plainText)
    case .html: output.string(ArticleHTML.render(article))
    case .markdown: output.string(ArticleMarkdown.render(article))
    case .blocks: output.value(.array(view?.blocks ?? []))
    case .links: output.value(.array(view?.links.map { .string($0) } ?? []))
    case .inlineCode: output.value(.array(view?.inlineCode.map { .string($0) } ?? []))
    case .id, .units: output.raw("null")
    }
  }
}
