public import EditionModel

/// Chooses which comments of a thread an edition keeps: the public face of the module.
///
/// Its parts, all pure:
///
/// - ``CommentText``: reads a comment's markup as blocks.
/// - ``CommentThread`` with ``ThreadComment``: what was read of a discussion.
/// - ``DiscussionKeeper``: makes what an edition keeps, from all of these.
/// - ``DiscussionRule``: judges the comments and keeps up to thirty.
/// - ``ThreadFinder``: finds what the thread says of its story.
///
/// `Documentation/Discussion.md` states the rule for people.
public enum DiscussionKeeper {
  /// Makes what an edition keeps of a thread. Returns nil if there is nothing to keep or to say.
  ///
  /// - Parameters:
  ///   - at: when the thread was read.
  ///   - quoted: chooses the quotes of the story's page among the kept comments.
  public static func keep(
    _ thread: CommentThread, at: Timestamp, extent: Discussion.Extent, quoted: ([ThreadComment]) -> [String]
  ) -> Discussion? {
    let judge = CommentJudge(thread)
    let facts = ThreadFinder(judge).facts
    let quotes = quoted(thread.comments)
    let kept = DiscussionRule(judge, wanted: Set(quotes), facts: facts).kept
    guard !kept.isEmpty || !facts.isEmpty || extent.ending == .broken else { return nil }
    let ids = Set(kept.map(\.id))
    return Discussion(
      at: at, extent: extent, comments: kept, facts: facts, quoted: quotes.filter(ids.contains))
  }
}
