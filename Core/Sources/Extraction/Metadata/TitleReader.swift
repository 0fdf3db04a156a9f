import HTML

/// Finds an article's title without its site's name.
struct TitleReader {
  let document: HTMLDocument
  let head: HeadFacts
  let headline: String?
  let site: String?
  let host: String?
  var isFrontPage = false

  func title() -> String? {
    let headings = headings()
    let candidates = [
      head.first("og:title"), headline, head.first("citation_title", "dc.title", "twitter:title"), head.title,
    ]
    guard
      let declared = usable(candidates).compactMap({ $0?.withoutEntities.collapsed })
        .first(where: { !$0.isEmpty && !AuthorNames.isPlaceholder($0) })
    else {
      return headings.first
    }
    let bare = withoutSite(declared)
    // Prefer a heading with the same wording: it has the title as readers see it.
    if let heading = headings.first(where: { $0.wordKey == bare.wordKey && !$0.wordKey.isEmpty }) { return heading }
    if let first = Self.parts(declared).first, !isSiteName(first),
      let heading = headings.first(where: { $0.wordKey == first.wordKey })
    {
      return heading
    }
    let parts = headings.filter { isPart($0, of: declared) }
    if let longest = parts.max(by: { $0.utf8.count < $1.utf8.count }) { return longest }
    // A similar heading that is the only one of its rank is the title that readers see.
    if headings.count == 1, let heading = headings.first, !isSiteName(heading), Self.resemble(heading, bare) {
      return adds(heading, to: bare) ? bare : heading
    }
    // `Release Kettle 5.0 · owner/kettle`: the page's kind, and the title that readers see.
    if headings.count == 1, let heading = headings.first,
      Self.parts(declared).contains(where: { $0.hasSuffix(" " + heading) && heading.count * 2 > $0.count })
    {
      return heading
    }
    if let shown = shownTitle() { return shown }
    // Some sites declare their own name as the title of every page.
    if isSiteName(bare) {
      if let heading = headings.first(where: { !isSiteName($0) }) { return heading }
      if let heading = lesserHeading() { return heading }
    }
    return linkedPart(of: bare) ?? withoutHost(bare)
  }

  /// Returns the part of a title that is the whole text of a link or a lower heading.
  ///
  /// Why: an aggregator's title is a link.
  private func linkedPart(of title: String) -> String? {
    let parts = Self.parts(title)
    guard parts.count > 1, let first = parts.first, first.split(separator: " ").count >= 3 else { return nil }
    let key = first.wordKey
    for tag in [Tag.h2, .h3, .a] {
      for node in document.elements(withTag: tag).prefix(60) {
        let text = document.visibleText(of: node, limit: first.utf8.count + 40)
        guard text.count <= first.utf8.count + 40 else { continue }
        if String(decoding: text, as: UTF8.self).wordKey == key { return first }
      }
    }
    return nil
  }

  /// Returns the first `h2` or `h3` that the page declares as its entry's title and that isn't the site's name.
  private func lesserHeading() -> String? {
    for tag in [Tag.h2, .h3] {
      for node in document.elements(withTag: tag).prefix(4) {
        let isEntry =
          document.withAttribute(.class, of: node) { $0.containsIgnoringCase("title") } == true
          || document.withAttribute(.itemprop, of: node) { $0.isEqual(to: "headline") || $0.isEqual(to: "name") }
            == true
        let text = bare(String(decoding: document.headingText(of: node), as: UTF8.self).collapsed)
        if isEntry, !text.wordKey.isEmpty, !isSiteName(text) { return text }
      }
    }
    return nil
  }

  /// Removes the site's name from `Title:sitename journal`, as some engines write it without a blank.
  private func withoutHost(_ title: String) -> String {
    guard let host, let colon = title.lastIndex(of: ":") else { return title }
    let name = host.lowercased().split(separator: ".").dropLast().last { $0.count > 3 } ?? ""
    let rest = title[title.index(after: colon)...].lowercased()
    guard name.count >= 5, rest.hasPrefix(name), rest.count <= name.count + 12 else { return title }
    return String(title[..<colon]).trimmedBothEnds
  }

  /// Removes a shared title that repeats the description's first words, if the page's own title differs.
  private func usable(_ candidates: [String?]) -> [String?] {
    guard let shared = candidates.first ?? nil, let own = head.title,
      let description = head.first("og:description", "description"),
      case let key = shared.wordKey, description.hasWordKey(beginningWith: key), !own.hasWordKey(beginningWith: key),
      shared.split(separator: " ").count >= 4
    else { return candidates }
    return candidates.map { $0?.hasWordKey(key) == true ? nil : $0 }
  }

  /// Whether two titles share half of their longer words.
  private static func resemble(_ a: String, _ b: String) -> Bool {
    func words(_ text: String) -> Set<String> {
      Set(text.split { !$0.isLetter && !$0.isNumber }.map { $0.lowercased() }.filter { $0.count > 2 })
    }
    let (first, second) = (words(a), words(b))
    let smaller = min(first.count, second.count)
    return smaller >= 2 && first.intersection(second).count * 2 >= smaller
  }

