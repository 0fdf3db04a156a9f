/// How far the choice of what belongs to the article may be wrong, by the word of the model itself.
///
/// The model gives each unit of text a chance to be content. A page of clear units is nearly always right; one where long texts
/// stand near the border may show a stranger's paragraphs, or lack some of its own. Its reader is told, and gets it all the same.
struct Doubt {
  /// Words that are shown and may be none of the article's, as a share of the shown ones.
  var foreign = 0.0
  /// Words that are not shown and may be the article's, as a share of the shown ones.
  var missing = 0.0

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

  /// A note of a hundred words has a heading or a date in doubt as long ones have; few words are few words, so shorter pages
  /// count as this long.
  private static let shortest = 250.0

  /// Above this share of words a page is not called full.
  static let limit = 0.14

  /// Why the article is not called whole, for its reader; nil where nothing is in doubt.
  var why: String? {
    guard foreign + missing > Self.limit else { return nil }
    return foreign > missing
      ? "it is hard to tell on this page what belongs to the article: some of the text may be something else"
      : "it is hard to tell on this page what belongs to the article: some of its text may be missing"
  }
}
