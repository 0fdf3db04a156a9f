import HTML

/// Finds the phrases of ``ReceiptPhrases`` in texts, word by word.
struct PhraseBook: Sendable {
  /// The kinds of phrases found.
  struct Kinds: OptionSet, Sendable {
    let rawValue: Int
    static func of(_ kind: PhraseKind) -> Kinds { Kinds(rawValue: 1 << kind.rawValue) }
    func contains(_ kind: PhraseKind) -> Bool { contains(.of(kind)) }
  }

  private struct Phrase {
    var words: [UInt32]
    var kind: PhraseKind
  }

  /// By the hash of the first word.
  private var phrases: WordTable<[Phrase]>
  /// Phrases in scripts without spaces, found anywhere.
  private var unspaced: [(text: [UInt8], kind: PhraseKind)] = []

  static let shared = PhraseBook(ReceiptPhrases.table)

  init(_ table: [(PhraseKind, [String])]) {
    phrases = WordTable(capacity: table.reduce(0) { $0 + $1.1.count }, nothing: [])
    for (kind, texts) in table {
      for text in texts {
        let bytes = Array(text.utf8)
        let words = Self.words(in: bytes.span)
        if text.unicodeScalars.contains(where: { $0.value >= 0x3040 && $0.value <= 0x9FFF }) {
          unspaced.append((bytes, kind))
        } else if let first = words.first {
          phrases[first] += [Phrase(words: words, kind: kind)]
        }
      }
    }
  }

  /// The kinds of the phrases in a text.
  func kinds(in text: Span<UInt8>) -> Kinds {
    var found = kinds(in: Self.words(in: text))
    for i in text.indices where text[i] >= 0xE3 {
      for phrase in unspaced where text.contains(phrase.text) { found.insert(.of(phrase.kind)) }
      break
    }
    return found
  }

  /// Of the phrases that begin at a word the longest counts: `Source code` is no `Source`.
  private func kinds(in words: [UInt32]) -> Kinds {
    var found: Kinds = []
    for (index, word) in words.enumerated() {
      let matches = phrases[word].filter { words[index...].starts(with: $0.words) }
      guard let longest = matches.map(\.words.count).max() else { continue }
      for phrase in matches where phrase.words.count == longest { found.insert(.of(phrase.kind)) }
    }
    return found
  }

  /// The hashes of a text's words; an apostrophe ends a word.
  private static func words(in text: Span<UInt8>) -> [UInt32] {
    var words: [UInt32] = []
    var hash = WordScanner.hashSeed
    var isInWord = false
    var index = 0
    while index < text.count {
      let (kind, length, _) = WordScanner.character(at: index, in: text)
      switch kind {
      case .letter, .capital, .digit:
        for i in index..<index + length { hash = WordScanner.hash(hash, adding: text[i]) }
        isInWord = true
      default:
        if isInWord { words.append(hash) }
        hash = WordScanner.hashSeed
        isInWord = false
      }
      index += length
    }
    if isInWord { words.append(hash) }
    return words
  }
}

extension Span where Element == UInt8 {
  func contains(_ text: [UInt8]) -> Bool {
    guard !text.isEmpty, count >= text.count else { return false }
    for start in 0...count - text.count where self[start] == text[0] {
      var i = 1
      while i < text.count, self[start + i] == text[i] { i += 1 }
      if i == text.count { return true }
    }
    return false
  }
}
