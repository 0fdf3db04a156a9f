import EditionModel
import ReaderKit
import SwiftUI

@main struct ReaderApp: App {
  @State private var library = Library()

  var body: some Scene {
    WindowGroup { LibraryView().environment(library) }
  }
}

/// What is on the device, and the site that it comes from.
@MainActor @Observable final class Library {
  private(set) var editions: [EditionKey] = []
  private(set) var isUpdating = false
  /// What went wrong at the last update, for the person.
  private(set) var trouble: String?

  var site: String {
    didSet { UserDefaults.standard.set(site, forKey: "site") }
  }

  private let store: FolderStore

  init() {
    site = UserDefaults.standard.string(forKey: "site") ?? ""
    let folder = URL.applicationSupportDirectory.appending(path: "editions", directoryHint: .isDirectory)
    store = FolderStore(folder: folder.path(percentEncoded: false))
    load()
  }

  func edition(_ key: EditionKey) -> EditionDocument? { (try? client?.edition(key)) ?? nil }

  func image(_ hash: ContentHash) -> UIImage? {
    guard let bytes = (try? client?.image(hash)) ?? nil else { return nil }
    return UIImage(data: Data(bytes))
  }

  /// Looks for news; what is on the device stays readable throughout.
  func update() async {
    guard let client, !isUpdating else { return }
    isUpdating = true
    defer { isUpdating = false }
    do {
      _ = try await client.update()
      trouble = nil
    } catch {
      trouble = "There was no way to look for a newer edition. What is here was saved before."
    }
    load()
  }

  private var client: ReaderClient<SiteTransport, FolderStore>? {
    guard let url = URL(string: site), url.scheme == "https" || url.scheme == "http" else { return nil }
    return ReaderClient(transport: SiteTransport(site: url), store: store)
  }

  private func load() { editions = (try? client?.editions()) ?? [] }
}

struct LibraryView: View {
  @Environment(Library.self) private var library

  var body: some View {
    @Bindable var library = library
    NavigationStack {
      List {
        if library.site.isEmpty || library.editions.isEmpty {
          TextField("https://news.example", text: $library.site)
            .textContentType(.URL).keyboardType(.URL).textInputAutocapitalization(.never).autocorrectionDisabled()
        }
        if let trouble = library.trouble { Text(trouble).font(.footnote).foregroundStyle(.secondary) }
        ForEach(library.editions, id: \.self) { key in
          NavigationLink(value: key) {
            VStack(alignment: .leading) {
              Text(key.slot.capitalized + " edition").font(.headline)
              if let date = key.date { Text(date.description).font(.subheadline).foregroundStyle(.secondary) }
            }
          }
        }
      }
      .navigationTitle("10HN")
      .navigationDestination(for: EditionKey.self) { EditionView(key: $0) }
      .refreshable { await library.update() }
      .task { await library.update() }
    }
  }
}
