import HTML

/// The date that readers see.
extension VisibleFacts {
  mutating func date() -> String? {
    if let declared = markedDate() { return declared }
    for line in nearby where line.text.utf8.count <= 160 {
      if let date = PageDate.read(line.text) { return date }
    }
    return nil
  }

  private func markedDate() -> String? {
    var other: String?
    var updated: String?
    for node in document.descendants(of: document.root) {
      guard let tag = document.tag(of: node), document.attributeCount(of: node) > 0 || tag == .time else { continue }
      // `relative-time` and similar elements give the moment as `time` does.
      let isTime = tag == .time || !tag.isKnown && document.hasAttribute(.datetime, of: node)
      let isPublished =
        document.withAttribute(.itemprop, of: node) { $0.equals("datePublished") || $0.equals("dateCreated") } == true
        || document.hasAttribute(.pubdate, of: node)
      guard isTime || isPublished || tag == .abbr || isDateClass(node), tag != .meta || isPublished else {
        continue
      }
      let written =
        document.attribute(.datetime, of: node) ?? document.attribute(.content, of: node)
        ?? (tag == .abbr ? document.attribute(.title, of: node) : nil)
      guard let date = written.flatMap(PageDate.read) ?? shortDate(node), !isAside(node) else { continue }
      if isPublished { return date }
      if isUpdate(node) {
        updated = updated ?? date
      } else {
        other = other ?? date
      }
    }
    return other ?? updated
  }

  private func isUpdate(_ node: NodeID) -> Bool {
    if document.withAttribute(.itemprop, of: node, { $0.equals("dateModified") }) == true { return true }
    let names = document.attribute(.class, of: node)?.lowercased() ?? ""
    return names.contains("updated") || names.contains("modified")
  }

  private func shortDate(_ node: NodeID) -> String? {
    let text = document.visibleText(of: node, limit: 120)
    return text.count > 120 ? nil : PageDate.read(String(decoding: text, as: UTF8.self).collapsed)
  }

  /// Returns an element's class, or its id if it has no class, in lower case, if it contains one of some words.
  func names(of node: NodeID, containing words: ByteWords) -> String? {
    for name in [AttributeName.class, .id] {
      guard let isIn = document.withAttribute(name, of: node, { $0.containsAny(words) }) else { continue }
      return isIn ? document.attribute(name, of: node)?.lowercased() : nil
    }
    return nil
  }

  private static let dateWords = ByteWords("date", "publish", "meta", "time", "info")

  private func isDateClass(_ node: NodeID) -> Bool {
    guard let names = names(of: node, containing: Self.dateWords) else { return false }
    return names.split(separator: " ").contains { name in
      name == "date" || name == "published" || name == "pubdate" || name == "revdate" || name == "post-meta"
        || name == "timestamp"
        || name == "post-info" || name == "dateline" || name.hasSuffix("-date") || name.hasSuffix("_date")
        || name.hasSuffix("__date") || name.hasSuffix("publish-date") || name.hasSuffix("published") || name == "time"
    }
  }
}
