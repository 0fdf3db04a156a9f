import ArticleModel
import Extraction

/// The keys of a line that `extract --batch` writes.
enum ExtractField: String, CaseIterable {
  case id, title, author, published, language, site, receipt, text
  /// What the training script reads.
  case units

  static let standard = allCases.filter { $0 != .units }

  /// Writes an object with those fields.
  static func write(_ fields: [ExtractField], of extract: Extract, id: String, to output: inout JSONText) {
    output.raw("{")
    for (index, field) in fields.enumerated() {
      if index > 0 { output.raw(",") }
      output.string(field.rawValue)
      output.raw(":")
      field.writeValue(of: extract, id: id, to: &output)
    }
    output.raw("}")
  }

  private func writeValue(of extract: Extract, id: String, to output: inout JSONText) {
    let metadata = extract.article.metadata
    switch self {
    case .id: output.string(id)
    case .title: output.string(metadata.title)
    case .author: output.string(metadata.authors.isEmpty ? nil : metadata.authors.joined(separator: ", "))
    case .published: output.string(metadata.published)
    case .language: output.string(metadata.language)
    case .site: output.string(metadata.site)
    case .receipt:
      output.raw("{\"kind\":")
      output.string(extract.receipt.kind.rawValue)
      output.raw(",\"why\":")
      output.string(extract.receipt.why)
      output.raw(",\"source\":")
      output.string(extract.receipt.source)
      output.raw("}")
    case .text: output.string(extract.article.plainText)
    case .units: output.raw("null")
    }
  }
}
