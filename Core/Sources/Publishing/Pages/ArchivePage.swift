import EditionModel

/// Where every edition is found: those of the past days with their first story, then the months.
struct ArchivePage {
  /// How many editions there are.
  let count: Int
  /// The newest first.
  let newest: [EditionSummary]
  /// The months that have editions, newest first.
  let months: [CalendarMonth]
  /// The editions of the newest month, newest first.
  let newestMonth: [EditionSummary]
  let settings: SiteSettings
  /// Whether the front page shows the sample, because there is no edition.
  var hasSample = false

  /// Days that are shown with their editions' first stories.
  private static let recentDays = 7

  /// How many of the newest editions the page looks at: six a day at most.
  static let newestLimit = recentDays * 6

  func markup() -> Markup {
    PageShell(
      settings: settings, title: Wording.Archive.title, description: Wording.Archive.description(settings.title),
      path: SitePage.archive.path
    ).markup { html in
      let list = EditionList(settings: settings)
      html.header(.class("edition")) {
        html.h1(Wording.Archive.title)
        if count > 0 {
          html.p(.class("facts")) {
            html.span { html.sentence(Wording.Archive.editions(count), EditionClock(schedule: settings.schedule)) }
          }
        }
      }
      if count == 0 { html.p(hasSample ? Wording.Archive.noneButSample : Wording.Archive.none) }
      html.p(.class("by")) {
        html.span { html.a(.href(settings.address(.corrections)), text: Wording.Archive.corrections) }
      }
      if !settings.isStatic { SearchForm(settings: settings).write(html) }
      if count > 0 { list.write(Wording.Archive.newest, newest, days: ArchivePage.recentDays, html) }
      if let month = months.first {
        html.section(.class("month")) {
          html.h2(CalendarWords.month(month.first))
          MonthCalendar(month: month.first, editions: newestMonth, settings: settings).write(html)
        }
      }
      writeMonths(html)
    }
  }

  /// A section a year, a link a month.
  private func writeMonths(_ html: MarkupWriter) {
    for year in Array(Set(months.map(\.first.year))).sorted(by: >) {
      html.section(.class("month")) {
        html.h2(String(year))
        html.p(.class("by")) {
          for month in months where month.first.year == year {
            html.span {
              html.a(.href(settings.basePath + SiteFile.month(month).path), text: CalendarWords.monthName(month.first))
            }
            html.text(" ")
          }
        }
      }
    }
  }
}

/// The editions of a month: as a calendar, and with their first stories.
struct MonthPage {
  let month: CalendarMonth
  /// Newest first.
  let summaries: [EditionSummary]
  /// Every month that has editions, newest first.
  let months: [CalendarMonth]
  let settings: SiteSettings

  func markup() -> Markup {
    let name = CalendarWords.month(month.first)
    return PageShell(
      settings: settings, title: Wording.Archive.title(of: name), path: SiteFile.month(month).path
    ).markup { html in
      html.header(.class("edition")) {
        html.h1(name)
        html.p(.class("facts")) {
          html.span { html.a(.href(settings.address(SitePage.archive)), text: Wording.Archive.title) }
        }
      }
      html.section(.class("month")) {
        MonthCalendar(month: month.first, editions: summaries, settings: settings).write(html)
      }
      EditionList(settings: settings).write(Wording.Archive.firstStories, summaries, days: 31, html)
      writeNeighbours(html)
    }
  }

  private func writeNeighbours(_ html: MarkupWriter) {
    let (older, newer) = (months.first { $0 < month }, months.last { $0 > month })
    guard older != nil || newer != nil else { return }
    html.p(.class("by")) {
      for (relation, month) in [("prev", older), ("next", newer)] {
        if let month {
          html.span {
            html.a(
              .rel(relation), .href(settings.basePath + SiteFile.month(month).path),
              text: CalendarWords.month(month.first))
          }
          html.text(" ")
        }
      }
    }
  }
}

/// Editions by day, each with its first story.
struct EditionList {
  let settings: SiteSettings

  private var clock: EditionClock { EditionClock(schedule: settings.schedule) }

  /// - Parameters:
  ///   - summaries: newest first.
  ///   - days: how many days are shown.
  func write(_ heading: String, _ summaries: [EditionSummary], days: Int, _ html: MarkupWriter) {
    html.section(.class("month")) {
      html.h2(heading)
      html.ol {
        for editions in byDay(summaries).prefix(days) { writeDay(editions, html) }
      }
    }
  }

  private func writeDay(_ editions: [EditionSummary], _ html: MarkupWriter) {
    guard let date = editions.first?.key.date else { return }
    html.li {
      html.span(.class("numeral"), .decoration) { html.number(date.day) }
      html.div {
        html.h3 { html.date(date.description, CalendarWords.day(date)) }
        for edition in editions.sorted(by: { $0.key < $1.key }) { write(edition, html) }
      }
    }
  }

  private func write(_ edition: EditionSummary, _ html: MarkupWriter) {
    html.p {
      html.a(.href("\(settings.basePath)/editions/\(edition.key)"), text: clock.name(of: edition.key))
      if let marks = Wording.Archive.marks(of: edition) {
        html.text(" ")
        html.span(.class("by"), text: "(\(marks))")
      }
      if let title = edition.titles.first {
        html.text(" ")
        html.span(.class("standfirst"), .dir(), text: title)
      }
    }
  }

  /// Runs of neighbours of the same day.
  private func byDay(_ summaries: [EditionSummary]) -> [[EditionSummary]] {
    var groups: [[EditionSummary]] = []
    for summary in summaries {
      if let day = groups.last?.first?.key.date, day == summary.key.date {
        groups[groups.count - 1].append(summary)
      } else {
        groups.append([summary])
      }
    }
    return groups
  }
}

extension Wording {
  enum Archive {
    static let title = "Archive"
    static let none = "No editions yet."
    static let noneButSample = "No editions yet. What the front page shows is a sample, and isn’t kept here."
    static let corrections = "Corrections to past editions"
    static let newest = "Latest"
    static let firstStories = "First stories"

    static func description(_ site: String) -> String { "Every edition of \(site)." }
    static func title(of month: String) -> String { "Editions of \(month)" }
    static func editions(_ count: Int) -> Sentence { "\(bold: count) \(count == 1 ? "edition" : "editions")" }

    /// Returns what a reader of a list must know of an edition: `late, chosen afterwards`. Nil if there is nothing.
    static func marks(of edition: EditionSummary) -> String? {
      let basis: String? =
        switch edition.basis {
        case .recorded: nil
        case .partial: "part of the day missed"
        case .hindsight: "chosen afterwards"
        case .sample: "sample"
        }
      let marks = [edition.isLate ? "late" : nil, basis].compactMap(\.self)
      return marks.isEmpty ? nil : marks.joined(separator: ", ")
    }
  }
}
