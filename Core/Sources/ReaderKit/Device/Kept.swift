public import EditionModel

/// A story that the reader saved. Its text is in its edition, which stays on the device.
public struct SavedStory: Hashable, Sendable, Codable, Identifiable {
  /// Which story.
  public var id: StoryID
  /// The title as the source had it.
  public var title: String
  /// The site for people.
  public var site: String
  /// The publisher's address; nil for a text at the source itself.
  public var url: String?

  /// Makes an entry.
  public init(id: StoryID, title: String, site: String, url: String?) {
    self.id = id
    self.title = title
    self.site = site
    self.url = url
  }

  /// Makes an entry of a story.
  public init(_ story: EditionDocument.Story, in key: EditionKey) {
    self.init(id: StoryID(key, story.number), title: story.title, site: story.site, url: story.url)
  }
}

/// A passage that the reader marked, with a note.
public struct TextHighlight: Hashable, Sendable, Codable, Identifiable {
  /// The story.
  public var story: StoryID
  /// The place of the passage in the story's ``ArticleLayout``.
  public var item: Int
  /// The words of the passage. They are kept here: a later version of the app may lay out the story in another way.
  public var text: String
  /// The reader's note; empty if there is none.
  public var note: String

  /// Makes a highlight.
  public init(story: StoryID, item: Int, text: String, note: String = "") {
    self.story = story
    self.item = item
    self.text = text
    self.note = note
  }

  /// The story and the place.
  public var id: String { "\(story)#\(item)" }
}

/// Where a reader left a story.
public struct ReadingPosition: Hashable, Sendable, Codable {
  /// The story.
  public var story: StoryID
  /// The first visible item of its ``ArticleLayout``.
  public var item: Int
  /// How many items the layout has.
  public var count: Int

  /// Makes a position.
  public init(story: StoryID, item: Int, count: Int) {
    self.story = story
    self.item = item
    self.count = count
  }

  /// How much was read, from 0 to 100.
  public var percent: Int { count > 1 ? min(100, max(0, item * 100 / (count - 1))) : 0 }
}
