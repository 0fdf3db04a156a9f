public import EditionModel

/// A story of an earlier edition. It isn't chosen again, and a later story may follow it up.
public struct Published: Hashable, Sendable, Codable {
  /// The story at its source.
  public var id: CandidateID
  /// Its title in the edition.
  public var title: String
  /// The page that it linked to. Nil for a text post.
  public var url: String?
  /// Other submissions of the same page, listed under `also`.
  public var also: [CandidateID]
  /// The cut-off of the edition that carried it.
  @UnixSeconds public var cutoff: Timestamp
  /// The key of the edition that carried it.
  public var edition: String?
  /// Its number in the edition.
  public var number: Int?

  /// Creates a published story.
  public init(
    id: CandidateID, title: String, url: String? = nil, also: [CandidateID] = [], cutoff: Timestamp,
    edition: String? = nil, number: Int? = nil
  ) {
    self.id = id
    self.title = title
    self.url = url
    self.also = also
    self.cutoff = cutoff
    self.edition = edition
    self.number = number
  }
}
