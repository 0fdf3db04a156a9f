import EditionModel

/// The forms that an article can be had in.
public enum ArticleForm: String, Hashable, Sendable, CaseIterable {
  case markdown, text, html, blocks
}

/// Editions and stories as programs get them, from the same values as the pages.
extension Publisher {
  /// An edition as JSON: every field of its stories, and for each article where it is.
  public func listing(of bundle: EditionBundle) -> [UInt8] {
    EditionJSON(issue: Issue(bundle, settings: settings), detail: .listing).bytes()
  }

  /// A story, or a reserve that was read, as JSON with its article in one form, nil where the edition has no such number.
  public func story(_ number: Int, of bundle: EditionBundle, as form: ArticleForm) -> [UInt8]? {
    let issue = Issue(bundle, settings: settings)
    return issue.read(number).map { EditionJSON(issue: issue, detail: .text(form)).bytes(of: $0) }
  }

  /// The same as Markdown, with every correction that concerns it.
  public func storyText(_ number: Int, of bundle: EditionBundle) -> String? {
    let issue = Issue(bundle, settings: settings)
    return issue.read(number).map(EditionMarkdown(issue: issue).text)
  }

  /// A story's kept discussion as JSON and as Markdown, nil where the edition has no such number.
  public func discussion(_ number: Int, of bundle: EditionBundle) -> (json: [UInt8], text: String)? {
    let issue = Issue(bundle, settings: settings)
    return issue.read(number).map { story in
      let parts = DiscussionMarkdown(issue: issue, presented: story, level: 1).parts()
      return (
        EditionJSON(issue: issue).bytes(ofDiscussion: story),
        parts.isEmpty ? Wording.Discussion.nothingKept + "\n" : parts.joined(separator: "\n\n") + "\n"
      )
    }
  }

  /// The page that thanks for an answer, nil where the edition has no such number.
  public func thanksPage(_ number: Int, of bundle: EditionBundle) -> OutputFile? {
    let issue = Issue(bundle, settings: settings)
    return issue.stories.first { $0.number == number }.map { story in
      .page("/editions/\(bundle.edition.key)/\(number)/thanks", ThanksPage(issue: issue, presented: story).markup())
    }
  }

  /// An edition as a list in Markdown: a story in three lines, with what must be known before it is read.
  public func editionText(_ bundle: EditionBundle) -> String {
    ProgramText(issue: Issue(bundle, settings: settings)).list()
  }
}

/// Plain Markdown for programs that read words, as language models do.
struct ProgramText {
  let issue: Issue

  func list() -> String {
    var lines = ["# \(issue.fullName) (`\(issue.edition.key)`)"]
    lines += EditionNotes.all(of: issue)
    for story in issue.stories { lines.append(entry(story)) }
    for story in issue.edition.unreadable {
      lines.append("- \(Wording.Story.card): \(story.title) (\(story.site))\(story.pointsAppended): \(story.clause)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func entry(_ presented: PresentedStory) -> String {
    let story = presented.story
    let facts = [
      story.site, story.author, Wording.minutes(presented.minutesHere), story.pointsInWords, story.discussionInWords,
    ].compactMap(\.self)
    var lines = ["\(story.number). \(story.title) (\(facts.joined(separator: ", ")))"]
    if let standfirst = presented.openingInFull { lines.append("   \(standfirst)") }
    if let notice = presented.notice { lines.append("   \(notice.label): \(notice.why)") }
    lines += presented.marks.map { "   \($0.kind.label): \($0.text)" }
    return lines.joined(separator: "\n")
  }
}
