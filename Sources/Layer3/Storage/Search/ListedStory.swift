public import EditionModel

/// A story of a sealed edition, as a list shows it.
public struct ListedStory: Hashable, Sendable {
  /// The edition of the story.
  public var key: EditionKey
  /// The story's number in the edition.
  public var number: Int
  /// The edition's cut-off.
  public var cutoff: Timestamp
  /// The id of the source: `hn`.
  public var source: String
  /// The source's own id of the story.
  public var id: String
  /// The title.
  public var title: String
  /// The story's site, as pages show it.
  public var site: String
  /// The author, if the page names one.
  public var author: String?
}
