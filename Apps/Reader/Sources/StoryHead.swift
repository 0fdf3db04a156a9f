import ReaderKit
import SwiftUI

/// Title, byline, what must be said before the text, and the submitter's own words.
struct StoryHead: View {
  let screen: StoryScreen
  let palette: Palette

  var body: some View {
    VStack(alignment: .leading, spacing: 10) {
      Text(screen.title).font(.title.bold()).accessibilityAddTraits(.isHeader).accessibilityHeading(.h1)
      Text(screen.byline).font(.subheadline).foregroundStyle(palette.soft.color)
      ForEach(screen.notices, id: \.self) {
        Text($0).font(.footnote).padding(10).background(palette.well.color, in: .rect(cornerRadius: 6))
      }
      if let note = screen.note {
        Text("The submitter’s own words").font(.caption).foregroundStyle(palette.soft.color)
        Text(note).font(.subheadline)
      }
      if let standfirst = screen.standfirst { Text(standfirst) }
    }
  }
}
