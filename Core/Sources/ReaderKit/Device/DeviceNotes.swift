public import EditionModel

/// What the app remembers about its reader. It stays on the device.
public struct DeviceNotes: Hashable, Sendable, Codable {
  /// The site's address without a slash at the end; empty until the reader gives one.
  public var site = ""
  /// The reader's choices.
  public var settings = ReaderSettings()
  /// Stories that were opened.
  public private(set) var read: Set<StoryID> = []
  /// Saved stories, newest first.
  public private(set) var saved: [SavedStory] = []
  /// Highlights, newest first.
  public private(set) var highlights: [TextHighlight] = []
  /// Where stories were left, the last one first.
  public private(set) var positions: [ReadingPosition] = []
  /// Editions that a notification was shown for, or that were opened before one was due.
  public private(set) var announced: Set<EditionKey> = []
  /// Editions whose notice waits in the system. One that waits no more was shown, even if the reader has put it away since.
  public private(set) var handedOver: Set<EditionKey> = []
  /// When the site last answered; nil if it never did.
  public var checked: Timestamp?
  /// How many looks in a row found no answer.
  public var misses = 0
  /// What went wrong at the last look; nil if nothing did.
  public var trouble: String?

  /// Read marks, positions and announcements are kept for this many editions: two months.
  static let remembered = 120

  /// Makes notes of nothing.
  public init() {}

  private enum Key: String, CodingKey {
    case site, settings, read, saved, highlights, positions, announced, handedOver, checked, misses, trouble
  }

  /// Reads notes of any version of the app: what is missing has its default.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    site = try values.decodeIfPresent(String.self, forKey: .site) ?? ""
    settings = try values.decodeIfPresent(ReaderSettings.self, forKey: .settings) ?? ReaderSettings()
    read = try values.decodeIfPresent(Set<StoryID>.self, forKey: .read) ?? []
    saved = try values.decodeIfPresent([SavedStory].self, forKey: .saved) ?? []
    highlights = try values.decodeIfPresent([TextHighlight].self, forKey: .highlights) ?? []
    positions = try values.decodeIfPresent([ReadingPosition].self, forKey: .positions) ?? []
    announced = try values.decodeIfPresent(Set<EditionKey>.self, forKey: .announced) ?? []
    handedOver = try values.decodeIfPresent(Set<EditionKey>.self, forKey: .handedOver) ?? []
    checked = try values.decodeIfPresent(Timestamp.self, forKey: .checked)
    misses = try values.decodeIfPresent(Int.self, forKey: .misses) ?? 0
    trouble = try values.decodeIfPresent(String.self, forKey: .trouble)
  }
}

extension DeviceNotes {
  /// Marks a story as read or unread.
  public mutating func setRead(_ story: StoryID, _ isRead: Bool) {
    if isRead { read.insert(story) } else { read.remove(story) }
    let editions = Set(read.map(\.edition)).sorted(by: >)
    guard editions.count > DeviceNotes.remembered else { return }
    let kept = Set(editions.prefix(DeviceNotes.remembered))
    read = read.filter { kept.contains($0.edition) }
  }

  /// Whether a story is saved.
  public func isSaved(_ story: StoryID) -> Bool { saved.contains { $0.id == story } }

  /// Saves a story, or removes it from the saved ones.
  ///
  /// - Returns: whether it is saved now.
  @discardableResult public mutating func toggleSaved(_ story: SavedStory) -> Bool {
    if isSaved(story.id) {
      saved.removeAll { $0.id == story.id }
      return false
    }
    saved.insert(story, at: 0)
    return true
  }

  /// Adds a highlight, or changes the note of the same passage.
  public mutating func highlight(_ highlight: TextHighlight) {
    highlights.removeAll { $0.id == highlight.id }
    highlights.insert(highlight, at: 0)
  }

  /// Removes a highlight.
  public mutating func removeHighlight(_ id: TextHighlight.ID) { highlights.removeAll { $0.id == id } }

  /// Remembers where a story was left.
  public mutating func leave(_ position: ReadingPosition) {
    positions.removeAll { $0.story == position.story }
    // The beginning is where every story starts anyway.
    if position.item > 0 { positions.insert(position, at: 0) }
    if positions.count > DeviceNotes.remembered { positions.removeLast(positions.count - DeviceNotes.remembered) }
  }

  /// Where a story was left; nil for its beginning.
  public func position(in story: StoryID) -> ReadingPosition? { positions.first { $0.story == story } }

  /// Records that an edition needs no notification any more.
  public mutating func announce(_ key: EditionKey) {
    announced.insert(key)
    if announced.count > DeviceNotes.remembered, let oldest = announced.min() { announced.remove(oldest) }
  }

  /// Records what the system took of a plan.
  public mutating func carriedOut(_ plan: NoticePlan) {
    for key in plan.announced { announce(key) }
    handedOver = plan.handedOver
  }

  /// Editions that must stay on the device: they have saved or highlighted stories.
  public var pinned: Set<EditionKey> { Set(saved.map(\.id.edition) + highlights.map(\.story.edition)) }

  /// Forgets everything that belongs to a site, for a change of the site. Settings stay.
  public mutating func changeSite(to address: String) {
    let settings = settings
    self = DeviceNotes()
    self.settings = settings
    site = address
  }
}
