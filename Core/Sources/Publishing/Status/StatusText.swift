import EditionModel
import Status

/// The status in words, for terminals and for programs that read words.
struct StatusText {
  let report: StatusReport
  let settings: SiteSettings

  func text() -> String {
    let clock = EditionClock(schedule: settings.schedule)
    var lines = ["\(report.headline) (\(clock.inFull(report.facts.time)))"]
    for incident in report.open { lines.append("! \(incident.text) Since \(clock.inFull(incident.opened)).") }
    lines += StatusWords(report: report, settings: settings).now.map { row in
      let sentence = row.pieces.map { piece in
        switch piece {
        case .text(let text): text
        case .time(let instant): clock.inFull(instant)
        }
      }
      return "\(row.label): \(sentence.joined())"
    }
    for incident in report.past {
      let end = incident.closed.map { clock.inFull($0) } ?? ""
      lines.append("- \(incident.text) From \(clock.inFull(incident.opened)) to \(end). \(incident.ending ?? "")")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
