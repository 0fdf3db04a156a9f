public import EditionModel

/// A correction with what a list must say about the story that it concerns.
public struct ListedCorrection: Hashable, Sendable {
  public var publication: String
  public var key: EditionKey
  /// The story's title as the edition has it; nil where the whole edition is meant.
  public var title: String?
  public var correction: Correction

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
  var label: String { PageWords.Story.correction(self) }
}
