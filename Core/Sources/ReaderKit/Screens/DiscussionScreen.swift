/// The kept comments of a story.
public struct DiscussionScreen: Hashable, Sendable {
  /// The story's title.
  public var title: String
  /// The comments, in order.
  public var comments: [Comment]
  /// The address of the whole discussion at the source.
  public var whole: String?
  /// What stands in an empty list; nil if it isn't empty.
  public var emptyText: String?

  /// A comment.
  public struct Comment: Hashable, Sendable, Identifiable {
    /// The place in the list.
    public var id: Int
    /// Who wrote it.
    public var by: String
    /// The comment.
    public var text: String
    /// Levels to the right, 6 at most.
    public var indent: Int
    /// Why it was kept.
    public var why: String?
    /// Its permalink.
    public var url: String?
    /// What a voice says.
    public var label: String { (indent == 0 ? "" : "Reply, level \(indent). ") + "\(by): \(text)" }
  }
}

extension ReaderDesk {
  /// The kept comments of a story; nil if the edition has no such story.
  public func discussion(of number: Int, in edition: EditionDocument) -> DiscussionScreen? {
    guard let story = edition.stories.first(where: { $0.number == number }) else { return nil }
    let comments = (story.thread ?? []).enumerated().map { place, comment in
      DiscussionScreen.Comment(
        id: place, by: ReaderWords.plain(comment.by), text: comment.text, indent: min(max(comment.depth, 0), 6),
        why: comment.why.map(ReaderWords.plain), url: ReaderLink.outside(comment.url))
    }
    return DiscussionScreen(
      title: ReaderWords.plain(story.title), comments: comments, whole: ReaderLink.outside(story.discussion),
      emptyText: comments.isEmpty ? "This edition keeps no comments on this story." : nil)
  }
}
