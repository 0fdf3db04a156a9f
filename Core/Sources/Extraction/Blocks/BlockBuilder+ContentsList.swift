import ArticleModel
import HTML

extension BlockBuilder {
  /// Returns whether a list or box is the page's contents list, which holds only links to places on the page.
  ///
  /// - Parameter declared: whether the markup calls it a contents list. If so, links that lead nowhere (`#`) count too.
  func isContentsList(_ node: NodeID, declared: Bool) -> Bool {
    var linkBytes = 0
    var textBytes = 0
    var count = 0
    var current = document.next(after: node, within: node)
    while let place = current {
      if document.kind(of: place) == .text {
        let words = document.withText(of: place) { text in
          text.withUnsafeBufferPointer { $0.reduce(0) { $0 + ($1.isWordByte ? 1 : 0) } }
        }
        textBytes += words
        if isInsideFragmentLink(place, below: node) { linkBytes += words }
        // A box with this much text beside its links isn't a contents list.
        if textBytes - linkBytes > 120 { return false }
      } else if document.isElement(place, .a) {
        guard let address = document.attribute(.href, of: place) else {
          current = document.next(after: place, within: node)
          continue
        }
        guard let fragment = links.fragment(address) else { return false }
        if fragment.isEmpty && !declared { return false }
        count += 1
      } else if document.isElement(place, .pre) || document.isElement(place, .table) || document.isElement(place, .img)
      {
        return false
      }
      current = document.next(after: place, within: node)
    }
    guard count >= (declared ? 1 : 3), linkBytes > 0 else { return false }
    // Notes and their backlinks are links on the page too.
    guard !notes.hasNotes(below: node) else { return false }
    return linkBytes * 10 >= textBytes * (declared ? 6 : 9) || (declared && textBytes - linkBytes <= 40)
  }

  private func isInsideFragmentLink(_ node: NodeID, below root: NodeID) -> Bool {
    var current = document.parent(of: node)
    for _ in 0..<6 {
      guard let place = current, place != root else { return false }
      if document.isElement(place, .a) { return document.hasAttribute(.href, of: place) }
      current = document.parent(of: place)
    }
    return false
  }

  /// Records that a contents list was left out, and removes its title.
  mutating func leaveOutContentsList(_ blocks: inout [Block]) {
    let isLineTitle = !line.isEmpty
    if isLineTitle { endLine(into: &blocks) }
    hasLostSinceHeading = true
    guard let last = blocks.last else { return }
    switch last {
    case .heading(_, let content, _), .paragraph(let content):
      if Self.contentsTitles.contains(content.plainText.lowercased().filter { $0.isLetter }) { blocks.removeLast() }
    default: break
    }
  }

  /// The titles that pages give their contents list, reduced to letters.
  static let contentsTitles: Set<String> = Set(
    [
      "contents", "table of contents", "on this page", "in this article", "in this post", "page contents", "toc",
      "content",
      "article contents", "overview of contents", "jump to", "quick links", "what's inside", "sections", "outline",
      "inhalt", "inhaltsverzeichnis", "auf dieser seite", "sommaire", "table des matières", "contenu", "sur cette page",
      "índice", "contenido", "contenidos", "tabla de contenido", "tabla de contenidos", "en esta página", "sumário",
      "conteúdo", "indice", "sommario", "inhoud", "inhoudsopgave", "innehåll", "indhold", "innhold", "sisällys",
      "sisällysluettelo", "spis treści", "obsah", "tartalom", "tartalomjegyzék", "cuprins", "içindekiler",
      "περιεχόμενα",
      "содержание", "оглавление", "зміст", "目次", "目录", "目錄", "本页目录", "이 페이지의 내용", "목차", "المحتويات",
      "فهرس المحتويات", "תוכן העניינים",
    ].map { $0.filter { $0.isLetter } })
}
