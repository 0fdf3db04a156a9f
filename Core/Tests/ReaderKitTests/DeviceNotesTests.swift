import ArticleModel
import EditionModel
import Foundation
import ReaderKit
import Testing

@Suite("What the app remembers") struct DeviceNotesTests {
  private let story = StoryID(Documents.evening, 3)

  private func full() -> DeviceNotes {
    var notes = DeviceNotes()
    notes.site = "https://news.example"
    notes.settings.colours = .sepia
    notes.settings.mutedWords = "rust"
    notes.setRead(story, true)
    notes.toggleSaved(SavedStory(id: story, title: "T", site: "s", url: nil))
    notes.highlight(TextHighlight(story: story, item: 2, text: "words", note: "mine"))
    notes.leave(ReadingPosition(story: story, item: 2, count: 9))
    notes.announce(Documents.evening)
    notes.checked = Timestamp(1_778_000_000)
    return notes
  }

  @Test("Notes survive writing and reading, and notes of other versions are read")
  func roundTrip() throws {
    let store = MemoryStore()
    let file = NotesFile(store: store)
    #expect(try file.read() == DeviceNotes())
    for turn in 1...3 {
      var notes = full()
      notes.misses = turn
      try file.write(notes)
      #expect(try file.read() == notes)
    }
    let older = try JSONDecoder().decode(
      DeviceNotes.self,
      from: Data(#"{"site":"https://a.example","later":1,"settings":{"colours":"plaid","editions":900}}"#.utf8))
    #expect(older.site == "https://a.example")
    #expect(older.settings.colours == .system)
    #expect(older.settings.editions == 60)
  }

  @Test("A damaged file loses at most the last change", arguments: 0..<40)
  func damage(cut: Int) throws {
    let store = MemoryStore()
    let file = NotesFile(store: store)
    try file.write(full())
    var newer = full()
    newer.setRead(story, false)
    try file.write(newer)
    for name in try store.names() {
      guard let bytes = try store.read(name) else { continue }
      try store.write(name, Array(bytes.prefix(bytes.count * cut / 40)))
      let read = try file.read()
      #expect(read == full() || read == newer, "\(name) cut at \(cut)")
      try store.write(name, bytes)
    }
  }

  @Test("Marks and positions have an end, saved stories and highlights don't")
  func bounds() {
    var notes = DeviceNotes()
    let day = CivilDate(daysSinceEpoch: 20_000)
    for back in 0..<200 {
      let id = StoryID(EditionKey(date: day.advanced(by: back), slot: "morning"), 1)
      notes.setRead(id, true)
      notes.leave(ReadingPosition(story: id, item: 1, count: 3))
      notes.toggleSaved(SavedStory(id: id, title: "T", site: "s", url: nil))
      notes.announce(id.edition)
    }
    #expect(notes.read.count == 120)
    #expect(notes.positions.count == 120)
    #expect(notes.announced.count == 120)
    #expect(notes.saved.count == 200)
    #expect(notes.pinned.count == 200)
    let newest = StoryID(EditionKey(date: day.advanced(by: 199), slot: "morning"), 1)
    #expect(notes.read.contains(newest))
    #expect(notes.announced.contains(newest.edition))
  }

  @Test("The beginning of a story is no place to go back to, and a changed site takes its marks along")
  func positions() {
    var notes = full()
    notes.leave(ReadingPosition(story: story, item: 0, count: 9))
    #expect(notes.position(in: story) == nil)
    notes.changeSite(to: "https://b.example")
    #expect(notes.read.isEmpty && notes.saved.isEmpty && notes.checked == nil)
    #expect(notes.settings.mutedWords == "rust")
  }

  @Test("A voice reads titles and text without references, and skips by story")
  func speech() throws {
    let document = try Documents.edition(
      Documents.evening,
      [
        try Documents.story(
          1, "One", blocks: [.paragraph([.text("A word"), .footnoteReference(id: "x", label: "9")]), .rule]),
        try Documents.story(2, "Two"),
      ])
    var queue = SpeechQueue()
    for story in document.stories { queue.add(story, StoryID(document.key, story.number)) }
    #expect(queue.passages.map(\.text) == ["One", "A word", "Two", "Words."])
    queue.advance()
    queue.skipStory()
    #expect(queue.current?.text == "Two")
    queue.repeatStory()
    #expect(queue.current?.text == "One")
    queue.skipStory()
    queue.skipStory()
    #expect(queue.current == nil)
    queue.repeatStory()
    #expect(queue.current?.text == "Two")
    var empty = SpeechQueue()
    empty.repeatStory()
    #expect(empty.current == nil)
  }
}
