/// A passage to read aloud.
public struct SpokenPassage: Hashable, Sendable {
  /// The story that it is from.
  public var story: StoryID
  /// The place in the story's ``ArticleLayout``; nil for the title.
  public var item: Int?
  /// The words.
  public var text: String
  /// The language, as a BCP 47 tag.
  public var language: String
}

/// What is read aloud, passage by passage: one story, or the rest of an edition.
///
/// Code and formulas make no sense to the ear and are left out, as in the web app; a table is read row by row.
public struct SpeechQueue: Hashable, Sendable {
  /// All passages.
  public private(set) var passages: [SpokenPassage] = []
  /// The place of the current passage.
  public private(set) var place = 0

  /// Makes an empty queue.
  public init() {}

  /// The current passage; nil at the end.
  public var current: SpokenPassage? { place < passages.count ? passages[place] : nil }

  /// Adds a story at the end.
  public mutating func add(_ story: EditionDocument.Story, _ id: StoryID) {
    let language = story.language ?? "en"
    passages.append(SpokenPassage(story: id, item: nil, text: story.title, language: language))
    guard let article = story.article else { return }
    for item in ArticleLayout(article).items {
      for text in SpeechQueue.words(of: item) where text.contains(where: { !$0.isWhitespace }) {
        passages.append(SpokenPassage(story: id, item: item.id, text: text, language: language))
      }
    }
  }

  /// Goes on to the next passage.
  public mutating func advance() { place = min(place + 1, passages.count) }

  /// Goes to the beginning of the next story, or to the end.
  public mutating func skipStory() {
    let story = current?.story
    while let passage = current, passage.story == story { advance() }
  }

  /// Goes to the beginning of the story, or of the one before if the beginning was just read.
  public mutating func repeatStory() {
    guard !passages.isEmpty else { return }
    place = min(place, passages.count - 1)
    if passages[place].item == nil, place > 0 { place -= 1 }
    while place > 0, passages[place].item != nil { place -= 1 }
  }

  private static func words(of item: ArticleLayout.Item) -> [String] {
    switch item.content {
    case .text(let runs, _): [runs.spoken]
    case .table(let table): table.spokenRows
    case .code, .formula, .picture, .rule, .link: []
    }
  }
}

extension SpeechQueue {
  /// The title of a story in the queue.
  public func title(of story: StoryID) -> String? { passages.first { $0.story == story && $0.item == nil }?.text }
}
