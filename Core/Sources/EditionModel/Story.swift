public import ArticleModel

/// One of an edition's ten stories.
public struct Story: Hashable, Sendable, Codable {
  /// 1 to 10, the place in the edition.
  public var number: Int
  /// The source's own id, such as `48008640`.
  public var id: String
  /// The source's id, such as `hackernews`.
  public var source: String
  /// The title as the source has it.
  public var title: String
  /// What the source links to; nil where the text is on the source itself (Ask HN).
  public var url: String?
  /// The page's own address after redirects, as it names itself.
  public var canonical: String?
  /// The site for people: `example.org`, `github.com/apple`.
  public var site: String
  /// The article's authors, as the page names them.
  public var author: String?
  /// When the article was published: RFC 3339, or a date alone.
  public var published: String?
  /// BCP 47.
  public var language: String?
  public var direction: TextDirection?
  /// At the cut-off; nil where the source counts none, as feeds do.
  public var points: Int?
  public var comments: Int?
  /// The address of the discussion at the source.
  public var discussion: String
  /// Zero where there is nothing to read here.
  public var readingMinutes: Int
  public var reason: Reason
  /// Other submissions of the same story.
  public var also: [AlsoStory]
  /// The story of an earlier edition that this one goes on with; nil for most.
  public var follows: FollowedStory?
  /// Comments quoted whole, as they stood at sealing.
  public var quotes: [Quote]
  public var visibility: Visibility
  public var receipt: Receipt
  /// Which row of the table on permissions decided; nil where the page did not come, and in editions of before that table.
  public var permission: Permission?
  /// One or two sentences under the title: the page's description, or its first real sentence.
  public var standfirst: String?
  /// The blob that holds the ``Article`` as JSON; nil for a card.
  public var article: ContentHash?
  /// The stored images of the article.
  public var images: [StoredImage]

  public init(
    number: Int, id: String, source: String, title: String, url: String?, canonical: String? = nil, site: String,
    author: String? = nil, published: String? = nil, language: String? = nil, direction: TextDirection? = nil,
    points: Int?, comments: Int?, discussion: String, readingMinutes: Int, reason: Reason, also: [AlsoStory] = [],
    follows: FollowedStory? = nil, quotes: [Quote] = [], visibility: Visibility, receipt: Receipt,
    standfirst: String? = nil, article: ContentHash? = nil, images: [StoredImage] = [], permission: Permission? = nil
  ) {
    self.number = number
    self.id = id
    self.source = source
    self.title = title
    self.url = url
    self.canonical = canonical
    self.site = site
    self.author = author
    self.published = published
    self.language = language
    self.direction = direction
    self.points = points
    self.comments = comments
    self.discussion = discussion
    self.readingMinutes = readingMinutes
    self.reason = reason
    self.also = also
    self.follows = follows
    self.quotes = quotes
    self.visibility = visibility
    self.receipt = receipt
    self.standfirst = standfirst
    self.article = article
    self.images = images
    self.permission = permission
  }
}

extension Story {
  /// Whether the sealed article may be shown: all of it, or where the page itself allows an excerpt, which is all that was sealed.
  public var showsArticle: Bool {
    switch visibility {
    case .full: true
    case .excerpt: receipt.kind == .excerpt
    case .card: false
    }
  }
}

/// Why a story was chosen, or why a reserve was not.
public struct Reason: Hashable, Sendable, Codable {
  /// For people. Every number in it stands in `facts`.
  public var text: String
  /// What an outside script can recompute from the history before the cut-off.
  public var facts: [String: Double]

  public init(text: String, facts: [String: Double] = [:]) {
    self.text = text
    self.facts = facts
  }
}

/// Another submission of a story that was picked.
public struct AlsoStory: Hashable, Sendable, Codable {
  public var id: String
  public var title: String
  public var url: String?
  public var discussion: String

  public init(id: String, title: String, url: String?, discussion: String) {
    self.id = id
    self.title = title
    self.url = url
    self.discussion = discussion
  }
}

/// A story of an earlier edition.
public struct FollowedStory: Hashable, Sendable, Codable {
  public var id: String
  public var title: String
  /// The edition's key, such as `2026-05-06-morning`.
  public var edition: String
  public var number: Int

  public init(id: String, title: String, edition: String, number: Int) {
    self.id = id
    self.title = title
    self.edition = edition
    self.number = number
  }
}

/// A comment, quoted whole.
public struct Quote: Hashable, Sendable, Codable {
  public var by: String
  /// The comment's permalink.
  public var url: String
  /// 0 for a comment on the story, 1 for a reply to one, …
  public var depth: Int
  public var content: [Block]

  public init(by: String, url: String, depth: Int, content: [Block]) {
    self.by = by
    self.url = url
    self.depth = depth
    self.content = content
  }

  /// The comment as plain text, a blank line between paragraphs.
  public var text: String { content.map(\.plainText).joined(separator: "\n\n") }
}

/// How much of a story readers are shown.
public enum Visibility: String, Hashable, Sendable, Codable {
  case full, excerpt, card
}

/// A pick whose page gives nothing to read here: worth a look all the same.
public struct UnreadableStory: Hashable, Sendable, Codable {
  public var id: String
  public var title: String
  public var url: String?
  public var site: String
  public var discussion: String
  public var points: Int?
  public var comments: Int?
  /// One clause: `the site answered 404`, `a script draws the page`.
  public var why: String
  /// Why it would have been picked.
  public var reason: Reason

  public init(
    id: String, title: String, url: String?, site: String, discussion: String, points: Int?, comments: Int?,
    why: String,
    reason: Reason
  ) {
    self.id = id
    self.title = title
    self.url = url
    self.site = site
    self.discussion = discussion
    self.points = points
    self.comments = comments
    self.why = why
    self.reason = reason
  }
}

/// One of the next ten.
///
/// The first three that could be read carry the whole story, sealed with its article: a reader who has muted one
/// of the ten on the device finds a reserve in its place.
public struct ReserveStory: Hashable, Sendable, Codable {
  public var id: String
  public var title: String
  public var url: String?
  public var discussion: String
  public var points: Int?
  public var comments: Int?
  /// Why it lost.
  public var reason: Reason
  /// As it would stand among the ten, numbered on from them; nil where the page was not read.
  public var story: Story?

  public init(
    id: String, title: String, url: String?, discussion: String, points: Int?, comments: Int?, reason: Reason,
    story: Story? = nil
  ) {
    self.id = id
    self.title = title
    self.url = url
    self.discussion = discussion
    self.points = points
    self.comments = comments
    self.reason = reason
    self.story = story
  }
}

/// An image of an article as the store has it.
public struct StoredImage: Hashable, Sendable, Codable {
  /// The address in the article (``Image/url``).
  public var url: String
  public var hash: ContentHash
  /// The media type by the bytes, such as `image/png`.
  public var type: String
  public var bytes: Int
  /// In pixels, where the bytes say.
  public var width: Int?
  public var height: Int?

  public init(url: String, hash: ContentHash, type: String, bytes: Int, width: Int? = nil, height: Int? = nil) {
    self.url = url
    self.hash = hash
    self.type = type
    self.bytes = bytes
    self.width = width
    self.height = height
  }
}
