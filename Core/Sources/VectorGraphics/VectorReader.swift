import HTML

/// Reads a parsed drawing into elements that may be kept.
struct VectorReader {
  /// Something visible would be lost.
  struct Loss: Error {}

  private let document: HTMLDocument
  private let sheet: VectorStyleSheet

  /// Returns nil for a drawing that can't be kept whole.
  static func read(_ root: NodeID, of document: HTMLDocument) -> VectorElement? {
    guard let sheet = VectorStyleSheet(of: root, document) else { return nil }
    let reader = VectorReader(document: document, sheet: sheet)
    guard var element = try? reader.element(root, name: "svg", path: []) else { return nil }
    if let ground = reader.ground(of: root) { element.children.insert(.element(ground), at: 0) }
    return element
  }

  private func element(_ node: NodeID, name: String, path: [VectorSubject]) throws(Loss) -> VectorElement {
    let path = path + [VectorSubject(node, name: name, of: document)]
    var element = VectorElement(name: name)
    element.attributes = try attributes(of: node, name: name, path: path)
    var child = document.firstChild(of: node)
    while let place = child {
      child = document.nextSibling(of: place)
      if document.isElement(place) {
        try add(place, to: &element, path: path)
      } else if document.kind(of: place) == .text, VectorNames.textual.contains(name) {
        let words = VectorWriter.allowed(document.text(of: place))
        if !words.isEmpty { element.children.append(.text(words)) }
      }
    }
    return element
  }

  private func add(_ node: NodeID, to element: inout VectorElement, path: [VectorSubject]) throws(Loss) {
    let name = document.name(of: node)
    guard document.namespace(of: node) == .svg, !VectorNames.lost.contains(name) else { throw Loss() }
    switch name {
    // A link is what it shows.
    case "a":
      let group = VectorNames.textual.contains(element.name) ? "tspan" : "g"
      element.children.append(.element(try self.element(node, name: group, path: path)))
    case "switch":
      // Of its children, one is shown. The first that needs nothing is what a plain reader shows.
      let group = try self.element(node, name: "g", path: path)
      element.children += group.children.prefix(1)
    case _ where VectorNames.kept.contains(name):
      element.children.append(.element(try self.element(node, name: name, path: path)))
    // Titles, metadata, scripts, style sheets, animations, filters, and what editors add for themselves.
    default: break
    }
  }

  private func attributes(
    of node: NodeID, name: String, path: [VectorSubject]
  ) throws(Loss) -> [(name: String, value: VectorValue)] {
    var values: [String: VectorValue] = [:]
    var styles: [(name: String, value: String)] = sheet.declarations(for: path)
    for attribute in document.attributes(of: node) {
      switch (attribute.name, attribute.namespace) {
      case ("id", .none): values["id"] = .reference(attribute.value, fallback: nil)
      case ("style", .none): styles += VectorStyleSheet.declarations(attribute.value)
      case ("href", .none), ("href", .xlink):
        guard VectorNames.referring.contains(name) else { continue }
        let address = attribute.value.trimmed
        // A part of another file would be missing.
        guard address.first == "#", address.count > 1 else { throw Loss() }
        values["href"] = .reference(String(address.dropFirst()), fallback: nil)
      case ("space", .xml) where attribute.value == "preserve": values["xml:space"] = .text("preserve")
      case (let known, .none):
        guard let form = VectorNames.forms[known] else { continue }
        values[known] = form.value(attribute.value)
      default: continue
      }
    }
    for style in styles where VectorNames.styled.contains(style.name) {
      // Without its variable, a colour would be black.
      if style.value.contains("var(") { throw Loss() }
      if let value = VectorNames.forms[style.name]?.value(style.value) { values[style.name] = value }
    }
    return values.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }
  }

  /// What a drawing that sets its background in a style is drawn on.
  private func ground(of root: NodeID) -> VectorElement? {
    let path = [VectorSubject(root, name: "svg", of: document)]
    let styles =
      sheet.declarations(for: path)
      + VectorStyleSheet.declarations(document.attribute(.style, of: root) ?? "")
    guard let style = styles.last(where: { ["background", "background-color"].contains($0.name) }),
      let colour = VectorForm.colour.value(style.value)
    else { return nil }
    return VectorElement(
      name: "rect",
      attributes: [("fill", colour), ("height", .text("100%")), ("width", .text("100%"))])
  }
}

/// What selectors match.
struct VectorSubject {
  let name: String
  let id: String?
  let classes: [Substring]

  init(_ node: NodeID, name: String, of document: HTMLDocument) {
    self.name = name
    id = document.attribute(.id, of: node)
    classes = document.attribute(.class, of: node)?.split(whereSeparator: \.isWhitespace) ?? []
  }
}
