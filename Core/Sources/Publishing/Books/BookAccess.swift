import ArticleModel
import EditionModel

/// What the book may say of itself to people who read by ear or by touch (EPUB Accessibility 1.1), counted from
/// its articles.
///
/// It claims no conformance to WCAG: that would be a word for pages of other people that nobody here has read.
struct BookAccess {
  private(set) var hasImages = false
  private(set) var hasUndescribedImages = false
  private(set) var hasMath = false
  private(set) var mayMove = false

  init(issue: Issue, images: BookImages) {
    hasImages = !images.files.isEmpty
    mayMove = images.files.contains { $0.type == ImageType.gif.rawValue || $0.type == ImageType.webp.rawValue }
    for article in issue.stories.compactMap(\.article) {
      let facts = ArticleFacts(article)
      hasMath = hasMath || facts.hasMath
      hasUndescribedImages = hasUndescribedImages || facts.hasUndescribedImages
    }
    hasUndescribedImages = hasUndescribedImages && hasImages
  }

  static func hasMath(_ article: Article) -> Bool { ArticleFacts(article).hasMath }

  var features: [String] {
    ["tableOfContents", "readingOrder", "structuralNavigation", "displayTransformability"]
      + (hasImages && !hasUndescribedImages ? ["alternativeText"] : []) + (hasMath ? ["MathML"] : [])
  }

  /// The modes, and which are enough: text is enough if every image has a description.
  var modes: (all: [String], sufficient: String) {
    hasImages
      ? (["textual", "visual"], hasUndescribedImages ? "textual,visual" : "textual") : (["textual"], "textual")
  }

  var summary: String {
    Wording.Book.access(hasImages: hasImages, hasUndescribedImages: hasUndescribedImages)
  }
}

/// Which features an article has besides text.
private struct ArticleFacts: ArticleVisitor {
  private(set) var hasMath = false
  private(set) var hasUndescribedImages = false

  init(_ article: Article) {
    // The renderer shows blocks nested deeper than that as plain text.
    walk(article.blocks + article.footnotes.flatMap(\.content), depth: 64)
  }

  mutating func visit(_ block: Block) {
    if case .figure(let figure) = block, figure.images.contains(where: { $0.alternative == nil }) {
      hasUndescribedImages = true
    }
    if case .math(let source) = block, MathML.canRender(source) { hasMath = true }
  }

  mutating func visit(_ run: Inline) {
    if case .math(let source) = run, MathML.canRender(source) { hasMath = true }
  }
}
