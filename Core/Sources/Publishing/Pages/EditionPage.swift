import ArticleModel
import EditionModel

/// The page of an edition: ten stories, what could not be read, and the end.
struct EditionPage {
  let issue: Issue
  let previous: EditionSummary?
  let next: EditionSummary?
  /// Whether it stands at the site's root.
  let isFront: Bool

  private var edition: Edition { issue.edition }

  func markup() -> Markup {
    let shell = PageShell(
      settings: issue.settings, title: isFront ? issue.settings.title : issue.fullName,
      description: "\(issue.fullName): \(issue.stories.prefix(3).map(\.story.title).joined(separator: "; ")) …",
      slot: edition.key.slot, isSample: issue.isSample, path: "/editions/\(edition.key)",
      alternate: "/editions/\(edition.key).json", facts: .init(edition: edition.key.description))
    return shell.markup { out in
      writeHeader(&out)
      out.raw("<ol class=\"stories\">")
      for story in issue.stories { write(story, &out) }
      out.raw("</ol>")
      writeStandIns(&out)
      writeUnreadable(&out)
      EditionNotes.writeCorrections(issue.corrections, issue: issue, namesStory: true, &out)
      EditionEnd(issue: issue, next: next).write(&out)
      writeReserves(&out)
      writeNeighbours(&out)
    }
  }

  private func writeHeader(_ out: inout Markup) {
    out.raw("<header class=\"edition\"><h1")
    if !issue.isSample { out.attribute("data-cutoff", issue.clock.rfc3339(edition.cutoff)) }
    out.raw(">")
    out.text(issue.name)
    out.raw("</h1>")
    if let date = edition.key.date {
      out.raw("<p class=\"date\">")
      out.time(date.description, CalendarWords.day(date))
      out.raw("</p>")
    }
    out.raw("<p class=\"facts\"><span><b>")
    out.number(issue.stories.count)
    out.raw("</b> stories</span> <span><b>")
    out.number(issue.minutes)
    out.raw("</b> minutes</span> ")
    if !issue.isSample {
      out.raw("<span>decided at ")
      out.clockTime(edition.cutoff, issue.clock, hasDay: true)
      out.raw("</span>")
    }
    out.raw("</p>")
    EditionNotes.write(issue, &out)
    out.raw("</header>")
  }

  private func write(_ presented: PresentedStory, _ out: inout Markup) {
    let lines = StoryLines(issue: issue, presented: presented)
    out.raw("<li class=\"story\"")
    out.attribute("data-story", presented.name)
    out.attribute("data-site", presented.story.site)
    out.raw("><span class=\"numeral\" aria-hidden=\"true\">")
    out.number(presented.number)
    out.raw("</span><article")
    lines.writeDirection(&out)
    out.raw(">")
    lines.writeTitle(&out, link: issue.path(of: presented))
    lines.writeByline(&out, hasDate: false)
    lines.writeStandfirst(&out)
    lines.writeNotice(&out)
    lines.writeMarks(&out)
    out.raw("<div class=\"numbers\">")
    lines.writeNumbers(&out)
    lines.writeReason(&out)
    out.raw("</div></article></li>")
  }

  /// What a script puts in the place of a story that the reader has muted: which, nobody else learns.
  private func writeStandIns(_ out: inout Markup) {
    guard !issue.reserves.isEmpty else { return }
    out.raw("<template>")
    for reserve in issue.reserves { write(reserve, &out) }
    out.raw("</template>")
  }

  private func writeUnreadable(_ out: inout Markup) {
    guard !edition.unreadable.isEmpty else { return }
    out.raw("<section class=\"aside\"><h2>Worth a look, but not readable here</h2><ul>")
    for story in edition.unreadable {
      out.raw("<li><span dir=\"auto\">")
      out.outsideLink(story.url ?? story.discussion, story.title)
      out.raw("</span> <span class=\"by\"><span><bdi>")
      out.text(story.site)
      out.raw("</bdi></span>")
      story.writeNumbers(&out)
      out.raw("</span><span class=\"why\">")
      out.text(story.why)
      out.raw("</span></li>")
    }
    out.raw("</ul></section>")
  }

  private func writeReserves(_ out: inout Markup) {
    guard !edition.reserves.isEmpty else { return }
    out.raw("<details class=\"aside reserves\"><summary>The next ")
    out.number(edition.reserves.count)
    out.raw(", which had no place</summary><ol")
    out.attribute("start", issue.stories.count + 1)
    out.raw(">")
    for story in edition.reserves {
      out.raw("<li><span dir=\"auto\">")
      if let read = issue.presented(story) {
        out.link(issue.path(of: read), story.title)
      } else {
        out.outsideLink(story.url ?? story.discussion, story.title)
      }
      out.raw("</span> <span class=\"by\">")
      story.writeNumbers(&out)
      out.raw("</span><span class=\"why\">")
      out.text(story.reason.text)
      out.raw("</span></li>")
    }
    out.raw("</ol></details>")
  }

  private func writeNeighbours(_ out: inout Markup) {
    guard previous != nil || next != nil else { return }
    out.raw("<nav class=\"neighbours\" aria-label=\"Editions\">")
    for (summary, relation) in [(previous, "prev"), (next, "next")] {
      guard let summary else { continue }
      out.raw("<a class=\"wide\"")
      out.attribute("rel", relation)
      out.attribute("href", "\(issue.settings.basePath)/editions/\(summary.key)")
      out.raw("><span><i>")
      out.raw(relation == "prev" ? "The edition before" : "The edition after")
      out.raw("</i> ")
      out.text(issue.clock.name(of: summary.key))
      if let date = summary.key.date {
        out.raw(", ")
        out.text(CalendarWords.day(date))
      }
      out.raw("</span></a>")
    }
    out.raw("</nav>")
  }
}

/// "That's all", and when there is more.
struct EditionEnd {
  let issue: Issue
  let next: EditionSummary?

  func write(_ out: inout Markup) {
    out.raw("<section class=\"fin\" aria-label=\"The end\"><p class=\"all\">That’s all.</p><p>")
    if issue.isSample {
      out.raw("This is a sample. Editions come at ")
      out.text(issue.clock.slots)
      out.raw(".")
    } else if let next {
      out.raw("The next one has come since: ")
      let day = next.key.date.map { " of " + CalendarWords.day($0) } ?? ""
      out.link(
        "\(issue.settings.basePath)/editions/\(next.key)",
        "the \(issue.clock.name(of: next.key).lowercased())\(day)")
      out.raw(".")
    } else if let next = issue.clock.next(after: issue.edition.cutoff) {
      out.raw("The ")
      out.text(next.slot)
      out.raw(" edition comes at ")
      out.clockTime(next.instant, next.clock, hasDay: false)
      out.raw(".")
    }
    out.raw("</p><p class=\"device\" role=\"status\"></p></section>")
  }
}
