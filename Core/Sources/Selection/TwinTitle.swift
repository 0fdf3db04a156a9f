import EditionModel

/// A title prepared for the question whether another one says the same thing.
///
/// Near-duplicates and look-alikes share most of their words. What tells them apart was learned from pairs labelled by
/// hand (`Tools/fit-selection/pairs.tsv`): numbers that differ, one site's series, a new beginning, and the time between.
struct TwinTitle {
  /// The words without their endings, each with its rarity.
  private let words: [String: Double]
  /// The same words in the order of the title.
  private let order: [String]
  /// The numbers, Roman ones included.
  private let numbers: Set<String>
  /// What follows a label such as “Wander – ” or “Buffett: ”. Nil if there is none.
  private let unlabelled: Set<String>?
  /// What stands before the first colon or dash. Nil if there is none.
  private let label: Set<String>?
  /// The words that the title writes small: they are no names.
  private let small: Set<String>

  init(_ title: String, rarity: WordRarity) {
    let parts = Self.parts(of: title)
    var words: [String: Double] = [:]
    var order: [String] = []
    for part in parts {
      for word in Self.words(of: part) {
        let stem = Self.stem(of: word)
        if words[stem] == nil { order.append(stem) }
        words[stem] = rarity.rarity(of: word)
      }
    }
    self.words = words
    self.order = order
    numbers = Self.numbers(in: title)
    let rest = parts.dropFirst().flatMap(Self.words)
    unlabelled = rest.count >= 3 ? Set(rest.map(Self.stem)) : nil
    label = rest.isEmpty ? nil : Set(parts.prefix(1).flatMap(Self.words).map(Self.stem))
    small = Set(
      title.split { !$0.isLetter && !$0.isNumber }.filter { $0.first?.isLowercase == true }.map {
        Self.stem(of: String($0))
      })
  }

  /// Whether two titles say the same thing.
  ///
  /// - Parameters:
  ///   - gap: seconds between the two stories.
  ///   - sameSite: whether one site has both. A site rarely repeats itself, but it has series.
  func isTwin(of other: TwinTitle, gap: Int64, sameSite: Bool, parameters: Parameters) -> Bool {
    guard !differs(from: other) else { return false }
    let likeness = likeness(to: other)
    if likeness > 0.999 { return order.count > 1 || abs(gap) <= parameters.twinSoonSeconds }
    if let unlabelled, unlabelled == Set(other.order) { return true }
    if let theirs = other.unlabelled, theirs == Set(order) { return true }
    // Three words in common, in another order, are a topic: “Why is Zig so cool?”, “Zig is so cool, C is cooler”.
    guard order.count(where: { other.words[$0] != nil }) > 3 || isBeginning(of: other) || other.isBeginning(of: self)
    else { return false }
    if sameSite { return likeness >= parameters.twinAtOneSite }
    if isAbout(other) || other.isAbout(self) { return likeness >= parameters.twinAnew }
    return likeness >= (abs(gap) <= parameters.twinSoonSeconds ? parameters.twinSoon : parameters.twinLater)
  }

  /// Whether two titles of one pattern name different things: “Zork 3” and “Zork 1”, or one word swapped.
  func differs(from other: TwinTitle) -> Bool {
    !(numbers.isSubset(of: other.numbers) || numbers.isSuperset(of: other.numbers)) || swapsOneWord(of: other)
  }

  /// Share of rarity that both have, of what either has.
  func likeness(to other: TwinTitle) -> Double {
    var (shared, all) = (0.0, 0.0)
    // In the order of the titles: sums of doubles depend on it.
    for word in order {
      let weight = max(words[word] ?? 0, other.words[word] ?? 0)
      all += weight
      if other.words[word] != nil { shared += weight }
    }
    for word in other.order where words[word] == nil { all += other.words[word] ?? 0 }
    return all > 0 ? shared / all : 0
  }

  /// Whether the titles differ in one word at one place: “How Netflix …” and “How Cloudflare rebuilt its resolver”.
  private func swapsOneWord(of other: TwinTitle) -> Bool {
    guard order.count == other.order.count else { return false }
    let swaps = zip(order, other.order).filter { $0 != $1 }
    guard swaps.count == 1, let (a, b) = swaps.first else { return false }
    // “Geoff” and “Geoffrey” are one, and “allows” and “Gives” are no names.
    guard !a.hasPrefix(b), !b.hasPrefix(a) else { return false }
    return order.count < 6 || !small.contains(a) && !other.small.contains(b)
  }

  /// Whether this is the whole other title behind words of its own, or before a colon and words of its own: “Notes on
  /// the chip” and “The chip: a review” are about “The chip”, and not the same.
  private func isAbout(_ other: TwinTitle) -> Bool {
    guard let first = order.first, other.order.allSatisfy({ words[$0] != nil }) else { return false }
    return other.words[first] == nil || label == Set(other.order)
  }

  private func isBeginning(of other: TwinTitle) -> Bool { other.order.starts(with: order) }

  /// The words of a part. Apostrophes and hyphens part words, and “we’ve” is “we”.
  private static func words(of part: Substring) -> [String] {
    TitleWords(String(part.map { "'’-‑".contains($0) ? " " : $0 })).ordered.filter { !contracted.contains($0) }
  }

  private static let contracted: Set<String> = ["ll", "re", "ve"]

  /// The title before and after its first colon or dash.
  private static func parts(of title: String) -> [Substring] {
    var start: String.Index?
    for place in title.indices {
      let after = title.index(after: place)
      guard after < title.endIndex, title[after] == " " else { continue }
      let isDash = "–-—".contains(title[place]) && place > title.startIndex && title[title.index(before: place)] == " "
      if title[place] == ":" || isDash {
        start = place
        break
      }
    }
    guard let start else { return [title[...]] }
    return [title[..<start], title[title.index(after: start)...]]
  }

  private static func numbers(in title: String) -> Set<String> {
    var found = Set<String>()
    for token in title.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "." }) {
      let word = token.split(separator: ".").joined(separator: ".")
      if roman.contains(word) {
        found.insert(word)
      } else {
        for run in word.split(whereSeparator: { !$0.isNumber && $0 != "." }) where run.contains(where: \.isNumber) {
          found.insert(String(run))
        }
      }
    }
    return found
  }

  private static let roman: Set<String> = ["ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii"]

  /// The word without an English ending. Words of other languages keep theirs, which only makes them differ more.
  private static func stem(of word: String) -> String {
    for ending in ["ing", "ed", "es", "s"] where word.utf8.count > ending.utf8.count + 3 && word.hasSuffix(ending) {
      return String(word.dropLast(ending.count))
    }
    return word
  }
}
