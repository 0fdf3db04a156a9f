import EditionModel

/// Every correction of the past time, the newest first: what an edition would say otherwise today.
struct CorrectionsPage {
  /// The newest first.
  let listed: [ListedCorrection]
  let settings: SiteSettings

  func markup() -> Markup {
    let clock = EditionClock(schedule: settings.schedule)
    return PageShell(
      settings: settings, title: "Corrections", description: "What turned out otherwise, recorded beside the editions.",
      path: SiteFile.corrections.path
    ).markup { out in
      out.raw("<header class=\"edition\"><h1>Corrections</h1></header><div class=\"text\"><p>")
      out.raw(
        """
        An edition never changes. Links and titles are looked at again after a day and a week, and what turned out \
        otherwise is recorded here with its date. They also come as an <a
        """)
      out.attribute("href", settings.basePath + SiteFile.correctionsAtom.path)
      out.raw(">Atom feed</a>.</p></div>")
      guard !listed.isEmpty else {
        out.raw("<p>There is none so far.</p>")
        return
      }
      out.raw("<ol class=\"found\">")
      for each in listed { write(each, clock, &out) }
      out.raw("</ol>")
    }
  }

  private func write(_ listed: ListedCorrection, _ clock: EditionClock, _ out: inout Markup) {
    let correction = listed.correction
    out.raw("<li><h2 dir=\"auto\">")
    out.link(settings.basePath + listed.path, listed.title ?? clock.fullName(of: listed.key))
    out.raw("</h2><p class=\"by\"><span>")
    out.time(clock.rfc3339(correction.date), clock.day(correction.date))
    out.raw("</span> <span>")
    out.text(correction.kind.label)
    out.raw("</span> <span>")
    out.text(clock.fullName(of: listed.key))
    out.raw("</span></p><p>")
    out.text(correction.text)
    out.raw("</p></li>")
  }
}
