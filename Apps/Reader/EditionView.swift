import EditionModel
import ReaderKit
import SwiftUI

/// Ten stories, and then nothing.
struct EditionView: View {
  let key: EditionKey
  @Environment(Library.self) private var library

  var body: some View {
    if let edition = library.edition(key) {
      List {
        if edition.late || edition.basis != .recorded { Notes(edition: edition) }
        ForEach(edition.stories, id: \.number) { story in
          NavigationLink {
            StoryView(story: story, corrections: edition.corrections)
          } label: {
            Line(story: story)
          }
        }
        Text("That’s all.").font(.headline).frame(maxWidth: .infinity).listRowSeparator(.hidden)
      }
      .listStyle(.plain)
      .navigationTitle(edition.name ?? key.slot.capitalized)
    } else {
      ContentUnavailableView("This edition is not on the device", systemImage: "tray")
    }
  }

  private struct Line: View {
    let story: EditionDocument.Story

    var body: some View {
      HStack(alignment: .firstTextBaseline, spacing: 12) {
        Text("\(story.number)").font(.title2.monospacedDigit()).foregroundStyle(.tint).accessibilityHidden(true)
        VStack(alignment: .leading, spacing: 4) {
          Text(story.title).font(.headline)
          Text(
            [story.site, story.author, story.readingMinutes > 0 ? "\(story.readingMinutes) min" : nil]
              .compactMap(\.self).joined(separator: " · ")
          )
          .font(.caption).foregroundStyle(.secondary)
          if let standfirst = story.standfirst { Text(standfirst).font(.subheadline).lineLimit(3) }
        }
      }
      .environment(\.layoutDirection, story.direction == .rightToLeft ? .rightToLeft : .leftToRight)
    }
  }

  /// What must be said about the edition as a whole.
  private struct Notes: View {
    let edition: EditionDocument

    var body: some View {
      VStack(alignment: .leading) {
        if edition.late { Text("Late: published after its time.") }
        switch edition.basis {
        case .partial: Text("The watch on Hacker News had gaps before this edition was decided.")
        case .hindsight: Text("Chosen after the cut-off, from what Hacker News’s lists still showed then.")
        case .sample: Text("Sample edition: written for this program, not chosen from Hacker News.")
        case .recorded: EmptyView()
        }
      }
      .font(.footnote).foregroundStyle(.secondary)
    }
  }
}
