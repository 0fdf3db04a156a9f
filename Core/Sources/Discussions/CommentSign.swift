/// Something about a comment that speaks for keeping it, or against.
public enum CommentSign: String, Hashable, Sendable, CaseIterable {
  /// Its writer wrote what the story links to.
  case author
  /// Its writer submitted the story.
  case submitter
  /// It says that something in the story is wrong or has changed.
  case correction
  /// It tells what the writer did or saw: "I worked on", "I was there".
  case firstHand
  /// It links to other pages.
  case sources
  /// It shows code.
  case code
  /// Its place on the page.
  case place
  /// The replies that it drew.
  case replies
  /// Whether it is long enough to say something and short enough to be read.
  case length
  /// It insults, or shouts.
  case flame
  /// It is a joke or a cheer.
  case joke
  /// It speaks of the site, of votes or of a paywall, not of the story.
  case meta

  /// The weights of the rule. `place`, `replies`, `length` and `sources` are the most that they can give.
  var weight: Double {
    switch self {
    case .author: 6
    case .submitter: 1.5
    case .correction: 2
    case .firstHand: 1.5
    case .sources: 1.2
    case .code: 0.4
    case .place: 2
    case .replies: 2
    case .length: 1
    case .flame: -3
    case .joke: -2
    case .meta: -2
    }
  }
}

/// What the rule thinks of a comment.
public struct CommentJudgement: Hashable, Sendable {
  /// The comment's id.
  public var id: String
  /// The signs with what each adds.
  public var signs: [CommentSign: Double] = [:]
  /// What became of it.
  public var fate = Fate.passedOver

  /// The sum of the signs.
  public var score: Double { signs.values.sorted().reduce(0, +) }

  /// What became of a comment.
  public enum Fate: String, Hashable, Sendable {
    /// Kept for what it says.
    case kept
    /// Kept because a kept reply isn't understood without it.
    case context
    /// The story's own page quotes it.
    case quoted
    /// Its score is too small.
    case passedOver
    /// It says what a kept comment says.
    case repeated
    /// There was no room: too many comments, words, or comments of one person or one branch.
    case noRoom
  }
}
