import ReaderKit
import SwiftUI

/// A footnote over the text that refers to it.
struct FootnoteSheet: View {
  let note: ArticleLayout.Note
  let text: InlineText
  let palette: Palette
  @Environment(\.dismiss) private var dismiss

  var body: some View {
    NavigationStack {
      ScrollView {
        VStack(alignment: .leading, spacing: 10) {
          ForEach(note.items) { BlockView(item: $0, text: text, palette: palette) }
        }
        .padding()
      }
      .background(palette.paper.color)
      .navigationTitle("Note \(note.label)")
      .navigationBarTitleDisplayMode(.inline)
      .toolbar { ToolbarItem(placement: .confirmationAction) { Button("Done") { dismiss() } } }
    }
    .presentationDetents([.medium, .large])
  }
}

/// A highlight and its note.
struct HighlightSheet: View {
  @State private var highlight: TextHighlight
  @Environment(Library.self) private var library
  @Environment(\.dismiss) private var dismiss

  init(highlight: TextHighlight) { _highlight = State(initialValue: highlight) }

  var body: some View {
    NavigationStack {
      Form {
        Text(highlight.text).lineLimit(8)
        TextField("Note", text: $highlight.note, axis: .vertical)
        if library.notes.highlights.contains(where: { $0.id == highlight.id }) {
          Button("Remove highlight", role: .destructive) {
            library.notes.removeHighlight(highlight.id)
            dismiss()
          }
        }
      }
      .navigationTitle("Highlight")
      .navigationBarTitleDisplayMode(.inline)
      .toolbar {
        ToolbarItem(placement: .cancellationAction) { Button("Cancel") { dismiss() } }
        ToolbarItem(placement: .confirmationAction) {
          Button("Save") {
            library.notes.highlight(highlight)
            dismiss()
          }
        }
      }
    }
    .presentationDetents([.medium, .large])
  }
}
