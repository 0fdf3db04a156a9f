/// Which texts beside a byline are names.
extension AuthorNames {
  /// Whether a text is a name rather than a label, a date, a job or a template's variable.
  func isName(_ name: String) -> Bool {
    guard name.utf8.count <= 80, name.split(separator: " ").count <= 7, name.contains(where: \.isLetter) else {
      return false
    }
    let lower = name.lowercased()
    if Self.isLabel(lower) { return false }
    if Self.isPlaceholder(name) || Self.isDate(lower) || !Self.hasLetters(name) { return false }
    if lower.hasPrefix("http") || lower.hasPrefix("www.") || lower.contains("://") { return false }
    // "Content is licensed under the Creative Commons Attribution 4.0 License" reads like a byline (cloud.google.com).
    if lower.hasSuffix("min read") || lower.hasSuffix("mins read") || lower.hasSuffix("minute read") { return false }
    if lower.hasPrefix("updated") || lower.hasPrefix("published ") { return false }
    // Rejects "Built by several hundred commits": a name of many words has capitals if its script has them.
    let words = name.split(separator: " ")
    if words.count >= 2, words.allSatisfy({ $0.first?.isLowercase == true }) { return false }
    if lower.hasSuffix("license") || lower.hasSuffix("licence") { return false }
    // A job under the name isn't a name.
    if isRole(name), words.count <= 3, words.allSatisfy({ isRole(String($0)) }) { return false }
    if let site, site.wordKey == name.wordKey { return false }
    // `q_admin`
    if lower.split(whereSeparator: { "_-. ".contains($0) }).contains("admin") { return false }
    return !Self.notNames.contains(lower)
  }

  /// Whether a text beside names isn't a name: labels of links, credits of pictures, makers of encyclopaedias.
  private static func isLabel(_ lower: String) -> Bool {
    if labels.contains(where: { lower.hasPrefix($0) }) { return true }
    return lower.hasSuffix(" comments") || lower.hasSuffix(" followers") || lower.hasSuffix("getty images")
      || lower.hasSuffix(" wikimedia projects") || lower.hasSuffix(" et al.") && lower.utf8.count < 8
  }

  private static let labels = [
    "see full", "see all", "see more", "view ", "read ", "more from", "more by", "full bio", "follow ", "photo",
    "photograph",
    "image", "illustration", "picture", "credit", "foto", "bild", "video", "contributors", "published", "updated",
    "posted", "written", "last ", "about ", "click ", "subscribe", "share", "all articles", "all posts", "all stories",
    "licensed", "creative commons", "cc by", "cc-by", "powered", "copyright", "©", "latest ", "special to",
    "add as", "open in", "sign ", "log in", "learn more", "contact ", "email", "send ", "visit ", "hide ", "show ",
  ]

  private static let notNames: Set<String> = [
    "admin", "administrator", "unknown", "author", "authors", "anonymous", "guest", "webmaster", "editor", "none",
    "null",
    "undefined", "n/a", "staff", "wordpress", "root", "user", "the editors", "about the author", "share", "follow",
    "contact",
    "read", "home", "posts", "all posts", "more", "read more", "view profile", "[object object]", "false", "true",
    "me", "topic author", "original poster", "op",
    // What follows a name in "Jane Doe and agencies".
    "agencies", "agency", "wire services", "wire reports", "wires", "agenturen", "agences", "agencias", "agenzie",
    // Labels of the links for sharing a page, in the box of its authors.
    "facebook", "twitter", "x", "linkedin", "instagram", "youtube", "pinterest", "reddit", "email", "copy link",
    "copy link urlcopied", "whatsapp", "telegram", "rss", "threads", "mastodon", "bluesky", "print", "tumblr",
  ]

  /// Whether a text is a template's variable that was never filled in: `{{ author }}`, `page.head.extra.author`.
  static func isPlaceholder(_ text: String) -> Bool {
    if text.contains("{{") || text.contains("}}") || text.contains("${") || text.contains("<%") { return true }
    let steps = text.split(separator: ".", omittingEmptySubsequences: false)
    return steps.count >= 3
      && steps.allSatisfy { $0.count >= 3 && $0.utf8.allSatisfy { $0 >= 0x61 && $0 <= 0x7A || $0 == 0x5F } }
  }

  /// Whether a text has the day of a week, as a date without its year does: `Sat, 20 Dec`.
  private static func isDate(_ lower: String) -> Bool {
    lower.contains(where: \.isNumber)
      && lower.split(whereSeparator: { " ,.".contains($0) }).contains { weekdays.contains(String($0)) }
  }

  /// Whether a text has as many letters as a name: `4m` is the time to read an article.
  private static func hasLetters(_ name: String) -> Bool {
    let letters = name.unicodeScalars.filter(\.properties.isAlphabetic)
    return letters.count >= 2 || letters.contains { $0.value >= 0x2E80 }
  }

  private static let weekdays: Set<String> = [
    "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "monday", "tuesday", "wednesday",
    "thursday", "friday", "saturday", "sunday",
  ]

  /// Whether a name is an account's rather than a person's: `annhill`, `ann.hill`, `CC7567`.
  static func isHandle(_ name: String) -> Bool {
    guard !name.contains(" "), name.utf8.allSatisfy({ $0 < 0x80 }) else { return false }
    return !name.utf8.contains(where: { $0 >= 0x41 && $0 <= 0x5A })
      || name.utf8.contains(where: { $0.isASCIIDigit || $0 == 0x5F })
  }

  /// Whether a name has a word of the site's name or of its host: an office such as `Coast News Desk`.
  ///
  /// If all words of a longer name are the site's, the site is its owner's.
  func isOffice(_ name: String, of host: String?) -> Bool {
    let words: [String] = name.lowercased().split { !$0.isLetter }.map(String.init)
    let own = Set((site ?? "").lowercased().split { !$0.isLetter }.map(String.init))
    let labels = (host ?? "").lowercased().split(separator: ".").dropLast()
    let shared = words.filter { word in
      word.count >= 4 && (own.contains(word) || labels.contains(where: { label in label.contains(word) }))
    }
    return !shared.isEmpty && (shared.count < words.count || words.count == 1)
      && !labels.contains(where: { label in label == words.joined() })
  }

  /// Whether a name reads like a person's: two words or more with capitals, and none of the site's.
  func isPerson(_ name: String, of host: String?) -> Bool {
    let words = name.split(separator: " ")
    return words.count >= 2 && words.first?.first?.isLowercase == false && words.last?.first?.isLowercase == false
      && !isOffice(name, of: host) && !isRole(name)
  }
}
