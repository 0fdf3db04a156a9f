import EditionModel

/// A month as a table, a cell a day, a link an edition.
struct MonthCalendar {
  /// Any day of the month.
  let month: CivilDate
  /// The editions of the month, in any order.
  let editions: [EditionSummary]
  let settings: SiteSettings

  func write(_ out: inout Markup) {
    let days = Dictionary(grouping: editions) { $0.key.date?.day ?? 0 }
    out.raw("<table class=\"calendar\"><thead><tr>")
    for name in CalendarWords.weekdays {
      out.raw("<th scope=\"col\"><abbr")
      out.attribute("title", name)
      out.raw(">")
      out.text(name.prefix(2))
      out.raw("</abbr></th>")
    }
    out.raw("</tr></thead><tbody>")
    for week in weeks {
      out.raw("<tr>")
      for date in week { write(date, days[date?.day ?? -1] ?? [], &out) }
      out.raw("</tr>")
    }
    out.raw("</tbody></table>")
  }

  private func write(_ date: CivilDate?, _ editions: [EditionSummary], _ out: inout Markup) {
    guard let date else {
      out.raw("<td></td>")
      return
    }
    out.raw("<td><span class=\"day\">")
    out.number(date.day)
    out.raw("</span>")
    for edition in editions.sorted(by: { $0.key < $1.key }) {
      out.raw("<a")
      out.attribute("href", "\(settings.basePath)/editions/\(edition.key)")
      let name = EditionClock(schedule: settings.schedule).name(of: edition.key)
      out.attribute("aria-label", "\(name), \(CalendarWords.day(date))")
      out.attribute("class", edition.key.slot)
      out.raw(">")
      out.text(edition.key.slot.prefix(1).uppercased())
      out.raw("</a>")
    }
    out.raw("</td>")
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
