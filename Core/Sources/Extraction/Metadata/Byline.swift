/// Finds the name in a line such as `by Jane Doe, 6 May 2026` or `From: Jane Doe <jane@example.org>`.
enum Byline {
  private static let leads = [
    "by ", "by: ", "written by ", "posted by ", "posted by: ", "published by: ", "published by ", "author: ", "author ",
    "from: ", "from : ", "von ", "par ",
    "por ",
    "door ", "autor: ", "auteur : ", "作者：", "作者: ", "автор: ", "作者:",
  ]

  private static let laterLeads = [
    ", von ", ", par ", ", por ", ", di ", ", door ", ", av ", " von ", " par ", " por ", " door ",
  ]

  static func name(in line: String) -> String? {
    guard line.utf8.count <= 200 else { return nil }
    let lower = line.lowercased()
    var rest: Substring?
    if let lead = leads.first(where: { lower.hasPrefix($0) }) {
      rest = line.dropFirst(lead.count)
    } else if let lead = laterLeads.first(where: { line.contains($0) }), let range = line.firstRange(of: lead),
      line.utf8.count <= 100, PageDate.read(String(line[..<range.lowerBound])) != nil
    {
      // `2. März 2026, von Anna Berg`
      rest = line[range.upperBound...]
    } else if let range = line.firstRange(of: " by ") {
      // `Last active 2026-03-14 by Jane Doe`: only if the line is about the page rather than a sentence.
      let before = line[..<range.lowerBound]
      guard line.utf8.count <= 100, before.split(separator: " ").count <= 8,
        PageDate.read(String(before)) != nil || isAboutPage(String(before))
      else { return nil }
      rest = line[range.upperBound...]
    }
    guard let rest else { return nil }
    return name(atStartOf: String(rest))
  }

  /// Returns the name that ends a line such as `March 2, 2026 · 4 min · Jane Doe`, as themes of Hugo write it.
  static func nameAfterReadingTime(in line: String) -> String? {
    guard line.utf8.count <= 200 else { return nil }
    let parts = line.split { "·•|".contains($0) }.map { String($0).trimmedBothEnds }
    guard parts.count >= 3, PageDate.read(parts[0]) != nil,
      let time = parts.firstIndex(where: { $0.first?.isNumber == true && $0.lowercased().contains(" min") })
    else { return nil }
    let rest = parts[(time + 1)...].first { !$0.contains(where: \.isNumber) }
    guard let rest, (2...4).contains(rest.split(separator: " ").count),
      !rest.lowercased().containsAny(["edit", "suggest", "translation"])
    else { return nil }
    let words = rest.split(separator: " ")
    return words.allSatisfy { $0.first?.isLowercase == false && $0.first?.isLetter == true } ? rest : nil
  }

  /// Returns the holder from `© 2019–2026 Jane Doe`: a name of two or three words without a company's word.
  static func copyrightHolder(in text: String) -> String? {
    guard let mark = text.firstRange(of: "©") ?? text.firstRange(of: "(c)") ?? text.firstRange(of: "Copyright ") else {
      return nil
    }
    var rest = text[mark.upperBound...].prefix(100).drop { !$0.isLetter }
    // `© Copyright 2025` has two marks.
    if rest.lowercased().hasPrefix("copyright") { rest = rest.dropFirst(9).drop { !$0.isLetter } }
    let lower = rest.lowercased()
    let afterBy = lower.hasPrefix("by ") ? rest.dropFirst(3) : rest
    let words = afterBy.prefix { $0 != "\n" && $0 != "." && $0 != "|" && $0 != "," && $0 != "·" }.split(separator: " ")
      .map(String.init)
    let name = words.prefix { $0.first?.isUppercase == true && $0.allSatisfy { $0.isLetter || "'’-".contains($0) } }
    guard (2...3).contains(name.count), !name.contains(where: { notPersonal.contains($0.lowercased()) }) else {
      return nil
    }
    return name.joined(separator: " ")
  }

  private static let notPersonal: Set<String> = [
    "the", "all", "rights", "inc", "llc", "ltd", "gmbh", "foundation", "group", "team", "project", "media", "company",
    "limited",
    "corporation", "corp", "university", "institute", "network", "networks", "news", "times", "press", "society",
    "association",
    "technologies", "technology", "software", "labs", "systems", "solutions", "services", "digital", "holdings",
    "publishing",
    "contributors", "authors", "community", "open", "creative", "commons", "powered", "built", "made", "theme",
    "privacy", "terms",
    "studio", "studios", "global", "international", "online", "magazine", "journal", "co", "design", "blog", "center",
    "council",
    "copyright", "reserved", "interactive", "partners", "ventures", "insurance", "bank", "health", "home", "store",
    "shop", "notes", "letter", "letters", "review", "reviews", "post", "daily", "weekly", "diary", "report", "reports",
    "tribune", "herald", "gazette", "chronicle", "quarterly", "library", "museum", "archive", "archives", "docs",
    "documentation", "wiki", "forum", "forums", "podcast", "newsletter", "stories", "log", "logs", "journal", "works",
    "lab", "city", "county", "department",
  ]

  /// Returns the person in a site's name such as `Jane Doe’s blog`.
  static func owner(ofSite site: String) -> String? {
    for mark in ["'s ", "’s "] {
      guard let range = site.firstRange(of: mark) else { continue }
      let name = String(site[..<range.lowerBound])
      let rest = site[range.upperBound...].lowercased()
      let kinds = [
        "blog", "weblog", "lair", "notes", "site", "website", "page", "homepage", "journal", "notebook", "corner",
        "web", "home", "devlog", "ramblings", "log", "newsletter", "garden",
      ]
      if name.split(separator: " ").count <= 3,
        kinds.contains(where: { rest.hasPrefix($0) || rest.hasSuffix(" " + $0) })
      {
        return name
      }
    }
    return nil
  }

  private static func isAboutPage(_ text: String) -> Bool {
    let lower = text.lowercased()
    return ["posted", "published", "written", "last active", "last updated", "updated", "created", "submitted"].contains
    {
      lower.hasPrefix($0)
    }
  }

  /// Returns up to four capitalised words; letters of scripts without case count as capitals.
  private static func name(atStartOf text: String) -> String? {
    var words: [Substring] = []
    for word in text.split(separator: " ") {
      let bare = word.prefix { $0.isLetter || "'’.-".contains($0) }
      guard let first = bare.first,
        !first.isLowercase || ["de", "van", "von", "der", "la", "du", "al", "bin", "den"].contains(bare)
      else { break }
      if ["On", "In", "At", "The"].contains(bare), !words.isEmpty { break }
      guard PageDate.month(String(bare)) == nil || words.isEmpty else { break }
      words.append(bare)
      if bare.count < word.count || words.count == 4 { break }
    }
    let name = words.joined(separator: " ").trimmedBothEnds
    return name.count >= 2 ? name : nil
  }
}
