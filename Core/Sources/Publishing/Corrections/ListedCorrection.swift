public import EditionModel
import OutsideText

/// A correction with what a list must say about the story that it concerns.
public struct ListedCorrection: Hashable, Sendable {
  /// The publication of the edition.
  public var publication: String
  /// The edition that is corrected.
  public var key: EditionKey
  /// The story's title as the edition has it; nil where the whole edition is meant.
  public var title: String?
  /// What the story's page is called: `3`, or `R1` for a reserve. Nil where the whole edition is meant, or has no such page.
  public var page: String?
  /// The correction itself.
  public var correction: Correction

  /// Creates an entry of a list of corrections.
  public init(publication: String, key: EditionKey, title: String?, page: String?, correction: Correction) {
    self.publication = publication
    self.key = key
    self.title = title.map(PlainName.cleaned)
    self.page = page
    self.correction = correction.withPlainNames
  }

  /// The page of the story, or of the edition.
  var path: String { "/editions/\(key)" + (page.map { "/\($0)" } ?? "") }
}

extension Correction.Kind {
  /// In one or two words.
  var label: String { Wording.Story.correction(self) }
}
