import HTML

/// The title that readers see, where the page declares another one for search engines and shared links.
extension TitleReader {
  /// Returns the page's only headline, if the page marks it as one or if it is as long as one.
  func shownTitle() -> String? {
    // A front page's headline is a slogan.
    guard !isFrontPage else { return nil }
    let headings = document.elements(withTag: .h1).prefix(8)
    // Where the book or the site has a heading of its own, the other is the chapter's, however short.
    let hasBrand = headings.contains(where: isBrand)
    let found = headings.compactMap { headingAsTitle($0, isLone: hasBrand) }
    guard found.count == 1, let title = found.first, title.last != ":", title.last != ".", title.last != "…",
      !isSiteName(title)
    else { return nil }
    return title
  }

  private func headingAsTitle(_ node: NodeID, isLone: Bool) -> String? {
    guard !isFrontPageLink(node), !isBrand(node), !isElsewhere(node) else { return nil }
    let text = bare(String(decoding: document.headingText(of: node), as: UTF8.self).collapsed)
    let isMarked =
      document.withAttribute(.class, of: node) { $0.containsAny(["title", "headline"]) } == true
      || document.withAttribute(.itemprop, of: node) { $0.equals("headline") } == true
    guard !text.isEmpty, isLone || Self.isPhrase(text) else { return nil }
    guard isLone || isMarked || text.split(separator: " ").count >= 5 || !text.contains(" ") else { return nil }
    return text
  }

  /// Whether a heading names the site, the book or the forum: `menu-title`, `site-title`, `logo`.
  func isBrand(_ heading: NodeID) -> Bool {
    for node in [heading, document.parent(of: heading)] {
      guard let node, let names = document.attribute(.class, of: node)?.lowercased() else { continue }
      if names.split(separator: " ").contains(where: { name in Self.brands.contains { name.hasSuffix($0) } }) {
        return true
      }
    }
    return false
  }

  private static let brands = [
    "menu-title", "site-title", "site-name", "sitename", "site_title", "logo", "brand", "navbar-title",
  ]

  /// Whether a heading is in a part of the page that isn't the article's.
  private func isElsewhere(_ heading: NodeID) -> Bool {
    for node in [heading] + document.ancestors(of: heading).prefix(12) {
      switch document.tag(of: node) {
      case .nav, .aside, .footer, .dialog, .form: return true
      default: break
      }
      if document.withAttribute(.class, of: node, { $0.containsAny(["footer", "modal", "newsletter", "cookie"]) })
        == true,
        document.tag(of: node) != .body
      {
        return true
      }
    }
    return false
  }

  /// Whether a heading only adds a label, a section or controls to the title that the page declares.
  func adds(_ heading: String, to title: String) -> Bool {
    guard heading.count > title.count, Self.isPhrase(title), let range = heading.firstRange(of: title) else {
      return false
    }
    let before = String(heading[..<range.lowerBound]).trimmedBothEnds
    let after = String(heading[range.upperBound...]).trimmedBothEnds
    if after.isEmpty { return before.split(separator: " ").count <= 3 && before.last != ":" }
    // A subtitle follows a colon or a dash.
    return before.isEmpty
      && (after.first == "(" || after.first?.isLetter == true && heading[range.upperBound...].first == " ")
  }
}
