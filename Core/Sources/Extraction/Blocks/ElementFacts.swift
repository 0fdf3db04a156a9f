import HTML

/// The facts in an element's attributes that matter for every kind of element.
struct ElementFacts {
  var traits: ClassTraits = []
  var isHidden = false
  var isAriaHidden = false
  var hasClass = false
  var role: Role = .none

  enum Role: UInt8 {
    case none, presentation, footnote, footnotes, noteReference, backlink, heading, image, math, dialog, tabList,
      tabPanel, table
  }

  /// Reads each attribute once.
  /// Most elements have at most one.
  init(_ node: NodeID, in document: HTMLDocument) {
    for place in 0..<document.attributeCount(of: node) {
      switch document.attributeName(at: place, of: node) {
      case .class:
        traits = document.withAttribute(at: place, of: node) { ClassTraits($0) }
        hasClass = true
      case .hidden:
        // `until-found` doesn't hide the element from a search on the page.
        isHidden = isHidden || document.withAttribute(at: place, of: node) { !$0.equals("until-found") }
      case .ariaHidden: isAriaHidden = document.withAttribute(at: place, of: node) { $0.equals("true") }
      case .style: isHidden = isHidden || document.withAttribute(at: place, of: node) { $0.hidesElement }
      case .role: role = document.withAttribute(at: place, of: node) { Role($0) }
      default: break
      }
    }
  }
}

extension ElementFacts.Role {
  init(_ value: Span<UInt8>) {
    let names: [(StaticString, ElementFacts.Role)] = [
      ("presentation", .presentation), ("none", .presentation), ("doc-footnote", .footnote),
      ("doc-endnote", .footnote), ("doc-footnotes", .footnotes), ("doc-endnotes", .footnotes),
      ("doc-noteref", .noteReference), ("doc-backlink", .backlink), ("heading", .heading), ("img", .image),
      ("math", .math), ("dialog", .dialog), ("tablist", .tabList), ("tabpanel", .tabPanel),
      ("table", .table),
    ]
    self = names.first { value.equals($0.0) }?.1 ?? .none
  }
}

extension Span<UInt8> {
  /// Returns whether the bytes are that word, in any case.
  func equals(_ word: StaticString) -> Bool {
    guard count == word.utf8CodeUnitCount else { return false }
    for i in indices where self[i].asciiLowercased != word.utf8Start[i] { return false }
    return true
  }

  /// Whether a `style` attribute says `display: none`.
  var hidesElement: Bool {
    let property: StaticString = "display"
    let length = property.utf8CodeUnitCount
    guard count >= 12 else { return false }
    var i = 0
    outer: while i + length < count {
      for k in 0..<length where self[i + k].asciiLowercased != property.utf8Start[k] {
        i += 1
        continue outer
      }
      var k = i + length
      while k < count, self[k].isHTMLSpace || self[k] == 0x3A { k += 1 }
      let isNone =
        k + 4 <= count && self[k].asciiLowercased == 0x6E && self[k + 1].asciiLowercased == 0x6F
        && self[k + 2].asciiLowercased == 0x6E && self[k + 3].asciiLowercased == 0x65
      if isNone { return true }
      i = k
    }
    return false
  }
}

extension HTMLDocument {
  func facts(_ node: NodeID) -> ElementFacts { ElementFacts(node, in: self) }

  /// The traits of an element's class names.
  func traits(_ node: NodeID) -> ClassTraits { withAttribute(.class, of: node) { ClassTraits($0) } ?? [] }

  @inline(__always)
  func elementRole(_ node: NodeID, roles: [ElementRole]) -> ElementRole {
    guard let tag = tag(of: node) else { return .inline }
    guard namespace(of: node) == .html else { return tag == .svg ? .skipped : tag == .math ? .math : .inline }
    let number = Int(tag.rawValue)
    return number < roles.count ? roles[number] : .inline
  }

  func previousElement(_ node: NodeID) -> NodeID? {
    var current = previousSibling(of: node)
    while let place = current, !isElement(place) {
      if kind(of: place) == .text, !isBlankText(place) { return nil }
      current = previousSibling(of: place)
    }
    return current
  }

  func nextElement(_ node: NodeID) -> NodeID? {
    var current = nextSibling(of: node)
    while let place = current, !isElement(place) {
      if kind(of: place) == .text, !isBlankText(place) { return nil }
      current = nextSibling(of: place)
    }
    return current
  }

  /// Returns whether a node has a descendant element with that tag.
  /// It looks at no more than `limit` nodes.
  func contains(_ tag: Tag, below node: NodeID, limit: Int) -> Bool {
    var left = limit
    var current = next(after: node, within: node)
    while let place = current, left > 0 {
      if isElement(place, tag) { return true }
      left -= 1
      current = next(after: place, within: node)
    }
    return false
  }

  /// Returns the text below a node as bytes, up to about `limit` bytes.
  /// Scripts and styles are left out.
  func visibleText(of node: NodeID, limit: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    var current: NodeID? = node
    while let place = current, bytes.count <= limit {
      if kind(of: place) == .text {
        withText(of: place) { text in text.withUnsafeBufferPointer { bytes.append(contentsOf: $0) } }
      } else if let tag = tag(of: place), tag == .script || tag == .style || tag == .template {
        current = nextSkippingChildren(after: place, within: node)
        continue
      }
      current = next(after: place, within: node)
    }
    return bytes
  }

  /// Returns the visible text with a line end wherever a line or a block ends.
  func textInLines(of node: NodeID, limit: Int) -> [UInt8] {
    let roles = ElementRole.byTag
    var bytes: [UInt8] = []
    var current: NodeID? = node
    while let place = current, bytes.count <= limit {
      if kind(of: place) == .text {
        withText(of: place) { text in text.withUnsafeBufferPointer { bytes.append(contentsOf: $0) } }
      } else if let tag = tag(of: place) {
        if tag == .script || tag == .style || tag == .template {
          current = nextSkippingChildren(after: place, within: node)
          continue
        }
        if !elementRole(place, roles: roles).isInLine { bytes.append(0x0A) }
      }
      let following = next(after: place, within: node)
      // The end of a block also ends its line.
      if let parent = parent(of: place), following == nil || nextSibling(of: place) == nil,
        !elementRole(parent, roles: roles).isInLine
      {
        bytes.append(0x0A)
      }
      current = following
    }
    return bytes
  }

  /// Returns whether the text below a node has a letter or digit among its first bytes.
  func hasWord(_ node: NodeID) -> Bool {
    String(decoding: visibleText(of: node, limit: 64), as: UTF8.self).unicodeScalars.contains(where: \.isLetterOrNumber)
  }
}
