import EditionModel
import ReaderKit
import SwiftUI

/// Saved stories and highlights, and their way out as Markdown.
struct SavedView: View {
  @Environment(Library.self) private var library

  var body: some View {
    let screen = library.desk.saved()
    List {
      if let text = screen.emptyText { Text(text).foregroundStyle(.secondary) }
      Section("Stories") {
        ForEach(screen.stories) { row in
          NavigationLink(value: row.id) {
            VStack(alignment: .leading, spacing: 4) {
              Text(row.story.title).font(.headline)
              Text(row.byline).font(.caption).foregroundStyle(.secondary)
            }
          }
        }
        .onDelete { places in for id in places.map({ screen.stories[$0].id }) { library.toggleSaved(id) } }
      }
      Section("Highlights") {
        ForEach(screen.highlights) { highlight in
          NavigationLink(value: highlight.story) {
            VStack(alignment: .leading, spacing: 4) {
              Text(highlight.text).italic()
              if !highlight.note.isEmpty { Text(highlight.note).font(.footnote) }
            }
          }
        }
        .onDelete { places in
          for id in places.map({ screen.highlights[$0].id }) { library.notes.removeHighlight(id) }
        }
      }
    }
    .navigationTitle("Saved")
    .toolbar {
      ToolbarItem(placement: .primaryAction) {
        ShareLink(item: library.desk.exportedNotes()) { Label("Share as Markdown", systemImage: "square.and.arrow.up") }
          .disabled(screen.emptyText != nil)
      }
    }
  }
}
