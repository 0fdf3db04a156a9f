import ReaderKit
import SwiftUI

/// The reader's choices. Each change counts at once.
struct SettingsView: View {
  @Environment(Library.self) private var library
  @State private var address = ""
  @State private var name = ""
  @State private var password = ""

  var body: some View {
    Form {
      site
      login
      reading
      muting
      notices
      storage
    }
    .navigationTitle("Settings")
    .onChange(of: library.notes.settings.notices) {
      guard library.notes.settings.notices != .off else { return }
      Task { await askForNotices() }
    }
  }

  private var site: some View {
    Section("Site") {
      TextField(library.notes.site, text: $address)
        .textContentType(.URL).keyboardType(.URL).textInputAutocapitalization(.never).autocorrectionDisabled()
      Button("Change site") { library.offeredSite = SiteAddress.reading(address) }
        .disabled(SiteAddress.reading(address) == nil)
    }
  }

  private var login: some View {
    Section {
      TextField("Name", text: $name).textInputAutocapitalization(.never).autocorrectionDisabled()
      SecureField("Password", text: $password)
      Button("Log in") {
        if let login = SiteLogin(name: name, password: password) {
          SitePassword.write(login, of: library.notes.site)
          Task { await library.update() }
        }
      }
      .disabled(SiteLogin(name: name, password: password) == nil)
    } header: {
      Text("Login, if the site asks for one")
    } footer: {
      Text("It is kept in this device’s keychain and sent to \(library.notes.site) alone.")
    }
  }

  @ViewBuilder private var reading: some View {
    @Bindable var library = library
    Section("Reading") {
      Picker("Colours", selection: $library.notes.settings.colours) {
        ForEach(ReaderSettings.Colours.allCases) { Text($0.name).tag($0) }
      }
      Toggle("Serif text", isOn: $library.notes.settings.isSerif)
      Toggle("Pictures", isOn: $library.notes.settings.showsPictures)
    }
  }

  @ViewBuilder private var muting: some View {
    @Bindable var library = library
    Section {
      TextEditor(text: $library.notes.settings.mutedWords).accessibilityLabel("Muted words, one word per line")
      TextEditor(text: $library.notes.settings.mutedSites).accessibilityLabel("Muted sites, one site per line")
    } header: {
      Text("Muted words and sites, one per line")
    } footer: {
      Text("A muted story is replaced by the next story, so you still get ten. The words stay on this device.")
    }
  }

  @ViewBuilder private var notices: some View {
    @Bindable var library = library
    Section("Notifications") {
      Picker("Notify me", selection: $library.notes.settings.notices) {
        ForEach(ReaderSettings.Notices.allCases) { Text($0.name).tag($0) }
      }
    }
  }

  @ViewBuilder private var storage: some View {
    @Bindable var library = library
    Section("On this device") {
      Stepper("\(library.notes.settings.editions) editions", value: $library.notes.settings.editions, in: 1...60)
      Stepper(
        "About \(library.notes.settings.megabytes) MB", value: $library.notes.settings.megabytes, in: 20...2_000,
        step: 20)
    }
  }

  private func askForNotices() async {
    if await !Notifier().ask() {
      library.notes.settings.notices = .off
      library.message = "Notifications are off for this app. Allow them in the system’s Settings."
    }
    await library.plan(isInFront: true)
  }
}
