import EditionModel
import Status

/// The status in words, for terminals and for programs that read words.
struct StatusText {
  let report: StatusReport
  let settings: SiteSettings

  func text() -> String {
    let clock = EditionClock(schedule: settings.schedule)
    var lines = ["\(report.headline) (\(clock.inFull(report.facts.time)))"]
    for incident in report.open {
      lines.append("! \(incident.text) \(Wording.Status.since(incident.opened).plain(clock))")
    }
    for row in StatusRows(report: report, settings: settings).now {
      lines.append("\(row.label): \(row.sentence.plain(clock))")
    }
    for incident in report.past {
      let span = Wording.Status.span(incident.opened, incident.closed, incident.ending)
      lines.append("- \(incident.text) \(span.plain(clock))")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
