/// How rare each word is among the titles of the past month. Titles are compared by their particular words.
struct WordRarity {
  private var counts: [String: Int] = [:]
  private let titles: Int

  init(_ titles: [TitleWords]) {
    self.titles = titles.count
    for title in titles {
      for word in title.set { counts[word, default: 0] += 1 }
    }
  }

  /// 1 for a word in at most one title, falling to 0 for a word in every title.
  func rarity(of word: String) -> Double {
    guard titles > 1 else { return 1 }
    return 1 - logarithm(Double(max(1, counts[word] ?? 0))) / logarithm(Double(titles))
  }

  /// The words that name a title's topic.
  func salient(_ title: TitleWords, share: Double) -> Set<String> {
    let most = max(2, Int(share * Double(titles)))
    return title.set.filter { $0.count > 2 && !$0.allSatisfy(\.isNumber) && (counts[$0] ?? 0) <= most }
  }

  /// Whether two titles report one event.
  ///
  /// Two common words are too few, and numbers don't count. “Can Grafana run Doom?” and “Can it run Doom” differ, and so
  /// do two programs “in 500 lines of code”.
  func areOneEvent(_ a: TitleWords, _ b: TitleWords, parameters: Parameters) -> Bool {
    let shared = a.set.intersection(b.set).filter { !$0.allSatisfy(\.isNumber) }
    guard shared.count >= 3 else { return false }
    let common = weight(shared)
    return common >= parameters.eventRarity && common >= parameters.eventShare * min(weight(a.set), weight(b.set))
  }

  /// The sum of the words' rarities, added in a fixed order: sums of doubles depend on the order, and sets have none.
  private func weight(_ words: Set<String>) -> Double {
    words.map(rarity).sorted().reduce(0, +)
  }
}
