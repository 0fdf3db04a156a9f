import EditionModel

/// Every edition: those of the past days with their first story, all of them in a calendar, the newest month first.
struct ArchivePage {
  /// The newest first, without the sample.
  let summaries: [EditionSummary]
  let settings: SiteSettings

  func markup() -> Markup {
    PageShell(
      settings: settings, title: Wording.Archive.title, description: Wording.Archive.description(settings.title),
      path: SitePage.archive.path
    ).markup { html in
      html.header(.class("edition")) {
        html.h1(Wording.Archive.title)
        html.p(.class("facts")) {
          html.span { html.sentence(Wording.Archive.editions(summaries.count), clock) }
        }
      }
      if summaries.isEmpty { html.p(Wording.Archive.none) }
      html.p(.class("by")) {
        html.span { html.a(.href(settings.address(.corrections)), text: Wording.Archive.corrections) }
      }
      if !settings.isStatic { SearchForm(settings: settings).write(html) }
      writeRecent(html)
      for (month, editions) in grouped(by: { $0.key.date.map(CalendarWords.month) ?? "" }, summaries) {
        guard let day = editions.first?.key.date else { continue }
        html.section(.class("month")) {
          html.h2(month)
          MonthCalendar(month: day, editions: editions, settings: settings).write(html)
        }
      }
    }
  }

  private var clock: EditionClock { EditionClock(schedule: settings.schedule) }

  /// Days that are shown with their editions' first stories.
  private static let recentDays = 7

  private func writeRecent(_ html: MarkupWriter) {
    guard !summaries.isEmpty else { return }
    html.section(.class("month")) {
      html.h2(Wording.Archive.newest)
      html.ol {
        for (_, editions) in grouped(by: { $0.key.date?.description ?? "" }, summaries).prefix(ArchivePage.recentDays) {
          writeDay(editions, html)
        }
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
      if edition.isLate {
        html.text(" ")
        html.span(.class("by"), text: Wording.Archive.late)
      }
      if edition.basis != .recorded {
        html.text(" ")
        html.span(.class("by"), text: Wording.Archive.basis(edition.basis))
      }
      if let title = edition.titles.first {
        html.text(" ")
        html.span(.class("standfirst"), .dir(), text: title)
      }
    }
  }

  /// Runs of neighbours with the same name.
  private func grouped(
    by name: (EditionSummary) -> String, _ summaries: [EditionSummary]
  ) -> [(String, [EditionSummary])] {
    var groups: [(String, [EditionSummary])] = []
    for summary in summaries {
      if groups.last?.0 == name(summary) {
        groups[groups.count - 1].1.append(summary)
      } else {
        groups.append((name(summary), [summary]))
      }
    }
    return groups
  }
}

extension Wording {
  enum Archive {
    static let title = "Archive"
    static let none = "No editions yet."
    static let corrections = "Corrections to past editions"
    static let newest = "Latest"
    static let late = "late"

    static func description(_ site: String) -> String { "Every edition of \(site)." }
    static func editions(_ count: Int) -> Sentence { "\(bold: count) \(count == 1 ? "edition" : "editions")" }
    static func basis(_ basis: Basis) -> String {
      switch basis {
      case .recorded: "complete record"
      case .partial: "gaps in the record"
      case .hindsight: "chosen afterwards"
      case .sample: "sample"
      }
    }
  }
}
