import EditionModel

extension Publisher {
  /// Renders the week as Markdown, for programs that read words.
  public func weekText(_ week: WeekReview) -> String {
    let lines = week.entries.enumerated().map { index, entry in
      let place =
        entry.edition.map { Wording.Week.place($0.description, entry.number ?? 0) } ?? Wording.Week.missedByUs
      let facts = [entry.pointsInWords, entry.discussionInWords].compactMap(\.self).map { ", " + $0 }.joined()
      return "\(index + 1). \(entry.title) (\(entry.site))\(facts): \(place)"
    }
    let heading = "# " + Wording.Week.heading(week.moment.rfc3339())
    return ([heading, Wording.Week.basis(week.basis)] + lines).joined(separator: "\n") + "\n"
  }
}

/// The page of the past week: its best stories, those that no edition had among them.
struct WeekPage {
  let settings: SiteSettings
  let week: WeekReview?

  private var clock: EditionClock { EditionClock(schedule: settings.schedule) }

  func markup() -> Markup {
    PageShell(
      settings: settings, title: Wording.Week.title, description: Wording.Week.description,
      path: SitePage.week.path
    ).markup { html in
      if let week, !week.entries.isEmpty {
        html.header(.class("edition")) {
          html.h1(Wording.Week.title)
          writeFacts(week, html)
        }
        html.ol(.class("stories")) {
          for (index, entry) in week.entries.enumerated() { write(entry, number: index + 1, html) }
        }
        html.section(.class("fin"), .label(Wording.Edition.end)) {
          html.p(.class("all"), text: Wording.allRead)
        }
      } else {
        html.header(.class("edition")) { html.h1(Wording.Week.title) }
        html.p(Wording.Week.none)
      }
    }
  }

  private func writeFacts(_ week: WeekReview, _ html: MarkupWriter) {
    let end = clock.civil(week.moment).date
    html.p(
      .class("date"),
      text: Wording.Week.days(CalendarWords.day(end.advanced(by: -7)), CalendarWords.day(end)))
    html.p(.class("facts")) {
      html.span { html.sentence(Wording.Week.had(week.entries.count - week.missed), clock) }
      html.text(" ")
      html.span { html.sentence(Wording.Week.missed(week.missed), clock) }
    }
    html.p(.class("notice"), .leftToRight, text: Wording.Week.basis(week.basis))
    if !week.muted.isEmpty { html.p(.class("notice"), .leftToRight, text: Wording.Edition.filtered(week.muted)) }
  }

  private func write(_ entry: WeekReview.Entry, number: Int, _ html: MarkupWriter) {
    html.li(.class("story")) {
      html.span(.class("numeral"), .decoration) { html.number(number) }
      html.article {
        html.h2(.dir()) {
          if let key = entry.edition, let number = entry.number {
            html.a(.href("\(settings.basePath)/editions/\(key)/\(number)"), text: entry.title)
          } else {
            html.outsideLink(entry.url ?? entry.discussion, entry.title)
          }
        }
        html.p(.class("by")) {
          html.span { html.bdi { html.outsideLink(entry.url, entry.site) } }
        }
        if entry.edition == nil {
          html.p(.class("notice"), .leftToRight) { html.sentence(Wording.Week.missed, clock) }
        }
        writeNumbers(of: entry, html)
      }
    }
  }

  private func writeNumbers(of entry: WeekReview.Entry, _ html: MarkupWriter) {
    html.div(.class("numbers")) {
      entry.writeNumbers(html)
      if let key = entry.edition {
        html.text(" ")
        html.span { html.a(.href("\(settings.basePath)/editions/\(key)"), text: clock.fullName(of: key)) }
      }
      html.details {
        html.summary(Wording.Story.why)
        html.p(entry.reason.text)
      }
    }
  }
}

extension Wording {
  enum Week {
    static let title = "The past week"
    static let description = "The best of seven days, with hindsight."
    static let none = "There’s no past week to show yet."
    static let missed: Sentence = "\(strong: "Missed") by our editions."

    static func days(_ first: String, _ last: String) -> String { "\(first) to \(last)" }
    static func had(_ count: Int) -> Sentence { "\(bold: count) in our editions" }
    static func missed(_ count: Int) -> Sentence { "\(bold: count) missed" }
    static func basis(_ basis: WeekReview.Basis) -> String {
      switch basis {
      case .recorded:
        "Chosen with hindsight from everything recorded in these seven days, whether or not our editions had it."
      case .partial:
        "Chosen with hindsight from what was recorded in these seven days, which has gaps, and from what our editions saw."
      case .editions:
        "Chosen with hindsight from what our editions saw at their cut-offs, including their reserves. A story that they didn’t see is missing here too."
      }
    }

    // The same for programs that read words.
    static func heading(_ moment: String) -> String { "The week until \(moment)" }
    static let missedByUs = "missed by our editions"
    static func place(_ key: String, _ number: Int) -> String { "edition \(key), story \(number)" }
  }
}
