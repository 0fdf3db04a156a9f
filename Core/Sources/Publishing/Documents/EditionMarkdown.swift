import ArticleModel
import EditionModel

/// An edition, or one story of it, as Markdown.
struct EditionMarkdown {
  let issue: Issue

  func text() -> String {
    var parts = ["# " + escaped(issue.fullName), "_\(escaped(issue.factsInWords))_"]
    parts += EditionMarkdown.notes(of: issue)
    for story in issue.stories { parts += story.markdown(issue: issue, level: 2) }
    parts += unreadable + corrections
    parts.append("___")
    parts.append("**\(Wording.allRead)** " + escaped(issue.endingInWords))
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// One story as a document of its own.
  func text(of story: PresentedStory) -> String {
    (story.markdown(issue: issue, level: 1) + ["_\(escaped(Wording.Story.ofEdition(issue.fullName, story.name)))_"]
      + EditionMarkdown.notes(of: issue)
      + story.corrections.map { "**\(Wording.Story.corrected(issue.clock.day($0.date)))** \(escaped($0.text))" })
      .joined(separator: "\n\n") + "\n"
  }

  private static func notes(of issue: Issue) -> [String] {
    issue.notesInWords.map { note in
      let label = Wording.sampleEdition + "."
      return note.hasPrefix(label)
        ? "**\(label)**" + ArticleMarkdown.escaped(String(note.dropFirst(label.count))) : ArticleMarkdown.escaped(note)
    }
  }

  private var unreadable: [String] {
    guard !issue.edition.unreadable.isEmpty else { return [] }
    let lines = issue.edition.unreadable.map { story in
      "- \(ArticleMarkdown.link(story.title, story.url ?? story.discussion)) (\(escaped(story.site))\(story.pointsAppended)): "
        + escaped(story.clause)
    }
    return ["## " + Wording.unreadable, lines.joined(separator: "\n")]
  }

  private var corrections: [String] {
    guard !issue.corrections.isEmpty else { return [] }
    let lines = issue.corrections.map { correction in
      let story =
        correction.story.map { ", " + Wording.Story.story(issue.edition.pageName(of: $0) ?? String($0)) } ?? ""
      return "- \(issue.clock.day(correction.date))\(story): \(escaped(correction.text))"
    }
    return ["## " + Wording.corrections, lines.joined(separator: "\n")]
  }

  private func escaped(_ text: String) -> String { ArticleMarkdown.escaped(text) }
}

extension PresentedStory {
  /// Paragraphs of Markdown under a heading of the given level.
  fileprivate func markdown(issue: Issue, level: Int) -> [String] {
    func escaped(_ text: String) -> String { ArticleMarkdown.escaped(text) }
    let heading = String(repeating: "#", count: level)
    var byline = [original.map { ArticleMarkdown.link(story.site, $0) } ?? escaped(story.site)]
    if let author = story.author, !author.isEmpty { byline.append(escaped(author)) }
    if minutesHere > 0 { byline.append(Wording.minutes(minutesHere)) }
    if let words = story.pointsInWords { byline.append(words) }
    if let words = story.discussionInWords { byline.append(ArticleMarkdown.link(words, story.discussion)) }
    var parts = [
      "\(heading) \(level == 1 ? "" : "\(story.number)\\. ")\(escaped(story.title))", byline.joined(separator: " · "),
    ]
    if let standfirst, !standfirstOpensArticle { parts.append("_\(escaped(standfirst))_") }
    if let brief = leadingBrief { parts += ["_\(escaped(brief.text))_", escaped(brief.origin)] }
    if let notice { parts.append("**\(notice.label):** \(escaped(notice.why))") }
    // A document of one story lists them at its end.
    if level > 1 { parts += marks.map { "**\($0.kind.label):** \(escaped($0.text))" } }
    parts.append(Wording.Story.whyInFull + escaped(story.reason.text))
    if let article {
      let text = ArticleMarkdown.render(
        article,
        options: .init(
          images: issue.images(of: self, base: issue.settings.baseURL), topHeadingLevel: level + 1,
          notePrefix: level == 1 ? "" : "\(story.number)-"))
      if !text.isEmpty { parts.append(String(text.dropLast())) }
    }
    if let note {
      parts.append("\(heading)# " + Wording.Story.note)
      parts.append(String(ArticleMarkdown.render([.quote(note, citation: [])]).dropLast()))
    }
    if !quotes.isEmpty {
      parts.append("\(heading)# " + Wording.Story.quotes)
      for quote in quotes {
        let cited = Block.quote(quote.content, citation: [.link(url: quote.url, [.text(quote.by)])])
        parts.append(String(ArticleMarkdown.render([cited]).dropLast()))
      }
    }
    // A whole edition as one document has the quotes alone; a story's own has the discussion too.
    if level == 1 { parts += DiscussionMarkdown(issue: issue, presented: self, level: 2).parts() }
    return parts
  }
}
