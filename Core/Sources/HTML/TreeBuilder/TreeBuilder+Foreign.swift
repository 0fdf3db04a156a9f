// SVG and MathML (13.2.6.5).
extension TreeBuilder {
  /// The element that decides which rules process a token.
  private var adjustedCurrentNode: OpenElement {
    if let context, open.count == 1 { return context }
    return open.top
  }

  var adjustedCurrentNodeIsForeign: Bool {
    @inline(__always) get {
      if open.count == 0 { return false }
      if open.top.name.isHTML, context == nil || open.count != 1 { return false }
      return !adjustedCurrentNode.name.isHTML
    }
  }

  /// The tree construction dispatcher's question (13.2.6), asked inside a foreign element.
  var usesForeignRules: Bool {
    let node = adjustedCurrentNode
    switch token.kind {
    case .endOfFile:
      return false
    case .startTag:
      if node.flags.intersects(.htmlIntegrationPoint) { return false }
      if node.flags.intersects(.mathMLTextIntegrationPoint) { return token.tag == .mglyph || token.tag == .malignmark }
      return !(token.tag == .svg && node.name == ElementName(.annotationXML, in: .mathML))
    case .text:
      return !node.flags.intersects([.htmlIntegrationPoint, .mathMLTextIntegrationPoint])
    case .endTag, .comment, .doctype:
      return true
    }
  }

  mutating func processInForeignContent() {
    switch token.kind {
    case .text: foreignText()
    case .comment: insertComment()
    case .startTag:
      if breaksOut {
        leaveForeignContent()
        process()
      } else {
        startForeign()
      }
    case .endTag: endForeign()
    case .doctype, .endOfFile: return
    }
  }

  private mutating func foreignText() {
    if token.hasNUL {
      let text = bytes(of: token.text)
      let start = tokenizer.side.count
      // Text in the side buffer would move while the buffer grows, so it is copied first.
      let copy = (0..<token.text.count).map { text[$0] }
      for byte in copy {
        if byte == 0 {
          appendReplacementCharacter(to: &tokenizer.side)
        } else {
          tokenizer.side.append(byte)
        }
        if byte != 0, !isSpace(byte) { framesetOK = false }
      }
      insertText(Slice(sideOffset: start, length: tokenizer.side.count - start))
    } else {
      if framesetOK, !isBlank(token.text) { framesetOK = false }
      insertText(token.text)
    }
  }

  /// Whether the current start tag never occurs in foreign content: the author forgot to close that.
  private var breaksOut: Bool {
    switch token.tag {
    case .b, .big, .blockquote, .body, .br, .center, .code, .dd, .div, .dl, .dt, .em, .embed, .h1, .h2, .h3, .h4, .h5,
      .h6,
      .head, .hr, .i, .img, .li, .listing, .menu, .meta, .nobr, .ol, .p, .pre, .ruby, .s, .small, .span, .strong,
      .strike,
      .sub, .sup, .table, .tt, .u, .ul, .var:
      return true
    case .font:
      return hasAttribute(.color) || hasAttribute(.face) || hasAttribute(.size)
    default:
      return false
    }
  }

  private func hasAttribute(_ name: AttributeName) -> Bool {
    for i in token.firstAttribute..<token.firstAttribute + token.attributeCount
    where tokenizer.attributes[i].name == name {
      return true
    }
    return false
  }

  private mutating func leaveForeignContent() {
    while open.count > 1, !open.top.name.isHTML,
      !open.top.flags.intersects([.htmlIntegrationPoint, .mathMLTextIntegrationPoint])
    {
      open.pop()
    }
  }

  private mutating func startForeign() {
    let namespace = adjustedCurrentNode.name.namespace
    insertForeignElement(token.tag, namespace: namespace)
    if token.isSelfClosing { open.pop() }
  }

  /// Inserts an element for the current start tag with the names that its namespace wants.
  mutating func insertForeignElement(_ tag: Tag, namespace: Namespace) {
    let name = ElementName(namespace == .svg ? svgTag(tag) : tag, in: namespace)
    adjustAttributes(for: namespace)
    insertElement(name, firstAttribute: token.firstAttribute, attributeCount: token.attributeCount)
    if name == ElementName(.annotationXML, in: .mathML),
      attributeEquals(.encoding, "text/html") || attributeEquals(.encoding, "application/xhtml+xml")
    {
      open.setFlags(open.top.flags.union(.htmlIntegrationPoint), at: open.count - 1)
    }
  }

  private func svgTag(_ tag: Tag) -> Tag {
    tag.isKnown ? Tag(rawValue: tables.svgElements[Int(tag.rawValue)]) : tag
  }

  /// Adjusting MathML, SVG and foreign attributes (13.2.6.1).
  private mutating func adjustAttributes(for namespace: Namespace) {
    for index in token.firstAttribute..<token.firstAttribute + token.attributeCount {
      let attribute = tokenizer.attributes[index]
      let number = attribute.name.rawValue
      guard number < UInt32(knownNameCount) else { continue }
      if let (local, namespace) = Self.namespacedAttribute(attribute.name) {
        tokenizer.attributes[index] = Attribute(name: local.rawValue, namespace: namespace, value: attribute.value)
      } else if namespace == .svg {
        tokenizer.attributes[index] = Attribute(name: tables.svgAttributes[Int(number)], value: attribute.value)
      } else if attribute.name == .definitionurl {
        tokenizer.attributes[index] = Attribute(name: AttributeName.definitionURL.rawValue, value: attribute.value)
      }
    }
  }

  private static func namespacedAttribute(_ name: AttributeName) -> (AttributeName, AttributeNamespace)? {
    switch name {
    case .xlinkActuate: (.actuate, .xlink)
    case .xlinkArcrole: (.arcrole, .xlink)
    case .xlinkHref: (.href, .xlink)
    case .xlinkRole: (.role, .xlink)
    case .xlinkShow: (.show, .xlink)
    case .xlinkTitle: (.title, .xlink)
    case .xlinkType: (.type, .xlink)
    case .xmlLang: (.lang, .xml)
    case .xmlSpace: (.space, .xml)
    case .xmlns: (.xmlns, .xmlns)
    case .xmlnsXlink: (.xlink, .xmlns)
    default: nil
    }
  }

  private mutating func endForeign() {
    if token.tag == .br || token.tag == .p {
      leaveForeignContent()
      return process()
    }
    let tag = token.tag
    let adjusted = svgTag(tag)
    var index = open.count - 1
    while index > 0 {
      let element = open[index]
      // Element names have capitals, end tags don't.
      if element.name.tag == tag || (element.name.namespace == .svg && element.name.tag == adjusted) {
        return open.popFrom(index)
      }
      index -= 1
      if open[index].name.isHTML { return process() }
    }
  }
}
