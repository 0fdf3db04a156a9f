public import ArticleModel

/// Gathers links and inline code in text order.
extension NeutralView: ArticleVisitor {
  /// Adds the target of an embed.
  public mutating func visit(_ block: Block) {
    if case .embed(let embed) = block { addLink(embed.url) }
  }

  /// Adds the target of a link, or the text of inline code.
  public mutating func visit(_ run: Inline) {
    if case .link(let url, _) = run { addLink(url) }
    if case .code(let code) = run { addCode(code) }
  }
}

extension [Inline] {
  /// The text of the runs, with formulas between dollar signs.
  var neutralText: String {
    var text = ""
    for run in self { text += run.neutralText }
    return text
  }
}

extension Inline {
  fileprivate var neutralText: String {
    switch self {
    case .text(let text), .code(let text): text
    case .emphasis(let content), .strong(let content), .deleted(let content), .superscript(let content),
      .subscript(let content), .link(_, let content):
      content.neutralText
    case .math(let source): "$" + source + "$"
    case .lineBreak: "\n"
    case .image, .footnoteReference: ""
    case .unknown(let value): value.plainText
    }
  }
}
