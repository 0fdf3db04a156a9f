public import EditionModel

/// A file that every edition has.
public enum EditionFile: Hashable, Sendable {
  /// The edition's page, `/editions/KEY`.
  case page
  /// The page of one of the ten stories, `3`, or of a reserve that was read, `R1`.
  case story(String)
  /// One of the ten stories as Markdown, `/editions/KEY/3.md`.
  case storyMarkdown(Int)
  /// What a device must hold to read the edition offline, `/editions/KEY/offline.json`.
  case offlineList
  /// `/editions/KEY.json`.
  case json
  /// `/editions/KEY.md`.
  case markdown
  /// The edition as EPUB, `/editions/KEY.epub`.
  case book
  /// The cover of the book, `/editions/KEY.png`.
  case cover
  /// The picture beside a link to the edition, `/editions/KEY/card.png`.
  case card
  /// The picture beside a link to one of the ten stories, `/editions/KEY/3/card.png`.
  case storyCard(Int)

  /// The files of an edition, in a fixed order.
  public static func all(of edition: Edition) -> [EditionFile] {
    [.page] + storyPages(of: edition) + [.offlineList] + edition.stories.map { .storyMarkdown($0.number) }
      + [.json, .markdown, .book, .cover, .card] + edition.stories.map { .storyCard($0.number) }
  }

  /// The pages of the stories and of the reserves that were read.
  static func storyPages(of edition: Edition) -> [EditionFile] {
    edition.stories.map { .story(String($0.number)) }
      + edition.reserves.filter { $0.story != nil }.indices.map { .story(reserveName($0)) }
  }

  /// What a reserve's page is called: `R1` for the first that was read.
  static func reserveName(_ index: Int) -> String { "R\(index + 1)" }

  /// The path under the site's root.
  public func path(in key: EditionKey) -> String {
    let edition = EditionFile.root + key.description
    return switch self {
    case .page: edition
    case .story(let name): "\(edition)/\(name)"
    case .storyMarkdown(let number): "\(edition)/\(number).md"
    case .offlineList: edition + "/offline.json"
    case .json: edition + ".json"
    case .markdown: edition + ".md"
    case .book: edition + ".epub"
    case .cover: edition + ".png"
    case .card: edition + "/card.png"
    case .storyCard(let number): "\(edition)/\(number)/card.png"
    }
  }

  /// The edition and the file that a path names. Returns nil for any other path.
  static func parse(_ path: String) -> (EditionKey, EditionFile)? {
    guard path.hasPrefix(root) else { return nil }
    let rest = path.dropFirst(root.count)
    let name = rest.prefix { $0 != "/" && $0 != "." }
    guard let key = EditionKey(String(name)), let file = EditionFile(ending: rest.dropFirst(name.count)),
      file.path(in: key) == path
    else { return nil }
    return (key, file)
  }

  /// - Parameter ending: what follows the edition's key in a path.
  private init?(ending: Substring) {
    switch ending {
    case "": self = .page
    case ".json": self = .json
    case ".md": self = .markdown
    case ".epub": self = .book
    case ".png": self = .cover
    case "/offline.json": self = .offlineList
    case "/card.png": self = .card
    default:
      guard ending.first == "/" else { return nil }
      let name = ending.dropFirst()
      if name.hasSuffix(".md"), let number = Int(name.dropLast(3)) {
        self = .storyMarkdown(number)
      } else if name.hasSuffix("/card.png"), let number = Int(name.dropLast(9)) {
        self = .storyCard(number)
      } else if let number = Int(name.first == "R" ? name.dropFirst() : name), number > 0 {
        self = .story(name.first == "R" ? "R\(number)" : String(number))
      } else {
        return nil
      }
    }
  }

  private static let root = "/editions/"
}
