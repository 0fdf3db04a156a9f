import HTML
import JSONFormat

/// Finds the article in the state of a page that scripts draw.
///
/// The state is React's stream of components, or a content system's text as Markdown, markup or a tree of parts.
enum StateText {
  static func best(in document: HTMLDocument, scripts: [NodeID]) -> EmbeddedText? {
    var stream: [UInt8] = []
    var values: [JSON] = []
    for script in scripts {
      var bytes: [UInt8] = []
      document.appendText(of: script, to: &bytes)
      guard bytes.count >= 200, bytes.count < 4_000_000 else { continue }
      if bytes.span.containsIgnoringCase("__next_f") {
        ComponentStream.append(from: bytes, to: &stream)
      } else if document.withAttribute(.type, of: script, { $0.containsIgnoringCase("json") }) == true,
        document.withAttribute(.type, of: script, { $0.containsIgnoringCase("ld+json") }) != true,
        let value = JSON(lenient: bytes)
      {
        values.append(value)
      }
    }
    if let page = ComponentStream(stream).page() {
      var text = EmbeddedText(source: "json", text: page)
      text.isPage = true
      if text.words >= 80 { return text }
    }
    let found = values.compactMap { article(in: $0) }.max { $0.words < $1.words }
    return found.flatMap { $0.words >= 80 ? $0 : nil }
  }

  /// Returns the longest text in a value: a tree of parts, or one string of Markdown or markup.
  private static func article(in value: JSON) -> EmbeddedText? {
    var best: EmbeddedText?
    var left = 200_000
    func consider(_ markup: String) {
      guard markup.utf8.count > 400, markup.utf8.count > best?.text.utf8.count ?? 0 else { return }
      let text = EmbeddedText(source: "json", text: markup)
      if text.words > best?.words ?? 0 { best = text }
    }
    func walk(_ value: JSON, key: String, depth: Int) {
      left -= 1
      guard depth < 40, left > 0 else { return }
      switch value {
      case .string(let text) where text.utf8.count > 400 && !notText.contains(key.lowercased()):
        if let markup = markup(of: text) { consider(markup) }
      case .array(let values):
        if let markup = RichText.markup(of: values) { consider(markup) }
        for value in values { walk(value, key: key, depth: depth + 1) }
      case .object(let members):
        for member in members { walk(member.value, key: member.name, depth: depth + 1) }
      default: break
      }
    }
    walk(value, key: "", depth: 0)
    return best
  }

  /// Returns a text's markup, or nil for plain text.
  ///
  /// Why: pieces of a plain text are also under other keys.
  private static func markup(of text: String) -> String? {
    if text.contains("<p") || text.contains("<h2") || text.contains("<div") { return text }
    let isMarkdown = ["\n#", "\n```", "\n- ", "\n* ", "](", "**", "\n> ", "\n1. "].contains { text.contains($0) }
    return isMarkdown ? MarkdownSource(text).markup() : nil
  }

  private static let notText: Set<String> = [
    "description", "excerpt", "summary", "css", "style", "query", "script", "bio", "caption", "alt", "seo", "schema",
    "source", "toc", "code",
  ]
}

/// React's stream of server components: rows of JSON by number.
///
/// An element is `["$", tag, key, properties]`.
struct ComponentStream {
  private var rows: [String: JSON] = [:]
  private var order: [String] = []

  /// Adds the data of a script's `__next_f.push` calls.
  static func append(from script: [UInt8], to stream: inout [UInt8]) {
    let call = Array("__next_f.push(".utf8)
    var index = 0
    while index + call.count < script.count {
      guard script[index] == call[0], script[index..<index + call.count].elementsEqual(call) else {
        index += 1
        continue
      }
      index += call.count
      guard case .array(let values)? = JSON(lenient: Array(script[index...])), values.count > 1,
        case .string(let part) = values[1]
      else { continue }
      stream += Array(part.utf8)
      index += part.utf8.count / 2
    }
  }

