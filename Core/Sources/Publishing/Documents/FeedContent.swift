import ArticleModel
import EditionModel

/// Stories as HTML without a page around them, every address absolute.
struct FeedContent {
  let issue: Issue
  let base: String

  /// A whole edition: its ten stories one after another.
  func html() -> Markup {
    Markup { out in
      for note in [EditionNotes.lateness(issue), EditionNotes.basis(issue)].compactMap(\.self) {
        out.element("p", note)
      }
      for story in issue.stories {
        out.raw("<h2>")
        out.number(story.number)
        out.raw(". ")
        out.link("\(base)/editions/\(issue.edition.key)/\(story.number)", story.story.title)
        out.raw("</h2>")
        out.append(html(of: story, topHeadingLevel: 3))
      }
      writeUnreadable(&out)
      out.raw("<p>That’s all.</p>")
    }
  }

  func html(of presented: PresentedStory, topHeadingLevel: Int = 2) -> Markup {
    let story = presented.story
    return Markup { out in
      out.raw("<p>")
      out.outsideLink(presented.original, story.site)
      if let author = story.author, !author.isEmpty {
        out.raw(", ")
        out.text(author)
      }
      if presented.minutesHere > 0 { out.text(", \(presented.minutesHere) min") }
      out.text(story.pointsAppended)
      if let words = story.discussionInWords {
        out.raw(", ")
        out.outsideLink(story.discussion, words)
      }
      out.raw("</p>")
      if let notice = presented.notice {
        out.element("p") { out in
          out.element("strong", notice.label)
          out.text(": " + notice.why)
        }
      }
      for mark in presented.marks {
        out.element("p") { out in
          out.element("strong", mark.kind.label)
          out.text(": " + mark.text)
        }
      }
      if let article = presented.article {
        out.raw("<div")
        out.attribute("lang", ifPresent: presented.language)
        out.attribute("dir", presented.direction?.rawValue ?? "auto")
        out.raw(">")
        var options = ArticleHTML.Options(
          images: issue.images(of: presented, base: base), topHeadingLevel: topHeadingLevel,
          idPrefix: "s\(story.number)-")
        options.showsMathSource = true
        out.append(ArticleHTML.markup(article, options: options))
        out.raw("</div>")
      } else if let standfirst = presented.standfirst {
        out.element("p", standfirst)
      }
      writeQuotes(of: story, &out)
      if !story.reason.text.isEmpty { out.element("p", "Why it is here: " + story.reason.text) }
    }
  }

  private func writeQuotes(of story: Story, _ out: inout Markup) {
    for (index, quote) in story.quotes.enumerated() {
      out.raw("<blockquote>")
      out.append(
        ArticleHTML.markup(
          quote.content,
          options: .init(
            images: .stored([:], prefix: ""), topHeadingLevel: 3, idPrefix: "s\(story.number)-q\(index + 1)-")))
      out.raw("<p>— ")
      out.outsideLink(quote.url, quote.by)
      out.raw("</p></blockquote>")
    }
  }

  private func writeUnreadable(_ out: inout Markup) {
    guard !issue.edition.unreadable.isEmpty else { return }
    out.raw("<h2>Worth a look, but not readable here</h2><ul>")
    for story in issue.edition.unreadable {
      out.element("li") { out in
        out.outsideLink(story.url ?? story.discussion, story.title)
        out.text(" (\(story.site)\(story.pointsAppended)): \(story.why)")
      }
    }
    out.raw("</ul>")
  }
}
