import ArticleModel
import EditionModel

/// A story as a chapter: its head, its text, what was said about it, and where it comes from.
struct BookChapter {
  let issue: Issue
  let images: BookImages
  let presented: PresentedStory
  private var story: Story { presented.story }

  func write(_ html: MarkupWriter) {
    html.section(
      .class("chapter"), .epubType("chapter"), .role("doc-chapter"), .named("aria-labelledby", "title")
    ) {
      writeHead(html)
      if let article = presented.article {
        let language = presented.language.flatMap(LanguageTag.wellFormed)
        html.div(
          .class("text"), .lang(language), .xmlLang(language), .dir(orAuto: presented.direction)
        ) {
          var options = options(images: images.shown(in: presented), prefix: "a-")
          options.brief = presented.leadingBrief?.brief
          ArticleHTML.write(article, options: options, html)
        }
      }
      writeNote(html)
      writeQuotes(html)
      writeSource(html)
      EditionNotes.writeCorrections(presented.corrections, issue: issue, namesStory: false, html)
    }
  }

  private func options(images: Images, prefix: String, top: Int = 2) -> ArticleHTML.Options {
    var options = ArticleHTML.Options(images: images, topHeadingLevel: top, idPrefix: prefix)
    options.syntax = .book
    return options
  }

  private func writeHead(_ html: MarkupWriter) {
    let titleLanguage = presented.titleLanguage.flatMap(LanguageTag.wellFormed)
    let language = story.language.flatMap(LanguageTag.wellFormed)
    html.header {
      html.p(.class("numeral")) { html.number(story.number) }
      html.h1(
        .id("title"), .dir(), .lang(titleLanguage), .xmlLang(titleLanguage),
        text: story.title.allSatisfy(\.isWhitespace) ? Wording.Story.untitled : story.title)
      writeByline(html)
      if let brief = presented.leadingBrief {
        if brief.opensArticle {
          brief.writeOrigin(html)
        } else {
          brief.write(story: "", anchorPrefix: "a-", language: language, html)
        }
      } else if let standfirst = presented.standfirst, !presented.standfirstOpensArticle {
        html.p(.class("standfirst"), .dir(), .lang(language), .xmlLang(language), text: standfirst)
      }
      StoryLines(issue: issue, presented: presented).writeNotice(html)
    }
  }

  private func writeByline(_ html: MarkupWriter) {
    html.p(.class("by")) {
      html.bdi(story.site)
      if let author = story.author, !author.isEmpty {
        html.text(" · ")
        html.bdi(author)
      }
      if presented.minutesHere > 0 { html.text(" · \(Wording.minutes(presented.minutesHere))") }
      if let words = story.pointsInWords { html.text(" · \(words)") }
    }
  }

  private func writeNote(_ html: MarkupWriter) {
    guard let note = presented.note else { return }
    html.section(.class("quotes"), .named("aria-labelledby", "note")) {
      html.h2(.id("note"), text: Wording.Story.note)
      html.blockquote(.dir()) {
        ArticleHTML.write(note, options: options(images: .packed([:]), prefix: "note-", top: 3), html)
      }
    }
  }

  private func writeQuotes(_ html: MarkupWriter) {
    guard !presented.quotes.isEmpty else { return }
    html.section(.class("quotes"), .named("aria-labelledby", "quotes")) {
      html.h2(.id("quotes"), text: Wording.Story.quotes)
      for (index, quote) in presented.quotes.enumerated() {
        html.blockquote(.dir()) {
          ArticleHTML.write(
            quote.content, options: options(images: .packed([:]), prefix: "q\(index + 1)-", top: 3), html)
          html.footer {
            html.text("— ")
            html.bdi { html.outsideLink(quote.url, quote.by) }
          }
        }
      }
    }
  }

  /// Whose text it is, where its page is, what was done to it, and why it is here.
  private func writeSource(_ html: MarkupWriter) {
    html.section(.class("source"), .label(Wording.Book.source), .leftToRight) {
      writeOrigin(html)
      if presented.article != nil {
        html.p(Wording.Book.kept(story.receipt.kind.rawValue, story.receipt.why))
      }
      if !story.reason.text.isEmpty { html.p(Wording.Story.whyInFull + story.reason.text) }
      if let words = story.discussionInWords {
        html.p {
          html.outsideLink(
            story.discussion, Wording.Book.discussion(words, isCounted: story.comments != nil))
        }
      }
    }
  }

  private func writeOrigin(_ html: MarkupWriter) {
    html.p {
      html.text(Wording.Book.original(isHere: presented.article != nil))
      html.outsideLink(presented.original, story.site)
      if let author = story.author, !author.isEmpty {
        html.text(Wording.Book.by)
        html.bdi(author)
      }
      if let date = story.published.flatMap(CalendarWords.date(of:)) {
        html.text(", ")
        html.date(date.value, date.words)
      }
      html.text(".")
      if let licence = presented.article?.metadata.licence, !licence.isEmpty {
        html.text(Wording.Book.licence)
        html.outsideLink(licence, licence)
        html.text(".")
      }
    }
  }
}
