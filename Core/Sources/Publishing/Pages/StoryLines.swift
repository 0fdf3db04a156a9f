import ArticleModel
import EditionModel

/// The lines about a story that edition and story pages share.
struct StoryLines {
  let issue: Issue
  let presented: PresentedStory
  private var story: Story { presented.story }

  /// Site, author and reading time; on a story's own page the article's date, points and comments too.
  func writeByline(_ html: MarkupWriter, isWhole: Bool) {
    html.p(.class("by")) {
      html.span { html.bdi { html.outsideLink(presented.original, story.site) } }
      if let author = story.author, !author.isEmpty { writeFact(html) { html.text(author) } }
      if isWhole, let published = story.published {
        writeFact(html) {
          if let (value, words) = CalendarWords.date(of: published) {
            html.date(value, words)
          } else {
            html.text(published)
          }
        }
      }
      if presented.minutesHere > 0 {
        writeFact(html) {
          html.number(presented.minutesHere)
          html.raw("&#160;")
          html.text(Wording.minutesUnit)
        }
      }
      if isWhole {
        html.text(" ")
        writeNumbers(html)
      }
    }
  }

  private func writeFact(_ html: MarkupWriter, _ content: () -> Void) {
    html.text(" ")
    html.span { html.bdi(content: content) }
  }

  /// Points and the discussion, as they were at the cut-off.
  func writeNumbers(_ html: MarkupWriter) {
    if let points = story.points {
      html.span { html.bdi { html.sentence(Wording.points(points), issue.clock) } }
      html.text(" ")
    }
    guard let address = discussionAddress, let words = story.discussionSentence else { return }
    html.span {
      html.a(.href(address)) { html.bdi { html.sentence(words, issue.clock) } }
    }
  }

  /// The kept discussion where there is one: it is here, whole and without a request to elsewhere. It leads on to the source's.
  private var discussionAddress: String? {
    presented.hasDiscussion ? issue.path(of: presented) + "/discussion" : SafeLink.address(story.discussion)
  }

  func writeReason(_ html: MarkupWriter) {
    guard !story.reason.text.isEmpty else { return }
    html.details {
      html.summary(Wording.Story.why)
      html.p(story.reason.text)
    }
  }

  func writeNotice(_ html: MarkupWriter) {
    guard let notice = presented.notice else { return }
    html.p(.class("notice"), .leftToRight) {
      html.strong(notice.label)
      // A withdrawal's reason is an operator's own sentence.
      let end = notice.why.hasSuffix(".") ? "" : "."
      html.text(notice.why.isEmpty ? end : ": \(notice.why)\(end)")
    }
  }

  /// What turned out otherwise since, a line each; the whole record is at the end of the page.
  func writeMarks(_ html: MarkupWriter) {
    for mark in presented.marks {
      html.p(.class("notice"), .leftToRight) {
        html.strong(mark.kind.label)
        html.text(", ")
        html.date(issue.clock.rfc3339(mark.date), CalendarWords.shortDay(issue.clock.civil(mark.date).date))
        html.text(": ")
        html.span(.dir(), text: mark.text)
      }
    }
  }

  /// The small picture. It repeats what the article shows, so a list read aloud passes over one without words.
  func writeLead(_ html: MarkupWriter) {
    guard let lead = presented.lead else { return }
    html.img(
      .class("lead"), .src("\(issue.settings.basePath)/blobs/\(lead.hash)"), .named("alt", lead.alt),
      .named("width", lead.width), .named("height", lead.height), .named("loading", "lazy"), .named("decoding", "async")
    )
  }

  /// The title as the page's heading, or as a heading in a list that links to `link`.
  func writeTitle(_ html: MarkupWriter, link: String? = nil) {
    html.heading(link == nil ? 1 : 2)(.lang(presented.titleLanguage), .dir()) {
      if let link { html.a(.href(link), text: story.title) } else { html.text(story.title) }
    }
  }

  /// A story whose title runs from right to left is set so as a whole, byline and numbers too.
  var direction: MarkupAttribute {
    .named("dir", presented.titleLanguage != nil && presented.direction == .rightToLeft ? "rtl" : nil)
  }

  /// Writes what the story says, in a list of stories.
  ///
  /// - Parameter page: the address of the page that has the article.
  func writeStandfirst(_ html: MarkupWriter, story page: String) {
    presented.leadingBrief?.write(story: page, language: story.language, html)
    if let standfirst = presented.standfirst { write(standfirst, html) }
  }

  /// Writes what the story says above its article, unless the article begins with it.
  func writeOpening(_ html: MarkupWriter) {
    if let brief = presented.leadingBrief {
      let takesReports = !issue.settings.isStatic && !issue.isSample && !presented.isReserve
      let report = takesReports ? "#feedback" : nil
      if brief.opensArticle {
        brief.writeOrigin(report: report, html)
      } else {
        brief.write(story: "", report: report, language: story.language, html)
      }
    } else if let standfirst = presented.standfirst, !presented.standfirstOpensArticle {
      write(standfirst, html)
    }
  }

  private func write(_ standfirst: String, _ html: MarkupWriter) {
    html.p(.class("standfirst"), .dir(), .lang(story.language), text: standfirst)
  }
}

/// What must be said about an edition as a whole.
enum EditionNotes {
  static func basis(_ issue: Issue) -> String? {
    let source = issue.settings.sourceName
    return switch issue.edition.basis {
    case .recorded, .sample: nil
    case .partial: Wording.Edition.gaps(source)
    case .hindsight: Wording.Edition.hindsight(source, countsVotes: issue.settings.countsVotes)
    }
  }

  static func lateness(_ issue: Issue) -> String? {
    guard issue.edition.isLate else { return nil }
    let sealed = issue.clock.civil(issue.edition.published).date
    let isSameDay = sealed == issue.clock.civil(issue.edition.cutoff).date
    return Wording.Edition.late(
      issue.clock.time(issue.edition.published), day: isSameDay ? nil : CalendarWords.day(sealed))
  }

  /// Says that the operator leaves something out.
  static func filter(_ issue: Issue) -> String? {
    guard let terms = issue.edition.muted, !terms.isEmpty else { return nil }
    return Wording.Edition.filtered(terms)
  }

  /// Everything that must be said, in the order in which it is.
  static func all(of issue: Issue) -> [String] { [lateness(issue), basis(issue), filter(issue)].compactMap(\.self) }

  static func write(_ issue: Issue, _ html: MarkupWriter) {
    for note in all(of: issue) {
      html.p(.class("notice"), .leftToRight, text: note)
    }
  }

  static func writeCorrections(_ corrections: [Correction], issue: Issue, namesStory: Bool, _ html: MarkupWriter) {
    guard !corrections.isEmpty else { return }
    html.section(.class("corrections")) {
      html.h2(Wording.corrections)
      html.ul {
        for correction in corrections {
          html.li {
            html.date(
              issue.clock.rfc3339(correction.date), CalendarWords.day(issue.clock.civil(correction.date).date))
            if namesStory, let number = correction.story {
              html.text(", \(Wording.Story.story(issue.edition.pageName(of: number) ?? String(number)))")
            }
            html.text(": ")
            html.text(correction.text)
          }
        }
      }
    }
  }
}
