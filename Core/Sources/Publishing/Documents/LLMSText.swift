import EditionModel

/// `llms.txt`: what the site is and where its plain texts are, in the Markdown that programs which read for people
/// look for (llmstxt.org).
struct LLMSText {
  let settings: SiteSettings
  /// What the front page shows.
  let newest: Issue?

  func text() -> String {
    var parts = [
      "# " + escaped(settings.title),
      "> Ten interesting stories from \(escaped(settings.sourceName)), \(settings.schedule.rhythm); each with its whole text where its"
        + " site allows that, and why it was chosen. An edition never changes once it is published; corrections"
        + " are recorded beside it.",
    ]
    if let newest {
      let path = settings.baseURL + "/editions/\(newest.edition.key)"
      let stories = newest.stories.map { story in
        "- \(link(story.story.title, "\(path)/\(story.number).md")): \(escaped(story.story.site)), "
          + CalendarWords.count(story.minutesHere, "minute", "minutes")
      }
      parts.append("## \(escaped(newest.fullName))")
      parts += newest.notesInWords.map(escaped)
      parts.append(
        (["- \(link("The whole edition", path + ".md")): all ten stories as one Markdown document"] + stories)
          .joined(separator: "\n"))
    }
    parts.append("## Everything else")
    parts.append(
      [
        ("Editions", "/editions.json", "the newest sixty with their addresses as pages, JSON, Markdown and EPUB"),
        ("Stories as JSON Feed", "/feed.json", "the last two days; also Atom, /feed.atom"),
        ("Editions as JSON Feed", "/feed-editions.json", "also Atom, /feed-editions.atom"),
        ("Books", "/opds", "an OPDS catalogue; as JSON, /opds.json"),
        ("Corrections", SiteFile.correctionsAtom.path, "what has changed since publication, as Atom"),
        ("Status", StatusFile.json.path, "the current status, with incidents"),
        ("Archive", "/archive", "every edition"), ("About", "/about", "how stories are chosen"),
        ("Get it", SitePage.getIt.path, "every way to read it elsewhere"),
      ].map { "- \(link($0.0, settings.baseURL + $0.1)): \($0.2)" }.joined(separator: "\n"))
    parts.append(
      "Every page of an edition or story has a Markdown twin: its address plus `.md`. The texts are their"
        + " authors’; each names its source.")
    return parts.joined(separator: "\n\n") + "\n"
  }

  private func escaped(_ text: String) -> String { ArticleMarkdown.escaped(text) }
  private func link(_ text: String, _ address: String) -> String { ArticleMarkdown.link(text, address) }
}
