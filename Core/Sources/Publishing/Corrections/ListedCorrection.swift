public import EditionModel

/// A correction with what a list must say about the story that it concerns.
public struct ListedCorrection: Hashable, Sendable {
  /// The publication of the edition.
  public var publication: String
  /// The edition that is corrected.
  public var key: EditionKey
  /// The story's title as the edition has it; nil where the whole edition is meant.
  public var title: String?
  /// The correction itself.
  public var correction: Correction

  /// Creates an entry of a list of corrections.
  public init(publication: String, key: EditionKey, title: String?, correction: Correction) {
    self.publication = publication
    self.key = key
    self.title = title
    self.correction = correction
  }

  /// The page of the story, or of the edition.
  var path: String { "/editions/\(key)" + (correction.story.map { "/\($0)" } ?? "") }
}

extension Correction.Kind {
  /// In one or two words.
  var label: String { Wording.Story.correction(self) }
}
