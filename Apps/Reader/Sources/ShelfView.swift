import ReaderKit
import SwiftUI

/// The first column: editions, search, saved stories, settings.
struct ShelfView: View {
  @Environment(Library.self) private var library

  var body: some View {
    @Bindable var library = library
    let shelf = library.desk.shelf()
    List(selection: $library.place) {
      if !shelf.notices.isEmpty {
        Section { ForEach(shelf.notices, id: \.self) { Text($0).font(.footnote).foregroundStyle(.secondary) } }
      }
      if shelf.asksForSite { WelcomeView() }
      if let text = shelf.emptyText { Text(text).foregroundStyle(.secondary) }
      Section("On this device") {
        ForEach(shelf.rows) { ShelfRow(row: $0).tag(Library.Place.edition($0.key)) }
        if let footer = shelf.footer { Text(footer).font(.footnote).foregroundStyle(.secondary) }
      }
      if !shelf.elsewhere.isEmpty {
        Section("On the site") {
          ForEach(shelf.elsewhere) { row in
            if let url = URL(string: "\(library.notes.site)/editions/\(row.key)") {
              Link(destination: url) { ShelfRow(row: row) }
            }
          }
        }
      }
      Section {
        Label("Search", systemImage: "magnifyingglass").tag(Library.Place.search)
        Label("Saved", systemImage: "bookmark").tag(Library.Place.saved)
        Label("Settings", systemImage: "gearshape").tag(Library.Place.settings)
      }
    }
    .listStyle(.sidebar)
    .navigationTitle(shelf.title)
    .refreshable { await library.update() }
    .toolbar {
      ToolbarItem(placement: .automatic) { if library.isUpdating { ProgressView() } }
    }
  }
}

private struct ShelfRow: View {
  let row: ShelfScreen.Row

  var body: some View {
    VStack(alignment: .leading, spacing: 2) {
      Text(row.name).font(.headline)
      Text(row.day).font(.subheadline).foregroundStyle(.secondary)
      if let lead = row.lead { Text(lead).font(.footnote).lineLimit(2) }
      if let progress = row.progress { Text(progress).font(.caption).foregroundStyle(.secondary) }
    }
    .accessibilityElement(children: .ignore)
    .accessibilityLabel(row.label)
  }
}
