import ArticleModel
import HTML
import JSONFormat

/// The text of an article in a page's scripts: in linked data, or in the state that scripts draw.
struct EmbeddedText {
  /// The source: `json-ld` or `json`.
  var source: String
  let text: String
  /// Whether the text is the markup of a whole page that contains the article.
  var isPage = false
  /// The number of words between blanks; two ideographs count as one.
  ///
  /// Counts by bytes, because counting characters took longer than the parser.
  let words: Int

  init(source: String, text: String) {
    self.source = source
    self.text = text
    var words = 0
    var ideographs = 0
    var isInWord = false
    for byte in text.utf8 {
      let isBlank = byte <= 0x20
      if isInWord != !isBlank {
        isInWord = !isBlank
        if isInWord { words += 1 }
      }
      // The lead bytes of U+3000 to U+9FFF.
      if byte >= 0xE3, byte <= 0xE9 { ideographs += 1 }
    }
    self.words = words + ideographs / 2
  }
}

/// The facts from a page's linked data that the decision needs.
struct LinkedDataFacts {
  /// False if the publisher marks the content as paid.
  var isFree: Bool?
  var articleBody: EmbeddedText?

  init(_ scripts: [NodeID], in document: HTMLDocument) {
    for script in scripts {
      guard let child = document.firstChild(of: script) else { continue }
      let hasMark = document.withText(of: child) {
        $0.containsIgnoringCase("isAccessibleForFree") || $0.containsIgnoringCase("articleBody")
      }
      guard hasMark else { continue }
      for member in document.withText(of: child, { JSONStrings.members(of: $0) }) {
        switch member.key {
        case "isAccessibleForFree": if member.value.lowercased() == "false" { isFree = false }
        case "articleBody":
          if member.value.utf8.count > articleBody?.text.utf8.count ?? 0 {
            articleBody = EmbeddedText(source: "json-ld", text: member.value)
          }
        default: break
        }
      }
    }
  }
}

extension EmbeddedText {
  /// Looks for an article in the state that scripts would draw.
  ///
  /// This is costly, so call it only for pages without text of their own.
  static func inState(of document: HTMLDocument, scripts: [NodeID]) -> EmbeddedText? {
    if let text = StateText.best(in: document, scripts: scripts) { return text }
    var best: EmbeddedText?
    for script in scripts {
      guard let child = document.firstChild(of: script), document.textLength(of: child) > 400 else { continue }
      let members = document.withText(of: child) { text -> [JSONStrings.Member] in
        JSONStrings.members(of: text).flatMap { member in
          // JSON in a string, whole or in part: JSON.parse("{\"…\"}"), or state that is sent in pieces.
          member.isCode ? JSONStrings.members(of: Array(member.value.utf8).span).filter { !$0.isCode } : [member]
        }
      }
      if let found = article(in: members), found.words > best?.words ?? 0 { best = found }
    }
    return best
  }

  /// The number of words below which the scripts' text may replace a script-drawn page's own text.
  static let leastShown = 100

  /// Returns the article: the texts of the key with the most prose.
  private static func article(in members: [JSONStrings.Member]) -> EmbeddedText? {
    var texts: [String: [String]] = [:]
    var lengths: [String: Int] = [:]
    for member in members where !notText.contains(member.key.lowercased()) {
      guard member.value.utf8.count >= 60, member.value.contains(where: { ".!?。！？".contains($0) }),
        member.value.contains(where: \.isWhitespace) || member.value.utf8.contains(where: { $0 >= 0xE3 }),
        !member.value.hasPrefix("http")
      else { continue }
      texts[member.key, default: []].append(member.value)
      lengths[member.key, default: 0] += member.value.utf8.count
    }
    guard let key = lengths.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key else { return nil }
    let found = EmbeddedText(source: "json", text: (texts[key] ?? []).joined(separator: "\n\n"))
    return found.words >= 80 ? found : nil
  }

  private static let notText: Set<String> = [
    "description", "excerpt", "summary", "comment", "comments", "css", "style", "query", "script", "message",
    "messages",
    "bio", "caption", "alt", "metadescription", "seo", "disclaimer", "copyright", "policy", "terms", "review",
    "reviews",
  ]

  /// The text as blocks: parses markup, and cuts plain text into paragraphs.
  func blocks() -> [Block] {
    if isPage {
      let document = HTMLDocument.parse(Array(text.utf8))
      let selector = ContentSelector(document, url: nil, model: .standard)
      var builder = BlockBuilder(document: document, selection: selector.selection(in: document), base: nil)
      return builder.build().blocks
    }
    if text.contains("<p") || text.contains("<h2") || text.contains("<div") || text.contains("<br")
      || text.contains("<pre") || text.contains("<ul")
    {
      let document = HTMLDocument.parse(Array(text.utf8))
      var builder = BlockBuilder(document: document, selection: .everything(in: document), base: nil)
      builder.keepsQuestions = false
      return builder.build().blocks
    }
    return text.split(separator: "\n").compactMap { line in
      let words = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      return words.isEmpty ? nil : .paragraph([.text(words)])
    }
  }
}

extension JSONStrings.Member {
  /// Whether the value is code around text rather than text.
  ///
  /// Why: a shop's page was shown as `["$","$1","c",{"children":…`.
  fileprivate var isCode: Bool {
    guard value.utf8.count > 60 else { return value.hasPrefix("{") }
    var marks = 0
    var before: UInt8 = 0
    for byte in value.utf8 {
      if before == 0x22, byte == 0x3A || byte == 0x2C { marks += 1 }
      before = byte
    }
    return value.hasPrefix("{") || marks >= 3 && marks * 120 >= value.utf8.count
  }
}
