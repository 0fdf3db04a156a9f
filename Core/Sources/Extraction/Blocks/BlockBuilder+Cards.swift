import ArticleModel
import HTML
import JSONFormat

/// Reads what platforms draw with their own boxes or scripts: cards, list items, names.
extension BlockBuilder {
  /// Reads a card that leads to another page, and returns it as a link with that page's title.
  func card(at node: NodeID) -> Embed? {
    let link =
      document.isElement(node, .a) ? node : document.elements(withTag: .a, in: node).first ?? linkAround(node)
    guard let link, let url = document.attribute(.href, of: link).flatMap(links.link) else { return nil }
    var title: String?
    for place in document.descendants(of: node) where document.isElement(place) {
      let isTitle =
        document.elementRole(place, roles: roles) == .heading || document.isElement(place, .strong)
        || document.withAttribute(.class, of: place) { $0.containsIgnoringCase("title") } == true
      guard isTitle, let text = line(of: place) else { continue }
      title = text
      break
    }
    guard let title = title ?? line(of: node) else { return nil }
    return Embed(label: title, url: url)
  }

  /// The link that a card's text is in.
  private func linkAround(_ node: NodeID) -> NodeID? {
    document.ancestors(of: node).prefix(3).first { document.isElement($0, .a) }
  }

  private func line(of node: NodeID) -> String? {
    let text = String(decoding: document.visibleText(of: node, limit: 300), as: UTF8.self).collapsed
    return text.isEmpty || text.utf8.count > 300 ? nil : text
  }

  /// Reads an item of a list that is built of boxes, and adds it to the list of the previous item.
  mutating func boxedItem(_ node: NodeID, isOrdered: Bool, depth: Int, into blocks: inout [Block]) {
    var content: [Block] = []
    let suspended = line.suspend()
    flow(over: node, depth: depth + 1, into: &content, contentsOnly: true)
    endLine(into: &content)
    line.resume(suspended)
    if case .paragraph(let runs)? = content.first, content.count > 1, Self.isMarker(runs.plainText) {
      content.removeFirst()
    }
    guard !content.isEmpty else { return }
    let isContinued =
      document.previousElement(node).map { !document.traits($0).isDisjoint(with: [.bulletItem, .numberItem]) } ?? false
    if isContinued, case .list(var list)? = blocks.last, list.isOrdered == isOrdered {
      list.items.append(List.Item(content: content))
      blocks[blocks.count - 1] = .list(list)
    } else {
      blocks.append(.list(List(isOrdered: isOrdered, items: [List.Item(content: content)])))
    }
  }

  private static func isMarker(_ text: String) -> Bool {
    let text = text.trimmedBothEnds
    if ["•", "◦", "▪", "·", "-"].contains(text) { return true }
    return text.hasSuffix(".") && text.utf8.count <= 4 && text.dropLast().allSatisfy { $0.isNumber || $0.isLetter }
  }

  /// Returns a value that a platform leaves for its script in the attribute `data-attrs`.
  func sentValue(_ key: String, of node: NodeID) -> String? {
    guard let text = document.attribute(named: "data-attrs", of: node) else { return nil }
    let members = JSONStrings.members(of: Array(text.utf8).span, limit: 40)
    return members.first { $0.key == key }.map(\.value).flatMap { $0.isInvisible ? nil : $0 }
  }
}
