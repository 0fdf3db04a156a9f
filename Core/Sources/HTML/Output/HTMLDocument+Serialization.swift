extension HTMLDocument {
  /// The HTML fragment serialization (13.3): the markup below a node, as UTF-8.
  ///
  /// Keeps the identifiers of document types, which the standard drops: parsed again, the document has the same quirks.
  ///
  /// Parsing the result may give another tree: a `p` inside a `p`, for example, can be built but not written.
  public func serialize(below node: NodeID? = nil) -> [UInt8] {
    var writer = Serializer(document: self)
    writer.write(below: node ?? root)
    return writer.output
  }
}

private struct Serializer {
  let document: HTMLDocument
  var output: [UInt8] = []

  init(document: HTMLDocument) {
    self.document = document
  }

  mutating func write(below root: NodeID) {
    // A template's children belong to its contents: remember the template to climb back up.
    var parents = [root]
    var current = contents(of: root)
    while true {
      if let node = current {
        begin(node)
        if hasContents(node) {
          parents.append(node)
          current = contents(of: node)
        } else {
          current = document.nextSibling(of: node)
        }
      } else {
        let parent = parents.removeLast()
        if parents.isEmpty { return }
        output += "</".utf8
        output += document.name(of: parent).utf8
        output.append(0x3E)
        current = document.nextSibling(of: parent)
      }
    }
  }

  private func contents(of node: NodeID) -> NodeID? {
    document.firstChild(of: document.templateContents(of: node) ?? node)
  }

  /// Whether a node is an element with an end tag.
  private func hasContents(_ node: NodeID) -> Bool {
    guard let tag = document.tag(of: node) else { return false }
    guard document.namespace(of: node) == .html else { return true }
    switch tag {
    case .area, .base, .basefont, .bgsound, .br, .col, .embed, .frame, .hr, .img, .input, .keygen, .link, .meta, .param,
      .source, .track, .wbr:
      return false
    default:
      return true
    }
  }

  private mutating func begin(_ node: NodeID) {
    switch document.kind(of: node) {
    case .element: writeStartTag(node)
    case .text: writeText(node)
    case .comment:
      output += "<!--".utf8
      append(node)
      output += "-->".utf8
    case .doctype:
      output += "<!DOCTYPE ".utf8
      output += document.name(of: node).utf8
      writeIdentifiers(of: node)
      output.append(0x3E)
    case .document, .fragment: break
    }
  }

  private mutating func writeIdentifiers(of node: NodeID) {
    guard let identifiers = document.doctypeIdentifiers(of: node) else { return }
    if let publicID = identifiers.publicID {
      output += " PUBLIC ".utf8
      writeQuoted(publicID)
    } else if identifiers.systemID != nil {
      output += " SYSTEM".utf8
    }
    if let systemID = identifiers.systemID {
      output.append(0x20)
      writeQuoted(systemID)
    }
  }

  /// An identifier holds at most one kind of quote: the other kind ended it.
  private mutating func writeQuoted(_ identifier: String) {
    let quote: UInt8 = identifier.utf8.contains(0x22) ? 0x27 : 0x22
    output.append(quote)
    output += identifier.utf8
    output.append(quote)
  }

  private mutating func writeStartTag(_ node: NodeID) {
    output.append(0x3C)
    output += document.name(of: node).utf8
    for place in 0..<document.attributeCount(of: node) {
      let attribute = document.attributeRecord(at: place, of: node)
      output.append(0x20)
      output += prefix(of: attribute).utf8
      output += "=\"".utf8
      document.withAttribute(at: place, of: node) { escape($0, inAttribute: true) }
      output.append(0x22)
    }
    output.append(0x3E)
  }

  private func prefix(of attribute: Attribute) -> String {
    let name = document.name(of: attribute.name)
    switch attribute.namespace {
    case .none: return name
    case .xlink: return "xlink:" + name
    case .xml: return "xml:" + name
    case .xmlns: return name == "xmlns" ? name : "xmlns:" + name
    }
  }

  private mutating func writeText(_ node: NodeID) {
    if isRawText(document.parent(of: node)) {
      append(node)
    } else {
      document.withText(of: node) { escape($0, inAttribute: false) }
    }
  }

  private func isRawText(_ node: NodeID?) -> Bool {
    guard let node, document.namespace(of: node) == .html else { return false }
    switch document.tag(of: node) {
    case .style, .script, .xmp, .iframe, .noembed, .noframes, .plaintext: return true
    default: return false
    }
  }

  private mutating func append(_ node: NodeID) {
    document.withText(of: node) { text in
      text.withUnsafeBufferPointer { output.append(contentsOf: $0) }
    }
  }

  private mutating func escape(_ text: Span<UInt8>, inAttribute: Bool) {
    var i = 0
    while i < text.count {
      let byte = text[i]
      switch byte {
      case 0x26: output += "&amp;".utf8
      case 0x22 where inAttribute: output += "&quot;".utf8
      case 0x3C: output += "&lt;".utf8
      case 0x3E: output += "&gt;".utf8
      case 0xC2 where i + 1 < text.count && text[i + 1] == 0xA0:
        output += "&nbsp;".utf8
        i += 1
      default: output.append(byte)
      }
      i += 1
    }
  }
}
