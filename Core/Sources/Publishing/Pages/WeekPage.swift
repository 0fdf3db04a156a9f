public import EditionModel

/// The best of seven days, with hindsight, and what our own editions missed.
public struct WeekReview: Hashable, Sendable {
  /// A story of the week.
  public struct Entry: Hashable, Sendable, Submitted {
    /// What the source lists.
    public var submission: Submission
    /// The site for people.
    public var site: String
    /// Why it is among the best.
    public var reason: Reason
    /// The edition of ours that carried it; nil if none did.
    public var edition: EditionKey?
    /// Its number in that edition.
    public var number: Int?

    /// Makes an entry.
    public init(_ submission: Submission, site: String, reason: Reason, edition: EditionKey?, number: Int?) {
      self.submission = submission
      self.site = site
      self.reason = reason
      self.edition = edition
      self.number = number
    }
  }

  /// What a week rests on.
  public enum Basis: String, Hashable, Sendable {
    /// All seven days were recorded.
    case recorded
    /// A part of them was; for the rest there is what the editions saw.
    case partial
    /// What the editions themselves saw, their reserves included.
    case editions
  }

  /// The end of the week: the cut-off of the newest edition.
  public var moment: Timestamp
  public var basis: Basis
  /// No page twice, the best first.
  public var entries: [Entry]

  public init(moment: Timestamp, basis: Basis, entries: [Entry]) {
    self.moment = moment
    self.basis = basis
    self.entries = entries
  }

  public var missed: Int { entries.filter { $0.edition == nil }.count }
}

extension Publisher {
  /// The page of the past week; nil for one before the first edition.
  public func weekPage(_ week: WeekReview?) -> OutputFile {
    .page("/week", WeekPage(settings: settings, week: week).markup())
  }

  /// The week as Markdown, for programs that read words.
  public func weekText(_ week: WeekReview) -> String {
    let lines = week.entries.enumerated().map { index, entry in
      let place = entry.edition.map { "edition \($0), story \(entry.number ?? 0)" } ?? "missed by our editions"
      let facts = [entry.pointsInWords, entry.discussionInWords].compactMap(\.self).map { ", " + $0 }.joined()
      return "\(index + 1). \(entry.title) (\(entry.site))\(facts): \(place)"
    }
    return (["# The week until \(week.moment.rfc3339())", WeekPage.basis(week)] + lines).joined(separator: "\n") + "\n"
  }
}

struct WeekPage {
  let settings: SiteSettings
  let week: WeekReview?

  private var clock: EditionClock { EditionClock(schedule: settings.schedule) }

  func markup() -> Markup {
    PageShell(
      settings: settings, title: "The past week", description: "The best of seven days, with hindsight.", path: "/week"
    ).markup { out in
      out.raw("<header class=\"edition\"><h1>The past week</h1>")
      if let week, !week.entries.isEmpty {
        writeHead(week, &out)
        out.raw("</header><ol class=\"stories\">")
        for (index, entry) in week.entries.enumerated() { write(entry, number: index + 1, &out) }
        out.raw("</ol><section class=\"fin\" aria-label=\"The end\"><p class=\"all\">That’s all.</p></section>")
      } else {
        out.raw("</header><p>There is no week to look back on yet.</p>")
      }
    }
  }

  private func writeHead(_ week: WeekReview, _ out: inout Markup) {
    out.raw("<p class=\"date\">")
    let end = clock.civil(week.moment)
    out.text("\(CalendarWords.day(end.date.advanced(by: -7))) to \(CalendarWords.day(end.date))")
    out.raw("</p><p class=\"facts\"><span><b>")
    out.number(week.entries.count - week.missed)
    out.raw("</b> in our editions</span> <span><b>")
    out.number(week.missed)
    out.raw("</b> missed</span></p><p class=\"notice\" dir=\"ltr\">")
    out.text(WeekPage.basis(week))
    out.raw("</p>")
  }

  static func basis(_ week: WeekReview) -> String {
    switch week.basis {
    case .recorded:
      "Chosen with hindsight from everything that was recorded of the seven days, whether our editions had it or not."
    case .partial:
      "Chosen with hindsight from what was recorded of the seven days, which has gaps, and from what our editions saw."
    case .editions:
      "Chosen with hindsight from what our editions saw when they were decided, their reserves included: what none of them saw is missing here too."
    }
  }

  private func write(_ entry: WeekReview.Entry, number: Int, _ out: inout Markup) {
    out.raw("<li class=\"story\"><span class=\"numeral\" aria-hidden=\"true\">")
    out.number(number)
    out.raw("</span><article><h2 dir=\"auto\">")
    if let key = entry.edition, let number = entry.number {
      out.link("\(settings.basePath)/editions/\(key)/\(number)", entry.title)
    } else {
      out.outsideLink(entry.url ?? entry.discussion, entry.title)
    }
    out.raw("</h2><p class=\"by\"><span><bdi>")
    out.outsideLink(entry.url, entry.site)
    out.raw("</bdi></span></p>")
    if entry.edition == nil { out.raw("<p class=\"notice\" dir=\"ltr\"><strong>Missed</strong> by our editions.</p>") }
    out.raw("<div class=\"numbers\">")
    entry.writeNumbers(&out)
    if let key = entry.edition {
      out.raw(" <span>")
      let day = key.date.map { ", " + CalendarWords.day($0) } ?? ""
      out.link("\(settings.basePath)/editions/\(key)", clock.name(of: key) + day)
      out.raw("</span>")
    }
    out.raw("<details><summary>Why here</summary><p>")
    out.text(entry.reason.text)
    out.raw("</p></details></div></article></li>")
  }
}
