public import EditionModel

/// What an operator decides about the site.
public struct SiteSettings: Sendable {
  /// The name in the masthead.
  public var title: String
  /// Absolute, for feeds: `https://example.org`, or with a path `https://example.org/news`. A slash at the end
  /// is dropped.
  public var baseURL: String { didSet { basePath = SiteSettings.path(of: baseURL) } }
  /// The path of ``baseURL``, empty at a host's root: what every link inside the site begins with.
  public private(set) var basePath: String
  /// The slots, for "the evening edition comes at 18:00".
  public var schedule: Schedule
  /// The id of the publication, part of the permanent names in feeds.
  public var publication = "hn"
  /// The one colour beside paper and ink.
  public var colour = Colour.hour
  /// The path of the page that lists all publications of the site; nil if this is the only one.
  public var listing: String?
  /// Whether the pages are about several publications: they have the look of the site and none of one publication's links.
  public var isListing = false
  /// Who may read: decides what the about page promises; each story carries its own visibility.
  public var audience: Audience
  /// Whom to write to: an address of a page or of mail.
  public var contact: String?
  /// The program's version, such as `1.0`.
  public var version: String
  /// Where the program's source is.
  public var sourceCode: String?
  /// The watched sources, as people call them: `Hacker News`, `example.org and 3 more`.
  public var sourceName = "Hacker News"
  /// Whether what is watched counts votes: the about page says what a choice goes by.
  public var countsVotes = true
  /// Whether a book has a story's kept discussion as a chapter after it.
  public var booksHaveDiscussions = true
  /// When a source that can't be reached is tried again; nil if it was reached, or nothing is made here. The sample's pages say it.
  public var retry: Timestamp?
  /// Whether editions are made; otherwise the site shows those that are there.
  public var makesEditions = true
  /// Whether readers may subscribe to mail on a page.
  public var takesSubscribers = false
  /// Whether browsers may ask for a notification of each edition.
  public var notifies = false
  /// The model that chooses the sentences of briefs, and the person who answers for it; nil where the program's rule chooses.
  public var briefChooser: BriefChooser?
  /// Whether an edition can be had as a pass for Apple's Wallet.
  public var hasApplePass = false
  /// Whether it can be had as one for Google's.
  public var hasGooglePass = false
  /// The reader app that opens the site's links, as Apple names it: team, full stop, bundle. Nil if there is none.
  public var appID: String?
  /// Where readers get the app; nil if they don't.
  public var appPage: String?
  /// Whether the pages are static files. They then have no search and don't ask for feedback.
  public var isStatic = false

  /// Creates settings. A slash at the end of `baseURL` is dropped.
  public init(
    title: String = "10HN", baseURL: String = "http://127.0.0.1:8010", schedule: Schedule = Schedule(zone: .utc),
    audience: Audience = .private, contact: String? = nil, version: String = "1.0", sourceCode: String? = nil
  ) {
    self.title = title
    self.baseURL = baseURL.last == "/" ? String(baseURL.dropLast()) : baseURL
    basePath = SiteSettings.path(of: self.baseURL)
    self.schedule = schedule
    self.audience = audience
    self.contact = contact
    self.version = version
    self.sourceCode = sourceCode
  }

  /// A model that chooses which sentences of an article make its brief.
  public struct BriefChooser: Hashable, Sendable {
    /// The name of the model.
    public var model: String
    /// The person who answers for its choices.
    public var responsible: String

    /// Names a model and who answers for it.
    public init(model: String, responsible: String) {
      self.model = model
      self.responsible = responsible
    }
  }

  /// Which colour the pages and covers of a publication have.
  public enum Colour: String, Hashable, Sendable, CaseIterable {
    /// The edition's: red in the morning, blue in the evening.
    case hour
    /// Red, whatever the hour.
    case red
    /// Blue, whatever the hour.
    case blue

    /// The slot whose colour it is.
    func slot(of slot: String?) -> String? {
      switch self {
      case .hour: slot
      case .red: "morning"
      case .blue: "evening"
      }
    }
  }

  private static func path(of address: String) -> String {
    guard let scheme = address.range(of: "://"), let slash = address[scheme.upperBound...].firstIndex(of: "/") else {
      return ""
    }
    return String(address[slash...])
  }
}

extension String {
  /// The first place of `text`. (Layer 1 may use no library that has Foundation's `range(of:)`.)
  func range(of text: String) -> Range<String.Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}
