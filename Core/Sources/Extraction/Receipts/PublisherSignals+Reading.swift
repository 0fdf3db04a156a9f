import HTML

extension PublisherSignals {
  /// Reads the `meta` and `link` elements of a page's head.
  init(_ document: HTMLDocument) {
    self.init()
    guard let head = document.head else { return }
    for node in document.descendants(of: head) {
      switch document.tag(of: node) {
      case .meta?: readMeta(node, in: document)
      case .link?: readLink(node, in: document)
      default: break
      }
    }
  }

  private mutating func readMeta(_ node: NodeID, in document: HTMLDocument) {
    enum Name { case robots, reservation, policy, licence, none }
    let name =
      document.withAttribute(.name, of: node) { value -> Name in
        if value.isEqual(to: "robots") || value.isEqual(to: "googlebot") { return .robots }
        if value.isEqual(to: "tdm-reservation") { return .reservation }
        if value.isEqual(to: "tdm-policy") { return .policy }
        return value.isEqual(to: "dcterms.license") || value.isEqual(to: "license") ? .licence : .none
      } ?? .none
    guard name != .none, let content = document.attribute(.content, of: node) else { return }
    switch name {
    case .robots: readRobots(content)
    case .reservation: reservesTextMining = content == "1" ? true : content == "0" ? false : nil
    case .policy: textMiningPolicy = content
    case .licence: licence = licence ?? content
    case .none: break
    }
  }

  /// Reads the rules of a `robots` meta element or an `X-Robots-Tag` header.
  public mutating func readRobots(_ rules: String) {
    for rule in rules.lowercased().split(separator: ",") {
      let words = rule.split(whereSeparator: { $0 == " " || $0 == ":" })
      switch words.first {
      case "noarchive", "none"?: forbidsArchive = true
      case "nosnippet"?: forbidsSnippet = true
      case "noai"?, "noimageai"?: forbidsMachineLearning = true
      case "max-snippet"?:
        if words.count > 1, let length = Int(words[1]) {
          // -1 means no limit, 0 the same as nosnippet (Google's robots meta specification).
          if length == 0 { forbidsSnippet = true } else if length > 0 { longestSnippet = length }
        }
      default: break
      }
    }
  }

  private mutating func readLink(_ node: NodeID, in document: HTMLDocument) {
    let isLicence = document.withAttribute(.rel, of: node) { $0.containsIgnoringCase("license") } ?? false
    if isLicence { licence = licence ?? document.attribute(.href, of: node) }
  }
}
