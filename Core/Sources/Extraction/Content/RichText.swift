import JSONFormat

/// Converts the trees of text in content systems to markup.
///
/// Handles ProseMirror, Slate, Lexical, Contentful, Portable Text, Editor.js, and the trees of Markdown and HTML tools.
enum RichText {
  /// Returns the markup of a list of parts, or nil if the list holds something else.
  static func markup(of parts: [JSON]) -> String? {
    let blocks = parts.filter { kind(of: $0).map { Self.tags[$0] != nil || blockKinds.contains($0) } ?? false }
    guard parts.count >= 2, blocks.count * 2 >= parts.count, blocks.count >= 2 else { return nil }
    return joined(parts, depth: 0)
  }

  /// Joins the markup of the parts, and makes one list of consecutive Portable Text items.
  private static func joined(_ parts: [JSON], depth: Int) -> String {
    var out = ""
    var list: String?
    for part in parts {
      var wanted: String?
      if let object = part.dictionary, let item = object["listItem"]?.text {
        wanted = item == "number" ? "ol" : "ul"
      }
      if list != wanted {
        if let list { out += "</" + list + ">" }
        if let wanted { out += "<" + wanted + ">" }
        list = wanted
      }
      out += markup(of: part, depth: depth)
    }
    if let list { out += "</" + list + ">" }
    return out
  }

  private static func kind(of value: JSON) -> String? {
    guard let object = value.dictionary,
      let name = (object["nodeType"] ?? object["_type"] ?? object["type"])?.text
    else { return nil }
    return name.lowercased().filter { $0 != "-" && $0 != "_" }
  }

  private static func markup(of value: JSON, depth: Int) -> String {
    guard depth < 60 else { return "" }
    switch value {
    case .string(let text): return text.escapedForMarkup
    case .array(let values): return joined(values, depth: depth + 1)
    default:
      guard let object = value.dictionary else { return "" }
      return markup(of: object, kind: kind(of: value) ?? "", depth: depth)
    }
  }

  private static func markup(of object: [String: JSON], kind: String, depth: Int) -> String {
    if let text = leaf(object, kind: kind) { return text }
    if let data = object["data"]?.dictionary, let text = editorBlock(kind, data, depth: depth) { return text }
    let links = markDefinitions(of: object)
    let children = object["content"] ?? object["children"] ?? object["nodes"]
    let inner: String
    if links.isEmpty {
      inner = children.map { markup(of: $0, depth: depth + 1) } ?? ""
    } else {
      inner = (children?.list ?? []).map { span($0, links: links, depth: depth) }.joined()
    }
    switch kind {
    case "codeblock", "code", "fence", "codesnippet":
      let code = (object["code"] ?? object["value"])?.text ?? ""
      let text = code.isEmpty ? inner : code.escapedForMarkup
      let language = (attribute("language", of: object) ?? attribute("lang", of: object) ?? "").escapedForMarkup
      return "<pre><code class=\"language-" + language + "\">" + text + "</code></pre>"
    case "image", "embeddedassetblock", "img", "figure":
      guard let source = attribute("src", of: object) ?? attribute("url", of: object) else { return inner }
      return "<img src=\"" + source.escapedForMarkup + "\" alt=\""
        + (attribute("alt", of: object) ?? "").escapedForMarkup
        + "\">"
    case "link", "hyperlink", "a":
      let target = ["href", "url", "uri"].lazy.compactMap { attribute($0, of: object) }.first ?? ""
      return target.isEmpty ? inner : "<a href=\"" + target.escapedForMarkup + "\">" + inner + "</a>"
    case "element":
      guard let name = object["tagName"]?.text ?? object["name"]?.text else { return inner }
      if name == "a" { return markup(of: object, kind: "a", depth: depth) }
      if name == "img" { return markup(of: object, kind: "img", depth: depth) }
      return "<" + name + ">" + inner + "</" + name + ">"
    case "hardbreak", "linebreak", "br", "break": return "<br>"
    case "hr", "horizontalrule", "thematicbreak", "divider": return "<hr>"
    default: break
    }
    guard let tag = tag(of: kind, object) else { return inner }
    return "<" + tag + ">" + inner + "</" + tag + ">"
  }

  private static func tag(of kind: String, _ object: [String: JSON]) -> String? {
    if object["listItem"] != nil { return "li" }
    if kind == "block" {
      let style = object["style"]?.text ?? "normal"
      return style == "normal" ? "p" : ["h1", "h2", "h3", "h4", "h5", "h6", "blockquote"].contains(style) ? style : "p"
    }
    if kind == "heading" || kind == "header" {
      if let tag = object["tag"]?.text, tag.hasPrefix("h") { return tag }
      let level = (attribute("level", of: object) ?? attribute("depth", of: object)).flatMap { Int($0) } ?? 2
      return "h\(min(max(level, 1), 6))"
    }
    if kind.hasPrefix("heading"), let level = Int(kind.dropFirst(7)) { return "h\(min(max(level, 1), 6))" }
    if kind == "list" {
      let isOrdered =
        attribute("listType", of: object) == "number" || attribute("ordered", of: object) == "true"
        || object["tag"]?.text == "ol"
      return isOrdered ? "ol" : "ul"
    }
    return tags[kind]
  }

