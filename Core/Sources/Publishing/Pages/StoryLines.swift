import ArticleModel
import EditionModel

/// The lines about a story that edition and story pages share.
struct StoryLines {
  let issue: Issue
  let presented: PresentedStory
  private var story: Story { presented.story }

  /// Site, author and reading time.
  func writeByline(_ out: inout Markup, linksSite: Bool) {
    out.raw("<p class=\"by\"><bdi class=\"site\">")
    if linksSite { out.outsideLink(presented.original, story.site) } else { out.text(story.site) }
    out.raw("</bdi>")
    if let author = story.author, !author.isEmpty {
      out.raw(" <bdi>")
      out.text(author)
      out.raw("</bdi>")
    }
    if presented.minutesHere > 0 {
      out.raw(" <span>")
      out.number(presented.minutesHere)
      out.raw("&#160;min</span>")
    }
    out.raw("</p>")
  }

  /// Points and the discussion, as they stood at the cut-off.
  func writeNumbers(_ out: inout Markup) {
    out.raw("<span><b>")
    out.number(story.points)
    out.raw(story.points == 1 ? "</b> point</span> " : "</b> points</span> ")
    if let address = SafeLink.address(story.discussion) {
      out.raw("<a")
      out.attribute("href", address)
      out.raw("><b>")
      out.number(story.comments)
      out.raw(story.comments == 1 ? "</b> comment</a>" : "</b> comments</a>")
    }
  }

  func writeReason(_ out: inout Markup) {
    guard !story.reason.text.isEmpty else { return }
    out.raw("<details><summary>Why it is here</summary><p>")
    out.text(story.reason.text)
    out.raw("</p></details>")
  }

  func writeNotice(_ out: inout Markup) {
    guard let notice = presented.notice else { return }
    out.raw("<p class=\"notice\"><strong>")
    out.text(notice.label)
    out.raw("</strong>")
    if !notice.why.isEmpty {
      out.raw(": ")
      out.text(notice.why)
    }
    out.raw(".</p>")
  }

  func writeTitle(_ out: inout Markup, link: String? = nil) {
    func attributes(_ out: inout Markup) {
      if let language = presented.titleLanguage { out.attribute("lang", language) }
      out.raw(" dir=\"auto\"")
    }
    if let link {
      out.raw("<a")
      out.attribute("href", link)
      attributes(&out)
      out.raw(">")
      out.text(story.title)
      out.raw("</a>")
    } else {
      out.raw("<h1")
      attributes(&out)
      out.raw(">")
      out.text(story.title)
      out.raw("</h1>")
    }
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
  static func basis(_ edition: Edition) -> String? {
    switch edition.basis {
    case .recorded, .sample: nil
    case .partial: "The watch on Hacker News had gaps before this edition was decided, so that a story may be missing."
    case .hindsight: "Chosen after the cut-off, from what Hacker News's lists still showed then."
    }
  }

  static func lateness(_ issue: Issue) -> String? {
    guard issue.edition.isLate else { return nil }
    let sealed = issue.clock.civil(issue.edition.published).date
    let day = sealed == issue.clock.civil(issue.edition.cutoff).date ? "" : " on \(CalendarWords.day(sealed))"
    return "Late: published at \(issue.clock.time(issue.edition.published))\(day)."
  }

  static func write(_ issue: Issue, _ out: inout Markup) {
    for note in [lateness(issue), basis(issue.edition)].compactMap(\.self) {
      out.raw("<p class=\"notice\">")
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
