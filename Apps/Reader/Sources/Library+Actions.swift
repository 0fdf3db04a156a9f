import EditionModel
import ReaderKit

extension Library {
  /// Opens a story in its edition.
  func open(_ story: StoryID) {
    place = .edition(story.edition)
    path = [story]
  }

  /// Follows a link of the app or of its site.
  ///
  /// - Returns: whether the link leads into the app.
  @discardableResult func follow(_ address: String) -> Bool {
    guard let link = ReaderLink(address, site: notes.site) else { return false }
    path = []
    switch link {
    case .newest, .archive: place = desk.onDevice.first.map(Place.edition)
    case .edition(let key): place = .edition(key)
    case .story(let story): open(story)
    case .search(let words):
      query = words
      place = .search
    case .saved: place = .saved
    case .site(let address): offeredSite = address
    }
    return true
  }

  /// Reads from another site. Everything of the old one is removed.
  func changeSite(to text: String) async {
    guard let address = SiteAddress.reading(text) else {
      message = Trouble.badAddress.sentence
      return
    }
    try? client.removeAll()
    notes.changeSite(to: address)
    place = nil
    path = []
    load()
    await update()
  }

  func toggleSaved(_ id: StoryID) {
    if let known = notes.saved.first(where: { $0.id == id }) {
      notes.toggleSaved(known)
    } else if let story = story(id) {
      notes.toggleSaved(SavedStory(story, in: id.edition))
    }
  }

  /// The story before or after the open one, by keyboard.
  func step(_ choose: (StoryScreen.Neighbours) -> StoryID?) {
    guard let open = path.last, let document = edition(open.edition),
      let neighbours = desk.story(open.number, in: document)?.neighbours, let story = choose(neighbours)
    else { return }
    path = [story]
  }

  /// Reads a story aloud, or a whole edition from that story on.
  func speak(from id: StoryID, all: Bool) {
    guard let document = edition(id.edition) else { return }
    var queue = SpeechQueue()
    let rows = desk.edition(document).rows.map(\.id)
    let rest = rows.firstIndex(of: id).map { Array(rows[$0...]) } ?? [id]
    for each in all ? rest : [id] {
      if let story = story(each) { queue.add(story, each) }
    }
    speaker.start(queue, in: document.name ?? "10HN")
  }

  func send(_ feedback: ReaderFeedback) async {
    let status = await transport.send(feedback)
    message = ReaderFeedback.sentence(status: status)
  }

  func story(_ id: StoryID) -> EditionDocument.Story? {
    guard let document = edition(id.edition) else { return nil }
    return (document.stories + (document.reserves ?? []).compactMap(\.story)).first { $0.number == id.number }
  }
}
