/// Reads XML as feeds have it. It never fails, defines no entities and loads nothing.
///
/// A strict parser refuses 215 of the 1,608 feeds of feedparser's suite, most for HTML's entities, which RSS feeds used
/// without declaring them. A stray `<` is text. An end tag closes the nearest element with its name. Elements left open end
/// with the document.
struct XMLScanner {
  private let bytes: [UInt8]
  private var at = 0
  private var tree: XMLTree
  private var open: [Int] = []
  /// The namespaces of prefixes, one table for each open element.
  private var scopes: [[String: String]] = [[:]]

  private static let maximumDepth = 100
  /// Prefixes in scope at a time. Why: each element has a table of them, and a hostile feed makes it long.
  private static let maximumPrefixes = 100
  private static let maximumElements = 200_000

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    tree = XMLTree(source: bytes)
  }

  mutating func scan() -> XMLTree {
    while at < bytes.count, tree.elements.count < Self.maximumElements {
      let next = index(of: UInt8(ascii: "<"), from: at) ?? bytes.count
      append(FeedText.resolved(text(at..<next)))
      at = next
      if at < bytes.count { markup() }
    }
    while let element = open.popLast() { tree.elements[element].inner = tree.elements[element].inner.lowerBound..<at }
    return tree
  }

  private mutating func markup() {
    if starts(with: "<!--") {
      skip(past: "-->")
    } else if starts(with: "<![CDATA[") {
      let start = at + 9
      skip(past: "]]>")
      append(text(start..<max(start, ends(with: "]]>") ? at - 3 : at)))
    } else if starts(with: "<!") {
      skipDeclaration()
    } else if starts(with: "<?") {
      skip(past: "?>")
    } else if starts(with: "</") {
      endTag()
    } else if at + 1 < bytes.count, isNameStart(bytes[at + 1]) {
      startTag()
    } else {
      append("<")
      at += 1
    }
  }

  private mutating func endTag() {
    let start = at
    at += 2
    let name = readName()
    at = (index(of: UInt8(ascii: ">"), from: at) ?? bytes.count - 1) + 1
    let wanted = fullName(name)
    guard let place = open.lastIndex(where: { tree.elements[$0].name == wanted }) else { return }
    while open.count > place {
      let element = open.removeLast()
      scopes.removeLast()
      tree.elements[element].inner = tree.elements[element].inner.lowerBound..<start
    }
  }

  private mutating func startTag() {
    at += 1
    let name = readName()
    var attributes: [String: String] = [:]
    var isEmpty = false
    while at < bytes.count, bytes[at] != UInt8(ascii: ">"), bytes[at] != UInt8(ascii: "<") {
      if bytes[at] == UInt8(ascii: "/") {
        isEmpty = true
        at += 1
      } else if isSpace(bytes[at]) {
        at += 1
      } else {
        isEmpty = false
        let before = at
        let key = readName().lowercased()
        if at == before { at += 1 }
        let value = attributeValue()
        if attributes[key] == nil { attributes[key] = value }
      }
    }
    if at < bytes.count, bytes[at] == UInt8(ascii: ">") { at += 1 }
    enter(name, attributes, isEmpty: isEmpty)
  }

  private mutating func enter(_ name: String, _ attributes: [String: String], isEmpty: Bool) {
    var scope = scopes.last ?? [:]
    let declared = attributes.filter { $0.key == "xmlns" || $0.key.hasPrefix("xmlns:") }
    if scope.count + declared.count <= Self.maximumPrefixes {
      for (key, value) in declared { scope[String(key.dropFirst(6))] = value }
    }
    scopes.append(scope)
    let element = tree.elements.count
    tree.elements.append(
      XMLTree.Element(name: fullName(name), attributes: attributes, parent: open.last, inner: at..<at))
    if let parent = open.last { tree.elements[parent].children.append(element) }
    if isEmpty || open.count >= Self.maximumDepth { scopes.removeLast() } else { open.append(element) }
  }

  private mutating func attributeValue() -> String {
    while at < bytes.count, isSpace(bytes[at]) { at += 1 }
    guard at < bytes.count, bytes[at] == UInt8(ascii: "=") else { return "" }
    at += 1
    while at < bytes.count, isSpace(bytes[at]) { at += 1 }
    guard at < bytes.count else { return "" }
    let quote = bytes[at]
    let start: Int
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      start = at + 1
      at = index(of: quote, from: start) ?? bytes.count
    } else {
      start = at
      while at < bytes.count, !isSpace(bytes[at]), bytes[at] != UInt8(ascii: ">") { at += 1 }
      return FeedText.resolved(text(start..<at))
    }
    let value = FeedText.resolved(text(start..<at))
    at = min(bytes.count, at + 1)
    return value
  }

  /// Skips a document type with its entities.
  private mutating func skipDeclaration() {
    var depth = 0
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ">") where depth <= 0:
        at += 1
        return
      default: break
      }
      at += 1
    }
  }

  /// The name with the usual prefix of its vocabulary: `dc:date` for Dublin Core, `date` for a feed's own vocabulary.
  private func fullName(_ name: String) -> String {
    let parts = name.lowercased().split(separator: ":", maxSplits: 1)
    let prefix = parts.count > 1 ? String(parts[0]) : ""
    let local = String(parts.last ?? "")
    guard let namespace = scopes.last?[prefix] else { return prefix.isEmpty ? local : "\(prefix):\(local)" }
    // An unknown default namespace counts as the feed's own.
    let short = FeedVocabulary.shortName(of: namespace) ?? prefix
    return short.isEmpty ? local : "\(short):\(local)"
  }
}

extension XMLScanner {
  private mutating func append(_ text: String) {
    guard let element = open.last, !text.isEmpty else { return }
    tree.elements[element].text += text
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  private mutating func readName() -> String {
    let start = at
    while at < bytes.count, !isSpace(bytes[at]), !"=/><\"'".utf8.contains(bytes[at]) { at += 1 }
    return text(start..<at)
  }

  private func index(of byte: UInt8, from start: Int) -> Int? {
    start < bytes.count ? bytes[start...].firstIndex(of: byte) : nil
  }

  private func starts(with prefix: StaticString) -> Bool { matches(prefix, at: at) }

  private func ends(with suffix: StaticString) -> Bool { matches(suffix, at: at - suffix.utf8CodeUnitCount) }

  private func matches(_ word: StaticString, at place: Int) -> Bool {
    let count = word.utf8CodeUnitCount
    guard place >= 0, place + count <= bytes.count else { return false }
    return word.withUTF8Buffer { buffer in buffer.elementsEqual(bytes[place..<place + count]) }
  }

  private mutating func skip(past word: StaticString) {
    let last = word.utf8CodeUnitCount
    while at < bytes.count {
      if matches(word, at: at) {
        at += last
        return
      }
      at += 1
    }
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private func isNameStart(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":")
      || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
  }
}
