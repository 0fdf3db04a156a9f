import ArticleModel
import EditionModel

/// Reads the sentences of an article's paragraphs, one paragraph after the other.
struct CandidateReader {
  let language: String?
  private(set) var candidates: [BriefCandidate] = []

  init(language: String?) { self.language = language }

  /// Without the news agency's name before the first word: `(Reuters) — `.
  private static func withoutAgency(_ range: Range<Int>, in text: [Unicode.Scalar]) -> Range<Int> {
    guard text[range.lowerBound] == "(",
      let end = text[range.lowerBound..<min(range.upperBound, range.lowerBound + 24)].firstIndex(of: ")"),
      end + 3 < range.upperBound, text[end + 1] == " ",
      ["—", "–", "-"].contains(text[end + 2])
    else { return range }
    let start = text[(end + 3)..<range.upperBound].firstIndex { !$0.properties.isWhitespace } ?? range.lowerBound
    return start..<range.upperBound
  }

  mutating func read(_ runs: [Inline], of block: Block, at index: Int) {
    let text = block.plainText
    // No honest paragraph is as long; a hostile one must not cost time.
    guard text.utf8.count <= 20_000 else { return }
    let scalars = Array(text.unicodeScalars)
    let codeShare = Double(runs.codeLength) / Double(max(1, scalars.count))
    var quotation = OpenQuotation()
    for whole in Sentences.ranges(in: text, language: language) {
      let range = Self.withoutAgency(whole, in: scalars)
      let sentence = String(String.UnicodeScalarView(scalars[range]))
      let wasInQuotation = quotation.isOpen
      quotation.follow(scalars[whole])
      var place = Brief.Place(block: index, start: range.lowerBound, end: range.upperBound)
      var words = sentence
      if SentenceLength.words(in: sentence) > BriefRule.words.upperBound / 2,
        let cuts = SentenceCuts(language: language).cuts(in: scalars, of: range)
      {
        place.cuts = cuts
        words = place.text(in: scalars)
      }
      var candidate = BriefCandidate(
        place: place, text: words, length: SentenceLength.words(in: words), content: ContentWords.all(in: words))
      candidate.fault = SentenceFaults(text: words, length: candidate.length, codeShare: codeShare).first
      if wasInQuotation { candidate.fault = candidate.fault ?? .quotation }
      if candidate.isFit {
        let cuts = place.cuts ?? []
        candidate.parts = SentenceCuts(language: language).deletableParts(in: scalars, of: range)
          .filter { part in !cuts.contains { $0.start < part.end && part.start < $0.end } }
          .map { .init(cut: $0, text: String(String.UnicodeScalarView(scalars[$0.start..<$0.end]))) }
      }
      candidate.isPersonal = BriefWords.speaksOfWriter(words)
      candidate.isLeaning = BriefWords.leans(words)
      candidates.append(candidate)
    }
  }
}

extension Brief.Place {
  func text(in scalars: [Unicode.Scalar]) -> String {
    var text = String.UnicodeScalarView()
    var from = start
    for cut in cuts ?? [] {
      text.append(contentsOf: scalars[from..<cut.start])
      from = cut.end
    }
    text.append(contentsOf: scalars[from..<end])
    return String(text)
  }
}

/// Whether a quotation that began in an earlier sentence still goes on.
private struct OpenQuotation {
  private(set) var isOpen = false

  mutating func follow(_ sentence: ArraySlice<Unicode.Scalar>) {
    for (index, scalar) in zip(sentence.indices, sentence) {
      switch scalar {
      case "“", "„", "«", "「", "『": isOpen = true
      case "”", "»", "」", "』": isOpen = false
      // After a digit it means inches.
      case "\"" where index == sentence.startIndex || sentence[index - 1].properties.numericType == nil: isOpen.toggle()
      default: break
      }
    }
  }
}

/// The length of sentences.
enum SentenceLength {
  static func words(in text: String) -> Int {
    let unspaced = text.unicodeScalars.count(where: SentenceMarks.isUnspaced)
    let spaced = text.unicodeScalars.split { $0.properties.isWhitespace || SentenceMarks.isUnspaced($0) }
      .count { $0.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil } }
    return spaced + Int((Double(unspaced) / 2.2).rounded())
  }
}

extension [Inline] {
  /// Scalars of code and formulas.
  fileprivate var codeLength: Int {
    reduce(0) { sum, run in
      switch run {
      case .code(let text), .math(let text): sum + text.unicodeScalars.count
      default: sum + run.content.codeLength
      }
    }
  }
}