  private static let tags: [String: String] = [
    "paragraph": "p", "p": "p", "text": "span", "bulletlist": "ul", "unorderedlist": "ul", "bulletedlist": "ul",
    "ul": "ul",
    "orderedlist": "ol", "numberedlist": "ol", "ol": "ol", "listitem": "li", "li": "li", "quote": "blockquote",
    "blockquote": "blockquote", "table": "table", "tablerow": "tr", "tablecell": "td", "tableheader": "th",
    "tableheadercell": "th", "h1": "h1", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h5", "h6": "h6", "strong": "strong",
    "emphasis": "em", "inlinecode": "code",
  ]
  private static let blockKinds: Set<String> = [
    "heading", "header", "heading1", "heading2", "heading3", "heading4", "heading5", "heading6", "block", "list",
    "image",
    "code", "codeblock", "element", "hr", "embeddedassetblock",
  ]

  // MARK: - Text

  /// Returns the markup of a run of text with its marks.
  private static func leaf(_ object: [String: JSON], kind: String) -> String? {
    guard object["children"] == nil, object["content"] == nil,
      case .string(let text)? = object["text"] ?? (kind == "text" || kind == "inlinecode" ? object["value"] : nil)
    else { return nil }
    var names: Set<String> = []
    var target: String?
    for mark in object["marks"]?.list ?? [] {
      if let name = mark.text { names.insert(name.lowercased()) }
      if let mark = mark.dictionary, let name = mark["type"]?.text {
        names.insert(name.lowercased())
        if name == "link" { target = attribute("href", of: mark) }
      }
    }
    for name in ["bold", "italic", "code"] { if case .bool(true)? = object[name] { names.insert(name) } }
    if case .integer(let bits)? = object["format"], kind == "text", bits >= 0 {
      if bits & 1 != 0 { names.insert("bold") }
      if bits & 2 != 0 { names.insert("italic") }
      if bits & 16 != 0 { names.insert("code") }
    }
    return wrapped(text.escapedForMarkup, names: kind == "inlinecode" ? ["code"] : names, target: target)
  }

  private static func wrapped(_ text: String, names: Set<String>, target: String?) -> String {
    var out = text
    if !names.isDisjoint(with: ["code", "inlinecode"]) { out = "<code>" + out + "</code>" }
    if !names.isDisjoint(with: ["bold", "strong"]) { out = "<strong>" + out + "</strong>" }
    if !names.isDisjoint(with: ["italic", "em", "emphasis"]) { out = "<em>" + out + "</em>" }
    if let target { out = "<a href=\"" + target.escapedForMarkup + "\">" + out + "</a>" }
    return out
  }

  /// Returns a block's links by key.
  ///
  /// Portable Text keeps them beside the block's runs, and each run names its links.
  private static func markDefinitions(of object: [String: JSON]) -> [String: String] {
    var links: [String: String] = [:]
    for value in object["markDefs"]?.list ?? [] {
      if let mark = value.dictionary, let key = mark["_key"]?.text, let target = mark["href"]?.text {
        links[key] = target
      }
    }
    return links
  }

  private static func span(_ value: JSON, links: [String: String], depth: Int) -> String {
    let inner = markup(of: value, depth: depth + 1)
    guard let object = value.dictionary else { return inner }
    let target = (object["marks"]?.list ?? []).compactMap { $0.text }.compactMap { links[$0] }.first
    return target.map { "<a href=\"" + $0.escapedForMarkup + "\">" + inner + "</a>" } ?? inner
  }

  /// Returns a value of a part, from any of the places where content systems keep values.
  private static func attribute(_ name: String, of object: [String: JSON]) -> String? {
    for place in [
      object, inner("attrs", object), inner("data", object), inner("fields", object), inner("properties", object),
    ] {
      switch place[name] {
      case .string(let text)?: return text
      case .integer(let number)?: return String(number)
      case .bool(let flag)?: return flag ? "true" : "false"
      default: continue
      }
    }
    return nil
  }

  private static func inner(_ name: String, _ object: [String: JSON]) -> [String: JSON] {
    object[name]?.dictionary ?? [:]
  }

  /// Returns the markup of an Editor.js block, with texts that are markup already.
  private static func editorBlock(_ kind: String, _ data: [String: JSON], depth: Int) -> String? {
    switch kind {
    case "paragraph", "quote":
      return data["text"]?.text.map { kind == "quote" ? "<blockquote>\($0)</blockquote>" : "<p>\($0)</p>" }
    case "header":
      guard let text = data["text"]?.text else { return nil }
      let level = attribute("level", of: data) ?? "2"
      return "<h\(level)>\(text)</h\(level)>"
    case "list":
      guard case .array(let items)? = data["items"] else { return nil }
      let tag = data["style"]?.text == "ordered" ? "ol" : "ul"
      let texts = items.compactMap { item -> String? in
        if let object = item.dictionary { return object["content"]?.text }
        return item.text
      }
      return "<\(tag)>" + texts.map { "<li>\($0)</li>" }.joined() + "</\(tag)>"
    case "code": return data["code"]?.text.map { "<pre><code>" + $0.escapedForMarkup + "</code></pre>" }
    default: return nil
    }
  }
}
