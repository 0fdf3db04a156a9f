import EditionModel

/// Finds whole parts of a sentence that may be left out: those in brackets, those between two spaced dashes, and, for an engine,
/// clauses between two commas that begin with "which" or "who".
///
/// A part with a word that limits or denies, or with a name for what stands before it, stays. In a language whose such words aren't
/// known, nothing is cut.
struct SentenceCuts {
  let language: String?

  /// The longest part, in scalars.
  private static let longest = 160

  /// - Returns: nil if nothing may be cut.
  func cuts(in text: [Unicode.Scalar], of range: Range<Int>) -> [Brief.Cut]? {
    guard let kept = keptWords else { return nil }
    var cuts: [Brief.Cut] = []
    var index = range.lowerBound + 1
    while index < range.upperBound {
      guard let end = endOfPart(in: text, from: index, through: range.upperBound) else {
        index += 1
        continue
      }
      if Self.isDeletable(text[index + 1..<end - 1], keeping: kept), text[index - 1] == " ",
        end == range.upperBound || Self.follows.contains(text[end])
      {
        // Without the space before it, and before the mark after it.
        cuts.append(Brief.Cut(start: index - 1, end: end))
      }
      index = end
    }
    return cuts.isEmpty ? nil : cuts
  }

  /// All parts that an engine may choose to leave out: ``cuts(in:of:)``, and a clause that begins with "which" or "who".
  ///
  /// Which comma ends a clause is certain only where a sentence has two of them and a verb of its own follows the second.
  func deletableParts(in text: [Unicode.Scalar], of range: Range<Int>) -> [Brief.Cut] {
    let brackets = cuts(in: text, of: range) ?? []
    guard primary == "en", let kept = Self.kept["en"] else { return brackets }
    let commas = range.filter { text[$0] == "," }
    guard commas.count == 2, commas[1] + 1 < range.upperBound, commas[0] > range.lowerBound, text[commas[1] + 1] == " "
    else { return brackets }
    let inside = text[commas[0] + 1..<commas[1]]
    let clause = Brief.Cut(start: commas[0], end: commas[1] + 1)
    guard Self.clauseBeginnings.contains(Self.words(inside).first ?? ""),
      Self.verbs.contains(Self.words(text[commas[1] + 1..<range.upperBound]).first ?? ""),
      Self.isDeletable(inside, keeping: kept), !inside.contains(where: { Self.inner.contains($0) }),
      clause.end - clause.start <= Self.longest,
      !brackets.contains(where: { $0.start < clause.end && clause.start < $0.end })
    else { return brackets }
    return (brackets + [clause]).sorted { $0.start < $1.start }
  }

  /// The words of the article's language, and English ones, which articles in other languages quote. Nil for a language whose words
  /// aren't known.
  private var keptWords: Set<String>? {
    Self.kept[primary].map { own in primary == "en" ? own : own.union(Self.kept["en"] ?? []) }
  }

  private var primary: String { String((language ?? "").lowercased().prefix { $0 != "-" && $0 != "_" }) }

  private static func words(_ text: ArraySlice<Unicode.Scalar>) -> [String] {
    String(String.UnicodeScalarView(text)).lowercased().replacing("’", with: "'")
      .split { !$0.isLetter && $0 != "'" }.map(String.init)
  }

  /// Whether a part is plain words without one that must stay. A date, an abbreviation or an amount explains what stands before it:
  /// it takes three words to be left out.
  private static func isDeletable(_ inside: ArraySlice<Unicode.Scalar>, keeping kept: Set<String>) -> Bool {
    let words = words(inside)
    let isPlain = inside.allSatisfy {
      !SentenceMarks.openers.contains($0) && !SentenceMarks.closers.contains($0) && $0 != "\n" || $0 == "'"
        || $0 == "’"
    }
    return isPlain && words.count >= 3 && !words.contains { kept.contains($0) || $0.hasSuffix("n't") }
  }

  private static let clauseBeginnings: Set<String> = ["which", "who", "whose"]
  /// Verbs that can't belong to the clause before a comma: after them the sentence goes on.
  private static let verbs: Set<String> = ["is", "are", "was", "were", "has", "have", "had", "will", "does", "did"]

  /// Marks that may lead over the end of a clause.
  private static let inner = Set("—–;:".unicodeScalars)

  private static let follows = Set(" ,.;:!?".unicodeScalars)

  /// Where a part ends that begins at a place: behind its bracket or dash.
  private func endOfPart(in text: [Unicode.Scalar], from index: Int, through limit: Int) -> Int? {
    let close: Unicode.Scalar
    switch text[index] {
    case "(": close = ")"
    case "—", "–":
      guard text[index - 1] == " ", index + 1 < limit, text[index + 1] == " " else { return nil }
      close = text[index]
    default: return nil
    }
    var end = index + 1
    while end < min(limit, index + Self.longest) {
      if text[end] == close {
        if close == ")" { return end + 1 }
        // A third dash would leave in doubt which two belong together.
        guard text[end - 1] == " ", end + 1 < limit, text[end + 1] == " ", !text[(end + 1)..<limit].contains(close)
        else {
          return nil
        }
        return end + 1
      }
      end += 1
    }
    return nil
  }

  /// Words that deny, limit, or say whose word it is, by language.
  static let kept: [String: Set<String>] = [
    "en": BriefWords.words(
      """
      no not never none nothing nobody neither nor without cannot can't except unless only but however although though if
      may might could would should perhaps maybe possibly probably likely unlikely allegedly reportedly apparently
      supposedly seems seem appears appear claims claimed claim says said according suggests suggest estimated estimate
      about roughly approximately around nearly almost up least most some sometimes often usually generally rarely hardly
      barely partly mostly mainly potentially presumably arguably expected former formerly fake hoax satire denied denies
      deny disputed false wrong instead rather than versus excluding excludes lack lacks fails failed few little
      """),
    "de": BriefWords.words(
      """
      nicht nie niemals kein keine keinen keiner keinem nichts niemand weder noch ohne außer nur aber jedoch obwohl wenn
      falls kann könnte dürfte soll sollte würde möglicherweise vielleicht wahrscheinlich angeblich offenbar anscheinend
      laut zufolge etwa rund ungefähr circa fast mindestens höchstens teilweise meist meistens oft manchmal selten kaum
      mutmaßlich wohl geschätzt ehemals früher statt
      """),
    "fr": BriefWords.words(
      """
      ne pas n plus jamais rien aucun aucune ni sans sauf mais si peut pourrait serait aurait peut-être probablement
      selon d'après environ presque au moins seulement souvent parfois rarement plutôt prétendument apparemment ancien
      """),
    "es": BriefWords.words(
      """
      no nunca jamás nada nadie ninguno ninguna ni sin salvo excepto pero si puede podría sería quizá quizás tal vez
      probablemente según aproximadamente casi unos menos solo sólo presunto presunta presuntamente supuestamente
      aparentemente
      """),
  ]
}
