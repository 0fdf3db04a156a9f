import HTML

/// Finds an article's notes by the links to them and back.
struct FootnoteFinder {
  struct Found {
    var id: String
    var label: String
    var definition: NodeID
    var references: [NodeID]
    var backlinks: [NodeID]
  }

  private struct Link {
    var node: NodeID
    var fragment: String
    var label: String
  }

  private let document: HTMLDocument
  private let selection: ContentSelection
  private let links: LinkResolver
  private var placeOfID: [String: NodeID] = [:]
  /// The links inside an element by the place that they lead to. Many marks may lead to one element with many links.
  private var knownLinks: [NodeID: [String: [NodeID]]] = [:]

  init(document: HTMLDocument, selection: ContentSelection, links: LinkResolver) {
    self.document = document
    self.selection = selection
    self.links = links
  }

  mutating func find() -> [Found] {
    let inText = linksOnPage()
    guard inText.contains(where: { isLabel($0.label) }) else { return [] }
    findPlaces(Set(inText.map(\.fragment)))
    var found: [Found] = []
    var indexOfDefinition: [NodeID: Int] = [:]
    for link in inText where isLabel(link.label) {
      guard let target = placeOfID[link.fragment], let definition = definition(at: target),
        !document.contains(definition, link.node), !document.contains(target, link.node)
      else { continue }
      if let index = indexOfDefinition[definition] {
        found[index].references.append(link.node)
        continue
      }
      let back = waysBack(from: definition, to: link.node)
      guard !back.isEmpty || isDeclared(link.node, definition) else { continue }
      // A heading with a link back to the contents list isn't a note. Nor is an element before its mark.
      guard definition > link.node || isDeclaredNote(definition), !holdsHeading(definition) else { continue }
      indexOfDefinition[definition] = found.count
      found.append(
        Found(
          id: link.fragment, label: plain(link.label), definition: definition, references: [link.node], backlinks: back)
      )
    }
    // Find further backlinks for notes that have several references.
    for index in found.indices where found[index].references.count > 1 {
      for reference in found[index].references.dropFirst() {
        found[index].backlinks += waysBack(from: found[index].definition, to: reference)
      }
    }
    return found
  }

  /// Returns the links of the article that stay on the page.
  private func linksOnPage() -> [Link] {
    var found: [Link] = []
    for root in selection.roots {
      var current: NodeID? = root
      while let node = current {
        if selection.dropped.contains(node) {
          current = document.nextSkippingChildren(after: node, within: root)
          continue
        }
        if document.isElement(node, .a), let isLocal = document.withAttribute(.href, of: node, { $0.hasFragment }),
          isLocal,
          let fragment = document.attribute(.href, of: node).flatMap(links.fragment), !fragment.isEmpty
        {
          let text = document.visibleText(of: node, limit: 24)
          found.append(
            Link(
              node: node, fragment: fragment.percentDecoded,
              label: text.count > 24 ? "…" : String(decoding: text, as: UTF8.self)))
        }
        current = document.next(after: node, within: root)
      }
    }
    return found
  }

  /// Looks up the link targets in the whole document: the notes may be outside the selected part.
  private mutating func findPlaces(_ fragments: Set<String>) {
    for node in document.descendants(of: document.root) {
      guard document.isElement(node), document.attributeCount(of: node) > 0 else { continue }
      if let id = document.attribute(.id, of: node), fragments.contains(id), placeOfID[id] == nil {
        placeOfID[id] = node
      }
      if document.isElement(node, .a), let name = document.attribute(.name, of: node), fragments.contains(name),
        placeOfID[name] == nil
      {
        placeOfID[name] = node
      }
    }
  }

