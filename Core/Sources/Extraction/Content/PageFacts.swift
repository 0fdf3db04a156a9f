import HTML

/// Facts about the page as a whole, from its head and its address.
struct PageFacts {
  var title: [UInt8] = []
  var description: [UInt8] = []
  /// The type from `og:type`: 1 for articles, 2 websites, 3 products, 4 others, 0 unknown.
  var openGraphType = 0
  /// The type from the linked data's `@type`: 1 for articles, 2 threads, 3 products, 4 lists, 0 unknown.
  var linkedDataType = 0
  /// The number of steps in the address's path; ``pathLength`` is its length.
  var pathSteps = 0
  var pathLength = 0
  /// The address's path, without its query.
  var path: String?
  /// Whether the address is a forum's: the replies on such a page are part of its subject.
  var isThreadAddress = false
  /// Whether the path has a date, a number of five digits or a slug of three words.
  var looksLikeArticlePath = false
  /// The scripts of linked data, for callers that read them.
  var linkedData: [NodeID] = []
  /// The address of the picture that the page declares as its own (`og:image`).
  var image: String?
  /// All scripts of the head.
  var scripts: [NodeID] = []

  init(_ document: HTMLDocument, url: String?) {
    readHead(of: document)
    if let url { readPath(of: url) }
  }

  private mutating func readHead(of document: HTMLDocument) {
    guard let head = document.head else { return }
    for node in document.descendants(of: head) {
      guard let tag = document.tag(of: node) else { continue }
      switch tag {
      case .title: if title.isEmpty { document.appendText(of: node, to: &title) }
      case .meta: readMeta(node, in: document)
      case .script:
        scripts.append(node)
        let isLinkedData = document.withAttribute(.type, of: node) { $0.containsIgnoringCase("ld+json") } ?? false
        if isLinkedData { linkedData.append(node) }
      default: break
      }
    }
  }

  private mutating func readMeta(_ node: NodeID, in document: HTMLDocument) {
    let name = document.hasAttribute(.property, of: node) ? AttributeName.property : .name
    enum Key { case description, type, image, none }
    let key =
      document.withAttribute(name, of: node) { value -> Key in
        if value.isEqual(to: "description") || value.isEqual(to: "og:description") { return .description }
        if value.isEqual(to: "og:image") { return .image }
        return value.isEqual(to: "og:type") ? .type : .none
      } ?? .none
    switch key {
    case .description:
      if description.isEmpty {
        let text = document.attribute(.content, of: node) ?? document.attribute(.value, of: node)
        description = text.map { Array($0.utf8) } ?? []
      }
    case .type:
      let name = document.hasAttribute(.content, of: node) ? AttributeName.content : .value
      document.withAttribute(name, of: node) { value in
        if value.containsIgnoringCase("article") || value.containsIgnoringCase("blog") {
          openGraphType = 1
        } else if value.containsIgnoringCase("website") {
          openGraphType = 2
        } else if value.containsIgnoringCase("product") {
          openGraphType = 3
        } else {
          openGraphType = 4
        }
      }
    case .image: if image == nil { image = document.attribute(.content, of: node) }
    case .none: break
    }
  }

  /// Looks for the deciding types in all scripts of linked data.
  mutating func readLinkedDataTypes(in document: HTMLDocument) {
    var best = 9
    for script in linkedData {
      guard let child = document.firstChild(of: script) else { continue }
      document.withText(of: child) { text in
        var index = 7
        while index < text.count {
          if text[index] == 0x22 { best = min(best, Self.type(endingAt: index, in: text)) }
          index += 1
        }
      }
    }
    linkedDataType = best == 9 ? 0 : best
  }

  /// Returns the type with a name that ends before a quotation mark.
  private static func type(endingAt end: Int, in text: Span<UInt8>) -> Int {
    // All names end in e, g, n or t, so most strings need no further check.
    guard let last = end > 0 ? text[end - 1] : nil, last == 0x65 || last == 0x67 || last == 0x6E || last == 0x74 else {
      return 9
    }
    for (number, names) in typeNames.enumerated() {
      for name in names where end >= name.utf8CodeUnitCount {
        if text.extracting(end - name.utf8CodeUnitCount..<end).isEqual(to: name) { return number + 1 }
      }
    }
    return 9
  }

  private static let typeNames: [[StaticString]] = [
    ["Article", "BlogPosting"], ["ForumPosting", "\"QAPage", "\"Question"], ["\"Product"],
    ["ItemList", "CollectionPage"],
  ]

  private static let threadWords: Set<Substring> = [
    "forum", "forums", "topic", "topics", "discussion", "discussions", "thread", "threads", "question", "questions",
    "showthread", "viewtopic", "issues", "board", "boards", "bbs",
  ]

  /// Cuts an address into its words. Nearly all are ASCII, and characters take a hundred times as long.
  private static func words(of url: String) -> [Substring] {
    let lower = url.lowercased()
    guard lower.utf8.allSatisfy({ $0 < 0x80 }) else { return lower.split { !$0.isLetter && !$0.isNumber } }
    return lower.utf8.split { !$0.isWordByte }.map { Substring($0) }
  }

  private mutating func readPath(of url: String) {
    isThreadAddress = Self.words(of: url).contains { Self.threadWords.contains($0) }
    let bytes = Array(url.utf8)
    if let start = url.firstRange(of: "://").flatMap({ url[$0.upperBound...].firstIndex(of: "/") }) {
      path = String(url[start...].prefix { $0 != "?" && $0 != "#" })
    }
    var slashes = 0
    var steps = 0
    var digits = 0
    var hyphens = 0
    var stepLength = 0
    for byte in bytes {
      if slashes >= 3, byte == 0x3F || byte == 0x23 { break }
      if slashes >= 3 { pathLength += 1 }
      if byte == 0x2F {
        slashes += 1
        if slashes == 3 { pathLength = 1 }
        if slashes > 3, digits == 4, stepLength == 4 { looksLikeArticlePath = true }
        (digits, hyphens, stepLength) = (0, 0, 0)
        continue
      }
      guard slashes >= 3 else { continue }
      if stepLength == 0 { steps += 1 }
      stepLength += 1
      digits = byte >= 0x30 && byte <= 0x39 ? digits + 1 : 0
      if byte == 0x2D { hyphens += 1 }
      if digits >= 5 || hyphens >= 2 { looksLikeArticlePath = true }
    }
    pathSteps = min(steps, 6)
  }
}
