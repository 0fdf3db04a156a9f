import EditionModel

/// A month as a table, a cell a day, a link an edition.
struct MonthCalendar {
  /// Any day of the month.
  let month: CivilDate
  /// The editions of the month, in any order.
  let editions: [EditionSummary]
  let settings: SiteSettings

  func write(_ html: MarkupWriter) {
    let days = Dictionary(grouping: editions) { $0.key.date?.day ?? 0 }
    html.table(.class("calendar")) {
      html.thead {
        html.tr {
          for name in CalendarWords.weekdays {
            html.th(.named("scope", "col")) { html.abbr(.named("title", name), text: String(name.prefix(2))) }
          }
        }
      }
      html.tbody {
        for week in weeks {
          html.tr {
            for date in week { write(date, days[date?.day ?? -1] ?? [], html) }
          }
        }
      }
    }
  }

  private func write(_ date: CivilDate?, _ editions: [EditionSummary], _ html: MarkupWriter) {
    html.td {
      guard let date else { return }
      html.span(.class("day")) { html.number(date.day) }
      for edition in editions.sorted(by: { $0.key < $1.key }) {
        let name = EditionClock(schedule: settings.schedule).name(of: edition.key)
        html.a(
          .href("\(settings.basePath)/editions/\(edition.key)"),
          .label("\(name), \(CalendarWords.day(date))"), .class(edition.key.slot),
          text: edition.key.slot.prefix(1).uppercased())
      }
    }
  }

  /// Monday to Sunday, nil before the first and after the last of the month.
  private var weeks: [[CivilDate?]] {
    guard let first = CivilDate(year: month.year, month: month.month, day: 1) else { return [] }
    var cells: [CivilDate?] = Array(repeating: nil, count: first.weekday)
    var day = first
    while day.month == month.month {
      cells.append(day)
      day = day.advanced(by: 1)
    }
    cells += Array(repeating: nil, count: (7 - cells.count % 7) % 7)
    return stride(from: 0, to: cells.count, by: 7).map { Array(cells[$0..<($0 + 7)]) }
  }
}
