public import EditionModel

/// Readers' reports that the brief of a story misleads, about which nothing was decided yet.
public struct BriefReports: Hashable, Sendable {
  /// The story.
  public var story: RatedStory
  /// How many there are.
  public var count: Int
  /// What readers added, oldest first.
  public var notes: [String]

  /// Describes reports.
  public init(story: RatedStory, count: Int, notes: [String]) {
    self.story = story
    self.count = count
    self.notes = notes
  }

  /// What the operator decides about them.
  public enum Verdict: String, Hashable, Sendable {
    /// The brief misleads. It is no longer shown, and a correction says so.
    case confirmed
    /// The brief stays.
    case dismissed
  }

  /// What became of a verdict.
  public enum Settlement: Hashable, Sendable {
    /// It is written; so many reports are settled by it.
    case settled(reports: Int)
    /// The story has no brief.
    case noBrief
    /// It was confirmed before, which can't be taken back.
    case confirmedBefore
  }
}

extension PublicationStore {
  /// The reports about which nothing was decided, those on the newest edition first.
  public func briefReports() async throws -> [BriefReports] { try await read { try $0.openBriefReports() } }

  /// Decides about the reports on a story's brief, those that nobody made among them: a confirmed one becomes a correction.
  ///
  /// - Parameter text: one sentence for readers, for a correction.
  /// - Throws: ``StoreError``, also if there is no such story.
  public func settle(
    _ verdict: BriefReports.Verdict, of story: RatedStory, text: String, at date: Timestamp
  ) async throws -> BriefReports.Settlement {
    try await write { try $0.settle(verdict, of: story, text: text, at: date) }
  }
}
