/// Cleans the names from bylines: `By Jane Doe and John Roe, Staff Writer` names two people.
struct AuthorNames {
  let site: String?

  func clean(_ sources: [String]) -> [String] {
    var names: [String] = []
    var keys: Set<String> = []
    // An address such as `/@jane` leads to an author but isn't a name.
    for source in sources.prefix(Self.maximumSources) where source.first != "/" && !source.hasPrefix("http") {
      for name in split(String(source.prefix(Self.maximumLength)).withoutEntities.collapsed)
      where !Self.isMailAddress(name) {
        guard let name = bare(name), isName(name) else { continue }
        if keys.insert(name.wordKey).inserted { names.append(name) }
        if names.count == Self.maximumNames { return names }
      }
    }
    return names
  }

  private static let maximumNames = 20
  /// Texts that are looked at, and characters of each. A page with 20,000 of them took minutes.
  private static let maximumSources = 200
  private static let maximumLength = 2_000

  private static func isMailAddress(_ text: String) -> Bool {
    guard let at = text.firstIndex(of: "@"), at > text.startIndex, !text.contains(" ") else { return false }
    return text[at...].contains(".")
  }

  private static let lead = [
    "written by", "posted by:", "posted by", "published by", "story by", "words by", "article by", "reviewed by",
    "submitted by",
    "by",
    "author:", "authors:", "author", "von", "par", "por", "di", "av", "af", "door", "from:", "autor:", "autorka:",
    "auteur:", "auteur :", "texte:", "text:", "text", "texto:", "testo di", "от", "автор:", "автор", "текст:", "από",
    "της", "του", "作者：", "作者:", "著者:", "文：", "文/", "编辑：", "编辑:", "责任编辑：", "记者", "記者", "執筆：", "기자:", "글 ", "بقلم",
    "yazan:", "oleh", "skrevet af", "av:", "przez",
  ]

  /// Whether a text is only the words that precede a name, such as `by`.
  static func isLead(_ text: String) -> Bool { lead.contains(text.lowercased()) }

  private func split(_ text: String) -> [String] {
    var text = text
    for _ in 0..<2 {
      let lower = text.lowercased()
      guard let lead = Self.lead.first(where: { lower.hasPrefix($0) && Self.ends(text, $0) }) else { break }
      text = String(text.dropFirst(lead.count)).trimmedBothEnds
    }
    var parts = [text]
    for separator in [";", " | ", " • ", "、", " · "] {
      // Few names have one, and splitting is slow.
      guard parts.contains(where: { $0.contains(separator) }) else { continue }
      parts = parts.flatMap { $0.split(separator: separator).map(String.init) }
    }
    // An agency or an address after the name: `Ann Hill | Coast News for coast.example`.
    parts = parts.enumerated().filter { $0.offset == 0 || !Self.isEmployer($0.element) }.map(\.element)
    for separator in [" and ", " & ", " und ", " et ", " y ", " with "] {
      guard parts.contains(where: { $0.contains(separator) }) else { continue }
      parts = parts.flatMap { Self.isOffice($0, separator) ? [$0] : $0.split(separator: separator).map(String.init) }
    }
    return parts.flatMap(splitCommas)
  }

  /// Whether a part of a byline names who an author works for.
  private static func isEmployer(_ part: String) -> Bool {
    part.lowercased().containsAny([" for ", "advance media", ".com", ".org", ".net", ".co."])
  }

  /// Whether an `and` is within one name: `Center for Drug Evaluation and Research`.
  private static func isOffice(_ part: String, _ separator: String) -> Bool {
    let sides = part.split(separator: separator)
    guard sides.count == 2, !part.contains(",") else { return false }
    if sides.contains(where: { $0.count == 1 }) { return true }
    return sides[1].split(separator: " ").count == 1 && sides[0].split(separator: " ").count >= 4
  }

  private static func ends(_ text: String, _ lead: String) -> Bool {
    guard let next = text.dropFirst(lead.count).first else { return true }
    // In `ByJane Doe`, only the style sheet separates the words.
    return lead.hasSuffix(":") || lead.hasSuffix("：") || lead.hasSuffix("/") || next == " " || next == ":"
      || lead == "by" && next.isUppercase || lead.unicodeScalars.first.map { $0.value >= 0x3000 } == true
  }

  /// Splits at commas between names.
  ///
  /// `Doe, Jane` is one name. `Jane Doe, John Roe` are two. `Jane Doe, Ph.D.` and `Jane Doe, Staff Writer` are one
  /// each.
  private func splitCommas(_ text: String) -> [String] {
    let parts = text.split(separator: ",").map { String($0).trimmedBothEnds }.filter { !$0.isEmpty }
    guard parts.count > 1 else { return parts }
    func words(_ part: String) -> Int { part.split(separator: " ").count }
    if parts.count == 2, words(parts[0]) == 1, words(parts[1]) <= 2, parts[1].contains(where: \.isLowercase) {
      return [parts[1] + " " + parts[0]]
    }
    return parts.enumerated().filter { index, part in index == 0 || (words(part) >= 2 && !isRole(part)) }.map(\.element)
  }

  func isRole(_ text: String) -> Bool {
    text.containsAny(Self.roles)
      || text.contains(".") && text.allSatisfy { $0.isUppercase || $0 == "." || $0 == " " || $0.isLowercase }
        && text.count < 8
  }

  private static let roles: [StaticString] = [
    "editor", "writer", "reporter", "correspondent", "staff", "contributor", "director", "manager", "journalist",
    "columnist",
    "ph.d", "phd", "producer", "fellow", "professor", "founder", "engineer", "ceo", "associate", "press", "university",
    "senior",
  ]

