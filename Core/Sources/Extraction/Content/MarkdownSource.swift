/// Converts Markdown to markup, for texts that a page sends to its script.
///
/// Handles blocks and the runs within a line. Unknown syntax stays text.
struct MarkdownSource {
  private let lines: [Substring]
  private var out = ""
  private var paragraph: [Substring] = []
  private var index = 0
  private let depth: Int

  /// Deeper quotations and lists stay text. No person nests so deep, and each level copies what is within it.
  private static let depthLimit = 16

  init(_ text: String) { self.init(text, depth: 0) }

  private init(_ text: String, depth: Int) {
    lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    self.depth = depth
  }

  /// Returns the markup of what stands within a quotation or an item.
  private func inner(_ lines: [String]) -> String {
    let text = lines.joined(separator: "\n")
    return depth < Self.depthLimit
      ? MarkdownSource(text, depth: depth + 1).markup() : "<p>" + Self.inline(text) + "</p>"
  }

  func markup() -> String {
    var reader = self
    reader.read()
    return reader.out
  }

  private mutating func read() {
    while index < lines.count {
      let line = lines[index]
      let bare = line.drop { $0 == " " || $0 == "\t" }
      if bare.isEmpty {
        endParagraph()
        index += 1
      } else if bare.hasPrefix("```") || bare.hasPrefix("~~~") {
        fence(bare)
      } else if let level = headingLevel(bare) {
        endParagraph()
        let text = bare.dropFirst(level).drop { $0 == " " }
        out += "<h\(level)>" + Self.inline(String(text)) + "</h\(level)>"
        index += 1
      } else if isRule(bare) {
        endParagraph()
        out += "<hr>"
        index += 1
      } else if bare.hasPrefix(">") {
        quote()
      } else if marker(bare) != nil, paragraph.isEmpty || line.first != " " {
        list()
      } else if bare.hasPrefix("|"), index + 1 < lines.count, lines[index + 1].contains("---") {
        table()
      } else {
        paragraph.append(bare)
        index += 1
      }
    }
    endParagraph()
  }

  private mutating func endParagraph() {
    guard !paragraph.isEmpty else { return }
    let text = paragraph.joined(separator: "\n")
    paragraph = []
    out += text.hasPrefix("<") && !text.hasPrefix("<http") ? text : "<p>" + Self.inline(text) + "</p>"
  }

  private mutating func fence(_ opening: Substring) {
    endParagraph()
    let mark = opening.prefix(3)
    let language = opening.drop { $0 == "`" || $0 == "~" }.prefix { !$0.isWhitespace && $0 != "{" }
    var code: [Substring] = []
    index += 1
    while index < lines.count, !lines[index].drop(while: { $0 == " " }).hasPrefix(mark) {
      code.append(lines[index])
      index += 1
    }
    index += 1
    out += "<pre><code class=\"language-" + String(language).escapedForMarkup + "\">"
    out += code.joined(separator: "\n").escapedForMarkup + "</code></pre>"
  }

  private func headingLevel(_ line: Substring) -> Int? {
    let level = line.prefix { $0 == "#" }.count
    return (1...6).contains(level) && line.dropFirst(level).first == " " ? level : nil
  }

  private func isRule(_ line: Substring) -> Bool {
    let marks = line.filter { $0 != " " }
    return marks.count >= 3 && ["-", "*", "_"].contains { mark in marks.allSatisfy { String($0) == mark } }
  }

  private mutating func quote() {
    endParagraph()
    var inner: [String] = []
    while index < lines.count, lines[index].drop(while: { $0 == " " }).hasPrefix(">") {
      inner.append(String(lines[index].drop { $0 == " " }.dropFirst().drop { $0 == " " }))
      index += 1
    }
    out += "<blockquote>" + self.inner(inner) + "</blockquote>"
  }

  /// The length of an item's marker, and whether it is a number.
  private func marker(_ line: Substring) -> (length: Int, isOrdered: Bool)? {
    if let first = line.first, "-*+".contains(first), line.dropFirst().first == " " { return (2, false) }
    let digits = line.prefix { $0.isASCII && $0.isNumber }.count
    guard (1...3).contains(digits), line.dropFirst(digits).hasPrefix(". ") || line.dropFirst(digits).hasPrefix(") ")
    else {
      return nil
    }
    return (digits + 2, true)
  }

