import ReaderKit
import SwiftUI

/// Two columns on an iPad, one on a phone: the places, and what is open.
struct RootView: View {
  @Environment(Library.self) private var library
  @Environment(\.scenePhase) private var phase

  var body: some View {
    @Bindable var library = library
    NavigationSplitView {
      ShelfView()
    } detail: {
      NavigationStack(path: $library.path) {
        detail.navigationDestination(for: StoryID.self) { StoryView(id: $0) }
      }
    }
    .preferredColorScheme(library.notes.settings.colours.scheme)
    .safeAreaInset(edge: .bottom) { SpeechBar(speaker: library.speaker) }
    .environment(\.openURL, OpenURLAction { library.follow($0.absoluteString) ? .handled : .systemAction })
    .onOpenURL { library.follow($0.absoluteString) }
    .onContinueUserActivity(NSUserActivityTypeBrowsingWeb) { activity in
      if let url = activity.webpageURL { library.follow(url.absoluteString) }
    }
    .onChange(of: phase, initial: true) {
      guard phase == .active else { return }
      Task {
        library.load()
        await library.update()
        await library.plan(isInFront: true)
      }
    }
    .alert("10HN", isPresented: $library.hasMessage) {
      Button("OK") {}
    } message: {
      Text(library.message ?? "")
    }
    .alert("Read from another site?", isPresented: $library.hasOffer) {
      Button("Change site", role: .destructive) {
        if let site = library.offeredSite { Task { await library.changeSite(to: site) } }
      }
      Button("Cancel", role: .cancel) {}
    } message: {
      Text(
        "\(library.offeredSite ?? "") replaces \(library.notes.site). Saved stories and highlights of the old site are removed."
      )
    }
  }

  @ViewBuilder private var detail: some View {
    switch library.place {
    case .edition(let key): EditionView(key: key)
    case .search: SearchView()
    case .saved: SavedView()
    case .settings: SettingsView()
    case nil:
      if library.notes.site.isEmpty {
        WelcomeView()
      } else {
        ContentUnavailableView("No edition yet", systemImage: "newspaper")
      }
    }
  }
}

extension Library {
  var hasMessage: Bool {
    get { message != nil }
    set { if !newValue { message = nil } }
  }
  var hasOffer: Bool {
    get { offeredSite != nil }
    set { if !newValue { offeredSite = nil } }
  }
}

extension ReaderSettings.Colours {
  /// What the system's own controls must be; nil to follow the system.
  var scheme: ColorScheme? {
    switch self {
    case .system: nil
    case .light, .sepia: .light
    case .dark: .dark
    }
  }
}
