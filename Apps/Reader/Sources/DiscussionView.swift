import EditionModel
import ReaderKit
import SwiftUI

/// The discussion over its story.
struct DiscussionSheet: View {
  let id: StoryID
  @Environment(\.dismiss) private var dismiss

  var body: some View {
    NavigationStack {
      DiscussionView(id: id)
        .toolbar { ToolbarItem(placement: .confirmationAction) { Button("Done") { dismiss() } } }
    }
  }
}

/// The kept comments of a story.
private struct DiscussionView: View {
  let id: StoryID
  @Environment(Library.self) private var library

  var body: some View {
    if let document = library.edition(id.edition), let screen = library.desk.discussion(of: id.number, in: document) {
      List {
        if let text = screen.emptyText { Text(text).foregroundStyle(.secondary) }
        ForEach(screen.comments) { comment in
          VStack(alignment: .leading, spacing: 4) {
            Text(comment.by).font(.caption).bold()
            Text(comment.text).textSelection(.enabled)
            if let why = comment.why { Text(why).font(.caption).foregroundStyle(.secondary) }
          }
          .padding(.leading, CGFloat(comment.indent) * 12)
          .accessibilityElement(children: .ignore)
          .accessibilityLabel(comment.label)
          .contextMenu {
            if let url = comment.url.flatMap(URL.init(string:)) { Link("Open comment", destination: url) }
          }
        }
        if let url = screen.whole.flatMap(URL.init(string:)) { Link("The whole discussion", destination: url) }
      }
      .listStyle(.plain)
      .navigationTitle("Discussion")
    }
  }
}
