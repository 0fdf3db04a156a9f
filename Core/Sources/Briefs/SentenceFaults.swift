/// Finds what keeps a sentence out of a brief.
struct SentenceFaults {
  let text: String
  /// In words.
  let length: Int
  /// The share of code in its paragraph.
  let codeShare: Double

  /// Words of one sentence. Its brief may need more; see ``BriefRule/words``.
  static let length = 6...40

  /// The first fault; nil if there is none.
  var first: BriefCandidate.Fault? {
    guard Self.length.contains(length) else { return .length }
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "'" && $0 != "’" }.map {
      String($0).replacing("’", with: "'")
    }
    if hasBadBeginning { return .beginning }
    if hasBadEnding { return .ending }
    if hasCode { return .code }
    if isUnbalanced { return .unbalanced }
    if isBareQuotation { return .quotation }
    if isDangling(words) { return .dangling }
    let lower = " " + words.joined(separator: " ") + " "
    func has(_ phrases: [String]) -> Bool { phrases.contains { lower.contains(" " + $0 + " ") } }
    func begins(_ phrases: [String]) -> Bool { phrases.contains { lower.hasPrefix(" " + $0 + " ") } }
    if begins(BriefWords.greetings) { return .greeting }
    if begins(BriefWords.captions) { return .caption }
    if has(BriefWords.disclaimers) || text.contains("©") { return .disclaimer }
    if has(BriefWords.instructions) { return .instruction }
    if has(BriefWords.pointers) { return .pointer }
    return nil
  }

  private var hasBadBeginning: Bool {
    guard let first = text.unicodeScalars.first(where: { !SentenceMarks.openers.contains($0) }) else { return true }
    guard let start = text.unicodeScalars.first, !"([（【".unicodeScalars.contains(start) else { return true }
    let isWord = first.properties.isAlphabetic || first.properties.numericType != nil
    return !isWord || first.properties.isLowercase
  }

  private var hasBadEnding: Bool {
    guard !text.contains("\n") else { return true }
    guard let last = text.unicodeScalars.last(where: { !SentenceMarks.closers.contains($0) }) else { return true }
    return !".。．｡!！।॥։።۔".unicodeScalars.contains(last) || text.hasSuffix("..")
  }

  private var hasCode: Bool {
    if codeShare > 0.25 { return true }
    let scalars = text.unicodeScalars
    return [
      "http://", "https://", "www.", "](", "|", "•", "→", "::", "()", "\\", "{", "}", " = ", "==", "&amp;", "\u{FFFD}",
      "\u{FFFC}",
    ]
    .contains { text.contains($0) } || scalars.contains { $0.value < 0x20 || $0.properties.isBidiControl }
  }

  private var isUnbalanced: Bool {
    func count(_ marks: String) -> Int { text.unicodeScalars.count { marks.unicodeScalars.contains($0) } }
    // A German quotation opens „ and closes “.
    let opened = count("„") > 0 ? count("„") : count("“")
    let closed = count("„") > 0 ? count("“”") : count("”")
    return count("(") != count(")") || count("[") != count("]") || opened != closed || count("\"") % 2 == 1
      || count("«") != count("»") || count("「『") != count("」』") || count("（") != count("）")
  }

  /// A sentence that begins as a quotation and ends as one doesn't say who speaks.
  private var isBareQuotation: Bool {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return true }
    return "\"“„«‹「『‘".unicodeScalars.contains(first) && "\"”“»›」』’".unicodeScalars.contains(last)
  }

  private func isDangling(_ words: [String]) -> Bool {
    guard let first = words.first else { return true }
    let next = words.dropFirst().first ?? ""
    if BriefWords.demonstratives.contains(first) { return !BriefWords.namesOfTexts.contains(next) }
    if BriefWords.dangling.contains(first) { return true }
    // `While it launched a franchise.` is half a sentence.
    if BriefWords.subordinating.contains(first), !text.contains(",") { return true }
    return BriefWords.danglingBeginnings.contains { text.hasPrefix($0) }
      || BriefWords.danglingPairs.contains(first + " " + next)
  }
}
