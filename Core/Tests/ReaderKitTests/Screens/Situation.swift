import EditionModel
import ReaderKit
import Testing

/// A situation that a reader can be in, and what the screen then shows.
struct Situation: Sendable, CustomTestStringConvertible {
  let name: String
  let text: @Sendable () throws -> String

  init(_ name: String, _ text: @escaping @Sendable () throws -> String) {
    self.name = name
    self.text = text
  }

  var testDescription: String { name }

  static let all = shelves + editions + stories + others

  static let newest = Documents.evening
  /// An hour after the evening edition.
  static let now = Documents.cutoff(newest) + 3600
  static let both = [Documents.evening, Documents.morning]

  private static func shelf(_ name: String, _ desk: @escaping @Sendable () throws -> ReaderDesk) -> Situation {
    Situation("shelf-\(name)") { ScreenText.text(try desk().shelf()) }
  }

  private static func troubled(_ trouble: Trouble, onDevice: [EditionKey] = both) throws -> ReaderDesk {
    try Documents.desk(onDevice, at: now) {
      $0.trouble = trouble.sentence
      $0.checked = now - 7200
    }
  }

  private static let shelves = [
    shelf("first-start") {
      ReaderDesk(notes: DeviceNotes(), index: nil, onDevice: [], zone: .utc, now: now)
    },
    shelf("loading") { try Documents.desk([], at: now) { $0.checked = nil } },
    shelf("empty-site") { try Documents.desk([], at: now) },
    shelf("current") { try Documents.desk(both, at: now) },
    shelf("one-due") { try Documents.desk(both, at: Documents.cutoff(newest) + 13 * 3600) },
    shelf("not-yet-due") { try Documents.desk(both, at: Documents.cutoff(newest) + 12 * 3600 + 600) },
    shelf("several-due") { try Documents.desk(both, at: Documents.cutoff(newest) + 40 * 3600) },
    shelf("clock-behind") { try Documents.desk(both, at: Documents.cutoff(newest) - 86_400) },
    shelf("offline") { try troubled(.offline) },
    shelf("offline-empty") { try troubled(.offline, onDevice: []) },
    shelf("gone") { try troubled(.gone) },
    shelf("login") { try troubled(.login) },
    shelf("site-too-new") { try troubled(.siteTooNew) },
    shelf("not-10hn") { try troubled(.notTenHN, onDevice: []) },
    shelf("full") { try troubled(.storageFull) },
    shelf("partly-read") {
      try Documents.desk([Documents.morning], at: now, index: try Documents.index(until: newest)) {
        $0.setRead(StoryID(Documents.morning, 1), true)
      }
    },
    shelf("all-read") {
      try Documents.desk(both, at: now) { notes in for each in 1...2 { notes.setRead(StoryID(newest, each), true) } }
    },
    shelf("hostile-title") {
      try Documents.desk(both, at: now, index: try Documents.index(until: newest, title: "Ten\\u202Eevil\\u0007"))
    },
  ]
}
