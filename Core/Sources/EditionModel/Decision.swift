/// What was decided about a story.
public struct Decision: Hashable, Sendable, Codable {
  /// Why it was chosen.
  public var reason: Reason
  /// Other submissions of the same story. Their points and comments are not kept.
  public var also: [Submission]
  /// The story of an earlier edition that this one goes on with; nil for most.
  public var follows: FollowedStory?

  /// Makes a decision.
  public init(reason: Reason, also: [Submission] = [], follows: FollowedStory? = nil) {
    self.reason = reason
    self.also = also
    self.follows = follows
  }
}

/// Why a story was chosen, or why a reserve was not.
public struct Reason: Hashable, Sendable, Codable {
  /// The reason for people. Every number in it is one of `facts`.
  public var text: String
  /// Numbers that an outside script can recompute from the history before the cut-off.
  public var facts: [String: Double]

  /// Makes a reason.
  public init(text: String, facts: [String: Double] = [:]) {
    self.text = text
    self.facts = facts
  }
}

/// A story of an earlier edition.
public struct FollowedStory: Hashable, Sendable, Codable {
  /// The source's own id.
  public var id: String
  /// The title as the source had it.
  public var title: String
  /// The edition's key, such as `2026-05-06-morning`.
  public var edition: String
  /// The story's number in that edition.
  public var number: Int

  /// Makes a reference to an earlier story.
  public init(id: String, title: String, edition: String, number: Int) {
    self.id = id
    self.title = title
    self.edition = edition
    self.number = number
  }
}
