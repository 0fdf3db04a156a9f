/// What sorts of phrases a text has.
struct PhraseSorts: OptionSet, Hashable, Sendable {
  let rawValue: Int

  static let firstHand = PhraseSorts(rawValue: 1)
  static let author = PhraseSorts(rawValue: 2)
  static let notAuthor = PhraseSorts(rawValue: 4)
  static let subject = PhraseSorts(rawValue: 8)
  static let fault = PhraseSorts(rawValue: 16)
  static let insult = PhraseSorts(rawValue: 32)
  static let meta = PhraseSorts(rawValue: 64)
  /// At the beginning of the text only.
  static let cheer = PhraseSorts(rawValue: 128)
}

/// Finds all phrases in one pass over the words: to look for each by itself would take seconds for an edition.
enum PhraseFinder {
  private struct Phrase {
    var rest: [Substring]
    var sort: PhraseSorts
  }

  /// The phrases by their first words.
  private static let table: [Substring: [Phrase]] = {
    var table: [Substring: [Phrase]] = [:]
    func add(_ phrases: [String], _ sort: PhraseSorts) {
      for phrase in phrases {
        let words = phrase.split(separator: " ")
        guard let first = words.first else { continue }
        table[first, default: []].append(Phrase(rest: Array(words.dropFirst()), sort: sort))
      }
    }
    add(CommentPhrases.firstHand, .firstHand)
    add(CommentPhrases.author, .author)
    add(CommentPhrases.notAuthor, .notAuthor)
    add(CommentPhrases.subjects, .subject)
    add(CommentPhrases.faults, .fault)
    add(CommentPhrases.insults, .insult)
    add(CommentPhrases.meta, .meta)
    add(CommentPhrases.cheers, .cheer)
    return table
  }()

  /// The sorts of phrases that occur, as whole words.
  static func sorts(in words: [Substring]) -> PhraseSorts {
    var found: PhraseSorts = []
    for (place, word) in words.enumerated() {
      for phrase in table[word] ?? [] where !found.contains(phrase.sort) {
        guard phrase.sort != .cheer || place == 0 else { continue }
        if words.dropFirst(place + 1).starts(with: phrase.rest) { found.insert(phrase.sort) }
      }
    }
    return found
  }
}
