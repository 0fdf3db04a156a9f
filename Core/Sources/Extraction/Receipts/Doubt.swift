/// How far the choice of what belongs to the article may be wrong, as the model itself says.
///
/// The model gives each unit of text a chance to be content. A page of clear units is nearly always right. Where long texts are near
/// the border, the page may show foreign paragraphs or lack some of its own. The reader gets the text and a warning.
struct Doubt {
  /// Words that are shown and may not be the article's, as a share of the shown ones.
  var foreign = 0.0
  /// Words that are not shown and may be the article's, as a share of the shown ones.
  var missing = 0.0
  /// The model has learned the words of English pages best.
  var isEnglish = true

  init() {}

  init(_ selector: ContentSelector) {
    var shown = 0.0
    for (index, unit) in selector.scan.units.enumerated() {
      let words = Double(unit.tally.words)
      let chance = Double(selector.probabilities[index])
      if selector.kept[index] {
        shown += words
        foreign += words * (1 - chance)
      } else {
        missing += words * chance
      }
    }
    foreign /= max(Self.shortest, shown)
    missing /= max(Self.shortest, shown)
  }

  /// Shorter pages count as this long: a note of a hundred words has a heading or a date in doubt as a long text has.
  private static let shortest = 250.0

  /// Above this share of words a page is not called full. Of pages in other languages the model knows fewer words, so that its
  /// chances are lower: of Chinese news at the higher limit as many are right as of English ones at the lower.
  var limit: Double { isEnglish ? 0.18 : 0.26 }

  /// Why the article is not called whole, for its reader; nil where nothing is in doubt.
  var why: String? {
    guard foreign + missing > limit else { return nil }
    return foreign > missing
      ? "May include extra text: this page's article couldn't be separated cleanly."
      : "Parts may be missing: this page's article couldn't be separated cleanly."
  }
}
