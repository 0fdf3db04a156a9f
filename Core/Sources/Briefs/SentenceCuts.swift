import EditionModel

/// Finds whole parts of a sentence that may be left out: those in brackets, and those between two spaced dashes.
///
/// A part with a word that limits or denies, or with a name for what stands before it, stays. In a language whose such words aren't
/// known, nothing is cut.
struct SentenceCuts {
  let language: String?

  /// The longest part, in scalars.
  private static let longest = 160

  /// - Returns: nil if nothing may be cut.
  func cuts(in text: [Unicode.Scalar], of range: Range<Int>) -> [Brief.Cut]? {
    let primary = String((language ?? "").lowercased().prefix { $0 != "-" && $0 != "_" })
    guard let kept = Self.kept[primary] else { return nil }
    var cuts: [Brief.Cut] = []
    var index = range.lowerBound + 1
    while index < range.upperBound {
      guard let end = endOfPart(in: text, from: index, through: range.upperBound) else {
        index += 1
        continue
      }
      let inside = text[index + 1..<end - 1]
      let words = String(String.UnicodeScalarView(inside)).lowercased().replacing("’", with: "'")
        .split { !$0.isLetter && $0 != "'" }.map(String.init)
      let isPlain = inside.allSatisfy {
        !SentenceMarks.openers.contains($0) && !SentenceMarks.closers.contains($0) && $0 != "\n" || $0 == "'"
          || $0 == "’"
      }
      // A date, an abbreviation or an amount explains what stands before it.
      let isLong = words.count >= 3
      if isPlain, isLong, !words.contains(where: { kept.contains($0) || $0.hasSuffix("n't") }),
        text[index - 1] == " ", end == range.upperBound || Self.follows.contains(text[end])
      {
        // Without the space before it, and before the mark after it.
        cuts.append(Brief.Cut(start: index - 1, end: end))
      }
      index = end
    }
    return cuts.isEmpty ? nil : cuts
  }

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