  private mutating func list() {
    endParagraph()
    let first = lines[index].drop { $0 == " " || $0 == "\t" }
    guard let isOrdered = marker(first)?.isOrdered else { return }
    let indent = lines[index].count - first.count
    out += isOrdered ? "<ol>" : "<ul>"
    while index < lines.count {
      let bare = lines[index].drop { $0 == " " || $0 == "\t" }
      guard lines[index].count - bare.count == indent, let mark = marker(bare), mark.isOrdered == isOrdered else {
        break
      }
      var item = [String(bare.dropFirst(mark.length))]
      index += 1
      // Lines indented further than the marker belong to the item.
      while index < lines.count {
        let next = lines[index].drop { $0 == " " || $0 == "\t" }
        let depth = lines[index].count - next.count
        if next.isEmpty {
          guard index + 1 < lines.count, lines[index + 1].prefix(indent + 2).allSatisfy({ $0 == " " }),
            !lines[index + 1].isEmpty
          else { break }
        } else if depth <= indent {
          break
        }
        item.append(String(lines[index].dropFirst(min(depth, indent + mark.length))))
        index += 1
      }
      out += "<li>" + inner(item) + "</li>"
    }
    out += isOrdered ? "</ol>" : "</ul>"
  }

  private mutating func table() {
    endParagraph()
    out += "<table>"
    var isFirst = true
    while index < lines.count, lines[index].drop(while: { $0 == " " }).hasPrefix("|") {
      let cells = lines[index].split(separator: "|").map { String($0).trimmedBothEnds }.filter { !$0.isEmpty }
      index += 1
      if cells.allSatisfy({ $0.allSatisfy { "-: ".contains($0) } }) { continue }
      let tag = isFirst ? "th" : "td"
      out += "<tr>" + cells.map { "<\(tag)>" + Self.inline($0) + "</\(tag)>" }.joined() + "</tr>"
      isFirst = false
    }
    out += "</table>"
  }

  // MARK: - Runs

  /// Converts the runs of a line: code, images, links, strong and emphasised text.
  static func inline(_ text: String) -> String {
    var out = ""
    var rest = text[...]
    while let first = rest.first {
      if first == "\\", let next = rest.dropFirst().first, next.isPunctuation || next.isSymbol {
        out += String(next).escapedForMarkup
        rest = rest.dropFirst(2)
      } else if first == "`" {
        let marks = rest.prefix { $0 == "`" }
        let inner = rest.dropFirst(marks.count)
        if let end = inner.firstRange(of: marks) {
          out += "<code>" + String(inner[..<end.lowerBound]).escapedForMarkup + "</code>"
          rest = inner[end.upperBound...]
        } else {
          out += String(marks)
          rest = inner
        }
      } else if first == "!" || first == "[", let (markup, after) = link(rest) {
        out += markup
        rest = after
      } else if first == "*" || first == "_",
        let (markup, after) = emphasis(rest, wordBefore: out.last?.isLetter == true)
      {
        out += markup
        rest = after
      } else if first == "<", rest.dropFirst().first.map({ $0.isLetter || $0 == "/" }) == true {
        out.append(first)
        rest = rest.dropFirst()
      } else {
        out += first == "<" || first == "&" ? String(first).escapedForMarkup : String(first)
        rest = rest.dropFirst()
      }
    }
    return out
  }

  private static func link(_ text: Substring) -> (String, Substring)? {
    let isImage = text.first == "!"
    let start = isImage ? text.dropFirst() : text
    guard start.first == "[", let close = start.firstRange(of: "](") else { return nil }
    let label = start[start.index(after: start.startIndex)..<close.lowerBound]
    guard !label.contains("\n\n"), let end = start[close.upperBound...].firstIndex(of: ")") else { return nil }
    let target = start[close.upperBound..<end].split(separator: " ").first.map(String.init) ?? ""
    let after = start[start.index(after: end)...]
    if isImage {
      return ("<img src=\"" + target.escapedForMarkup + "\" alt=\"" + String(label).escapedForMarkup + "\">", after)
    }
    return ("<a href=\"" + target.escapedForMarkup + "\">" + inline(String(label)) + "</a>", after)
  }

  private static func emphasis(_ text: Substring, wordBefore: Bool) -> (String, Substring)? {
    guard let mark = text.first, !(mark == "_" && wordBefore) else { return nil }
    let count = min(text.prefix { $0 == mark }.count, 2)
    let inner = text.dropFirst(count)
    guard inner.first?.isWhitespace == false,
      let end = inner.firstRange(of: String(repeating: mark, count: count)), end.lowerBound > inner.startIndex
    else { return nil }
    let tag = count == 2 ? "strong" : "em"
    return ("<\(tag)>" + inline(String(inner[..<end.lowerBound])) + "</\(tag)>", inner[end.upperBound...])
  }
}
