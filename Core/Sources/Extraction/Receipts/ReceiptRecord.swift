public import HTML

/// The input of the receipts' training tool: the features of a page by name.
public struct ReceiptRecord: Sendable {
  /// The names of the features, in the order of `values`.
  public static let names =
    ObstacleSign.allCases.map { "obstacle.\($0)" } + CutSign.allCases.map { "cut.\($0)" }
    + ReceiptFeature.allCases.map { "\($0)" }
  /// The strengths of the signs, and the numbers they are computed from.
  public var values: [Float]

  /// Creates the record of a page.
  public init(_ document: HTMLDocument, url: String?, extractor: Extractor) {
    let selector = ContentSelector(document, url: url, model: extractor.model)
    let features = PageEvidence(document, selector: selector, url: url).features
    let signs = ReceiptSigns(features)
    values = signs.obstacles + signs.cuts + features.values
  }
}
