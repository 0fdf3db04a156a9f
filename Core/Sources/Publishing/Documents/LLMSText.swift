import EditionModel

/// `llms.txt`: what the site is and where its plain texts are, in the Markdown that programs which read for people
/// look for (llmstxt.org).
struct LLMSText {
  let settings: SiteSettings
  /// What the front page shows.
  let newest: Issue?
  /// Whether there is an edition, also one that can't be shown.
  var hasEditions = true

  func text() -> String {
    var parts = [
      "# " + escaped(settings.title),
      "> Ten interesting stories from \(escaped(settings.sourceName)), \(settings.schedule.rhythm); each with its whole text where its"
        + " site allows that, and why it was chosen. An edition never changes once it is published; corrections"
        + " are recorded beside it.",
    ]
    if newest?.isSample ?? !hasEditions {
      parts.append(escaped(Wording.Problem.none(settings)) + (newest == nil ? "" : " " + Wording.LLMS.sample))
    }
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
      ([
        ("Editions", "/editions.json", "the newest sixty with their addresses as pages, JSON, Markdown and EPUB"),
        (
          "Stories as JSON Feed", "/feed.json",
          "those of the newest \(SiteFeeds.storyEditions) editions; also Atom, \(address(.storiesAtom))"
        ),
        ("Editions as JSON Feed", "/feed-editions.json", "also Atom, \(address(.editionsAtom))"),
        ("Books", "/opds", "an OPDS catalogue; as JSON, \(address(.catalogue(.json)))"),
        ("The past week", SitePage.week.path, "the best stories of seven days, with those that the editions missed"),
        ("Corrections", SiteFile.correctionsAtom.path, "what has changed since publication, as Atom"),
        ("Status", StatusFile.json.path, "the current status, with incidents"),
        ("Archive", "/archive", "every edition"), ("About", "/about", "how stories are chosen"),
        ("Get it", SitePage.getIt.path, "every way to read it elsewhere"),
      ] + (settings.isStatic ? [] : Wording.LLMS.programs)).map { "- \(link($0.0, settings.baseURL + $0.1)): \($0.2)" }
        .joined(separator: "\n"))
    parts.append(
      "Every page of an edition or story has a Markdown twin: its address plus `.md`. The texts are their"
        + " authors’; each names its source.")
    return parts.joined(separator: "\n\n") + "\n"
  }

  private func address(_ file: SiteFile) -> String { settings.baseURL + file.path }
  private func escaped(_ text: String) -> String { ArticleMarkdown.escaped(text) }
  private func link(_ text: String, _ address: String) -> String { ArticleMarkdown.link(text, address) }
}

extension Wording {
  /// The words of `llms.txt`.
  enum LLMS {
    static let sample = "Until then there is a sample, which was written for this program; it’s no edition."
    /// What a server has beyond files.
    static let programs = [
      ("API", "/api/v1/openapi.json", "every edition, story, discussion and correction as JSON, described by OpenAPI"),
      ("Tools", "/mcp", "the same for assistants that speak the Model Context Protocol (POST)"),
      ("Search", "/search?q=", "full-text search; for programs, search in the API"),
    ]
  }
}
