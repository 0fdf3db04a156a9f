// Creating and inserting nodes (13.2.6.1).
extension TreeBuilder {
  /// A place to insert a node: before a child of the parent, or after its last child.
  struct Place {
    var parent: Int32
    var before = Node.none
  }

  /// The appropriate place for inserting a node, if it is not the end of the current node.
  func fosterPlace(target: OpenElement) -> Place {
    guard fosterParenting, target.flags.intersects(.fosters) else { return Place(parent: inside(target)) }
    let tableIndex = open.contains(.table) ? open.lastIndex(of: .table) : nil
    if open.contains(.template), let templateIndex = open.lastIndex(of: .template), templateIndex > tableIndex ?? -1 {
      return Place(parent: inside(open[templateIndex]))
    }
    guard let tableIndex else { return Place(parent: inside(open[0])) }
    let table = open[tableIndex].node
    let parent = nodes[Int(table)].parent
    if parent != Node.none { return Place(parent: parent, before: table) }
    return Place(parent: inside(open[max(tableIndex - 1, 0)]))
  }

  /// The node that receives what is inserted into an element. For a template that is its contents, a node of its own.
  @inline(__always)
  func inside(_ element: OpenElement) -> Int32 {
    element.name == ElementName(.template) ? element.node &+ 1 : element.node
  }

  @inline(__always)
  mutating func appendChild(_ child: Int32, to parent: Int32) {
    let base = nodes.base
    let last = base[Int(parent)].lastChild
    base[Int(child)].parent = parent
    base[Int(child)].previousSibling = last
    base[Int(parent)].lastChild = child
    if last == Node.none {
      base[Int(parent)].firstChild = child
    } else {
      base[Int(last)].nextSibling = child
    }
  }

  mutating func insert(_ child: Int32, at place: Place) {
    guard place.before != Node.none else { return appendChild(child, to: place.parent) }
    let base = nodes.base
    let previous = base[Int(place.before)].previousSibling
    base[Int(child)].parent = place.parent
    base[Int(child)].previousSibling = previous
    base[Int(child)].nextSibling = place.before
    base[Int(place.before)].previousSibling = child
    if previous == Node.none {
      base[Int(place.parent)].firstChild = child
    } else {
      base[Int(previous)].nextSibling = child
    }
  }

  /// Removes a node from its parent.
  mutating func detach(_ child: Int32) {
    let base = nodes.base
    let node = base[Int(child)]
    guard node.parent != Node.none else { return }
    if node.previousSibling == Node.none {
      base[Int(node.parent)].firstChild = node.nextSibling
    } else {
      base[Int(node.previousSibling)].nextSibling = node.nextSibling
    }
    if node.nextSibling == Node.none {
      base[Int(node.parent)].lastChild = node.previousSibling
    } else {
      base[Int(node.nextSibling)].previousSibling = node.previousSibling
    }
    base[Int(child)].parent = Node.none
    base[Int(child)].previousSibling = Node.none
    base[Int(child)].nextSibling = Node.none
  }

  /// Moves all children of a node behind those of another.
  mutating func moveChildren(of source: Int32, to target: Int32) {
    let base = nodes.base
    var child = base[Int(source)].firstChild
    base[Int(source)].firstChild = Node.none
    base[Int(source)].lastChild = Node.none
    while child != Node.none {
      let next = base[Int(child)].nextSibling
      base[Int(child)].nextSibling = Node.none
      appendChild(child, to: target)
      child = next
    }
  }

  /// Inserts an HTML element for the current start tag and makes it the current node.
  @inline(__always)
  mutating func insertElement() {
    insertElement(ElementName(token.tag), firstAttribute: token.firstAttribute, attributeCount: token.attributeCount)
  }

  /// Inserts an HTML element without a tag in the input.
  mutating func insertImplied(_ tag: Tag) {
    insertElement(ElementName(tag), firstAttribute: 0, attributeCount: 0)
  }

  @inline(__always)
  mutating func insertElement(_ name: ElementName, firstAttribute: Int, attributeCount: Int) {
    let flags = tables.flags(of: name)
    if open.count >= depthLimit { closeDeepest() }
    let node = Int32(truncatingIfNeeded: nodes.count)
    nodes.append(Node(element: name, firstAttribute: firstAttribute, attributeCount: attributeCount))
    attach(node)
    open.push(OpenElement(node: node, name: name, flags: flags))
  }

  /// Inserts an HTML element for the current start tag that closes at once.
  @inline(__always)
  mutating func insertVoidElement() {
    let node = Int32(truncatingIfNeeded: nodes.count)
    nodes.append(
      Node(element: ElementName(token.tag), firstAttribute: token.firstAttribute, attributeCount: token.attributeCount))
    attach(node)
  }

  /// Inserts a new node at the appropriate place.
  @inline(__always)
  mutating func attach(_ node: Int32) {
    guard open.count > 0 else { return appendChild(node, to: 0) }
    let target = open.top
    if fosterParenting, target.flags.intersects(.fosters) {
      insert(node, at: fosterPlace(target: target))
    } else {
      appendChild(node, to: inside(target))
    }
  }

  /// Closes the current node at the depth limit. What follows becomes its sibling.
  @inline(never)
  private mutating func closeDeepest() {
    exceeded.insert(.depth)
    guard open.count > 2 else { return }
    let deepest = open.top
    open.pop()
    if deepest.flags.intersects(.marker) { formatting.clearToLastMarker() }
    if deepest.name == ElementName(.template) {
      _ = templateModes.popLast()
      resetInsertionMode()
    }
  }

  mutating func insertComment() {
    let node = Int32(truncatingIfNeeded: nodes.count)
    nodes.append(Node(kind: .comment, slice: token.text))
    attach(node)
  }

  mutating func insertComment(into parent: Int32) {
    let node = Int32(truncatingIfNeeded: nodes.count)
    nodes.append(Node(kind: .comment, slice: token.text))
    appendChild(node, to: parent)
  }
}
