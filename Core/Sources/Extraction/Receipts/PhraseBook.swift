/// Finds the phrases of ``ReceiptPhrases`` in texts, word by word.
struct PhraseBook: Sendable {
  /// The kinds of phrases found.
  struct Kinds: OptionSet, Sendable {
    let rawValue: Int
    static func of(_ kind: PhraseKind) -> Kinds { Kinds(rawValue: 1 << kind.rawValue) }
    func contains(_ kind: PhraseKind) -> Bool { contains(.of(kind)) }
  }

  private struct Phrase {
    var words: [String]
    var kind: PhraseKind
  }

  private let byFirstWord: [String: [Phrase]]
  /// Phrases in scripts without spaces, found anywhere.
  private let unspaced: [(text: String, kind: PhraseKind)]

  static let shared = PhraseBook(ReceiptPhrases.table)

  init(_ table: [(PhraseKind, [String])]) {
    var byFirstWord: [String: [Phrase]] = [:]
    var unspaced: [(String, PhraseKind)] = []
    for (kind, phrases) in table {
      for phrase in phrases {
        let words = Self.words(phrase)
        if phrase.unicodeScalars.contains(where: { $0.value >= 0x3040 && $0.value <= 0x9FFF }) {
          unspaced.append((phrase, kind))
        } else if let first = words.first {
          byFirstWord[first, default: []].append(Phrase(words: words, kind: kind))
        }
      }
    }
    self.byFirstWord = byFirstWord
    self.unspaced = unspaced
  }

  /// The kinds of the phrases in a text.
  func kinds(in text: String) -> Kinds {
    var found: Kinds = []
    let lower = text.lowercased()
    let words = Self.words(lower)
    for (index, word) in words.enumerated() {
      for phrase in byFirstWord[word] ?? [] where words[index...].starts(with: phrase.words) {
        found.insert(.of(phrase.kind))
      }
    }
    if lower.utf8.contains(where: { $0 >= 0xE3 }) {
      for phrase in unspaced where lower.contains(phrase.text) { found.insert(.of(phrase.kind)) }
    }
    return found
  }

  private static func words(_ text: String) -> [String] {
    let straight = text.replacing("’", with: "'")
    return straight.split { !$0.isLetter && !$0.isNumber && $0 != "'" }.map(String.init)
  }
}