  /// Returns a name without addresses, brackets and the text after it, or nil if nothing is left.
  private func bare(_ text: String) -> String? {
    var name = String(text.drop { !$0.isLetter && !$0.isNumber && !"@'’\"“«".contains($0) })
    // A handle directly follows the name if only the style sheet separates them.
    for mark in [
      "<", "(", "（", "[", "http://", "https://", "|", " @", "@", "\u{2022}", ", on", " / ", " – ", " — ", " - ", "：",
      ":",
      "\u{B7}", "?", "!",
    ] {
      guard let range = name.firstRange(of: mark), range.lowerBound > name.startIndex else { continue }
      name = String(name[..<range.lowerBound])
      // A word before a colon is the label of the text after it.
      if mark == ":" || mark == "：", let blank = name.lastIndex(of: " ") { name = String(name[..<blank]) }
    }
    name = withoutTail(withoutDate(withoutEmployer(name))).trimmedBothEnds
    // From the line above a comment that serves as an article.
    if name.hasSuffix(" says") { name = String(name.dropLast(5)) }
    while let last = name.last, ",.:;-–—·•，、".contains(last), !name.hasSuffix("Jr.") && !name.hasSuffix("Sr.") {
      name.removeLast()
    }
    name = name.trimmedBothEnds
    if name.hasPrefix("@") { name.removeFirst() }
    return name.isEmpty ? nil : name
  }

  /// Removes whom a person writes for: `Jane Doe for Coast News`, `Jane Doe/AFP`.
  private func withoutEmployer(_ text: String) -> String {
    if let slash = text.firstIndex(of: "/"), text[..<slash].contains(" "),
      (2...8).contains(text[slash...].dropFirst().count), text[slash...].dropFirst().allSatisfy(\.isUppercase)
    {
      return String(text[..<slash])
    }
    guard let range = text.firstRange(of: " for ") else { return text }
    let words = text[..<range.lowerBound].split(separator: " ")
    let employer = text[range.upperBound...].split(separator: " ")
    // `National Institute for Walls` is one name, and so is `Neighbours United for Quiet Nights`.
    guard (2...3).contains(words.count), words.allSatisfy({ $0.first?.isUppercase == true }),
      !words.contains(where: { Self.offices.contains($0.lowercased()) }),
      employer.count <= 4, employer.contains(where: { Self.publishers.contains($0.lowercased()) })
    else { return text }
    return String(text[..<range.lowerBound])
  }

  /// Words in the names of papers and stations.
  private static let publishers: Set<String> = [
    "news", "newspaper", "times", "post", "press", "mail", "mailonline", "daily", "weekly", "magazine", "journal",
    "guardian", "tribune", "herald", "star", "sun", "mirror", "express", "telegraph", "chronicle", "gazette",
    "observer",
    "independent", "standard", "today", "letter", "review", "radio", "tv", "television", "media", "reuters", "ap",
    "afp",
    "bbc", "cnn", "nbc", "npr", "propublica", "wire", "echo", "argus", "courier", "inquirer", "examiner", "globe",
  ]

  private static let offices: Set<String> = [
    "institute", "centre", "center", "society", "council", "foundation", "office", "department", "committee", "agency",
    "association", "union", "alliance", "school", "campaign", "network", "authority", "service", "services", "ministry",
    "board", "coalition", "project", "lab", "bureau", "commission", "company", "fund", "group", "forum", "college",
    "academy", "university", "initiative", "partnership", "federation", "league", "organization", "organisation",
  ]

  /// Removes a date after the name, often without a blank between them: `Jane DoeMay 6`.
  private func withoutDate(_ text: String) -> String {
    guard text.utf8.contains(where: \.isASCIIDigit) else { return text }
    for month in Self.months {
      guard let range = text.firstRange(of: month), range.lowerBound > text.startIndex,
        text[range.upperBound...].drop(while: { $0 == " " || $0 == "." }).first?.isNumber == true
      else { continue }
      return String(text[..<range.lowerBound])
    }
    return text
  }

  /// Removes a number or a word that can't be part of a name: `Jane Doe 3 May`, `Jane Doe Updated`.
  private func withoutTail(_ text: String) -> String {
    var words = text.split(separator: " ")
    guard words.count > 1 else { return text }
    if let end = words.indices.dropFirst().first(where: { place in
      words[place].contains { $0.isASCII && $0.isNumber } || Self.tails.contains(words[place].lowercased())
    }) {
      // What would be left is an article: of an office with a number in its name (`The 9to5 desk`), or of a date (`Le 3 mai`).
      if end == 1, Self.articles.contains(words[0].lowercased()) {
        return words[1].contains(where: \.isLetter) && !Self.tails.contains(words[1].lowercased()) ? text : ""
      }
      words.removeSubrange(end...)
      if words.count != 1, let last = words.last, PageDate.month(String(last)) != nil { words.removeLast() }
      if words.count == 1, PageDate.month(String(words[0])) != nil { return "" }
    }
    return words.joined(separator: " ")
  }

  private static let articles: Set<String> = [
    "the", "a", "an", "der", "die", "das", "le", "la", "les", "el", "los", "las", "il", "de", "het", "o", "os",
  ]

  private static let tails: Set<String> = [
    "updated", "published", "posted", "follow", "following", "subscribe", "on", "at", "reports", "writes", "says",
  ]

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec",
  ]
}

extension String {
  /// The text with a capital at the start of each word if it has no capitals: a style sheet may write them.
  var withCapitals: String {
    guard !contains(where: \.isUppercase) else { return self }
    return split(separator: " ", omittingEmptySubsequences: false)
      .map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
  }
}
