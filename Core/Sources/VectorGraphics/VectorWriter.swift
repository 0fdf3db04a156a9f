/// Writes a checked drawing. Names come from ``VectorNames``; values have been checked, and are escaped all the same.
struct VectorWriter {
  private var text = ""
  /// What each name of a part is called here: nothing of the original names is passed on.
  private let names: [String: String]

  static func bytes(_ root: VectorElement, size: VectorSize) -> [UInt8] {
    var writer = VectorWriter(root)
    writer.text =
      VectorPicture.start + "width=\"\(size.width)\" height=\"\(size.height)\" viewBox=\"\(escaped(size.viewBox))\""
    writer.writeRest(of: root, except: ["width", "height", "viewBox", "x", "y"])
    return Array(writer.text.utf8)
  }

  private init(_ root: VectorElement) {
    var wanted: Set<String> = []
    var present: [String] = []
    VectorWriter.collect(root, wanted: &wanted, present: &present)
    var names: [String: String] = [:]
    for id in present where wanted.contains(id) && names[id] == nil { names[id] = "p\(names.count + 1)" }
    self.names = names
  }

  private static func collect(_ element: VectorElement, wanted: inout Set<String>, present: inout [String]) {
    for (name, value) in element.attributes {
      guard case .reference(let id, _) = value else { continue }
      if name == "id" { present.append(id) } else { wanted.insert(id) }
    }
    for child in element.elements { collect(child, wanted: &wanted, present: &present) }
  }

  private mutating func write(_ element: VectorElement) {
    text += "<" + element.name
    writeRest(of: element, except: [])
  }

  /// The attributes, the children, the end.
  private mutating func writeRest(of element: VectorElement, except: Set<String>) {
    for (name, value) in element.attributes where !except.contains(name) {
      if let value = written(value, of: name) { text += " \(name)=\"\(VectorWriter.escaped(value))\"" }
    }
    if element.children.isEmpty {
      text += "/>"
      return
    }
    text += ">"
    for child in element.children {
      switch child {
      case .element(let child): write(child)
      case .text(let words): text += VectorWriter.escaped(words)
      }
    }
    text += "</\(element.name)>"
  }

  private func written(_ value: VectorValue, of name: String) -> String? {
    switch value {
    case .text(let text): return text
    case .reference(let id, let fallback):
      guard let known = names[id] else { return name == "fill" || name == "stroke" ? fallback ?? "none" : nil }
      switch name {
      case "id": return known
      case "href": return "#" + known
      default: return "url(#\(known))" + (fallback.map { " " + $0 } ?? "")
      }
    }
  }

  /// Escapes what XML gives a meaning.
  private static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in allowed(text).unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  /// The text without what XML forbids or reads as another character (XML 1.0, 2.2 and 2.11).
  static func allowed(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\t", "\n": out.unicodeScalars.append(scalar)
      case "\u{0}"..."\u{1f}", "\u{7f}"..."\u{9f}", "\u{2028}", "\u{fffe}"..."\u{ffff}": break
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
