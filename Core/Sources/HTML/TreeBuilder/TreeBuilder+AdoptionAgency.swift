// The adoption agency algorithm (13.2.6.4.7): `<b>1<p>2</b>3</p>` makes "2", but not "3", bold.
extension TreeBuilder {
  @inline(__always)
  mutating func adoptionAgency(for tag: Tag) {
    // By far the most frequent case: the element to close is the current node, and also the last to have been opened.
    if open.topIs(tag), formatting.recent > 0, formatting[formatting.count - 1].node == open.top.node {
      formatting.remove(at: formatting.count - 1)
      open.pop()
      return
    }
    adopt(tag)
  }

  @inline(never)
  private mutating func adopt(_ tag: Tag) {
    if open.topIs(tag), formatting.index(of: open.top.node) == nil {
      open.pop()
      return
    }
    for _ in 0..<8 {
      guard let entryIndex = formatting.lastIndex(of: tag) else { return endOrdinary(tag) }
      let entry = formatting[entryIndex]
      guard let elementIndex = open.index(of: entry.node) else {
        formatting.remove(at: entryIndex)
        return
      }
      guard open.hasNode(entry.node, in: .inScope) else { return }
      guard let blockIndex = furthestBlock(below: elementIndex) else {
        open.popFrom(elementIndex)
        formatting.remove(at: entryIndex)
        return
      }
      guard clonesLeft > 0 else {
        exceeded.insert(.formatting)
        return endOrdinary(tag)
      }
      adopt(entryIndex: entryIndex, elementIndex: elementIndex, blockIndex: blockIndex)
    }
  }

  private func furthestBlock(below index: Int) -> Int? {
    var i = index + 1
    while i < open.count {
      if open[i].flags.intersects(.special) { return i }
      i += 1
    }
    return nil
  }

  /// Steps 4.9 to 4.19 for one formatting element and its furthest block.
  private mutating func adopt(entryIndex: Int, elementIndex: Int, blockIndex: Int) {
    let element = open[elementIndex]
    let block = open[blockIndex]
    let commonAncestor = open[max(elementIndex - 1, 0)]
    var bookmark = entryIndex
    var lastNode = block.node
    var index = blockIndex
    var counter = 0
    while true {
      index -= 1
      let node = open[index]
      if node.node == element.node { break }
      counter += 1
      var listed = node.flags.intersects(.formatting) ? formatting.index(of: node.node) : nil
      if counter > 3, let found = listed {
        formatting.remove(at: found)
        if found < bookmark { bookmark -= 1 }
        listed = nil
      }
      guard let listed else {
        open.remove(at: index)
        continue
      }
      let clone = cloneElement(node.node)
      formatting.replace(at: listed, with: clone)
      open.replaceNode(at: index, with: clone)
      if lastNode == block.node { bookmark = listed + 1 }
      detach(lastNode)
      appendChild(lastNode, to: clone)
      lastNode = clone
    }
    detach(lastNode)
    insert(lastNode, at: fosterPlace(target: commonAncestor))
    let clone = cloneElement(element.node)
    moveChildren(of: inside(block), to: clone)
    appendChild(clone, to: inside(block))
    moveEntry(of: element, to: bookmark, as: clone)
    if let index = open.index(of: element.node) { open.remove(at: index) }
    if let index = open.index(of: block.node) {
      open.insert(OpenElement(node: clone, name: element.name, flags: element.flags), at: index + 1)
    }
  }

  /// Puts the clone's entry at the bookmark in place of the element's.
  private mutating func moveEntry(of element: OpenElement, to bookmark: Int, as clone: Int32) {
    guard let old = formatting.index(of: element.node) else { return }
    var entry = formatting[old]
    entry.node = clone
    formatting.remove(at: old)
    formatting.insert(entry, at: min(old < bookmark ? bookmark - 1 : bookmark, formatting.count))
  }

  private mutating func cloneElement(_ original: Int32) -> Int32 {
    clonesLeft -= 1
    let record = nodes[Int(original)]
    let clone = Int32(truncatingIfNeeded: nodes.count)
    nodes.append(Node(element: record.name, firstAttribute: Int(record.start), attributeCount: Int(record.length)))
    return clone
  }
}
