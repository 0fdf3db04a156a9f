import EditionModel
import ReaderKit
import SwiftUI
import TextSearch

/// Search on the device: nothing is sent.
struct SearchView: View {
  @Environment(Library.self) private var library

  var body: some View {
    @Bindable var library = library
    let screen = library.desk.search(library.query, in: library.desk.onDevice.compactMap { library.edition($0) })
    List {
      Text(screen.summary).font(.footnote).foregroundStyle(.secondary)
      ForEach(screen.hits) { hit in
        NavigationLink(value: hit.id) {
          VStack(alignment: .leading, spacing: 4) {
            Text(marked(hit.title, .headline))
            Text(marked(hit.text, .subheadline)).lineLimit(3)
            Text(hit.byline).font(.caption).foregroundStyle(.secondary)
          }
        }
      }
    }
    .listStyle(.plain)
    .navigationTitle("Search")
    .searchable(text: $library.query, prompt: "Words, \"a phrase\", -not, site:example.org")
    .autocorrectionDisabled()
  }

  private func marked(_ parts: [Snippet.Part], _ font: Font) -> AttributedString {
    parts.reduce(into: AttributedString()) { text, part in
      var piece = AttributedString(part.text)
      piece.font = part.isMatch ? font.bold() : font
      text += piece
    }
  }
}
