import HTML

/// The `meta`, `link` and `title` elements of a page, by name.
///
/// Includes those in the body, where many pages have them.
struct HeadFacts {
  /// Contents of `meta` elements by `name`, `property` or `itemprop` in lower case, in the order of the page.
  private(set) var metas: [String: [String]] = [:]
  /// Targets of `link` elements by `rel`.
  private(set) var links: [String: [String]] = [:]
  private(set) var title: String?

  init(_ document: HTMLDocument) {
    for node in document.descendants(of: document.root) {
      guard let tag = document.tag(of: node), document.namespace(of: node) == .html else { continue }
      switch tag {
      case .meta: addMeta(node, document)
      case .link: addLink(node, document)
      case .title where title == nil:
        let text = document.textContent(of: node).collapsed
        if !text.isEmpty { title = text }
      default: break
      }
    }
  }

  private mutating func addMeta(_ node: NodeID, _ document: HTMLDocument) {
    // Some generators write `value` instead of `content`.
    let written = document.attribute(.content, of: node) ?? document.attribute(.value, of: node)
    guard let content = written?.collapsed, !content.isEmpty else { return }
    for name in [AttributeName.property, .name, .itemprop] {
      guard let key = document.attribute(name, of: node)?.lowercased().trimmedBothEnds, !key.isEmpty else { continue }
      metas[key, default: []].append(content)
    }
  }

  private mutating func addLink(_ node: NodeID, _ document: HTMLDocument) {
    guard let target = document.attribute(.href, of: node)?.trimmedBothEnds, !target.isEmpty,
      let relations = document.attribute(.rel, of: node)
    else { return }
    for relation in relations.lowercased().split(whereSeparator: \.isWhitespace) {
      links[String(relation), default: []].append(target)
    }
  }

  /// Returns the first content of the first of these names that the page has.
  func first(_ names: String...) -> String? {
    for name in names { if let value = metas[name]?.first { return value } }
    return nil
  }

  /// Returns all contents of the first of these names that the page has.
  func all(_ names: String...) -> [String] {
    for name in names { if let values = metas[name] { return values } }
    return []
  }
}

extension String {
  /// The string with each run of white space as one space, and without white space at both ends.
  var collapsed: String {
    if isCollapsedASCII { return self }
    var out = String.UnicodeScalarView()
    var hasSpace = false
    for scalar in unicodeScalars {
      if scalar.properties.isWhitespace || scalar.value == 0xFEFF || scalar.value == 0x200B {
        hasSpace = !out.isEmpty
      } else {
        if hasSpace { out.append(" ") }
        hasSpace = false
        out.append(scalar)
      }
    }
    return String(out)
  }

  /// Whether the string is already collapsed, as most contents of `meta` elements are.
  private var isCollapsedASCII: Bool {
    var previous: UInt8 = 0x20
    for byte in utf8 {
      if byte >= 0x80 || byte < 0x20 || (byte == 0x20 && previous == 0x20) { return false }
      previous = byte
    }
    return previous != 0x20
  }

  /// The letters and digits in lower case, for comparing the wording of two texts.
  var wordKey: String {
    if utf8.allSatisfy({ $0 < 0x80 }) {
      return String(decoding: utf8.filter(\.isWordByte).map(\.asciiLowercased), as: UTF8.self)
    }
    var out = String.UnicodeScalarView()
    for scalar in lowercased().unicodeScalars
    where scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
      out.append(scalar)
    }
    return String(out)
  }
}
