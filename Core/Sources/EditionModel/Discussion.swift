public import ArticleModel

/// What an edition keeps of a story's discussion: some comments whole, in the order of the page, and what they say of the story.
///
/// It is a blob of its own, as an article is. So a comment can be withdrawn while the edition and its hash stay.
public struct Discussion: Hashable, Sendable, Codable {
  /// The version of the shape written today.
  public static let currentSchema = 1

  /// The version of the shape that this discussion was written in.
  public var schema = Discussion.currentSchema
  /// When the comments were read.
  public var at: Timestamp
  /// How much of the thread was read.
  public var extent: Extent
  /// The kept comments in the order of the page, each reply after its parent.
  public var comments: [KeptComment]
  /// What the thread says of the story.
  public var facts: [ThreadFact]
  /// The ids of the comments that the story's own page quotes, in order. Each is among ``comments``.
  public var quoted: [String]

  /// Makes a discussion.
  public init(
    at: Timestamp, extent: Extent, comments: [KeptComment] = [], facts: [ThreadFact] = [], quoted: [String] = []
  ) {
    self.at = at
    self.extent = extent
    self.comments = comments
    self.facts = facts
    self.quoted = quoted
  }

  /// How much of a thread was read.
  public struct Extent: Hashable, Sendable, Codable {
    /// Comments that were read and that anybody may see.
    public var read: Int
    /// Comments that were known to exist, of which some may be deleted.
    public var known: Int
    /// Why reading ended.
    public var ending: Ending

    /// Makes an extent.
    public init(read: Int, known: Int, ending: Ending) {
      self.read = read
      self.known = known
      self.ending = ending
    }
  }

  /// Why the reading of a thread ended.
  public enum Ending: String, Hashable, Sendable, Codable, CaseIterable {
    /// Every comment was read.
    case whole
    /// As many comments were asked for as an edition asks for.
    case limit
    /// The source didn't answer for some comments, or the time was up.
    case broken
  }
}

/// A comment that an edition keeps, whole.
public struct KeptComment: Hashable, Sendable, Codable {
  /// The source's own id.
  public var id: String
  /// The commenter's name at the source.
  public var by: String
  /// When it was written.
  public var at: Timestamp
  /// The id of the comment that it replies to; nil for a comment on the story.
  public var parent: String?
  /// 0 for a comment on the story, 1 for a reply to one, and so on.
  public var depth: Int
  /// The comment's permalink.
  public var url: String
  /// The comment as blocks.
  public var content: [Block]
  /// How many replies were read, at any depth.
  public var replies: Int
  /// Who speaks, as far as it matters to the story.
  public var role: Role?
  /// Why it was kept, as one clause.
  public var why: String
  /// Whether it was withdrawn later. It has no name and no words then.
  public var isWithdrawn: Bool?

  /// Makes a comment.
  public init(
    id: String, by: String, at: Timestamp, parent: String? = nil, depth: Int, url: String, content: [Block],
    replies: Int = 0, role: Role? = nil, why: String
  ) {
    self.id = id
    self.by = by
    self.at = at
    self.parent = parent
    self.depth = depth
    self.url = url
    self.content = content
    self.replies = replies
    self.role = role
    self.why = why
  }

  /// Who a commenter is to the story.
  public enum Role: String, Hashable, Sendable, Codable {
    /// Wrote what the story links to, by name or by their own word.
    case author
    /// Submitted the story.
    case submitter
  }

  /// The comment as plain text, a blank line between paragraphs.
  public var text: String { content.map(\.plainText).joined(separator: "\n\n") }
}

/// Something that a thread says of its story, with the comments that say it.
public struct ThreadFact: Hashable, Sendable, Codable {
  /// What sort of thing it is.
  public var kind: Kind
  /// One sentence: the comment's own words, or what a link is.
  public var text: String
  /// Where it leads; nil for words alone.
  public var url: String?
  /// The comments that say it, in the order of the page. Some may not be among the kept ones.
  public var comments: [Mention]

  /// A comment that says something of the story.
  public struct Mention: Hashable, Sendable, Codable {
    /// The source's own id.
    public var id: String
    /// The commenter's name at the source.
    public var by: String
    /// The comment's permalink.
    public var url: String

    /// Makes a mention.
    public init(id: String, by: String, url: String) {
      self.id = id
      self.by = by
      self.url = url
    }
  }

  /// Makes a fact.
  public init(kind: Kind, text: String, url: String? = nil, comments: [Mention]) {
    self.kind = kind
    self.text = text
    self.url = url
    self.comments = comments
  }

  /// What sort of thing a thread says.
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// The author of the story answers.
    case author
    /// Something in the story or its title is wrong or has changed.
    case correction
    /// Another copy of the page.
    case archive
    /// An earlier discussion of the same matter.
    case earlier
    /// A link that several people give.
    case link
  }
}

extension Discussion {
  /// The kept comments that nobody withdrew.
  public var shown: [KeptComment] { comments.filter { $0.isWithdrawn != true } }

  /// The quotes of the story's own page.
  public var quotes: [Quote] {
    quoted.compactMap { id in
      shown.first { $0.id == id }.map { Quote(by: $0.by, url: $0.url, depth: $0.depth, content: $0.content) }
    }
  }

  /// Whether a comment's words or name are here.
  public func holds(_ id: String) -> Bool {
    shown.contains { $0.id == id } || facts.contains { $0.comments.contains { $0.id == id } }
  }

  /// The same without a comment's words and name. Replies to it keep their place.
  public func withdrawing(_ id: String) -> Discussion {
    var rest = self
    for index in comments.indices where comments[index].id == id {
      rest.comments[index].by = ""
      rest.comments[index].content = []
      rest.comments[index].why = ""
      rest.comments[index].role = nil
      rest.comments[index].isWithdrawn = true
    }
    rest.quoted.removeAll { $0 == id }
    rest.facts = facts.compactMap { fact in
      guard fact.comments.contains(where: { $0.id == id }) else { return fact }
      var fact = fact
      fact.comments.removeAll { $0.id == id }
      // Words may be those of the comment. A link that others gave too stays, without words.
      guard fact.url != nil, !fact.comments.isEmpty else { return nil }
      if fact.kind != .link, fact.kind != .archive { fact.text = "" }
      return fact
    }
    return rest
  }
}

/// Where a story's discussion is, as the manifest has it.
public struct SealedDiscussion: Hashable, Sendable, Codable {
  /// The blob that holds the ``Discussion`` as JSON.
  public var blob: ContentHash
  /// How many comments it keeps.
  public var kept: Int
  /// How much of the thread was read.
  public var extent: Discussion.Extent

  /// Names a discussion.
  public init(blob: ContentHash, kept: Int, extent: Discussion.Extent) {
    self.blob = blob
    self.kept = kept
    self.extent = extent
  }
}
