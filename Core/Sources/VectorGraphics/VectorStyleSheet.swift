import HTML

/// The rules of a drawing's `style` elements, applied here so that no style sheet need be passed on.
///
/// It knows elements, classes, names, and which is inside which. A rule with another selector is left out.
struct VectorStyleSheet {
  private struct Rule {
    /// From the outermost; the last one is the subject.
    var selector: [Part]
    var weight: Int
    var declarations: [(name: String, value: String)]
  }

  private struct Part {
    var name: String?
    var id: String?
    var classes: [String] = []
    /// Whether the part before is its parent, not any ancestor.
    var isChild = false

    func matches(_ subject: VectorSubject) -> Bool {
      (name == nil || name == subject.name) && (id == nil || id == subject.id)
        && classes.allSatisfy { wanted in subject.classes.contains { $0 == wanted } }
    }
  }

  private var rules: [Rule] = []

  /// Returns nil if there are too many rules to apply.
  init?(of root: NodeID, _ document: HTMLDocument) {
    var text = ""
    for node in document.descendants(of: root) where document.isElement(node) && document.name(of: node) == "style" {
      text += document.textContent(of: node) + "\n"
    }
    guard !text.isEmpty else { return }
    read(VectorStyleSheet.withoutComments(text))
    guard rules.count <= VectorLimits.rules else { return nil }
    // Sorting is stable: of two rules of one weight, the later one wins.
    rules = rules.enumerated().sorted { ($0.element.weight, $0.offset) < ($1.element.weight, $1.offset) }.map(\.element)
  }

  /// What applies to an element, the strongest last.
  ///
  /// - Parameter path: the elements around it from the outermost, and itself.
  func declarations(for path: [VectorSubject]) -> [(name: String, value: String)] {
    rules.filter { VectorStyleSheet.matches($0.selector[...], path[...]) }.flatMap(\.declarations)
  }

  private static func matches(_ selector: ArraySlice<Part>, _ path: ArraySlice<VectorSubject>) -> Bool {
    guard let part = selector.last else { return true }
    guard let subject = path.last, part.matches(subject) else { return false }
    let rest = selector.dropLast()
    if rest.isEmpty { return true }
    if part.isChild { return matches(rest, path.dropLast()) }
    var around = path.dropLast()
    while !around.isEmpty {
      if matches(rest, around) { return true }
      around = around.dropLast()
    }
    return false
  }

  /// `fill: red; stroke: none`, without what can't be applied.
  static func declarations(_ text: String) -> [(name: String, value: String)] {
    withoutComments(text).split(separator: ";").flatMap { (declaration: Substring) -> [(name: String, value: String)] in
      guard let colon = declaration.firstIndex(of: ":") else { return [] }
      let name = String(declaration[..<colon]).trimmed.lowercased()
      var value = String(declaration[declaration.index(after: colon)...]).trimmed
      if let mark = value.firstIndex(of: "!") { value = String(value[..<mark]).trimmed }
      switch name {
      case "font": return font(value)
      case "marker": return ["marker-start", "marker-mid", "marker-end"].map { ($0, value) }
      default: return [(name, value)]
      }
    }
  }

  /// `italic bold 12px/1.5 Georgia, serif`
  private static func font(_ value: String) -> [(name: String, value: String)] {
    let words = value.split(separator: " ")
    guard let size = words.firstIndex(where: { $0.first?.isNumber == true && !$0.allSatisfy(\.isNumber) }) else {
      return []
    }
    var parts: [(name: String, value: String)] = [
      ("font-size", String(words[size].prefix { $0 != "/" })),
      ("font-family", words[(size + 1)...].joined(separator: " ")),
    ]
    for word in words[..<size] {
      parts.append((word == "italic" || word == "oblique" ? "font-style" : "font-weight", String(word)))
    }
    return parts
  }

  private mutating func read(_ text: String) {
    var rest = text[...]
    while let open = rest.firstIndex(where: { $0 == "{" || $0 == ";" }), rules.count <= VectorLimits.rules {
      let head = String(rest[..<open]).trimmed
      if rest[open] == ";" {
        // `@import …;`
        rest = rest[rest.index(after: open)...]
        continue
      }
      let end = VectorStyleSheet.end(of: rest[open...])
      let body = rest[rest.index(after: open)..<end]
      // What holds only on some screens, fonts and animations are left out.
      if head.first != "@" { add(head, String(body)) }
      rest = end < rest.endIndex ? rest[rest.index(after: end)...] : rest[end...]
    }
  }

  /// The brace that closes the first one.
  private static func end(of text: Substring) -> String.Index {
    var depth = 0
    for index in text.indices {
      if text[index] == "{" { depth += 1 }
      if text[index] == "}" {
        depth -= 1
        if depth == 0 { return index }
      }
    }
    return text.endIndex
  }

  private mutating func add(_ selectors: String, _ body: String) {
    let declarations = VectorStyleSheet.declarations(body)
    for selector in selectors.split(separator: ",") {
      guard let parts = VectorStyleSheet.selector(String(selector)), !parts.isEmpty else { continue }
      let weight = parts.reduce(0) {
        $0 + ($1.id == nil ? 0 : 10_000) + $1.classes.count * 100 + ($1.name == nil ? 0 : 1)
      }
      rules.append(Rule(selector: parts, weight: weight, declarations: declarations))
    }
  }

  /// `g.axis > text`; nil for what isn't known.
  private static func selector(_ text: String) -> [Part]? {
    var parts: [Part] = []
    var isChild = false
    for word in text.replacing(">", with: " > ").split(whereSeparator: \.isWhitespace) {
      if word == ">" {
        isChild = true
        continue
      }
      guard var part = part(word), parts.count < 8 else { return nil }
      part.isChild = isChild
      isChild = false
      parts.append(part)
    }
    return parts
  }

  private static func part(_ word: Substring) -> Part? {
    var part = Part()
    var rest = word
    func name() -> String {
      let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
      rest = rest.dropFirst(name.count)
      return String(name)
    }
    if rest.first == "*" { rest = rest.dropFirst() } else if rest.first?.isLetter == true { part.name = name() }
    while let mark = rest.first {
      rest = rest.dropFirst()
      let value = name()
      guard !value.isEmpty else { return nil }
      switch mark {
      case ".": part.classes.append(value)
      case "#": part.id = value
      default: return nil
      }
    }
    return part
  }

  private static func withoutComments(_ text: String) -> String {
    guard text.contains("/*") || text.contains("<!--") else { return text }
    var out = ""
    var rest = text.replacing("<!--", with: "").replacing("-->", with: "")[...]
    while let start = rest.firstRange(of: "/*") {
      out += rest[..<start.lowerBound]
      guard let end = rest[start.upperBound...].firstRange(of: "*/") else { return out }
      rest = rest[end.upperBound...]
    }
    return out + rest
  }
}
