/// Estimates from the model itself how much of the choice of the article's content may be wrong.
///
/// The model gives each unit of text a chance to be content. A page of clear units is nearly always right. If long
/// texts are near the border, the page may show foreign paragraphs or lack some of its own. The reader then gets the
/// text and a warning.
struct Doubt {
  /// Words that are shown but may not belong to the article, as a share of the shown words.
  var foreign = 0.0
  /// Words that are not shown but may belong to the article, as a share of the shown words.
  var missing = 0.0
  /// Whether the text is mostly ideographs and kana, as Chinese and Japanese are.
  var isIdeographic = false
  /// Whether the page is a thread.
  /// Of threads on unseen sites with little doubt, fewer are right than of articles.
  var isThread = false

  init() {}

  init(_ selector: ContentSelector) {
    self.init(selector, isThread: selector.facts.linkedDataType == 2 || selector.facts.isThreadAddress)
  }

  init(_ selector: ContentSelector, isThread: Bool) {
    self.isThread = isThread
    var shown = 0.0
    var ideographs = 0
    var plainWords = 0
    let isNear = Self.near(selector.kept)
    for (index, unit) in selector.scan.units.enumerated() {
      let words = Double(unit.tally.words)
      let chance = Double(selector.probabilities[index])
      if selector.kept[index] {
        shown += words
        foreign += words * (1 - chance)
        ideographs += unit.tally.ideographs
        plainWords += unit.tally.plainWords
      } else {
        missing += words * chance * weight(of: unit, in: selector.scan, isNear: isNear[index], chance)
      }
    }
    isIdeographic = ideographs > plainWords * 2
    foreign /= max(Self.shortest, shown)
    missing /= max(Self.shortest, shown)
  }

  /// How much an omitted text says about what is missing.
  ///
  /// Why: on pages in languages whose words the model doesn't know, it gives each line of menus, lists of links and
  /// comments a chance, and a whole article was doubted for their number. What the page's structure rules out against
  /// the model's word isn't in doubt: nearly all of it is comments and other texts. Nor are comments under an article.
  private func weight(of unit: TextUnit, in scan: PageScan, isNear: Bool, _ chance: Double) -> Double {
    let place = scan.elements[Int(unit.element)].surroundings
    if !isThread, chance >= 0.5 || place.contains(.comments) { return 0 }
    let isAside = !place.isDisjoint(with: [.hidden, .footer, .navigation, .aside, .form])
    let isLinks = unit.tally.linkCharacters * 2 > unit.tally.characters
    return (isNear && chance < 0.5 ? 1 : 0.3) * (isAside ? 0.3 : 1) * (isLinks ? 0.2 : 1)
  }

  /// Whether at most six units lie between a unit and a kept one.
  private static func near(_ kept: [Bool]) -> [Bool] {
    var near = [Bool](repeating: false, count: kept.count)
    for index in kept.indices where kept[index] {
      for place in max(0, index - 6)...min(kept.count - 1, index + 6) { near[place] = true }
    }
    return near
  }

  /// The length that shorter pages count as.
  /// Why: a note of a hundred words has as many headings or dates in doubt as a long text.
  private static let shortest = 250.0

  /// The maximum share of words in doubt for a page to be called full.
  ///
  /// The model knows few words of Chinese and Japanese and gives their texts lower chances, but at the higher limit
  /// they are right about as often as English texts at the lower one. For other languages, as much doubt means as much as for
  /// English.
  var limit: Double { isThread ? 0.08 : isIdeographic ? 0.22 : 0.13 }

  /// Why the article is not called whole, written for its reader.
  /// Nil if nothing is in doubt.
  var why: String? {
    guard foreign + missing > limit else { return nil }
    return foreign > missing
      ? "May include extra text: this page's article couldn't be separated cleanly."
      : "Parts may be missing: this page's article couldn't be separated cleanly."
  }
}
