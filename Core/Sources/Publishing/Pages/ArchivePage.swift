import EditionModel

/// Every edition: those of the past days with their first story, all of them in a calendar, the newest month first.
struct ArchivePage {
  /// The newest first, without the sample.
  let summaries: [EditionSummary]
  let settings: SiteSettings

  func markup() -> Markup {
    PageShell(
      settings: settings, title: "Archive", description: "Every edition of \(settings.title).", path: "/archive"
    ).markup { out in
      out.raw("<header class=\"edition\"><h1>Archive</h1><p class=\"facts\"><span><b>")
      out.number(summaries.count)
      out.raw(summaries.count == 1 ? "</b> edition</span></p></header>" : "</b> editions</span></p></header>")
      if summaries.isEmpty { out.raw("<p>No edition has been published yet.</p>") }
      out.raw("<p class=\"by\"><span>")
      out.link(settings.basePath + SiteFile.corrections.path, "Corrections to past editions")
      out.raw("</span></p>")
      if !settings.isStatic { SearchForm(settings: settings).write(&out) }
      writeRecent(&out)
      for (month, editions) in grouped(by: { $0.key.date.map(CalendarWords.month) ?? "" }, summaries) {
        guard let day = editions.first?.key.date else { continue }
        out.raw("<section class=\"month\">")
        out.element("h2", month)
        MonthCalendar(month: day, editions: editions, settings: settings).write(&out)
        out.raw("</section>")
      }
    }
  }

  /// Days that are shown with their editions' first stories.
  private static let recentDays = 7

  private func writeRecent(_ out: inout Markup) {
    guard !summaries.isEmpty else { return }
    out.raw("<section class=\"month\"><h2>The newest</h2><ol>")
    for (_, editions) in grouped(by: { $0.key.date?.description ?? "" }, summaries).prefix(ArchivePage.recentDays) {
      writeDay(editions, &out)
    }
    out.raw("</ol></section>")
  }

  private func writeDay(_ editions: [EditionSummary], _ out: inout Markup) {
    guard let date = editions.first?.key.date else { return }
    out.raw("<li><span class=\"numeral\" aria-hidden=\"true\">")
    out.number(date.day)
    out.raw("</span><div><h3>")
    out.time(date.description, CalendarWords.day(date))
    out.raw("</h3>")
    for edition in editions.sorted(by: { $0.key < $1.key }) {
      out.raw("<p>")
      out.link(
        "\(settings.basePath)/editions/\(edition.key)", EditionClock(schedule: settings.schedule).name(of: edition.key))
      if edition.isLate { out.raw(" <span class=\"by\">late</span>") }
      if edition.basis != .recorded {
        out.raw(" <span class=\"by\">")
        out.text(edition.basis.rawValue)
        out.raw("</span>")
      }
      if let title = edition.titles.first {
        out.raw(" <span class=\"standfirst\" dir=\"auto\">")
        out.text(title)
        out.raw("</span>")
      }
      out.raw("</p>")
    }
    out.raw("</div></li>")
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
