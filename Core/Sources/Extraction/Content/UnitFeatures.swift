/// The features of the first forest: each unit by itself, in its containers, beside its neighbours, in its page.
///
/// A feature's index in ``names`` is its number in the model's table.
struct UnitFeatures {
  static let names = [
    "words", "characters", "linkShare", "commas", "stops", "digits", "capitals", "ending", "lowerCase", "kind",
    "breaks", "wordLength", "inTitle", "ofTitle", "hidden", "depth", "place", "wordsBefore", "afterHeadline",
    "main", "article", "aside", "navigation", "footer", "header", "form", "figure", "quote", "item", "table", "details",
    "articleBody", "wrapper", "inTop", "stepsToTop", "sharedWithTop", "depthBelowTop",
    "words1", "links1", "prose1", "proseShare1", "units1", "short1",
    "words2", "links2", "prose2", "proseShare2", "units2", "short2",
    "words3", "links3", "prose3", "proseShare3", "units3", "short3",
    "words5", "links5", "prose5", "proseShare5", "units5", "short5",
    "repeats", "repeatWords", "repeatLevel", "alike", "semanticWords", "semanticProse",
    "comments", "proseOutsideComments", "wordsOutsideComments", "proseBefore",
    "sinceHeading", "wordsSinceHeading", "headingLinks", "headingKind", "headingWords", "headingBeside",
    "headingOfTitle", "nextHeading", "nextHeadingLinks", "copies", "copyNumber", "inDescription", "ofDescription",
    "sameShape", "sameShapeWords",
    "words-2", "links-2", "kind-2", "ending-2", "words-1", "links-1", "kind-1", "ending-1",
    "words+1", "links+1", "kind+1", "ending+1", "words+2", "links+2", "kind+2", "ending+2",
    "besidePrevious", "besideNext",
    "pageUnits", "pageWords", "pageProse", "pageLinks", "openGraph", "linkedData", "pageArticles", "pageMains",
    "pageLong", "pathSteps", "articlePath", "longest", "headlinePlace", "pathLength",
    "inBody", "emphasis", "linkTexts", "images1", "images2", "images3", "repeatLinks", "repeatImages",
    "placeInTop", "inColumn", "sinceColumn", "afterColumn",
    "markupOwn", "markupNear", "markupFirst", "markupLow", "markupHigh", "markupSum", "markupLow4", "markupHigh4",
    "wordSum", "wordLow", "wordHigh", "border1", "border2", "borderEnd", "headingSum", "headingLow", "headingHigh",
    "proseSum", "proseLow", "proseHigh",
  ]
  static let count = names.count
  /// The index of the first feature that needs the lexicons.
  ///
  /// The training script computes these features anew for each part of the data.
  static let lexical = names.count - 20

  /// The vectors of all units, one after the other.
  let values: [Float]

  /// The units with the same kind of element, parent and grandparent.
  let shapes: EqualValues

  /// - Parameter body: the article's text from the page's linked data.
  init(_ scan: PageScan, facts: PageFacts, body: String?, model: ContentModel) {
    let builder = UnitFeatureBuilder(scan: scan, facts: facts, body: body, model: model)
    shapes = builder.shapes
    values = FeatureWriter.rows(scan.units.count, width: UnitFeatures.count) { builder.run(into: &$0) }
  }
}
