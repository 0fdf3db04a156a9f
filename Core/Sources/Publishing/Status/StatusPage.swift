import EditionModel
import Status

/// The status page, for readers and for whoever runs the site.
struct StatusPage {
  let report: StatusReport
  let settings: SiteSettings
  private var clock: EditionClock { EditionClock(schedule: settings.schedule) }
  private typealias Words = Wording.Status

  func markup() -> Markup {
    let rows = StatusRows(report: report, settings: settings)
    return PageShell(
      settings: settings, title: Words.title, description: Words.description(settings.title),
      path: StatusFile.page.path, isIndexed: false, feed: StatusFile.feed.path
    ).markup { html in
      writeHeader(html)
      if !settings.isStatic { write(report.open, as: Words.open, html) }
      html.section(.class("aside")) {
        html.h2(settings.isStatic ? Words.ofFiles : Words.now)
        html.dl(.class("status")) {
          for row in settings.isStatic ? rows.filed : rows.now {
            html.dt(row.label)
            html.dd { html.sentence(row.sentence, clock) }
          }
        }
      }
      write(settings.isStatic ? report.open + report.past : report.past, as: Words.past, html)
      html.p(.class("by")) {
        html.span { html.a(.href(settings.basePath + StatusFile.feed.path), text: Words.feed) }
        html.text(" ")
        html.span { html.a(.href(settings.basePath + StatusFile.json.path), text: Words.json) }
        // The operator alone is answered there, and a public site's readers are others.
        if settings.audience == .private, !settings.isStatic {
          html.text(" ")
          html.span { html.a(.href(settings.basePath + DoctorPage.path), text: Words.doctor) }
        }
      }
    }
  }

  private func writeHeader(_ html: MarkupWriter) {
    html.header(.class("edition")) {
      html.h1(Words.title)
      html.p(.class("date"), text: settings.isStatic ? Words.isFiles : report.headline)
      html.p(.class("facts")) {
        html.sentence(
          settings.isStatic ? Sentence(Words.nothingBehind) : Words.asOf(report.facts.time), clock)
      }
    }
  }

  private func write(_ incidents: [Incident], as title: String, _ html: MarkupWriter) {
    guard !incidents.isEmpty else { return }
    html.section(.class("aside")) {
      html.h2(title)
      html.ul {
        for incident in incidents {
          html.li {
            html.text(incident.text)
            html.span(.class("why")) { html.sentence(times(of: incident), clock) }
          }
        }
      }
    }
  }

  private func times(of incident: Incident) -> Sentence {
    incident.isOpen
      ? Words.isOpen(incident.opened, inFile: settings.isStatic)
      : Words.span(incident.opened, incident.closed, incident.ending)
  }
}
