import HTML

/// The lines of text near the title.
extension VisibleFacts {
  /// The lines near the title, or near the page's first heading if its wording differs.
  func linesNearTitle() -> [Line] {
    let found = Self.lines(document, title: title)
    guard found.isEmpty, let heading = document.first(.h1) else { return found }
    return Self.lines(document, title: String(decoding: document.headingText(of: heading), as: UTF8.self).collapsed)
  }

  /// Returns the short lines around the title: a few before it, and more after it up to the first long paragraph.
  private static func lines(_ document: HTMLDocument, title: String?) -> [Line] {
    guard let body = document.body else { return [] }
    let key = title?.wordKey ?? ""
    var before: [Line] = []
    var after: [Line] = []
    var isAfterTitle = false
    let roles = ElementRole.byTag
    var current = document.next(after: body, within: body)
    var text: [UInt8] = []
    var holder: NodeID?
    var count = 0
    func isBreak(_ node: NodeID) -> Bool {
      switch document.elementRole(node, roles: roles) {
      case .container, .item, .heading, .list, .lineBreak, .rule, .table, .preformatted, .quote, .definitions, .figure:
        true
      default: false
      }
    }
    func finish() -> Bool {
      defer { text = [] }
      guard let place = holder, text.contains(where: \.isWordByte) else { return true }
      let line = String(decoding: text.prefix(600), as: UTF8.self).collapsed
      count += 1
      if !key.isEmpty, line.hasWordKey(key) {
        isAfterTitle = true
        after = []
      } else if isAfterTitle {
        after.append(Line(text: line, node: place))
        if after.count >= 12 || line.utf8.count > 300 { return false }
      } else {
        before.append(Line(text: line, node: place))
      }
      return count < 400
    }
    while let node = current {
      if document.kind(of: node) == .text {
        holder = node
        document.withText(of: node) { span in span.withUnsafeBufferPointer { text.append(contentsOf: $0) } }
      } else if let tag = document.tag(of: node) {
        if tag == .script || tag == .style || tag == .nav || tag == .footer || tag == .noscript || tag == .template {
          current = document.nextSkippingChildren(after: node, within: body)
          continue
        }
        if isBreak(node), !finish() { break }
      }
      let following = document.next(after: node, within: body)
      // The end of a block also ends its line.
      if document.firstChild(of: node) == nil, document.nextSibling(of: node) == nil,
        let parent = document.parent(of: node),
        isBreak(parent), !finish()
      {
        break
      }
      current = following
    }
    return after + before.suffix(isAfterTitle ? 6 : 0).reversed()
  }
}
