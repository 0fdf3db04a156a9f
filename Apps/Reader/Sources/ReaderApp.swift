import ReaderKit
import SwiftUI
import UserNotifications

@main struct ReaderApp: App {
  @State private var library: Library
  private let opener: NoticeOpener

  init() {
    let library = Library()
    _library = State(initialValue: library)
    opener = NoticeOpener { link in library.follow(link) }
    UNUserNotificationCenter.current().delegate = opener
  }

  var body: some Scene {
    WindowGroup { RootView().environment(library) }
      .commands { ReaderCommands(library: library) }
      .backgroundTask(.appRefresh(BackgroundRefresh.identifier)) { await library.refreshInBackground() }
  }
}

/// The keyboard's shortcuts, which the system lists while Command is held.
struct ReaderCommands: Commands {
  let library: Library

  var body: some Commands {
    CommandMenu("Stories") {
      Button("Next story") { library.step(\.next) }.keyboardShortcut("j", modifiers: [])
      Button("Previous story") { library.step(\.previous) }.keyboardShortcut("k", modifiers: [])
      Button("Save or unsave") { if let story = library.path.last { library.toggleSaved(story) } }
        .keyboardShortcut("s", modifiers: [])
      Button("Search") { library.place = .search }.keyboardShortcut("f")
      Button("Look for a newer edition") { Task { await library.update() } }.keyboardShortcut("r")
    }
  }
}
