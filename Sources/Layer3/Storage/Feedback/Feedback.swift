public import EditionModel

/// A reader's answer to whether a story was worth the time.
///
/// A row says nothing about who gave it. Only the running server knows whose it is, so that a second answer can replace
/// the first, and it forgets that at the end of the day.
public struct Answer: Hashable, Sendable {
  /// Whether the story was worth the time.
  public enum Verdict: String, Hashable, Sendable, CaseIterable {
    /// Worth the time.
    case worth
    /// Not worth the time.
    case not
    /// No verdict on the story: its brief misleads. Such reports are kept apart from the votes.
    case brief
  }

  /// The edition of the story.
  public var key: EditionKey
  /// The story's number in the edition.
  public var story: Int
  /// Whether the story was worth the time.
  public var verdict: Verdict
  /// What the reader added; empty for nothing.
  public var note: String

  /// Describes an answer.
  public init(key: EditionKey, story: Int, verdict: Verdict, note: String = "") {
    self.key = key
    self.story = story
    self.verdict = verdict
    self.note = note
  }
}

/// The counted answers of readers about a story.
public struct Tally: Hashable, Sendable {
  /// Answers that the story was worth the time.
  public var worth = 0
  /// Answers that it was not.
  public var not = 0
  /// What readers added, oldest first.
  public var notes: [String] = []
  /// Reports that the brief misleads; they are no votes.
  public var briefReports = 0

  /// All answers.
  public var total: Int { worth + not }

  /// Counts answers.
  public init(worth: Int = 0, not: Int = 0, notes: [String] = []) {
    self.worth = worth
    self.not = not
    self.notes = notes
  }
}

/// A story of an edition that readers gave answers about.
public struct RatedStory: Hashable, Sendable {
  /// The edition of the story.
  public var key: EditionKey
  /// The story's number in the edition.
  public var story: Int

  /// Names a story.
  public init(key: EditionKey, story: Int) {
    self.key = key
    self.story = story
  }
}
