import EditionModel
import Status

/// The incidents as Atom: an entry for each, changed when it closes.
struct StatusFeed {
  let report: StatusReport
  let settings: SiteSettings

  func bytes() -> [UInt8] {
    let clock = EditionClock(schedule: settings.schedule)
    let incidents = report.open + report.past
    return AtomFeed(
      settings: settings, publication: report.publication, path: StatusFile.feed.path, page: StatusFile.page.path,
      title: Wording.Status.feedTitle(settings.title), subtitle: Wording.Status.feedDescription,
      updated: clock.rfc3339(
        incidents.map { $0.closed ?? $0.opened }.max() ?? report.facts.newest?.published ?? report.facts.time)
    ).bytes(incidents.map { entry(of: $0, clock) })
  }

  private func entry(of incident: Incident, _ clock: EditionClock) -> SiteFeeds.Entry {
    let span = Wording.Status.span(incident.opened, incident.closed, incident.ending)
    return SiteFeeds.Entry(
      id: PermanentID.incident(incident.number, report.publication, opened: incident.opened),
      title: (incident.isOpen ? "" : Wording.Status.over) + incident.text, path: StatusFile.page.path, about: nil,
      discussion: nil, authors: [settings.title], published: clock.rfc3339(incident.opened),
      updated: clock.rfc3339(incident.closed ?? incident.opened), language: "en", summary: incident.text,
      html: Markup { html in
        html.p(incident.text)
        html.p(span.plain(clock))
      }.string)
  }
}
