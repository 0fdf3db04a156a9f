/// Cleans names as bylines have them: `By Jane Doe and John Roe, Staff Writer` are two people.
struct AuthorNames {
  let site: String?

  func clean(_ sources: [String]) -> [String] {
    var names: [String] = []
    for source in sources {
      for name in split(source.withoutEntities.collapsed) {
        guard let name = bare(name), isName(name) else { continue }
        if !names.contains(where: { $0.wordKey == name.wordKey }) { names.append(name) }
      }
    }
    return Array(names.prefix(20))
  }

  private static let lead = [
    "written by", "posted by", "published by", "story by", "words by", "article by", "reviewed by", "submitted by",
    "by",
    "author:", "authors:", "author", "von", "par", "por", "di", "av", "door", "from:", "作者：", "作者:", "著者:", "文：",
    "автор:",
  ]

  private func split(_ text: String) -> [String] {
    var text = text
    for _ in 0..<2 {
      let lower = text.lowercased()
      guard let lead = Self.lead.first(where: { lower.hasPrefix($0) && Self.ends(lower, $0) }) else { break }
      text = String(text.dropFirst(lead.count)).trimmedBothEnds
    }
    var parts = [text]
    for separator in [" and ", " & ", " und ", " et ", " y ", ";", " | ", " • ", "、", " · ", " with "] {
      parts = parts.flatMap { $0.split(separator: separator).map(String.init) }
    }
    return parts.flatMap(splitCommas)
  }

  private static func ends(_ text: String, _ lead: String) -> Bool {
    guard let next = text.dropFirst(lead.count).first else { return true }
    return lead.hasSuffix(":") || lead.hasSuffix("：") || next == " " || next == ":"
  }

  /// `Doe, Jane` is one name; `Jane Doe, John Roe` are two; `Jane Doe, Ph.D.` and `Jane Doe, Staff Writer` one.
  private func splitCommas(_ text: String) -> [String] {
    let parts = text.split(separator: ",").map { String($0).trimmedBothEnds }.filter { !$0.isEmpty }
    guard parts.count > 1 else { return parts }
    func words(_ part: String) -> Int { part.split(separator: " ").count }
    if parts.count == 2, words(parts[0]) == 1, words(parts[1]) <= 2, parts[1].contains(where: \.isLowercase) {
      return [parts[1] + " " + parts[0]]
    }
    return parts.enumerated().filter { index, part in index == 0 || (words(part) >= 2 && !isRole(part)) }.map(\.element)
  }

  private func isRole(_ text: String) -> Bool {
    let lower = text.lowercased()
    return Self.roles.contains { lower.contains($0) }
      || text.contains(".") && text.allSatisfy { $0.isUppercase || $0 == "." || $0 == " " || $0.isLowercase }
        && text.count < 8
  }

  private static let roles = [
    "editor", "writer", "reporter", "correspondent", "staff", "contributor", "director", "manager", "journalist",
    "columnist",
    "ph.d", "phd", "producer", "fellow", "professor", "founder", "engineer", "ceo", "associate", "press", "university",
    "senior",
  ]

  /// Without addresses, brackets and what follows the name.
  private func bare(_ text: String) -> String? {
    var name = text
    for mark in ["<", "(", "http://", "https://", "|", " @", "\u{2022}"] {
      if let range = name.firstRange(of: mark), range.lowerBound > name.startIndex {
        name = String(name[..<range.lowerBound])
      }
    }
    name = withoutDate(name).trimmedBothEnds
    // Above a comment that stands in for an article.
    if name.hasSuffix(" says") { name = String(name.dropLast(5)) }
    while let last = name.last, ",.:;-–—·•".contains(last), !name.hasSuffix("Jr.") && !name.hasSuffix("Sr.") {
      name.removeLast()
    }
    name = name.trimmedBothEnds
    if name.hasPrefix("@") { name.removeFirst() }
    return name.isEmpty ? nil : name
  }

  /// `Jane DoeMay 6`: a date stands after the name, often without a blank.
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

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec",
  ]

  private func isName(_ name: String) -> Bool {
    guard name.utf8.count <= 80, name.split(separator: " ").count <= 7, name.contains(where: \.isLetter) else {
      return false
    }
    let lower = name.lowercased()
    if lower.hasPrefix("http") || lower.hasPrefix("www.") || lower.contains("://") { return false }
    // "Content is licensed under the Creative Commons Attribution 4.0 License" reads like a byline (cloud.google.com).
    if lower.hasSuffix("min read") || lower.hasSuffix("mins read") || lower.hasSuffix("minute read") { return false }
    if lower.hasPrefix("updated") || lower.hasPrefix("published ") { return false }
    // "Built by several hundred commits": a name of many words has capitals where its script has them.
    let words = name.split(separator: " ")
    if words.count >= 2, words.allSatisfy({ $0.first?.isLowercase == true }) { return false }
    if lower.hasSuffix("license") || lower.hasSuffix("licence") { return false }
    if let site, site.wordKey == name.wordKey { return false }
    return !Self.notNames.contains(lower)
  }

  private static let notNames: Set<String> = [
    "admin", "administrator", "unknown", "author", "authors", "anonymous", "guest", "webmaster", "editor", "none",
    "null",
    "undefined", "n/a", "staff", "wordpress", "root", "user", "the editors", "about the author", "share", "follow",
    "contact",
    "home", "posts", "all posts", "more", "read more", "view profile", "[object object]", "false", "true",
    "me", "topic author", "original poster", "op",
  ]
}