  /// Reads rows: `1a:{…}` to the line's end, or `1b:T4d2,` and that many bytes of text.
  init(_ stream: [UInt8]) {
    var index = 0
    while index < stream.count {
      guard let colon = stream[index...].prefix(12).firstIndex(of: UInt8(ascii: ":")) else {
        index = (stream[index...].firstIndex(of: 0x0A) ?? stream.count) + 1
        continue
      }
      let id = String(decoding: stream[index..<colon], as: UTF8.self)
      var end = stream[colon...].firstIndex(of: 0x0A) ?? stream.count
      if colon + 1 < stream.count, stream[colon + 1] == UInt8(ascii: "T"),
        let comma = stream[colon...].prefix(16).firstIndex(of: UInt8(ascii: ",")),
        let length = hexadecimal(stream[(colon + 2)..<comma])
      {
        end = min(stream.count, comma + 1 + length)
        add(id, .string(String(decoding: stream[(comma + 1)..<end], as: UTF8.self)))
        index = end
        continue
      }
      let row = Array(stream[(colon + 1)..<end])
      if let first = row.first, first == UInt8(ascii: "[") || first == UInt8(ascii: "{"),
        let value = JSON(lenient: row)
      {
        add(id, value)
      }
      index = end + 1
    }
  }

  /// Digits alone: `Int` takes a sign too, and a row that said it was -5 bytes long ended the program.
  private func hexadecimal(_ digits: ArraySlice<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.count <= 7 else { return nil }
    return digits.reduce(into: Int?.some(0)) { value, digit in
      let place: UInt8? =
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        default: nil
        }
      value = place.flatMap { place in value.map { $0 * 16 + Int(place) } }
    }
  }

  private mutating func add(_ id: String, _ value: JSON) {
    if rows[id] == nil { order.append(id) }
    rows[id] = value
  }

  /// Returns the markup of the row with the most text.
  func page() -> String? {
    var best = ""
    for id in order.prefix(400) {
      guard let row = rows[id] else { continue }
      var left = 40_000
      let markup = markup(of: row, depth: 0, left: &left)
      if markup.utf8.count > best.utf8.count { best = markup }
    }
    return best.isEmpty ? nil : "<!DOCTYPE html><body>" + best
  }

  private func markup(of value: JSON, depth: Int, left: inout Int) -> String {
    left -= 1
    guard depth < 100, left > 0 else { return "" }
    switch value {
    case .string(let text): return reference(text, depth: depth, left: &left)
    case .integer(let number): return String(number)
    case .number(let number): return String(number)
    case .array(let values):
      if values.count >= 4, case .string("$") = values[0], case .string(let tag) = values[1],
        let properties = values[3].dictionary
      {
        return element(tag, properties, depth: depth, left: &left)
      }
      return values.map { markup(of: $0, depth: depth + 1, left: &left) }.joined()
    default: return ""
    }
  }

  private func reference(_ text: String, depth: Int, left: inout Int) -> String {
    guard text.hasPrefix("$") else { return text.escapedForMarkup }
    if text.hasPrefix("$$") { return String(text.dropFirst()).escapedForMarkup }
    let id = text.dropFirst().drop { $0 == "L" || $0 == "@" }
    guard let row = rows[String(id)] else { return "" }
    return markup(of: row, depth: depth + 1, left: &left)
  }

  private func element(_ tag: String, _ properties: [String: JSON], depth: Int, left: inout Int) -> String {
    let contents: String
    if let inner = properties["dangerouslySetInnerHTML"]?.dictionary, case .string(let html)? = inner["__html"] {
      let id = html.dropFirst()
      if html.hasPrefix("$"), case .string(let text)? = rows[String(id)] { contents = text } else { contents = html }
    } else {
      contents = properties["children"].map { markup(of: $0, depth: depth + 1, left: &left) } ?? ""
    }
    guard let first = tag.utf8.first, first >= 0x61, first <= 0x7A, !Self.skipped.contains(tag) else {
      return Self.skipped.contains(tag) ? "" : contents
    }
    var opening = "<" + tag
    for (property, name) in [("className", "class"), ("href", "href"), ("src", "src"), ("alt", "alt"), ("id", "id")] {
      if case .string(let value)? = properties[property], !value.hasPrefix("$") {
        opening += " " + name + "=\"" + value.escapedForMarkup + "\""
      }
    }
    opening += ">"
    return Self.isVoid.contains(tag) ? opening : opening + contents + "</" + tag + ">"
  }

  private static let skipped: Set<String> = [
    "script", "style", "link", "meta", "title", "head", "svg", "button", "input", "noscript", "template", "iframe",
  ]
  private static let isVoid: Set<String> = ["br", "hr", "img", "source", "wbr"]
}

extension String {
  var escapedForMarkup: String {
    guard utf8.contains(where: { $0 == 0x26 || $0 == 0x3C || $0 == 0x22 }) else { return self }
    return replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
  }
}
