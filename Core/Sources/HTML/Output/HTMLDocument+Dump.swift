extension HTMLDocument {
  /// The tree below a node in the format of html5lib's tree construction tests, a line a node. Strings are written as they
  /// are, so that a newline in a text is a newline in the dump.
  ///
  /// - Parameter node: where to begin; the document by default. Pass ``fragmentRoot`` for a fragment.
  public func dump(below node: NodeID? = nil) -> String {
    var lines = ""
    let top = node ?? root
    var current = firstChild(of: top)
    var depth = 0
    var templates: [(template: NodeID, depth: Int)] = []
    while let place = current {
      appendDumpLine(place, depth: depth, to: &lines)
      if let contents = templateContents(of: place) {
        lines += "| " + String(repeating: "  ", count: depth + 1) + "content\n"
        if let first = firstChild(of: contents) {
          templates.append((place, depth))
          depth += 2
          current = first
          continue
        }
      }
      if let child = firstChild(of: place) {
        depth += 1
        current = child
        continue
      }
      current = nil
      var climbing = place
      while true {
        if let next = nextSibling(of: climbing) {
          current = next
          break
        }
        guard let parent = parent(of: climbing), parent != top else { break }
        if kind(of: parent) == .fragment {
          guard let entry = templates.popLast() else { break }
          climbing = entry.template
          depth = entry.depth
        } else {
          climbing = parent
          depth -= 1
        }
      }
    }
    if lines.hasSuffix("\n") { lines.removeLast() }
    return lines
  }

  private func appendDumpLine(_ node: NodeID, depth: Int, to lines: inout String) {
    let indent = "| " + String(repeating: "  ", count: depth)
    switch kind(of: node) {
    case .element:
      lines += "\(indent)<\(dumpName(of: node))>\n"
      let attributes = attributes(of: node).map { (name: $0.dumpName, value: $0.value) }
      for attribute in attributes.sorted(by: { $0.name.utf16.lexicographicallyPrecedes($1.name.utf16) }) {
        lines += "\(indent)  \(attribute.name)=\"\(attribute.value)\"\n"
      }
    case .text: lines += "\(indent)\"\(text(of: node))\"\n"
    case .comment: lines += "\(indent)<!-- \(text(of: node)) -->\n"
    case .doctype: lines += "\(indent)<!DOCTYPE \(name(of: node))\(dumpIdentifiers(of: node))>\n"
    case .document, .fragment: break
    }
  }

  private func dumpName(of node: NodeID) -> String {
    switch namespace(of: node) {
    case .html: name(of: node)
    case .svg: "svg " + name(of: node)
    case .mathML: "math " + name(of: node)
    }
  }

  private func dumpIdentifiers(of node: NodeID) -> String {
    guard let identifiers = doctypeIdentifiers(of: node) else { return "" }
    let publicID = identifiers.publicID ?? ""
    let systemID = identifiers.systemID ?? ""
    return publicID.isEmpty && systemID.isEmpty ? "" : " \"\(publicID)\" \"\(systemID)\""
  }
}

extension HTMLDocument.AttributeText {
  fileprivate var dumpName: String {
    switch namespace {
    case .none: name
    case .xlink: "xlink " + name
    case .xml: "xml " + name
    case .xmlns: "xmlns " + name
    }
  }
}
