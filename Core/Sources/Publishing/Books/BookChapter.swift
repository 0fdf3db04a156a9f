import ArticleModel
import EditionModel

/// A story as a chapter: its head, its text, what was said about it, and where it comes from.
struct BookChapter {
  let issue: Issue
  let images: BookImages
  let presented: PresentedStory
  private var story: Story { presented.story }

  func write(_ out: inout Markup) {
    out.raw("<section class=\"chapter\" epub:type=\"chapter\" role=\"doc-chapter\" aria-labelledby=\"title\">")
    writeHead(&out)
    if let article = presented.article {
      out.raw("<div class=\"text\"")
      out.language(presented.language)
      out.attribute("dir", presented.direction?.rawValue ?? "auto")
      out.raw(">")
      out.append(ArticleHTML.markup(article, options: options(images: images.shown(in: presented), prefix: "a-")))
      out.raw("</div>")
    }
    writeQuotes(&out)
    writeSource(&out)
    EditionNotes.writeCorrections(presented.corrections, issue: issue, namesStory: false, &out)
    out.raw("</section>")
  }

  private func options(images: Images, prefix: String, top: Int = 2) -> ArticleHTML.Options {
    var options = ArticleHTML.Options(images: images, topHeadingLevel: top, idPrefix: prefix)
    options.syntax = .book
    return options
  }

  private func writeHead(_ out: inout Markup) {
    out.raw("<header><p class=\"numeral\">")
    out.number(story.number)
    out.raw("</p><h1 id=\"title\" dir=\"auto\"")
    out.language(presented.titleLanguage)
    out.raw(">")
    out.text(story.title.allSatisfy(\.isWhitespace) ? "Untitled" : story.title)
    out.raw("</h1><p class=\"by\"><bdi>")
    out.text(story.site)
    out.raw("</bdi>")
    if let author = story.author, !author.isEmpty {
      out.raw(" · <bdi>")
      out.text(author)
      out.raw("</bdi>")
    }
    if presented.minutesHere > 0 { out.text(" · \(presented.minutesHere) min") }
    if let words = story.pointsInWords { out.text(" · \(words)") }
    out.raw("</p>")
    if let standfirst = presented.standfirst, !presented.standfirstOpensArticle {
      out.raw("<p class=\"standfirst\" dir=\"auto\"")
      out.language(story.language)
      out.raw(">")
      out.text(standfirst)
      out.raw("</p>")
    }
    StoryLines(issue: issue, presented: presented).writeNotice(&out)
    out.raw("</header>")
  }

  private func writeQuotes(_ out: inout Markup) {
    guard !story.quotes.isEmpty else { return }
    out.raw("<section class=\"quotes\" aria-labelledby=\"quotes\"><h2 id=\"quotes\">From the discussion</h2>")
    for (index, quote) in story.quotes.enumerated() {
      out.raw("<blockquote dir=\"auto\">")
      out.append(
        ArticleHTML.markup(quote.content, options: options(images: .packed([:]), prefix: "q\(index + 1)-", top: 3)))
      out.raw("<footer>— <bdi>")
      out.outsideLink(quote.url, quote.by)
      out.raw("</bdi></footer></blockquote>")
    }
    out.raw("</section>")
  }

  /// Whose text it is, where it stands, what was done to it, and why it is here.
  private func writeSource(_ out: inout Markup) {
    out.raw("<section class=\"source\" aria-label=\"Source\" dir=\"ltr\"><p>")
    out.raw(presented.article == nil ? "Read it at " : "The original is at ")
    out.outsideLink(presented.original, story.site)
    if let author = story.author, !author.isEmpty {
      out.raw(", by <bdi>")
      out.text(author)
      out.raw("</bdi>")
    }
    if let date = story.published.flatMap(CalendarWords.date(of:)) {
      out.raw(", ")
      out.time(date.value, date.words)
    }
    out.raw(".")
    if let licence = presented.article?.metadata.licence, !licence.isEmpty {
      out.raw(" Licence: ")
      out.outsideLink(licence, licence)
      out.raw(".")
    }
    out.raw("</p>")
    if presented.article != nil {
      out.element("p", "What was kept: \(story.receipt.kind.rawValue), \(story.receipt.why).")
    }
    if !story.reason.text.isEmpty { out.element("p", "Why it is here: " + story.reason.text) }
    if let words = story.discussionInWords {
      out.raw("<p>")
      out.outsideLink(story.discussion, story.comments == nil ? "The discussion" : "The discussion, \(words)")
      out.raw("</p>")
    }
    out.raw("</section>")
  }
}
