public import ArticleModel

/// What was read at the page behind a submission.
public struct Reading: Hashable, Sendable, Codable {
  /// The page's own address after redirects, as it names itself.
  public var canonical: String?
  /// The site for people: `example.org`, `github.com/apple`.
  public var site: String
  /// The article's authors, as the page names them.
  public var author: String?
  /// When the article was published: RFC 3339, or a date alone.
  public var published: String?
  /// The language, as a BCP 47 tag.
  public var language: String?
  /// The base direction of the text.
  public var direction: TextDirection?
  /// Minutes to read it; 0 if there is nothing to read here.
  public var readingMinutes: Int
  /// What the page says of itself under the title: its description. Nil if ``brief`` says it better.
  public var standfirst: String?
  /// Sentences of the article that say what it is about. Nil if none fit, and in editions from before there were briefs.
  public var brief: Brief?
  /// How much of it readers are shown.
  public var visibility: Visibility
  /// What fetching and extraction did.
  public var receipt: Receipt
  /// The row of the table on permissions that decided; nil if the page was not fetched, and in editions older than the table.
  public var permission: Permission?
  /// The blob that holds the ``Article`` as JSON; nil for a card.
  public var article: ContentHash?
  /// The stored images of the article.
  public var images: [StoredImage]
  /// The small picture beside the story in lists, if it has one.
  public var lead: LeadPicture?

  /// Makes a reading.
  public init(
    site: String, canonical: String? = nil, author: String? = nil, published: String? = nil, language: String? = nil,
    direction: TextDirection? = nil, readingMinutes: Int = 0, standfirst: String? = nil, brief: Brief? = nil,
    visibility: Visibility,
    receipt: Receipt, permission: Permission? = nil, article: ContentHash? = nil, images: [StoredImage] = [],
    lead: LeadPicture? = nil
  ) {
    self.canonical = canonical
    self.site = site
    self.author = author
    self.published = published
    self.language = language
    self.direction = direction
    self.readingMinutes = readingMinutes
    self.standfirst = standfirst
    self.brief = brief
    self.visibility = visibility
    self.receipt = receipt
    self.permission = permission
    self.article = article
    self.images = images
    self.lead = lead
  }

  /// Whether the sealed article may be shown: the whole, or the excerpt that the page itself allows, which is all that was
  /// sealed.
  public var showsArticle: Bool {
    switch visibility {
    case .full: true
    case .excerpt: receipt.kind == .excerpt
    case .card: false
    }
  }
}

/// How much of a story readers are shown.
public enum Visibility: String, Hashable, Sendable, Codable {
  /// The whole article.
  case full
  /// An excerpt with the link.
  case excerpt
  /// No article: title, description and links.
  case card
}

/// An image of an article as the store has it.
public struct StoredImage: Hashable, Sendable, Codable {
  /// The address in the article (``Image/url``).
  public var url: String
  /// The blob that holds the image.
  public var hash: ContentHash
  /// The media type by the bytes, such as `image/png`.
  public var type: String
  /// The size of the blob.
  public var bytes: Int
  /// The width in pixels, if the bytes give it.
  public var width: Int?
  /// The height in pixels, if the bytes give it.
  public var height: Int?

  /// What the image's file is called under `blobs/`. A static host knows a drawing only by its ending; browsers recognize other
  /// images by their bytes.
  public var fileName: String { hash.hex + (type == ImageType.svg.rawValue ? ImageType.drawingEnding : "") }

  /// Whether it is a pixel that a site sends in place of a picture, to count readers or to whom it doesn't show the picture.
  public var isPlaceholder: Bool {
    guard type != ImageType.svg.rawValue, let width, let height else { return false }
    return width <= 2 && height <= 2
  }

  /// Makes an image.
  public init(url: String, hash: ContentHash, type: String, bytes: Int, width: Int? = nil, height: Int? = nil) {
    self.url = url
    self.hash = hash
    self.type = type
    self.bytes = bytes
    self.width = width
    self.height = height
  }
}
