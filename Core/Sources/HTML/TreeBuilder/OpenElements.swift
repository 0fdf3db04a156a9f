/// An open element with the facts that the algorithm needs again and again. A walk up the stack reads no nodes.
struct OpenElement: BitwiseCopyable {
  var node: Int32
  var name: ElementName
  var flags: ElementFlags
}

/// The stack of open elements (13.2.4.3).
struct OpenElements: ~Copyable {
  private(set) var stack = GrowableBuffer<OpenElement>(capacity: 64)
  /// How many HTML elements of each known name are open. Why: most searches look for a `p` that isn't open.
  private var counts = GrowableBuffer<Int32>(capacity: knownNameCount)

  init() {
    counts.append(repeating: 0, count: knownNameCount)
  }

  var count: Int {
    @inline(__always) get { stack.count }
  }

  subscript(index: Int) -> OpenElement {
    @inline(__always) get { stack[index] }
  }

  /// The current node.
  ///
  /// Read it only while an element is open, which is always so from `beforeHead` on.
  var top: OpenElement {
    @inline(__always) get { stack[stack.count &- 1] }
  }

  @inline(__always)
  mutating func push(_ element: OpenElement) {
    stack.append(element)
    adjustCount(element.name, by: 1)
  }

  @inline(__always)
  mutating func pop() {
    guard stack.count > 0 else { return }
    adjustCount(top.name, by: -1)
    stack.removeLast()
  }

  mutating func insert(_ element: OpenElement, at index: Int) {
    adjustCount(element.name, by: 1)
    stack.insert(element, at: index)
  }

  mutating func remove(at index: Int) {
    adjustCount(stack[index].name, by: -1)
    stack.remove(at: index)
  }

  /// Puts a clone of the same name in an element's place.
  mutating func replaceNode(at index: Int, with node: Int32) {
    stack[index].node = node
  }

  mutating func setFlags(_ flags: ElementFlags, at index: Int) {
    stack[index].flags = flags
  }

  @inline(__always)
  private func adjustCount(_ name: ElementName, by difference: Int32) {
    guard name.isHTML, name.tag.isKnown else { return }
    counts.base[Int(name.tag.rawValue)] &+= difference
  }

  /// Whether an HTML element of a known name is open.
  @inline(__always)
  func contains(_ tag: Tag) -> Bool {
    counts.base[Int(tag.rawValue)] != 0
  }

  /// The index of a node on the stack.
  func index(of node: Int32) -> Int? {
    var i = stack.count
    while i > 0 {
      i &-= 1
      if stack[i].node == node { return i }
    }
    return nil
  }

  /// The index of the innermost HTML element of a name.
  func lastIndex(of tag: Tag) -> Int? {
    let name = ElementName(tag)
    var i = stack.count
    while i > 0 {
      i &-= 1
      if stack[i].name == name { return i }
    }
    return nil
  }

  /// Whether an HTML element with a known name is in a scope. The flags say which elements end the search.
  @inline(__always)
  func has(_ tag: Tag, in scope: ElementFlags) -> Bool {
    contains(tag) && search(ElementName(tag), in: scope)
  }

  private func search(_ name: ElementName, in scope: ElementFlags) -> Bool {
    var i = stack.count
    while i > 0 {
      i &-= 1
      if stack[i].name == name { return true }
      if stack[i].flags.intersects(scope) { return false }
    }
    return false
  }

  /// Whether a node on the stack is in scope.
  func hasNode(_ node: Int32, in scope: ElementFlags) -> Bool {
    var i = stack.count
    while i > 0 {
      i &-= 1
      if stack[i].node == node { return true }
      if stack[i].flags.intersects(scope) { return false }
    }
    return false
  }

  /// Whether an element with some flag is in scope.
  func hasAny(_ wanted: ElementFlags, in scope: ElementFlags) -> Bool {
    var i = stack.count
    while i > 0 {
      i &-= 1
      if stack[i].flags.intersects(wanted) { return true }
      if stack[i].flags.intersects(scope) { return false }
    }
    return false
  }

  @inline(__always)
  func topIs(_ tag: Tag) -> Bool {
    stack.count > 0 && top.name == ElementName(tag)
  }

  /// Pops up to and including an element of the name; never the root.
  mutating func popThrough(_ tag: Tag) {
    let name = ElementName(tag)
    while stack.count > 1 {
      let isLast = top.name == name
      pop()
      if isLast { return }
    }
  }

  /// Pops everything from an index up.
  mutating func popFrom(_ index: Int) {
    while stack.count > index { pop() }
  }

  /// Pops until the current node has one of the flags, or is the root.
  mutating func popUntil(_ flags: ElementFlags) {
    while stack.count > 1, !top.flags.intersects(flags) { pop() }
  }

  /// 13.2.6.3.
  @inline(__always)
  mutating func generateImpliedEndTags(except tag: Tag? = nil) {
    while stack.count > 0, top.flags.intersects(.impliedEnd) {
      if let tag, top.name == ElementName(tag) { return }
      pop()
    }
  }

  mutating func generateAllImpliedEndTags() {
    while stack.count > 0, top.flags.intersects(.thoroughlyImpliedEnd) { pop() }
  }
}