  /// Returns whether a label is a number, a letter or a sign such as `*`, with or without brackets.
  private func isLabel(_ label: String) -> Bool {
    let plain = plain(label)
    guard !plain.isEmpty, plain.count <= 4 else { return false }
    if plain.allSatisfy({ $0.isNumber }) { return true }
    if plain.count == 1 { return plain.allSatisfy { $0.isLetter || "*†‡§¶".contains($0) } }
    return plain.allSatisfy { "*†‡§ivxlcdm".contains($0) }
      || (plain.hasPrefix("fn") || plain.hasPrefix("n")) && plain.dropFirst(1).contains { $0.isNumber }
  }

  private func plain(_ label: String) -> String {
    label.filter { !"[]() \n\t\u{A0}.,^".contains($0) && !$0.unicodeScalars.allSatisfy(\.isInvisible) }
  }

  /// Returns the element that holds the whole note for a link target.
  private func definition(at target: NodeID) -> NodeID? {
    var current: NodeID? = target
    for _ in 0..<4 {
      guard let node = current, let tag = document.tag(of: node) else { return nil }
      switch tag {
      case .li, .p, .aside, .section, .dd, .div, .td, .blockquote, .article: return node
      case .dt: return document.nextElement(node).flatMap { document.isElement($0, .dd) ? $0 : nil }
      case .tr, .table: return node
      case .h1, .h2, .h3, .h4, .h5, .h6, .body, .main: return nil
      default: current = document.parent(of: node)
      }
    }
    return nil
  }

  /// Returns the links in a note that lead back to the mark or close to it.
  private mutating func waysBack(from definition: NodeID, to reference: NodeID) -> [NodeID] {
    var near: Set<String> = []
    var current: NodeID? = reference
    for _ in 0..<3 {
      guard let node = current else { break }
      for name in [AttributeName.id, .name] {
        if let id = document.attribute(name, of: node) { near.insert(id) }
      }
      current = document.parent(of: node)
    }
    for neighbour in [document.previousSibling(of: reference), document.firstChild(of: reference)] {
      if let neighbour, let id = document.attribute(.id, of: neighbour) { near.insert(id) }
    }
    guard !near.isEmpty else { return [] }
    // The mark of an old docutils note is in the term before it.
    let places =
      [definition]
      + (document.isElement(definition, .dd) ? [document.previousElement(definition)].compactMap(\.self) : [])
    var found: [NodeID] = []
    for place in places {
      let inside = linksInside(place)
      found += near.flatMap { inside[$0] ?? [] }.sorted()
    }
    return found
  }

  private mutating func linksInside(_ place: NodeID) -> [String: [NodeID]] {
    if let known = knownLinks[place] { return known }
    var inside: [String: [NodeID]] = [:]
    for link in document.elements(withTag: .a, in: place) {
      guard let fragment = document.attribute(.href, of: link).flatMap(links.fragment) else { continue }
      inside[fragment.percentDecoded, default: []].append(link)
    }
    knownLinks[place] = inside
    return inside
  }

  private func isDeclared(_ reference: NodeID, _ definition: NodeID) -> Bool {
    let wrapper = document.parent(of: reference)
    let isMark =
      [reference, wrapper].contains { node in
        guard let node else { return false }
        let facts = document.facts(node)
        return facts.role == .noteReference || facts.traits.contains(.footnote) || document.isElement(node, .sup)
      }
    return isMark && isDeclaredNote(definition)
  }

  private func isDeclaredNote(_ definition: NodeID) -> Bool {
    var current: NodeID? = definition
    for _ in 0..<3 {
      guard let node = current else { return false }
      let facts = document.facts(node)
      if facts.role == .footnote || facts.role == .footnotes || facts.traits.contains(.footnote) { return true }
      current = document.parent(of: node)
    }
    return false
  }

  private func holdsHeading(_ node: NodeID) -> Bool {
    [Tag.h1, .h2, .h3, .h4].contains { document.contains($0, below: node, limit: 60) }
  }
}

extension Span<UInt8> {
  /// Whether an address has a part after `#`.
  var hasFragment: Bool {
    for i in indices where self[i] == 0x23 { return true }
    return false
  }
}
