import ArticleModel

/// Reads plain text as an article: a note, a memorandum, a message of a mailing list.
///
/// The header of a mail gives title, author and date. A signature and the armour of a signed message don't belong to
/// the text. ``ProseParser`` reads paragraphs, quotations and preformatted parts.
struct PlainTextReader {
  private var lines: [Substring]
  private var metadata = Metadata()

  init(_ text: String, url: String?) {
    // Unify the line ends. A page break of an old document becomes an empty line.
    var unified = ""
    unified.reserveCapacity(text.utf8.count)
    for character in text { unified.append(character.isNewline || character == "\u{C}" ? "\n" : character) }
    lines = unified.split(separator: "\n", omittingEmptySubsequences: false)
    metadata.canonicalURL = url
  }

  func read() -> Extract {
    var reader = self
    reader.dropArmour()
    reader.takeMailHeader()
    reader.dropSignature()
    reader.takeTitle()
    // The title may be "MEMO", with the header below it.
    if reader.metadata.authors.isEmpty, reader.metadata.published == nil { reader.takeMailHeader() }
    return reader.finish()
  }

  private func finish() -> Extract {
    var metadata = metadata
    let text = lines.joined(separator: "\n")
    var parser = ProseParser(ProseText(bytes: Array(text.utf8)))
    let blocks = parser.blocks()
    let words = blocks.reduce(0) { $0 + $1.plainText.split(whereSeparator: \.isWhitespace).count }
    let ideographs = text.unicodeScalars.count { $0.value >= 0x3040 && $0.value <= 0x9FFF }
    metadata.language = LanguageDetector.settle(declared: nil, sample: String(text.prefix(4000)))
    let total = words + ideographs / 2
    let evidence = ["words": Double(total), "shareOfWords": 1.0]
    guard total >= 15 else {
      return Extract(
        article: Article(metadata: metadata),
        receipt: Receipt(
          kind: .card, why: "There is no readable text in this file.", source: "plain-text", evidence: evidence,
          confidence: 0.95, signs: ["fewWords"]))
    }
    return Extract(
      article: Article(metadata: metadata, blocks: blocks),
      receipt: Receipt(
        kind: .full, why: "The whole text is in the file.", source: "plain-text", evidence: evidence, confidence: 0.95,
        signs: ["plainText"]))
  }

  /// Removes the lines that PGP adds to a signed message (RFC 9580, 7), and the dashes that it escapes.
  private mutating func dropArmour() {
    guard let begin = lines.prefix(60).firstIndex(where: { $0.hasPrefix("-----BEGIN PGP SIGNED MESSAGE") }) else {
      return
    }
    let body = lines[begin...].firstIndex { $0.allSatisfy(\.isWhitespace) } ?? begin
    let end = lines[body...].firstIndex { $0.hasPrefix("-----BEGIN PGP SIGNATURE") } ?? lines.endIndex
    lines = Array(lines[..<begin] + lines[body..<end].map { $0.hasPrefix("- ") ? $0.dropFirst(2) : $0 })
  }

  /// Reads `From:`, `Date:` and `Subject:` (RFC 5322, 2.2), if the text begins with at least two such lines.
  private mutating func takeMailHeader() {
    var fields: [String: String] = [:]
    var last: String?
    var index = lines.firstIndex { !$0.allSatisfy(\.isWhitespace) } ?? lines.endIndex
    if index < lines.endIndex, lines[index].hasPrefix("From "), lines[index].contains("@") { index += 1 }
    while index < lines.endIndex {
      let line = lines[index]
      if line.allSatisfy(\.isWhitespace) { break }
      if line.first == " " || line.first == "\t", let key = last {
        fields[key, default: ""] += " " + line.drop(while: \.isWhitespace)
      } else {
        guard let colon = line.firstIndex(of: ":"), colon != line.startIndex,
          line[..<colon].allSatisfy({ $0.isASCII && ($0.isLetter || $0 == "-") })
        else { return }
        let key = line[..<colon].lowercased()
        fields[key] = String(line[line.index(after: colon)...].drop(while: \.isWhitespace))
        last = key
      }
      index += 1
    }
    guard ["from", "date", "subject", "to", "message-id"].count(where: { fields[$0] != nil }) >= 2 else { return }
    lines.removeSubrange(..<index)
    metadata.title = fields["subject"].map(Self.subject) ?? metadata.title
    metadata.authors = fields["from"].flatMap(Self.name).map { [$0] } ?? []
    metadata.published = fields["date"].flatMap { PageDate.read($0) }
  }

  /// Returns the subject without `Re:` and without the list's name in brackets.
  private static func subject(_ text: String) -> String {
    var rest = text[...]
    while true {
      rest = rest.drop(while: \.isWhitespace)
      let lower = rest.prefix(4).lowercased()
      if let lead = ["re:", "fwd:", "fw:", "aw:"].first(where: lower.hasPrefix) {
        rest = rest.dropFirst(lead.count)
      } else if rest.first == "[", let end = rest.firstIndex(of: "]"), rest.index(after: end) < rest.endIndex {
        rest = rest[rest.index(after: end)...]
      } else {
        return String(rest)
      }
    }
  }

  /// Returns the name in `Name <address>`, `address (Name)` or `name at example.org (Name)`.
  private static func name(_ from: String) -> String? {
    if let open = from.firstIndex(of: "("), let close = from.lastIndex(of: ")"), open < close {
      return String(from[from.index(after: open)..<close])
    }
    let name = from.prefix { $0 != "<" }.filter { $0 != "\"" }.trimmedBothEnds
    return name.isEmpty || name.contains("@") ? nil : name
  }

  /// Removes a signature, which follows a line of two dashes (RFC 3676, 4.3).
  private mutating func dropSignature() {
    guard let start = lines.lastIndex(where: { $0 == "-- " || $0 == "--" }), lines.count - start <= 16,
      lines[..<start].contains(where: { !$0.allSatisfy(\.isWhitespace) })
    else { return }
    lines.removeSubrange(start...)
  }

  /// Takes a short first line as the title if an empty line is below it or it is underlined.
  private mutating func takeTitle() {
    guard metadata.title == nil,
      let first = lines.firstIndex(where: { !$0.allSatisfy(\.isWhitespace) }), first + 1 < lines.endIndex
    else { return }
    let line = String(lines[first]).trimmedBothEnds
    let below = lines[first + 1].filter { !$0.isWhitespace }
    let isUnderlined = below.count >= 3 && Set(below).isSubset(of: ["=", "-", "*", "~"])
    guard line.count <= 100, isUnderlined || below.isEmpty, let last = line.last, !".:,;>".contains(last) else {
      return
    }
    metadata.title = line.hasPrefix("# ") ? String(line.dropFirst(2)) : line
    lines.removeSubrange(first...(isUnderlined ? first + 1 : first))
  }
}
