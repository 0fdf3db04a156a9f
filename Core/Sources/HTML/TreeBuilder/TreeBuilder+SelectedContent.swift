// The copy of the chosen option in a customisable `select` (4.10.10, "maybe clone an option into selectedcontent").
//
// The standard copies each time an option closes. Nothing can look at the tree in between, so one copy at the end has
// the same result.
extension TreeBuilder {
  /// Fills the first `selectedcontent` of each `select` with a copy of what the chosen option contains.
  mutating func fillSelectedContents() {
    guard let name = selectedContentName else { return }
    var filled: Set<Int32> = []
    // Copies are not looked at.
    for index in 0..<nodes.count where nodes[index].isElement && nodes[index].name == name {
      let place = Int32(index)
      guard let select = selectAround(place, named: name), filled.insert(select).inserted,
        !hasAttribute(.multiple, select), let option = chosenOption(of: select)
      else { continue }
      nodes[index].firstChild = Node.none
      nodes[index].lastChild = Node.none
      copyChildren(of: option, to: place)
    }
  }

  /// The name `selectedcontent`, if the page has it.
  private var selectedContentName: ElementName? {
    let name: StaticString = "selectedcontent"
    return tokenizer.names.existingNumber(of: name.utf8Start, length: name.utf8CodeUnitCount)
      .map { ElementName(Tag(rawValue: $0)) }
  }

  /// The `select` that shows its choice in an element, unless the element is in an option or another such element.
  private func selectAround(_ node: Int32, named name: ElementName) -> Int32? {
    var place = nodes[Int(node)].parent
    while place != Node.none {
      let above = nodes[Int(place)]
      if above.isElement {
        if above.name == ElementName(.select) { return place }
        if above.name == ElementName(.option) || above.name == name { return nil }
      }
      place = above.parent
    }
    return nil
  }

  /// The last option with `selected`, else the first that isn't disabled.
  private func chosenOption(of select: Int32) -> Int32? {
    var first: Int32?
    var selected: Int32?
    var place = nodes[Int(select)].firstChild
    while place != Node.none {
      let node = nodes[Int(place)]
      if node.isElement, node.name == ElementName(.option) {
        if hasAttribute(.selected, place) { selected = place }
        if first == nil, !isDisabled(place) { first = place }
      }
      place = next(after: place, within: select)
    }
    return selected ?? first
  }

  private func isDisabled(_ option: Int32) -> Bool {
    if hasAttribute(.disabled, option) { return true }
    let parent = nodes[Int(option)].parent
    return parent != Node.none && nodes[Int(parent)].name == ElementName(.optgroup) && hasAttribute(.disabled, parent)
  }

  private func hasAttribute(_ name: AttributeName, _ element: Int32) -> Bool {
    let node = nodes[Int(element)]
    return (Int(node.start)..<Int(node.start) + Int(node.length)).contains { tokenizer.attributes[$0].name == name }
  }

  /// The node that follows in document order.
  private func next(after node: Int32, within root: Int32) -> Int32 {
    if !nodes[Int(node)].isText, nodes[Int(node)].firstChild != Node.none { return nodes[Int(node)].firstChild }
    var place = node
    while place != root {
      if nodes[Int(place)].nextSibling != Node.none { return nodes[Int(place)].nextSibling }
      place = nodes[Int(place)].parent
    }
    return Node.none
  }

  private mutating func copyChildren(of source: Int32, to target: Int32) {
    var pending = [(source, target)]
    while let (source, target) = pending.popLast() {
      var child = nodes[Int(source)].firstChild
      while child != Node.none, nodes.count + 2 < nodeLimit {
        let original = nodes[Int(child)]
        let copy = append(copyOf: original)
        appendChild(copy, to: target)
        if original.isElement {
          pending.append((child, copy))
          if original.name == ElementName(.template) {
            // The contents of a template follow it in the arena.
            pending.append((child + 1, append(copyOf: nodes[Int(child) + 1])))
          }
        }
        child = original.nextSibling
      }
    }
  }

  /// Appends a copy of a node alone, without its place in the tree.
  private mutating func append(copyOf original: Node) -> Int32 {
    var copy = Node(kind: original.kind)
    copy.header = original.header
    copy.start = original.start
    copy.length = original.length
    let place = Int32(truncatingIfNeeded: nodes.count)
    nodes.append(copy)
    return place
  }
}
