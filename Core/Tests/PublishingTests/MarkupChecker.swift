/// Reads markup strictly, so that a test can say what is in it: every tag closed in order, every attribute quoted,
/// every ampersand part of a reference.
struct MarkupChecker {
  struct Element {
    var name: String
    var attributes: [String: String]
    /// The names of the elements around it.
    var path: [String]
  }

  private(set) var elements: [Element] = []
  private(set) var problems: [String] = []
  private(set) var text = ""

  private static let void: Set<String> = ["meta", "link", "br", "hr", "img", "input"]
  private static let raw: Set<String> = ["style", "script"]

  init(_ markup: String) {
    var rest = Substring(markup)
    var open: [String] = []
    if rest.hasPrefix("<!DOCTYPE html>") { rest = rest.dropFirst(15) }
    if rest.hasPrefix("<?xml") { rest = rest.drop { $0 != ">" }.dropFirst() }
    while let start = rest.firstIndex(of: "<") {
      take(rest[..<start])
      let tag = rest[start...].prefix { $0 != ">" }.dropFirst()
      rest = rest[tag.endIndex...].dropFirst()
      if tag.first == "/" {
        let name = String(tag.dropFirst())
        if open.popLast() != name { problems.append("</\(name)> closes nothing, after \(rest.prefix(40))") }
        continue
      }
      let name = String(tag.prefix { $0 != " " && $0 != "/" })
      elements.append(Element(name: name, attributes: attributes(tag.dropFirst(name.count)), path: open))
      if MarkupChecker.raw.contains(name) {
        rest = rest.drop { $0 != "<" }
        open.append(name)
      } else if !MarkupChecker.void.contains(name), tag.last != "/" {
        open.append(name)
      }
    }
    take(rest)
    if !open.isEmpty { problems.append("left open: \(open)") }
  }

  func all(_ name: String) -> [Element] { elements.filter { $0.name == name } }

  /// The levels of the headings in order.
  var headingLevels: [Int] {
    elements.compactMap { $0.name.count == 2 && $0.name.first == "h" ? $0.name.last?.wholeNumberValue : nil }
  }

  private mutating func take(_ content: Substring) {
    if content.contains(">") { problems.append("a bare > in \(content.prefix(40))") }
    for part in content.split(separator: "&", omittingEmptySubsequences: false).dropFirst() {
      let name = part.prefix { $0 != ";" }
      if !["amp", "lt", "gt", "quot", "#39", "#160"].contains(name) { problems.append("a bare & before \(name)") }
    }
    text += content
  }

  private mutating func attributes(_ source: Substring) -> [String: String] {
    var rest = source
    var result: [String: String] = [:]
    while true {
      rest = rest.drop { $0 == " " || $0 == "/" }
      guard !rest.isEmpty else { return result }
      let name = rest.prefix { $0 != "=" }
      rest = rest[name.endIndex...].dropFirst()
      guard rest.first == "\"" else {
        problems.append("an attribute without quotes: \(name)")
        return result
      }
      let value = rest.dropFirst().prefix { $0 != "\"" }
      if result.updateValue(String(value), forKey: String(name)) != nil { problems.append("\(name) stands twice") }
      rest = rest[value.endIndex...].dropFirst()
    }
  }
}
