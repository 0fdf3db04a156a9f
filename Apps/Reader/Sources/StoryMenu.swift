import ReaderKit
import SwiftUI

/// What can be done with a story.
struct StoryMenu: View {
  let screen: StoryScreen
  @Environment(Library.self) private var library

  var body: some View {
    Menu {
      Button(screen.isSaved ? "Remove from saved" : "Save", systemImage: screen.isSaved ? "bookmark.slash" : "bookmark")
      {
        library.toggleSaved(screen.id)
      }
      // What is shared is the publisher's own link.
      if let url = (screen.original ?? screen.discussion).flatMap(URL.init(string:)) {
        ShareLink(item: url, subject: Text(screen.title))
      }
      if let url = screen.original.flatMap(URL.init(string:)) { Link("Open original", destination: url) }
      Button("Read aloud", systemImage: "speaker.wave.2") { library.speak(from: screen.id, all: false) }
      Button("Read aloud from here on", systemImage: "text.line.first.and.arrowtriangle.forward") {
        library.speak(from: screen.id, all: true)
      }
      Button("Mark as unread", systemImage: "circle") { library.notes.setRead(screen.id, false) }
    } label: {
      Label("More", systemImage: "ellipsis.circle")
    }
  }
}
