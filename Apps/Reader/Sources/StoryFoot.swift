import ReaderKit
import SwiftUI

/// Under the text: quoted comments, links, the reason, the reader's answer, the next story.
struct StoryFoot: View {
  let screen: StoryScreen
  let palette: Palette
  @Environment(Library.self) private var library
  @State private var showsDiscussion = false

  var body: some View {
    VStack(alignment: .leading, spacing: 14) {
      Divider()
      ForEach(Array(screen.quotes.enumerated()), id: \.offset) { quote in
        VStack(alignment: .leading, spacing: 4) {
          Text(quote.element.text)
          Text("— \(quote.element.by)").font(.caption).foregroundStyle(palette.soft.color)
        }
        .padding(.leading, CGFloat(quote.element.depth) * 14)
      }
      if screen.hasThread {
        Button("Discussion", systemImage: "bubble.left.and.bubble.right") { showsDiscussion = true }
          .sheet(isPresented: $showsDiscussion) { DiscussionSheet(id: screen.id) }
      }
      if let url = screen.discussion.flatMap(URL.init(string:)) { Link(screen.discussionLabel, destination: url) }
      if let url = screen.original.flatMap(URL.init(string:)) { Link("Open original", destination: url) }
      Text("Why it’s here: \(screen.reason)").font(.footnote).foregroundStyle(palette.soft.color)
      FeedbackView(id: screen.id)
      if let next = screen.neighbours.next {
        Button("Next story", systemImage: "arrow.right") { library.path = [next] }.buttonStyle(.bordered)
      } else {
        Text("That’s all.").font(.headline)
      }
    }
  }
}

/// "Worth my time" or "not", with a note.
struct FeedbackView: View {
  let id: StoryID
  @Environment(Library.self) private var library
  @State private var note = ""

  var body: some View {
    VStack(alignment: .leading, spacing: 8) {
      Text("Was it worth your time?").font(.headline)
      TextField("A note to the editor (optional)", text: $note, axis: .vertical)
      HStack {
        Button("Worth my time") { send(true) }
        Button("Not") { send(false) }
      }
      .buttonStyle(.bordered)
    }
  }

  private func send(_ isWorth: Bool) {
    Task { await library.send(ReaderFeedback(story: id, isWorth: isWorth, note: note)) }
  }
}
