public import EditionModel
public import Storage

/// A published story that is looked at again, with what is known of it since.
public struct WatchedStory: Sendable {
  public var edition: EditionKey
  /// When it was read.
  public var published: Timestamp
  public var story: Story
  /// Oldest first.
  public var revisits: [Revisit]
  /// Those that concern it, oldest first.
  public var corrections: [Correction]

  public init(
    edition: EditionKey, published: Timestamp, story: Story, revisits: [Revisit], corrections: [Correction]
  ) {
    self.edition = edition
    self.published = published
    self.story = story
    self.revisits = revisits
    self.corrections = corrections
  }

  public var isWithdrawn: Bool { corrections.contains { $0.kind == .withdrawn } }

  /// Since when its link is known not to work; nil while it isn't.
  public var downSince: Timestamp? {
    corrections.standing.first { $0.kind == .dead || $0.kind == .unreachable }?.date
  }

  /// The last looks in a row at which the link led nowhere, oldest first.
  public var failures: [Revisit] {
    Array(revisits.reversed().prefix { $0.link == .gone || $0.link == .unreachable }.reversed())
  }
}
