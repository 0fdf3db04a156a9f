import EditionModel
import ReaderKit
import SwiftUI

/// Ten stories, and then nothing.
struct EditionView: View {
  let key: EditionKey
  @Environment(Library.self) private var library
  @Environment(\.colorScheme) private var scheme
  @State private var showsMuted = false

  var body: some View {
    if let document = library.edition(key) {
      let screen = library.desk.edition(document, showsMuted: showsMuted)
      let palette = Palette(library.notes.settings.colours, isDark: scheme == .dark, slot: key.slot)
      List {
        Section {
          Text(screen.subtitle).font(.subheadline).foregroundStyle(.secondary)
          ForEach(screen.notices, id: \.self) { Text($0).font(.footnote).foregroundStyle(.secondary) }
        }
        .listRowBackground(palette.paper.color)
        ForEach(screen.rows) { row in
          NavigationLink(value: row.id) { EditionRow(row: row, palette: palette) }
            .listRowBackground(palette.paper.color)
            .swipeActions(edge: .leading) { readButton(row) }
            .swipeActions(edge: .trailing) { saveButton(row) }
            .contextMenu {
              readButton(row)
              saveButton(row)
              Button("Read aloud from here", systemImage: "speaker.wave.2") { library.speak(from: row.id, all: true) }
            }
        }
        Section {
          if let muted = screen.mutedText {
            Text(muted).font(.footnote)
            Button(showsMuted ? "Hide muted" : "Show muted") { showsMuted.toggle() }
          }
          ForEach(screen.unreadable, id: \.self) { Text($0).font(.footnote).foregroundStyle(.secondary) }
          ForEach(screen.ending, id: \.self) { Text($0).font(.headline).frame(maxWidth: .infinity) }
        }
        .listRowBackground(palette.paper.color)
      }
      .listStyle(.plain)
      .scrollContentBackground(.hidden)
      .background(palette.paper.color)
      .tint(palette.accent.color)
      .navigationTitle(screen.title)
      .refreshable { await library.update() }
      .toolbar {
        ToolbarItem(placement: .primaryAction) {
          Button("Read aloud", systemImage: "speaker.wave.2") {
            if let first = screen.rows.first { library.speak(from: first.id, all: true) }
          }
        }
      }
    } else {
      ContentUnavailableView("This edition isn’t on this device", systemImage: "tray")
    }
  }

  private func readButton(_ row: EditionScreen.Row) -> some View {
    Button(row.isRead ? "Mark as unread" : "Mark as read", systemImage: row.isRead ? "circle" : "checkmark.circle") {
      library.notes.setRead(row.id, !row.isRead)
    }
  }

  private func saveButton(_ row: EditionScreen.Row) -> some View {
    Button(row.isSaved ? "Remove" : "Save", systemImage: row.isSaved ? "bookmark.slash" : "bookmark") {
      library.toggleSaved(row.id)
    }
  }
}

private struct EditionRow: View {
  let row: EditionScreen.Row
  let palette: Palette
  @Environment(\.dynamicTypeSize) private var size

  var body: some View {
    HStack(alignment: .firstTextBaseline, spacing: 12) {
      // The largest sizes need the whole width for words.
      if !size.isAccessibilitySize {
        Text("\(row.place)").font(.title2.monospacedDigit()).foregroundStyle(palette.accent.color)
      }
      VStack(alignment: .leading, spacing: 4) {
        Text(row.title).font(.headline).foregroundStyle(row.isRead ? palette.soft.color : palette.ink.color)
        Text(row.byline).font(.caption).foregroundStyle(palette.soft.color)
        if let standfirst = row.standfirst {
          Text(standfirst).font(.subheadline).lineLimit(3).foregroundStyle(palette.ink.color)
        }
        if let origin = row.origin { Text(origin).font(.caption).foregroundStyle(palette.soft.color) }
        if let progress = row.progress { Text(progress).font(.caption).foregroundStyle(palette.accent.color) }
      }
    }
    .environment(\.layoutDirection, row.direction == .rightToLeft ? .rightToLeft : .leftToRight)
    .accessibilityElement(children: .ignore)
    .accessibilityLabel(row.label)
    .accessibilityAddTraits(.isHeader)
  }
}
