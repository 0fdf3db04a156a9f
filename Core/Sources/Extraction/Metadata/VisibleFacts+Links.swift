import HTML

/// Links that lead to the author.
extension VisibleFacts {
  /// Returns links to an author's page near the title.
  func linked() -> [String] {
    var found: [String] = []
    for link in document.elements(withTag: .a) {
      let mayLead = document.withAttribute(.href, of: link) {
        $0.containsAny(Self.personPaths)
      }
      guard mayLead == true, !isAside(link), let address = document.attribute(.href, of: link)?.lowercased() else {
        continue
      }
      let parts = address.split { $0 == "/" || $0 == "?" || $0 == "=" }
      guard
        parts.dropLast().contains(where: {
          [
            "author", "authors", "by", "contributors", "contributor", "people", "profile", "profiles", "writers",
            "autor",
            "autoren", "autores", "auteur", "auteurs", "editors", "redaktor", "redakteur", "redaktion", "journalists",
            "journalist", "journalistes", "reporter", "reporters", "columnists", "staff", "autori", "autorzy",
          ].contains($0)
        }) || parts.last?.hasPrefix("author-") == true && parts.last != "author-dashboard"
      else { continue }
      if let name = shortText(link) {
        found.append(Self.isNamed(name, in: address) ? name.withCapitals : name)
        break
      }
    }
    return found
  }

  private static let personPaths = ByteWords(
    "author", "/by/", "contributor", "/people/", "/profile", "/writers/", "/autor", "/auteur", "/editors/", "/redakt",
    "/journalist", "/reporter", "/columnist", "/staff/")

  /// Whether an address ends in the words of a name, such as `/editors/jane-doe-01/`.
  private static func isNamed(_ name: String, in address: String) -> Bool {
    let words = name.lowercased().split(separator: " ")
    guard words.count >= 2, let slug = address.split(separator: "/").last(where: { $0.contains("-") }) else {
      return false
    }
    return slug.hasPrefix(words.joined(separator: "-"))
  }

  /// Returns the text of a link directly after `by`: forums and aggregators name the poster in this way.
  func nameAfterBy() -> String? {
    for link in document.elements(withTag: .a).prefix(80) where document.hasAttribute(.href, of: link) {
      guard let before = document.previousSibling(of: link), document.kind(of: before) == .text else { continue }
      let words = document.text(of: before).lowercased().split { $0 == " " || $0.isNewline || $0 == "\u{A0}" }
      guard let last = words.last, words.count <= 6, Self.byWords.contains(String(last)),
        words.count == 1 || words.contains(where: Self.saysWritten), !isAside(link), !isInSentence(link)
      else { continue }
      if let name = shortText(link), name.split(separator: " ").count <= 4 { return name }
    }
    return nil
  }

  /// Whether a word before `by` says that a text was written: "directed by" and "powered by" name somebody else.
  private static func saysWritten(_ word: Substring) -> Bool {
    writtenWords.contains(String(word)) || word.utf8.contains(where: \.isASCIIDigit)
  }

  private static let writtenWords: Set<String> = [
    "posted", "written", "submitted", "published", "authored", "story", "words", "text", "article", "started", "asked",
    "ago", "today", "yesterday", "points", "updated", "geschrieben", "verfasst", "écrit", "escrito", "scritto",
  ]

  /// Whether a link is part of a sentence, or of a page's part that is only shown without scripts.
  private func isInSentence(_ link: NodeID) -> Bool {
    for ancestor in document.ancestors(of: link).prefix(8) {
      switch document.tag(of: ancestor) {
      case .noscript: return true
      case .p: return document.visibleText(of: ancestor, limit: 160).count > 160
      default: continue
      }
    }
    return false
  }

  private static let byWords: Set<String> = [
    "by", "by:", "von", "par", "por", "door", "autor:", "author:", "автор:", "от", "από", "av", "af", "作者：", "作者:",
    "oleh", "przez", "yazan:",
  ]

  private static let mailScheme = ByteWords("mailto:")

  /// Returns a mail's sender.
  ///
  /// Archives of mailing lists write the name in bold, beside a link for writing to the sender.
  func sender() -> String? {
    for link in document.elements(withTag: .a).prefix(20) {
      guard document.withAttribute(.href, of: link, { $0.containsAny(Self.mailScheme) }) == true, !isAside(link) else {
        continue
      }
      var before = document.previousSibling(of: link)
      while let place = before, document.isBlankText(place) { before = document.previousSibling(of: place) }
      if let name = before, document.isElement(name, .b) { return shortText(name) }
    }
    return nil
  }

  private static let coauthorPaths = ByteWords(
    "author", "/by/", "contributor", "/people/", "/profile", "/writers/", "/staff/")

  /// Returns an author and those whose links stand beside the author's.
  func coauthors(of name: String) -> [String]? {
    for link in document.elements(withTag: .a).prefix(160) {
      let mayLead = document.withAttribute(.href, of: link) {
        $0.containsAny(Self.coauthorPaths)
      }
      guard mayLead == true, shortText(link) == name, !isAside(link), let line = document.parent(of: link),
        document.visibleText(of: line, limit: 200).count <= 200
      else { continue }
      let names = nameLinks(in: line).compactMap(shortText).filter(isName)
      return names.first == name && names.count > 1 ? names : nil
    }
    return nil
  }
}
