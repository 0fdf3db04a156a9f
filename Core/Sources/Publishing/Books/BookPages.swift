import ArticleModel
import EditionModel

/// The pages of a book as XHTML.
struct BookPages {
  let issue: Issue
  let images: BookImages
  private typealias Words = Wording.Book

  func markup(of page: Book.Page) -> Markup {
    switch page {
    case .cover: document(Words.cover, writeCover)
    case .title: document(issue.fullName, writeTitle)
    case .contents: document(Words.contents, writeContents)
    case .story(let story):
      document(
        story.story.title, direction: story.titleLanguage == nil ? nil : story.direction,
        BookChapter(issue: issue, images: images, presented: story).write)
    case .discussion(let story):
      document(
        Wording.Discussion.title(story.story.title), BookDiscussion(issue: issue, presented: story).write)
    case .end: document(Words.end, writeEnd)
    }
  }

  /// - Parameter direction: of the whole page: it decides on which side numbers and margins are.
  private func document(
    _ title: String, direction: TextDirection? = nil, _ content: (MarkupWriter) -> Void
  ) -> Markup {
    Markup(.xml, reserving: 16_384) { html in
      html.declaration()
      html.raw("<!DOCTYPE html>\n")
      html.html(
        .named("xmlns", "http://www.w3.org/1999/xhtml"), .named("xmlns:epub", "http://www.idpf.org/2007/ops"),
        .lang("en"), .xmlLang("en"), .dir(direction ?? .leftToRight)
      ) {
        html.head {
          html.title(title.allSatisfy(\.isWhitespace) ? Wording.Story.untitled : title)
          html.link(.rel("stylesheet"), .type("text/css"), .href("style.css"))
        }
        html.body { content(html) }
      }
      html.raw("\n")
    }
  }

  private func writeCover(_ html: MarkupWriter) {
    html.section(.class("cover"), .epubType("cover")) {
      html.img(
        .role("doc-cover"), .src("cover.png"),
        .named("alt", Words.coverDescription(issue.settings.title, issue.fullName)))
    }
  }

  private func writeTitle(_ html: MarkupWriter) {
    html.section(.class("title"), .epubType("titlepage")) {
      html.p(.class("name"), text: issue.settings.title)
      html.h1(issue.name)
      if let day = issue.day { html.p(day) }
      html.p(issue.factsInWords)
      for note in issue.notesInWords { html.p(note) }
      html.p {
        html.outsideLink(issue.settings.baseURL + "/editions/\(issue.edition.key)", Words.onTheWeb)
      }
    }
  }

  /// Contents for people and for the reader's own menu (EPUB 3.3, 7).
  private func writeContents(_ html: MarkupWriter) {
    html.nav(
      .class("contents"), .epubType("toc"), .role("doc-toc"), .named("aria-labelledby", "toc")
    ) {
      html.h1(.id("toc"), text: Words.contents)
      html.ol {
        for story in issue.stories { write(story, html) }
        html.li { html.a(.href(Book.Page.end.file), text: Words.end) }
      }
    }
    html.nav(.epubType("landmarks"), .named("aria-labelledby", "landmarks"), .named("hidden", "hidden")) {
      html.h2(.id("landmarks"), text: Words.landmarks)
      html.ol {
        writeLandmark("cover", .cover, Words.cover, html)
        writeLandmark("titlepage", .title, Words.titlePage, html)
        writeLandmark("toc", .contents, Words.contents, html)
        if let first = issue.stories.first { writeLandmark("bodymatter", .story(first), Words.firstStory, html) }
      }
    }
  }

  private func write(_ story: PresentedStory, _ html: MarkupWriter) {
    let language = story.titleLanguage.flatMap(LanguageTag.wellFormed)
    html.li {
      html.a(.href(Book.Page.story(story).file), .dir(), .lang(language), .xmlLang(language)) {
        html.text("\(story.number). ")
        html.text(story.story.title)
      }
      if issue.settings.booksHaveDiscussions, story.hasDiscussion {
        html.ol {
          html.li { html.a(.href(Book.Page.discussion(story).file), text: Wording.Discussion.heading) }
        }
      }
    }
  }

  private func writeLandmark(_ type: String, _ page: Book.Page, _ words: String, _ html: MarkupWriter) {
    html.li { html.a(.epubType(type), .href(page.file), text: words) }
  }

  private func writeEnd(_ html: MarkupWriter) {
    html.section(.class("end"), .epubType("afterword"), .role("doc-afterword")) {
      html.h1(Words.end)
      if !issue.endingInWords.isEmpty { html.p(issue.endingInWords) }
      if !issue.edition.unreadable.isEmpty {
        html.h2(Wording.unreadable)
        html.ul {
          for story in issue.edition.unreadable {
            html.li {
              html.bdi { html.outsideLink(story.url ?? story.discussion, story.title) }
              html.text(" (\(story.site)\(story.pointsAppended)): \(story.clause)")
            }
          }
        }
      }
      EditionNotes.writeCorrections(issue.corrections, issue: issue, namesStory: true, html)
    }
  }
}

extension MarkupAttribute {
  /// XHTML wants this and `lang` to agree.
  static func xmlLang(_ tag: String?) -> MarkupAttribute { named("xml:lang", tag) }
}
