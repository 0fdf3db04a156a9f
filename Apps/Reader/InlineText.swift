import ArticleModel
import SwiftUI

/// Runs as one attributed string.
enum InlineText {
  static func attributed(_ runs: [Inline]) -> AttributedString {
    runs.reduce(into: AttributedString()) { $0 += attributed($1, depth: 0) }
  }

  private static func attributed(_ run: Inline, depth: Int) -> AttributedString {
    func all(_ content: [Inline]) -> AttributedString {
      // A hostile page must not exhaust the stack.
      guard depth < 32 else { return AttributedString(content.plainText) }
      return content.reduce(into: AttributedString()) { $0 += attributed($1, depth: depth + 1) }
    }
    switch run {
    case .text(let text): return AttributedString(text)
    case .emphasis(let content): return all(content).with { $0.inlinePresentationIntent = .emphasized }
    case .strong(let content): return all(content).with { $0.inlinePresentationIntent = .stronglyEmphasized }
    case .deleted(let content): return all(content).with { $0.strikethroughStyle = .single }
    case .code(let text), .math(let text):
      return AttributedString(text).with { $0.inlinePresentationIntent = .code }
    case .link(let url, let content):
      guard let address = URL(string: url), ["http", "https", "mailto"].contains(address.scheme) else {
        return all(content)
      }
      return all(content).with { $0.link = address }
    case .superscript(let content): return all(content).with { $0.baselineOffset = 5 }
    case .subscript(let content): return all(content).with { $0.baselineOffset = -3 }
    case .lineBreak: return AttributedString("\n")
    case .image(let image): return AttributedString(image.alternative ?? "")
    case .footnoteReference(_, let label): return AttributedString(label).with { $0.baselineOffset = 5 }
    case .unknown(let value): return AttributedString(value.plainText)
    }
  }
}

extension AttributedString {
  fileprivate func with(_ change: (inout AttributedString) -> Void) -> AttributedString {
    var copy = self
    change(&copy)
    return copy
  }
}
