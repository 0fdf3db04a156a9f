import HTML

extension EvidenceReader {
  /// Reads what the head, the linked data and the address say about the page.
  mutating func readClaims(url: String?) {
    let facts = selector.facts
    evidence.features.set(.describesArticle, facts.linkedDataType == 1)
    evidence.features.set(.describesOther, facts.linkedDataType > 1)
    evidence.features.set(.declaresArticle, facts.openGraphType == 1)
    evidence.features.set(.declaresOther, facts.openGraphType > 1)
    evidence.features.set(.paid, selector.linkedData.isFree == false)
    evidence.features.set(.isNoscript, scan.isNoscript)
    evidence.features.set(.articlePath, facts.looksLikeArticlePath)
    evidence.features.set(.rootPath, url != nil && facts.pathSteps == 0)
    readHead()
    readLinkedData()
    readDescription()
    readTitle()
  }

  private mutating func readHead() {
    guard let head = document.head else { return }
    for node in document.descendants(of: head) {
      switch document.tag(of: node) {
      case .meta?: readMeta(node)
      case .link?:
        document.withAttribute(.rel, of: node) { relation in
          if relation.isEqual(to: "canonical") { evidence.features.set(.canonical, true) }
          if relation.isEqual(to: "next") { evidence.features.set(.nextPage, true) }
        }
        document.withAttribute(.type, of: node) { type in
          if type.containsIgnoringCase("rss+xml") || type.containsIgnoringCase("atom+xml") {
            evidence.features.set(.feed, true)
          }
        }
      default: break
      }
    }
  }

  private mutating func readMeta(_ node: NodeID) {
    let isRefresh = document.withAttribute(.httpEquiv, of: node) { $0.containsIgnoringCase("refresh") } ?? false
    if isRefresh { evidence.features.set(.refreshes, true) }
    let name = document.hasAttribute(.property, of: node) ? AttributeName.property : .name
    enum Key { case published, author, robots, type, media, none }
    let key =
      document.withAttribute(name, of: node) { value -> Key in
        if value.containsIgnoringCase("published_time") || value.containsIgnoringCase("publish-date")
          || value.isEqual(to: "date") || value.containsIgnoringCase("dc.date")
          || value.containsIgnoringCase("citation_publication_date")
        {
          return .published
        }
        if value.isEqual(to: "author") || value.isEqual(to: "article:author") || value.isEqual(to: "citation_author") {
          return .author
        }
        if value.isEqual(to: "og:type") { return .type }
        if value.containsIgnoringCase("og:audio") || value.containsIgnoringCase("og:video") { return .media }
        return value.isEqual(to: "robots") || value.isEqual(to: "googlebot") ? .robots : .none
      } ?? .none
    document.withAttribute(.content, of: node) { content in
      switch key {
      case .published: evidence.features.set(.published, true)
      case .author: if !content.isEmpty { evidence.features.set(.authored, true) }
      case .robots: if content.containsIgnoringCase("noindex") { evidence.features.set(.noindex, true) }
      case .media: evidence.features.set(.declaresMedia, true)
      case .type:
        if content.containsIgnoringCase("video") || content.containsIgnoringCase("music")
          || content.containsIgnoringCase("product") || content.containsIgnoringCase("profile")
        {
          evidence.features.set(.declaresMedia, true)
        }
      case .none: break
      }
    }
  }

  private mutating func readLinkedData() {
    for script in selector.facts.linkedData {
      guard let child = document.firstChild(of: script) else { continue }
      document.withText(of: child) { text in
        if text.containsIgnoringCase("\"datepublished\"") { evidence.features.set(.published, true) }
        if text.containsIgnoringCase("\"author\"") { evidence.features.set(.authored, true) }
        if let count = Self.number(after: "\"wordcount\"", in: text) { claim(words: count) }
      }
    }
  }

  private static func number(after key: StaticString, in text: Span<UInt8>) -> Int? {
    let length = key.utf8CodeUnitCount
    var start = 0
    while start + length < text.count {
      guard text[start] == 0x22, text.extracting(start..<start + length).containsIgnoringCase(key) else {
        start += 1
        continue
      }
      var number = 0
      var digits = 0
      for place in start + length..<min(text.count, start + length + 16) {
        if text[place] >= 0x30, text[place] <= 0x39 {
          number = number * 10 + Int(text[place] - 0x30)
          digits += 1
        } else if digits > 0 {
          break
        }
      }
      return digits > 0 && digits < 7 ? number : nil
    }
    return nil
  }

  /// Compares the kept words with the length that the page claims for the article.
  private mutating func claim(words: Int) {
    guard words > 0 else { return }
    evidence.features.set(.claimedShare, min(4, Double(words) / Double(max(20, evidence.keptWords))))
  }

  private mutating func readDescription() {
    let words = ConceptBook.shared.counts(in: selector.facts.description.span, limit: 1000).words
    evidence.features.set(.description, words)
    evidence.features.set(.describedShare, min(9, Double(words) / Double(max(5, evidence.keptWords))))
    guard first >= 0 else { return }
    var inDescription = 0
    var all = 0
    for index in first..<scan.units.count where selector.kept[index] {
      inDescription += scan.units[index].tally.descriptionWords
      all += scan.units[index].tally.words
      if all > 60 { break }
    }
    evidence.features.set(.inDescription, Double(inDescription) / Double(max(1, all)))
  }

  /// Reads whether a heading of the page repeats its title, as in an article.
  private mutating func readTitle() {
    var best = 0.0
    var count = 0
    for (index, unit) in scan.units.enumerated() where isHeading(index) {
      count += 1
      guard scan.titleWordCount > 0, unit.tally.plainWords > 0 else { continue }
      let ofTitle = Double(unit.tally.titleMask.nonzeroBitCount) / Double(scan.titleWordCount)
      let ofHeading = Double(unit.tally.titleWords) / Double(unit.tally.plainWords)
      best = max(best, ofTitle * ofHeading)
    }
    evidence.features.set(.titleHeading, best)
    evidence.features.set(.headings, count)
  }
}
