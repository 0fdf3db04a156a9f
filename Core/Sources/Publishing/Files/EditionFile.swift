public import EditionModel

/// A file that every edition has.
public enum EditionFile: Hashable, Sendable {
  /// The edition's page, `/editions/KEY`.
  case page
  /// The page of one of the ten stories, `3`, or of a reserve that was read, `R1`.
  case story(String)
  /// The kept discussion of a story, `/editions/KEY/3/discussion`, or of a reserve.
  case discussion(String)
  /// A story, or a reserve that was read, as Markdown: `/editions/KEY/3.md`.
  case storyMarkdown(String)
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
    [.page] + storyPages(of: edition) + discussionPages(of: edition) + [.offlineList]
      + storyNames(of: edition).map(EditionFile.storyMarkdown)
      + [.json, .markdown, .book, .cover, .card] + edition.stories.map { .storyCard($0.number) }
  }

  /// The pages of the stories and of the reserves that were read.
  static func storyPages(of edition: Edition) -> [EditionFile] {
    storyNames(of: edition).map(EditionFile.story)
  }

  private static func storyNames(of edition: Edition) -> [String] {
    edition.stories.map { String($0.number) } + edition.reserves.filter { $0.story != nil }.indices.map(reserveName)
  }

  /// The pages of the discussions.
  static func discussionPages(of edition: Edition) -> [EditionFile] {
    edition.stories.filter { $0.thread != nil }.map { .discussion(String($0.number)) }
      + edition.reserves.compactMap(\.story).enumerated().filter { $0.element.thread != nil }
      .map { .discussion(reserveName($0.offset)) }
  }

  /// What a reserve's page is called: `R1` for the first that was read.
  static func reserveName(_ index: Int) -> String { "R\(index + 1)" }

  /// The path under the site's root.
  public func path(in key: EditionKey) -> String {
    let edition = EditionFile.root + key.description
    return switch self {
    case .page: edition
    case .story(let name): "\(edition)/\(name)"
    case .discussion(let name): "\(edition)/\(name)/discussion"
    case .storyMarkdown(let name): "\(edition)/\(name).md"
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
      if name.hasSuffix("/card.png"), let number = Int(name.dropLast(9)) {
        self = .storyCard(number)
        return
      }
      if name.hasSuffix("/discussion"), let story = EditionFile.storyName(name.dropLast(11)) {
        self = .discussion(story)
        return
      }
      let isMarkdown = name.hasSuffix(".md")
      guard let story = EditionFile.storyName(name.dropLast(isMarkdown ? 3 : 0)) else { return nil }
      self = isMarkdown ? .storyMarkdown(story) : .story(story)
    }
  }

  /// The name of a story's page as paths have it: `3`, or `R1` for a reserve.
  private static func storyName(_ name: Substring) -> String? {
    guard let number = Int(name.first == "R" ? name.dropFirst() : name), number > 0 else { return nil }
    return name.first == "R" ? reserveName(number - 1) : String(number)
  }

  private static let root = "/editions/"
}

extension Edition {
  /// What the page of a story is called under the edition's: `3`, or `R1` for a reserve that was read. Nil if it has none.
  public func pageName(of number: Int) -> String? {
    if stories.contains(where: { $0.number == number }) { return String(number) }
    return reserves.compactMap(\.story).firstIndex { $0.number == number }.map(EditionFile.reserveName)
  }

  /// The number of the story whose page is called so, as ``pageName(of:)`` says it. A reserve's number is taken as well as its name.
  public func number(ofPage name: String) -> Int? {
    readStories.first { String($0.number) == name || pageName(of: $0.number) == name.uppercased() }?.number
  }
}
