public import EditionModel
public import Storage

/// A published story that is looked at again, with everything known about it since.
public struct WatchedStory: Sendable {
  /// The edition of the story.
  public var edition: EditionKey
  /// When the story was read.
  public var published: Timestamp
  /// The story as it was sealed.
  public var story: Story
  /// The later looks, oldest first.
  public var revisits: [Revisit]
  /// The corrections about the story, oldest first.
  public var corrections: [Correction]

  /// Describes a story.
  public init(
    edition: EditionKey, published: Timestamp, story: Story, revisits: [Revisit], corrections: [Correction]
  ) {
    self.edition = edition
    self.published = published
    self.story = story
    self.revisits = revisits
    self.corrections = corrections
  }

  /// Whether the story or its whole edition was withdrawn.
  public var isWithdrawn: Bool { corrections.contains { $0.kind == .withdrawn } }

  /// Since when its link is known not to work; nil for a link that isn't known to be down.
  public var downSince: Timestamp? {
    corrections.inForce.first { $0.kind == .dead || $0.kind == .unreachable }?.date
  }

  /// The latest looks in a row that found no page, oldest first.
  public var failures: [Revisit] {
    Array(revisits.reversed().prefix { $0.link == .gone || $0.link == .unreachable }.reversed())
  }
}
