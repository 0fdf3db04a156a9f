public import ArticleModel
public import EditionModel

/// A comment of a thread, before anything is chosen.
public struct ThreadComment: Hashable, Sendable {
  /// The source's own id.
  public var id: String
  /// The commenter's name at the source.
  public var by: String
  /// When it was written.
  public var at: Timestamp
  /// The id of the comment that it replies to; nil for a comment on the story.
  public var parent: String?
  /// The comment's permalink.
  public var url: String
  /// The comment as blocks.
  public var content: [Block]

  /// Makes a comment.
  public init(id: String, by: String, at: Timestamp, parent: String? = nil, url: String, content: [Block]) {
    self.id = id
    self.by = by
    self.at = at
    self.parent = parent
    self.url = url
    self.content = content
  }
}

/// A discussion as far as it was read, and what is known of its story.
public struct CommentThread: Sendable {
  /// The comments in the order of the page, each reply after its parent.
  public private(set) var comments: [ThreadComment]
  /// The story's title at the source.
  public var title: String
  /// What the story links to; nil for a text at the source itself.
  public var url: String?
  /// Who submitted the story.
  public var submitter: String?
  /// The names of the page's authors.
  public var authors: [String]

  /// Makes a thread. A reply whose parent is missing is left out, with the replies to it: nobody could follow it.
  public init(
    comments: [ThreadComment], title: String, url: String? = nil, submitter: String? = nil, authors: [String] = []
  ) {
    var known: Set<String> = []
    self.comments = comments.filter { comment in
      guard !known.contains(comment.id), comment.parent.map(known.contains) ?? true else { return false }
      known.insert(comment.id)
      return true
    }
    self.title = title
    self.url = url
    self.submitter = submitter
    self.authors = authors
  }
}

/// Where each comment of a thread is: its depth, its place among its siblings, and the replies to it.
struct ThreadShape {
  private(set) var depths: [Int] = []
  private(set) var places: [Int] = []
  private(set) var parents: [Int?] = []
  private(set) var replies: [Int]
  private(set) var index: [String: Int] = [:]
  /// The comment on the story that each belongs under.
  private(set) var roots: [Int] = []

  init(_ comments: [ThreadComment]) {
    var children: [Int?: Int] = [:]
    replies = [Int](repeating: 0, count: comments.count)
    for (number, comment) in comments.enumerated() {
      index[comment.id] = number
      let parent = comment.parent.flatMap { index[$0] }
      parents.append(parent)
      depths.append(parent.map { depths[$0] + 1 } ?? 0)
      roots.append(parent.map { roots[$0] } ?? number)
      places.append(children[parent, default: 0])
      children[parent, default: 0] += 1
      var ancestor = parent
      while let above = ancestor {
        replies[above] += 1
        ancestor = parents[above]
      }
    }
  }

  /// The comments above one, nearest first.
  func ancestors(of number: Int) -> [Int] {
    var above: [Int] = []
    var next = parents[number]
    while let parent = next {
      above.append(parent)
      next = parents[parent]
    }
    return above
  }
}
