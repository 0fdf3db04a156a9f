import EditionModel
import Status

/// How things stand, for readers and for whoever runs the site.
struct StatusPage {
  let report: StatusReport
  let settings: SiteSettings
  private var clock: EditionClock { EditionClock(schedule: settings.schedule) }
  private var words: StatusWords { StatusWords(report: report, settings: settings) }

  func markup() -> Markup {
    PageShell(
      settings: settings, title: "Status", description: "How things stand with \(settings.title).",
      path: StatusFile.page.path, isIndexed: false, alternate: StatusFile.json.path, feed: StatusFile.feed.path
    ).markup { out in
      out.raw("<header class=\"edition\"><h1>Status</h1><p class=\"date\">")
      out.text(settings.isStatic ? "These pages are files." : report.headline)
      out.raw("</p><p class=\"facts\">")
      if settings.isStatic {
        out.raw("Nothing stands behind them that could say how things are now.")
      } else {
        out.raw("As of ")
        out.instant(report.facts.time, clock)
        out.raw(".")
      }
      out.raw("</p></header>")
      if !settings.isStatic { write(report.open, as: "Open now", &out) }
      out.raw("<section class=\"aside\">")
      out.raw(settings.isStatic ? "<h2>As these files have it</h2>" : "<h2>What is seen now</h2>")
      out.raw("<dl class=\"status\">")
      for row in settings.isStatic ? filed : words.now { write(row, &out) }
      out.raw("</dl></section>")
      write(settings.isStatic ? report.open + report.past : report.past, as: "Of the past thirty days", &out)
      out.raw("<p class=\"by\"><span>")
      out.link(settings.basePath + StatusFile.feed.path, "Incidents as an Atom feed")
      out.raw("</span> <span>")
      out.link(settings.basePath + StatusFile.json.path, "The same as JSON")
      out.raw("</span></p>")
    }
  }

  /// A file may say when the next edition is due, and leave it to the reader's clock whether it is late.
  private var filed: [StatusWords.Row] {
    var rows = words.delivery
    if let newest = report.facts.newest, let next = settings.schedule.next(after: newest.cutoff.instant) {
      rows.append(
        StatusWords.Row(
          label: "Next edition",
          pieces: [
            .text("Due on "), .time(next.instant),
            .text("; if that is past, these files are older than they should be."),
          ]))
    }
    return rows
  }

  private func write(_ row: StatusWords.Row, _ out: inout Markup) {
    out.element("dt", row.label)
    out.raw("<dd>")
    for piece in row.pieces {
      switch piece {
      case .text(let text): out.text(text)
      case .time(let instant): out.instant(instant, clock)
      }
    }
    out.raw("</dd>")
  }

  private func write(_ incidents: [Incident], as title: String, _ out: inout Markup) {
    guard !incidents.isEmpty else { return }
    out.raw("<section class=\"aside\">")
    out.element("h2", title)
    out.raw("<ul>")
    for incident in incidents {
      out.raw("<li>")
      out.text(incident.text)
      out.raw("<span class=\"why\">From ")
      out.instant(incident.opened, clock)
      if let closed = incident.closed {
        out.raw(" to ")
        out.instant(closed, clock)
        out.raw(". ")
        out.text(incident.ending ?? "")
      } else {
        out.raw(settings.isStatic ? "; it was open when these files were written." : "; it is open.")
      }
      out.raw("</span></li>")
    }
    out.raw("</ul></section>")
  }
}