  /// The site's name from the page's title, where it is beside the article's title.
  func site(beside article: String?) -> String? {
    guard let title = head.title, let key = article?.wordKey else { return nil }
    let parts = Self.parts(title)
    guard parts.count == 2, let index = parts.firstIndex(where: { $0.hasWordKey(key) }) else { return nil }
    let other = parts[1 - index]
    return other.split(separator: " ").count <= 5 ? other : nil
  }

  private func headings() -> [String] {
    var found: [String] = []
    for node in document.elements(withTag: .h1).prefix(8) where !isFrontPageLink(node) && !isBrand(node) {
      let text = bare(String(decoding: document.headingText(of: node), as: UTF8.self).collapsed)
      if !text.wordKey.isEmpty { found.append(text) }
    }
    return found
  }

  /// Removes a site's additions to a heading: `Title:` before a paper's title, ` #318` after an issue's.
  func bare(_ heading: String) -> String {
    if heading.hasPrefix("Title:") { return String(heading.dropFirst(6)).trimmedBothEnds }
    guard let sign = heading.lastIndex(of: "#"), heading[sign...].dropFirst().allSatisfy(\.isNumber),
      head.title?.contains(heading[sign...]) == true,
      // `Financial Report #3` is the whole title.
      head.title?.contains(heading) != true, head.first("og:title")?.contains(heading) != true
    else { return heading }
    let rest = String(heading[..<sign]).trimmedBothEnds
    return rest.isEmpty ? heading : rest
  }

  /// Whether a heading is the site's name with a link to its front page.
  func isFrontPageLink(_ heading: NodeID) -> Bool {
    for node in [
      document.first(.a, in: heading), document.ancestors(of: heading).prefix(2).first { document.isElement($0, .a) },
    ] {
      guard let node, let address = document.attribute(.href, of: node)?.trimmedBothEnds else { continue }
      if ["", "/", ".", "./", "..", "../", "index.html", "/index.html"].contains(address) { return true }
      if let host, address.hasSuffix(host) || address.hasSuffix(host + "/") { return true }
      // Another site's front page, such as the owner of a server of manuals.
      let steps = address.split(separator: "/", omittingEmptySubsequences: false)
      if address.hasPrefix("http"), steps.count == 3 || steps.count == 4 && steps[3].isEmpty { return true }
    }
    return false
  }

  /// Whether a heading is one of the parts of a composed title.
  private func isPart(_ heading: String, of title: String) -> Bool {
    let key = heading.wordKey
    guard key.unicodeScalars.count >= 4, !isSiteName(heading) else { return false }
    if Self.parts(title).contains(where: { $0.wordKey == key }) { return true }
    let whole = title.wordKey
    // `[list-name] Subject` and similar: the heading is most of the title.
    return (whole.hasSuffix(key) || whole.hasPrefix(key)) && key.utf8.count * 2 > whole.utf8.count
      && hasBreak(title, beside: heading)
  }

  /// Whether punctuation rather than a word separates the heading from the rest of a title.
  private func hasBreak(_ title: String, beside heading: String) -> Bool {
    guard let range = title.lowercased().firstRange(of: heading.lowercased()) else { return false }
    let lower = title.lowercased()
    let before = lower[..<range.lowerBound].last { $0 != " " }
    let after = lower[range.upperBound...].first { $0 != " " }
    return [before, after].allSatisfy { $0 == nil || !($0?.isLetter ?? false) && !($0?.isNumber ?? false) }
  }

  private func withoutSite(_ title: String) -> String {
    var title = title
    for _ in 0..<3 {
      let parts = Self.parts(title)
      guard parts.count > 1, let first = parts.first, let last = parts.last else { break }
      if isSiteName(last) || isSiteLike(last) || isAppended(last, to: title) {
        title = Self.dropping(last: true, title)
      } else if isSiteName(first) {
        title = Self.dropping(last: false, title)
      } else {
        break
      }
    }
    return withoutColumns(title)
  }

  func isSiteName(_ text: String) -> Bool {
    let key = text.wordKey
    guard !key.isEmpty else { return false }
    if let site, site.wordKey == key { return true }
    guard let host else { return false }
    let labels = host.lowercased().split(separator: ".").map(String.init)
    let name = labels.dropLast().last { $0.count > 3 } ?? labels.first ?? ""
    return key == name || key == labels.joined() || key == labels.filter { $0 != "www" }.joined()
      || (name.count >= 5 && key.hasPrefix(name) && key.count <= name.count + 4)
  }
}

extension HTMLDocument {
  /// The heading's text without buttons and without signs that link to the heading.
  func headingText(of node: NodeID) -> [UInt8] {
    var bytes: [UInt8] = []
    var current: NodeID? = firstChild(of: node)
    while let place = current, place != node {
      if kind(of: place) == .text {
        withText(of: place) { text in text.withUnsafeBufferPointer { bytes.append(contentsOf: $0) } }
      } else if let tag = tag(of: place) {
        let isSign = tag == .a && !hasWord(place)
        if isSign || tag == .button || tag == .script || tag == .style || tag == .svg
          || !traits(place).isDisjoint(with: [.screenReaderOnly, .editLink])
          || (tag == .a && traits(place).contains(.permalink) && bytes.contains { $0.isWordByte })
        {
          current = nextSkippingChildren(after: place, within: node)
          continue
        }
        if tag == .br || tag == .div || tag == .p { bytes.append(0x20) }
      }
      current = next(after: place, within: node)
    }
    return bytes
  }
}
