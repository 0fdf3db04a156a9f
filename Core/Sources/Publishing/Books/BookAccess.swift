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

  /// Whether the text alone says everything: where images lack a description, it does not.
  var modes: (all: [String], sufficient: String) {
    hasImages
      ? (["textual", "visual"], hasUndescribedImages ? "textual,visual" : "textual") : (["textual"], "textual")
  }

  var summary: String {
    let images =
      !hasImages
      ? "There are no images but the cover."
      : hasUndescribedImages
        ? "Some images have no description, because their pages gave none."
        : "Every image has its page’s own description."
    return "Text reflows; headings, contents and landmarks lead through ten stories. " + images
      + " The texts are their authors’; nobody has checked them against a standard of accessibility."
  }
}

/// What an article holds besides text.
private struct ArticleFacts {
  private(set) var hasMath = false
  private(set) var hasUndescribedImages = false

  init(_ article: Article) {
    for block in article.blocks + article.footnotes.flatMap(\.content) { look(at: block, depth: 0) }
  }

  private mutating func look(at block: Block, depth: Int) {
    guard depth < 64 else { return }
    func all(_ blocks: [Block], _ facts: inout ArticleFacts) {
      for block in blocks { facts.look(at: block, depth: depth + 1) }
    }
    switch block {
    case .paragraph(let runs), .heading(_, let runs, _): look(at: runs, depth: 0)
    case .table(let table):
      look(at: table.caption, depth: 0)
      for cell in table.rows.flatMap(\.cells) { all(cell.content, &self) }
    case .list(let list): for item in list.items { all(item.content, &self) }
    case .definitionList(let definitions):
      for definition in definitions {
        for term in definition.terms { look(at: term, depth: 0) }
        for meaning in definition.meanings { all(meaning, &self) }
      }
    case .quote(let content, let citation):
      all(content, &self)
      look(at: citation, depth: 0)
    case .figure(let figure):
      if figure.images.contains(where: { $0.alternative == nil }) { hasUndescribedImages = true }
      look(at: figure.caption, depth: 0)
    case .math(let source): if MathML.canRender(source) { hasMath = true }
    case .code, .rule, .embed, .unknown: break
    }
  }

  private mutating func look(at runs: [Inline], depth: Int) {
    guard depth < 32 else { return }
    for run in runs {
      switch run {
      case .math(let source): if MathML.canRender(source) { hasMath = true }
      case .emphasis(let content), .strong(let content), .deleted(let content), .link(_, let content),
        .superscript(let content), .subscript(let content):
        look(at: content, depth: depth + 1)
      case .text, .code, .lineBreak, .image, .footnoteReference, .unknown: break
      }
    }
  }
}
