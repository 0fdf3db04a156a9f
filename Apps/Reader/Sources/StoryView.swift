import EditionModel
import ReaderKit
import SwiftUI

/// One story: its text, or why there is none, what was said about it, and where it comes from.
struct StoryView: View {
  let id: StoryID
  @Environment(Library.self) private var library
  @Environment(\.colorScheme) private var scheme

  var body: some View {
    if let document = library.edition(id.edition), let screen = library.desk.story(id.number, in: document) {
      StoryPage(
        screen: screen, palette: Palette(library.notes.settings.colours, isDark: scheme == .dark, slot: id.edition.slot)
      )
      .id(id)
    } else {
      ContentUnavailableView("This story isn’t on this device", systemImage: "tray")
    }
  }
}

private struct StoryPage: View {
  let screen: StoryScreen
  let palette: Palette
  @Environment(Library.self) private var library
  @State private var position: Int?
  @State private var note: ArticleLayout.Note?
  @State private var marked: TextHighlight?

  private var text: InlineText {
    let font: Font = library.notes.settings.isSerif ? .system(.body, design: .serif) : .body
    let places = screen.layout.notes.enumerated().map { ($0.element.id, $0.offset) }
    return InlineText(font: font, palette: palette, notes: Dictionary(places) { first, _ in first })
  }

  var body: some View {
    ScrollView {
      LazyVStack(alignment: .leading, spacing: 14) {
        StoryHead(screen: screen, palette: palette).id(-1)
        ForEach(screen.layout.items) { item in
          BlockView(item: item, text: text, palette: palette)
            .padding(.horizontal, 4)
            .background(screen.highlights[item.id] == nil ? Color.clear : palette.accent.color.opacity(0.15))
            .contextMenu { Button("Highlight", systemImage: "highlighter") { mark(item) } }
            .id(item.id)
        }
        StoryFoot(screen: screen, palette: palette).id(Int.max)
      }
      .scrollTargetLayout()
      .padding()
      .frame(maxWidth: 640, alignment: .leading)
      .frame(maxWidth: .infinity)
    }
    .scrollPosition(id: $position, anchor: .top)
    .background(palette.paper.color)
    .foregroundStyle(palette.ink.color)
    .tint(palette.accent.color)
    .environment(\.layoutDirection, screen.direction == .rightToLeft ? .rightToLeft : .leftToRight)
    .environment(\.openURL, OpenURLAction { open($0) })
    .accessibilityRotor("Headings in this story") {
      ForEach(screen.layout.headings, id: \.id) { AccessibilityRotorEntry($0.text, id: $0.id) }
    }
    .navigationTitle(screen.title)
    .navigationBarTitleDisplayMode(.inline)
    .toolbar { ToolbarItem(placement: .primaryAction) { StoryMenu(screen: screen) } }
    .sheet(item: $note) { FootnoteSheet(note: $0, text: text, palette: palette) }
    .sheet(item: $marked) { HighlightSheet(highlight: $0) }
    .onAppear {
      position = screen.start > 0 ? screen.start : nil
      library.notes.setRead(screen.id, true)
    }
    .onDisappear { leave() }
    .onChange(of: position) { leave() }
  }

  private func leave() {
    guard let position else { return }
    let count = screen.layout.items.count
    library.notes.leave(ReadingPosition(story: screen.id, item: min(max(0, position), max(0, count - 1)), count: count))
  }

  private func mark(_ item: ArticleLayout.Item) {
    guard let words = item.content.words else { return }
    marked = TextHighlight(story: screen.id, item: item.id, text: words, note: screen.highlights[item.id] ?? "")
  }

  private func open(_ url: URL) -> OpenURLAction.Result {
    if let place = FootnoteLink.place(url), screen.layout.notes.indices.contains(place) {
      note = screen.layout.notes[place]
      return .handled
    }
    return library.follow(url.absoluteString) ? .handled : .systemAction
  }
}
