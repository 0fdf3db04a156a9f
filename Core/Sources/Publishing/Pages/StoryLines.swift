import ArticleModel
import EditionModel

/// The lines about a story that edition and story pages share.
struct StoryLines {
  let issue: Issue
  let presented: PresentedStory
  private var story: Story { presented.story }

  /// Site, author, the date of the article and reading time.
  func writeByline(_ out: inout Markup, hasDate: Bool) {
    out.raw("<p class=\"by\"><span><bdi>")
    out.outsideLink(presented.original, story.site)
    out.raw("</bdi></span>")
    if let author = story.author, !author.isEmpty {
      out.raw(" <span><bdi>")
      out.text(author)
      out.raw("</bdi></span>")
    }
    if hasDate, let published = story.published {
      out.raw(" <span><bdi>")
      if let (value, words) = CalendarWords.date(of: published) { out.time(value, words) } else { out.text(published) }
      out.raw("</bdi></span>")
    }
    if presented.minutesHere > 0 {
      out.raw(" <span><bdi>")
      out.number(presented.minutesHere)
      out.raw("&#160;min</bdi></span>")
    }
    out.raw("</p>")
  }

  /// Points and the discussion, as they stood at the cut-off.
  func writeNumbers(_ out: inout Markup) {
    if let points = story.points {
      out.raw("<span><bdi><b>")
      out.count(points)
      out.raw(points == 1 ? "</b> point</bdi></span> " : "</b> points</bdi></span> ")
    }
    guard let address = SafeLink.address(story.discussion), let words = story.discussionInWords else { return }
    out.raw("<span><a")
    out.attribute("href", address)
    guard let comments = story.comments else {
      out.raw("><bdi>")
      out.text(words)
      out.raw("</bdi></a></span>")
      return
    }
    out.raw("><bdi><b>")
    out.count(comments)
    out.raw(comments == 1 ? "</b> comment</bdi></a></span>" : "</b> comments</bdi></a></span>")
  }

  func writeReason(_ out: inout Markup) {
    guard !story.reason.text.isEmpty else { return }
    out.raw("<details><summary>Why here</summary><p>")
    out.text(story.reason.text)
    out.raw("</p></details>")
  }

  func writeNotice(_ out: inout Markup) {
    guard let notice = presented.notice else { return }
    out.raw("<p class=\"notice\" dir=\"ltr\"><strong>")
    out.text(notice.label)
    out.raw("</strong>")
    if !notice.why.isEmpty {
      out.raw(": ")
      out.text(notice.why)
    }
    out.raw(".</p>")
  }

  /// What turned out otherwise since, a line each; the whole record stands at the end of the page.
  func writeMarks(_ out: inout Markup) {
    for mark in presented.marks {
      out.raw("<p class=\"notice\" dir=\"ltr\"><strong>")
      out.text(mark.kind.label)
      out.raw("</strong>, ")
      out.time(issue.clock.rfc3339(mark.date), CalendarWords.shortDay(issue.clock.civil(mark.date).date))
      out.raw(": <span dir=\"auto\">")
      out.text(mark.text)
      out.raw("</span></p>")
    }
  }

  /// The title as the page's heading, or as a heading in a list that links to `link`.
  func writeTitle(_ out: inout Markup, link: String? = nil) {
    out.raw(link == nil ? "<h1" : "<h2")
    out.attribute("lang", ifPresent: presented.titleLanguage)
    out.raw(" dir=\"auto\">")
    if let link { out.link(link, story.title) } else { out.text(story.title) }
    out.raw(link == nil ? "</h1>" : "</h2>")
  }

  /// A story whose title runs from right to left is set so as a whole, byline and numbers too.
  func writeDirection(_ out: inout Markup) {
    if presented.titleLanguage != nil, presented.direction == .rightToLeft { out.raw(" dir=\"rtl\"") }
  }

  func writeStandfirst(_ out: inout Markup) {
    guard let standfirst = presented.standfirst else { return }
    out.raw("<p class=\"standfirst\" dir=\"auto\"")
    out.attribute("lang", ifPresent: story.language)
    out.raw(">")
    out.text(standfirst)
    out.raw("</p>")
  }
}

/// What must be said about an edition as a whole.
enum EditionNotes {
  static func basis(_ issue: Issue) -> String? {
    let source = issue.settings.sourceName
    return switch issue.edition.basis {
    case .recorded, .sample: nil
    case .partial: "The watch on \(source) had gaps before this edition was decided, so that a story may be missing."
    case .hindsight: "Chosen after the cut-off, from what \(source) still showed then."
    }
  }

  static func lateness(_ issue: Issue) -> String? {
    guard issue.edition.isLate else { return nil }
    let sealed = issue.clock.civil(issue.edition.published).date
    let day = sealed == issue.clock.civil(issue.edition.cutoff).date ? "" : " on \(CalendarWords.day(sealed))"
    return "Late: published at \(issue.clock.time(issue.edition.published))\(day)."
  }

  static func write(_ issue: Issue, _ out: inout Markup) {
    for note in [lateness(issue), basis(issue)].compactMap(\.self) {
      out.raw("<p class=\"notice\" dir=\"ltr\">")
      out.text(note)
      out.raw("</p>")
    }
  }

  static func writeCorrections(_ corrections: [Correction], issue: Issue, namesStory: Bool, _ out: inout Markup) {
    guard !corrections.isEmpty else { return }
    out.raw("<section class=\"corrections\"><h2>Corrections</h2><ul>")
    for correction in corrections {
      out.raw("<li>")
      out.time(issue.clock.rfc3339(correction.date), CalendarWords.day(issue.clock.civil(correction.date).date))
      if namesStory, let number = correction.story {
        out.raw(", story ")
        out.number(number)
      }
      out.raw(": ")
      out.text(correction.text)
      out.raw("</li>")
    }
    out.raw("</ul></section>")
  }
}
