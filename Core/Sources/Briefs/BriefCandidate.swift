public import EditionModel

/// A sentence that may become part of a brief, with the facts that decide about it.
public struct BriefCandidate: Sendable {
  /// Where it is, with the parts that are left out.
  public var place: Brief.Place
  /// Its words, without the parts that are left out.
  public var text: String
  /// Its length in words; texts without spaces count 2.2 characters as a word.
  public var length: Int
  /// Why it can't be chosen; nil if it can.
  public var fault: Fault?
  /// 1 for the first sentence, less for those after it.
  public var position = 0.0
  /// The share of the title's words that it has.
  public var title = 0.0
  /// How central its words are: 0 to 1.
  public var centrality = 0.0
  /// Whether it speaks of its writer.
  public var isPersonal = false
  /// Whether it points at something in the sentences around it: "this function".
  public var isLeaning = false
  /// What all of this comes to.
  public var score = 0.0
  /// Its words that carry meaning.
  var content: Set<String>
  /// Further parts that an engine may leave out, with their words.
  var parts: [Part] = []

  /// The further parts that an engine may leave out, as places.
  public var deletable: [Brief.Cut] { parts.map(\.cut) }

  /// A whole part of a sentence that may be left out.
  struct Part: Sendable {
    var cut: Brief.Cut
    var text: String
  }

  /// Whether it can be chosen.
  public var isFit: Bool { fault == nil }

  /// The share of words that two sentences have in common.
  func similarity(to other: BriefCandidate) -> Double {
    let least = min(content.count, other.content.count)
    return least == 0 ? 0 : Double(content.intersection(other.content).count) / Double(least)
  }

  /// What keeps a sentence out of a brief.
  public enum Fault: String, Sendable, Hashable, CaseIterable {
    /// Too short or too long.
    case length
    /// It has no end, or it is a question or leads to a list.
    case ending
    /// It begins with a word that leans on the sentence before: "this", "he", "however".
    case dangling
    /// It begins in the middle: with a small letter, a bracket or a mark.
    case beginning
    /// It is someone's words, and doesn't say whose.
    case quotation
    /// A bracket or quotation mark has no counterpart.
    case unbalanced
    /// It is code, a formula or an address.
    case code
    /// It is the line of a picture.
    case caption
    /// It greets or thanks.
    case greeting
    /// It speaks of the page, of rights or of advertising.
    case disclaimer
    /// It points to something that isn't beside it: "the following", "see below".
    case pointer
    /// It tells a program what to do.
    case instruction
  }
}

/// The words of a text that carry meaning.
enum ContentWords {
  /// Words of four letters or more and numbers; pairs of characters in texts without spaces. In lower case.
  static func all(in text: String) -> Set<String> {
    var words: Set<String> = []
    var word = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    func end() {
      if word.count >= 4 || word.first?.properties.numericType != nil
        || word.contains(where: \.properties.isUppercase) && word.count >= 2
      {
        let small = String(word).lowercased()
        if !BriefWords.common.contains(small) { words.insert(stem(small)) }
      }
      word = String.UnicodeScalarView()
    }
    for scalar in text.unicodeScalars {
      if SentenceMarks.isUnspaced(scalar) {
        end()
        if let previous, !(SentenceMarks.isHiragana(previous) && SentenceMarks.isHiragana(scalar)) {
          words.insert(String(String.UnicodeScalarView([previous, scalar])))
        }
        previous = scalar
        continue
      }
      previous = nil
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil { word.append(scalar) } else { end() }
    }
    end()
    return words
  }

  /// Without the endings of English plurals and verbs, so that `compilers` is `compiler`.
  private static func stem(_ word: String) -> String {
    for ending in ["ing", "ed", "es", "s"] where word.count > ending.count + 3 && word.hasSuffix(ending) {
      return String(word.dropLast(ending.count))
    }
    return word
  }
}

/// How central the words of a sentence are in the article.
struct Centrality {
  private var counts: [String: Int] = [:]
  private var highest = 1.0

  init(of candidates: [BriefCandidate]) {
    for candidate in candidates { for word in candidate.content { counts[word, default: 0] += 1 } }
    highest = max(1, candidates.map(mean).max() ?? 1)
  }

  /// 1 for the sentence with the most central words.
  func value(of candidate: BriefCandidate) -> Double { mean(candidate) / highest }

  /// The mean over at least five words: a short sentence isn't central by one word.
  private func mean(_ candidate: BriefCandidate) -> Double {
    // The counts of other sentences: a word that only this one has isn't central. Added as whole numbers, in no order.
    let sum = candidate.content.reduce(0) { $0 + (counts[$1] ?? 1) - 1 }
    return Double(sum) / Double(max(5, candidate.content.count))
  }
}
