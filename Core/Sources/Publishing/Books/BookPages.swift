import ArticleModel
import EditionModel

/// The pages of a book as XHTML.
struct BookPages {
  let issue: Issue
  let images: BookImages

  func markup(of page: Book.Page) -> Markup {
    switch page {
    case .cover: document("Cover") { writeCover(&$0) }
    case .title: document(issue.fullName) { writeTitle(&$0) }
    case .contents: document("Contents") { writeContents(&$0) }
    case .story(let story):
      document(
        story.story.title, language: story.titleLanguage,
        direction: story.titleLanguage == nil ? nil : story.direction
      ) { BookChapter(issue: issue, images: images, presented: story).write(&$0) }
    case .end: document("That’s all") { writeEnd(&$0) }
    }
  }

  /// - Parameter direction: of the whole page: it decides on which side numbers and margins stand.
  private func document(
    _ title: String, language: String? = nil, direction: TextDirection? = nil, _ body: (inout Markup) -> Void
  ) -> Markup {
    Markup { out in
      out.raw(
        """
        <?xml version="1.0" encoding="utf-8"?>
        <!DOCTYPE html>
        <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
        """)
      out.language("en")
      out.attribute("dir", (direction ?? .leftToRight).rawValue)
      out.raw("><head><title>")
      out.text(title.allSatisfy(\.isWhitespace) ? "Untitled" : title)
      out.raw("</title><link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/></head><body>")
      body(&out)
      out.raw("</body></html>\n")
    }
  }

  private func writeCover(_ out: inout Markup) {
    out.raw("<section class=\"cover\" epub:type=\"cover\"><img role=\"doc-cover\" src=\"cover.png\"")
    out.attribute("alt", "\(issue.settings.title): \(issue.fullName)")
    out.raw("/></section>")
  }

  private func writeTitle(_ out: inout Markup) {
    out.raw("<section class=\"title\" epub:type=\"titlepage\"><p class=\"name\">")
    out.text(issue.settings.title)
    out.raw("</p><h1>")
    out.text(issue.name)
    out.raw("</h1>")
    if let day = issue.day { out.element("p", day) }
    out.element("p", issue.factsInWords)
    for note in issue.notesInWords { out.element("p", note) }
    out.raw("<p>")
    out.outsideLink(issue.settings.baseURL + "/editions/\(issue.edition.key)", "This edition on the web")
    out.raw("</p></section>")
  }

  /// Contents for people and for the reader's own menu (EPUB 3.3, 7).
  private func writeContents(_ out: inout Markup) {
    out.raw(
      "<nav class=\"contents\" epub:type=\"toc\" role=\"doc-toc\" aria-labelledby=\"toc\"><h1 id=\"toc\">Contents</h1><ol>"
    )
    for story in issue.stories {
      out.raw("<li>")
      out.raw("<a")
      out.attribute("href", Book.Page.story(story).file)
      out.attribute("dir", "auto")
      out.language(story.titleLanguage)
      out.raw(">")
      out.number(story.number)
      out.raw(". ")
      out.text(story.story.title)
      out.raw("</a></li>")
    }
    out.raw(
      """
      <li><a href="end.xhtml">That’s all</a></li></ol></nav>\
      <nav epub:type="landmarks" aria-labelledby="landmarks" hidden="hidden"><h2 id="landmarks">Landmarks</h2><ol>\
      <li><a epub:type="cover" href="cover.xhtml">Cover</a></li>\
      <li><a epub:type="titlepage" href="title.xhtml">Title page</a></li>\
      <li><a epub:type="toc" href="contents.xhtml">Contents</a></li>
      """)
    if let first = issue.stories.first {
      out.raw("<li><a epub:type=\"bodymatter\"")
      out.attribute("href", Book.Page.story(first).file)
      out.raw(">First story</a></li>")
    }
    out.raw("</ol></nav>")
  }

  private func writeEnd(_ out: inout Markup) {
    out.raw("<section class=\"end\" epub:type=\"afterword\" role=\"doc-afterword\"><h1>That’s all</h1>")
    if !issue.endingInWords.isEmpty { out.element("p", issue.endingInWords) }
    if !issue.edition.unreadable.isEmpty {
      out.raw("<h2>Worth a look, but not readable here</h2><ul>")
      for story in issue.edition.unreadable {
        out.raw("<li><bdi>")
        out.outsideLink(story.url ?? story.discussion, story.title)
        out.raw("</bdi> (")
        out.text("\(story.site)\(story.pointsAppended)): \(story.why)")
        out.raw("</li>")
      }
      out.raw("</ul>")
    }
    EditionNotes.writeCorrections(issue.corrections, issue: issue, namesStory: true, &out)
    out.raw("</section>")
  }
}

extension Markup {
  /// `lang` and `xml:lang`, which XHTML wants to agree.
  mutating func language(_ tag: String?) {
    guard let tag = tag.flatMap(LanguageTag.wellFormed) else { return }
    attribute("lang", tag)
    attribute("xml:lang", tag)
  }
}
