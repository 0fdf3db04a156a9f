/// A later, dated record beside an edition. The edition itself stays as it was sealed.
public struct Correction: Hashable, Sendable, Codable {
  public enum Kind: String, Hashable, Sendable, Codable {
    case retitled, edited, linkDead, withdrawn
  }

  public var date: Timestamp
  public var kind: Kind
  /// The story's place in the edition; nil where the whole edition is meant.
  public var story: Int?
  /// One sentence for readers.
  public var text: String

  public init(date: Timestamp, kind: Kind, story: Int?, text: String) {
    self.date = date
    self.kind = kind
    self.story = story
    self.text = text
  }
}
