import ArticleModel
import EditionModel
import ReaderKit
import SwiftUI

/// One story: its text, or why there is none, what was said about it, and where it comes from.
struct StoryView: View {
  let story: EditionDocument.Story
  let corrections: [EditionDocument.Correction]

  var body: some View {
    ScrollView {
      VStack(alignment: .leading, spacing: 14) {
        Text(story.title).font(.title.bold()).accessibilityAddTraits(.isHeader)
        Text([story.site, story.author].compactMap(\.self).joined(separator: " · "))
          .font(.subheadline).foregroundStyle(.secondary)
        if story.article == nil || story.receipt.kind != .full {
          Text(story.receipt.why).font(.footnote).padding(10).background(.quaternary, in: .rect(cornerRadius: 6))
        }
        if let article = story.article {
          let images = Dictionary(article.images.map { ($0.url, $0) }) { first, _ in first }
          ForEach(Array(article.blocks.enumerated()), id: \.offset) { BlockView(block: $0.element, images: images) }
          ForEach(article.footnotes ?? [], id: \.id) { note in
            HStack(alignment: .firstTextBaseline) {
              Text(note.label).font(.caption).foregroundStyle(.tint)
              VStack(alignment: .leading) {
                ForEach(Array(note.content.enumerated()), id: \.offset) { BlockView(block: $0.element, images: images) }
              }
            }
            .font(.footnote)
          }
        } else if let standfirst = story.standfirst {
          Text(standfirst)
        }
        ForEach(corrections.filter { $0.story == story.number }, id: \.self) { correction in
          Text("Correction: \(correction.text)").font(.footnote)
        }
        Divider()
        ForEach(story.quotes, id: \.self) { quote in
          VStack(alignment: .leading, spacing: 4) {
            Text(quote.text)
            Text("— \(quote.by)").font(.caption).foregroundStyle(.secondary)
          }
        }
        if let address = story.url.flatMap(URL.init(string:)) {
          Link("The original at \(story.site)", destination: address)
        }
        if let address = URL(string: story.discussion) {
          Link(story.comments.map { "\($0) comments" } ?? "The discussion", destination: address)
        }
        Text("Why it is here: \(story.reason)").font(.footnote).foregroundStyle(.secondary)
      }
      .padding()
      .frame(maxWidth: 640, alignment: .leading)
    }
    .environment(\.layoutDirection, story.direction == .rightToLeft ? .rightToLeft : .leftToRight)
    .navigationBarTitleDisplayMode(.inline)
  }
}
