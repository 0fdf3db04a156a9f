import ArticleModel
import EditionModel

/// Stories as HTML without a page around them, every address absolute.
struct FeedContent {
  let issue: Issue
  let base: String
  /// Reads the stored images for a document that holds them itself; nil where they have addresses.
  var image: (@Sendable (ContentHash) -> [UInt8]?)?

  /// A whole edition: its ten stories one after another.
  func html() -> Markup {
    Markup { html in
      for note in EditionNotes.all(of: issue) { html.p(note) }
      for story in issue.stories {
        html.h2 {
          html.text("\(story.number). ")
          html.a(.href("\(base)/editions/\(issue.edition.key)/\(story.number)"), text: story.story.title)
        }
        write(story, topHeadingLevel: 3, html)
      }
      writeUnreadable(html)
      html.p(Wording.allRead)
    }
  }

  /// One story.
  func html(of presented: PresentedStory) -> Markup {
    Markup { write(presented, topHeadingLevel: 2, $0) }
  }

  func write(_ presented: PresentedStory, topHeadingLevel: Int, _ html: MarkupWriter) {
    let story = presented.story
    writeByline(of: presented, html)
    if let notice = presented.notice {
      html.p {
        html.strong(notice.label)
        html.text(": " + notice.why)
      }
    }
    for mark in presented.marks {
      html.p {
        html.strong(mark.kind.label)
        html.text(": " + mark.text)
      }
    }
    if let brief = presented.leadingBrief, !brief.opensArticle, image != nil {
      html.p(brief.text)
      html.p(brief.origin)
    } else if let brief = presented.leadingBrief, !brief.opensArticle {
      brief.write(
        story: "\(base)/editions/\(issue.edition.key)/\(presented.name)", language: presented.language, html)
    }
    if let article = presented.article {
      html.div(.lang(presented.language), .dir(orAuto: presented.direction)) {
        var options = ArticleHTML.Options(
          images: images(of: presented), topHeadingLevel: topHeadingLevel,
          idPrefix: "s\(story.number)-")
        options.showsMathSource = image == nil
        ArticleHTML.write(article, options: options, html)
      }
    } else if let standfirst = presented.standfirst {
      html.p(standfirst)
    }
    if let note = presented.note {
      html.p { html.strong(Wording.Story.note) }
      html.blockquote {
        ArticleHTML.write(
          note,
          options: .init(
            images: .stored([:], prefix: ""), topHeadingLevel: 3, idPrefix: "s\(story.number)-note-"), html)
      }
    }
    writeQuotes(of: presented, html)
    if !story.reason.text.isEmpty { html.p(Wording.Story.whyInFull + story.reason.text) }
  }

  private func images(of presented: PresentedStory) -> Images {
    guard let image else { return issue.images(of: presented, base: base) }
    return .embedded(Dictionary(presented.images.map { ($0.url, $0) }) { first, _ in first }, read: image)
  }

  private func writeByline(of presented: PresentedStory, _ html: MarkupWriter) {
    let story = presented.story
    html.p {
      html.outsideLink(presented.original, story.site)
      if let author = story.author, !author.isEmpty { html.text(", \(author)") }
      if presented.minutesHere > 0 { html.text(", \(Wording.minutes(presented.minutesHere))") }
      html.text(story.pointsAppended)
      if let words = story.discussionInWords {
        html.text(", ")
        html.outsideLink(story.discussion, words)
      }
    }
  }

  private func writeQuotes(of story: PresentedStory, _ html: MarkupWriter) {
    for (index, quote) in story.quotes.enumerated() {
      html.blockquote {
        ArticleHTML.write(
          quote.content,
          options: .init(
            images: .stored([:], prefix: ""), topHeadingLevel: 3, idPrefix: "s\(story.number)-q\(index + 1)-"), html)
        html.p {
          html.text("— ")
          html.outsideLink(quote.url, quote.by)
        }
      }
    }
  }

  func writeUnreadable(_ html: MarkupWriter) {
    guard !issue.edition.unreadable.isEmpty else { return }
    html.h2(Wording.unreadable)
    html.ul {
      for story in issue.edition.unreadable {
        html.li {
          html.outsideLink(story.url ?? story.discussion, story.title)
          html.text(" (\(story.site)\(story.pointsAppended)): \(story.clause)")
        }
      }
    }
  }
}
