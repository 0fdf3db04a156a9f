import ArticleModel
import EditionModel

/// The page of an edition: ten stories, what could not be read, and the end.
struct EditionPage {
  let issue: Issue
  let previous: EditionSummary?
  let next: EditionSummary?
  /// Whether it is at the site's root.
  let isFront: Bool

  private var edition: Edition { issue.edition }

  func markup() -> Markup {
    let shell = PageShell(
      settings: issue.settings, title: isFront ? issue.settings.title : issue.fullName,
      description: "\(issue.fullName): \(issue.stories.prefix(3).map(\.story.title).joined(separator: "; ")) …",
      slot: edition.key.slot, isSample: issue.isSample, path: "/editions/\(edition.key)",
      hasBook: true, card: issue.linkCard,
      facts: .init(
        edition: edition.key.description,
        due: next == nil && !issue.isSample ? issue.clock.next(after: edition.cutoff) : nil))
    return shell.markup { html in
      writeHeader(html)
      html.ol(.class("stories")) {
        for story in issue.stories { write(story, html) }
      }
      writeStandIns(html)
      writeUnreadable(html)
      EditionNotes.writeCorrections(issue.corrections, issue: issue, namesStory: true, html)
      EditionEnd(issue: issue, next: next).write(html)
      writeReserves(html)
      writeNeighbours(html)
    }
  }

  private func writeHeader(_ html: MarkupWriter) {
    html.header(.class("edition")) {
      html.h1(issue.name)
      if let date = edition.key.date {
        html.p(.class("date")) { html.date(date.description, CalendarWords.day(date)) }
      }
      html.p(.class("facts")) {
        html.span { html.sentence(Wording.Edition.stories(issue.stories.count), issue.clock) }
        html.text(" ")
        html.span { html.sentence(Wording.Edition.minutes(issue.minutes), issue.clock) }
        html.text(" ")
        if !issue.isSample {
          html.span { html.sentence(Wording.Edition.decided(edition.cutoff), issue.clock) }
        }
      }
      if let overdue = issue.overdueSentence {
        html.p(.class("notice"), .id("overdue"), .leftToRight) { html.sentence(overdue, issue.clock.ofSite) }
      }
      EditionNotes.write(issue, html)
    }
  }

  private func write(_ presented: PresentedStory, _ html: MarkupWriter) {
    let lines = StoryLines(issue: issue, presented: presented)
    html.li(
      .class("story"), .named("data-story", presented.name), .named("data-site", presented.story.site)
    ) {
      html.span(.class("numeral"), .decoration) { html.number(presented.number) }
      html.article(lines.direction) {
        lines.writeLead(html)
        lines.writeTitle(html, link: issue.path(of: presented))
        lines.writeByline(html, isWhole: false)
        lines.writeStandfirst(html, story: issue.path(of: presented))
        lines.writeNotice(html)
        lines.writeMarks(html)
        html.div(.class("numbers")) {
          lines.writeNumbers(html)
          lines.writeReason(html)
        }
      }
    }
  }

  /// What a script puts in the place of a story that the reader has muted. Nobody else learns which.
  private func writeStandIns(_ html: MarkupWriter) {
    guard !issue.reserves.isEmpty else { return }
    html.template {
      for reserve in issue.reserves { write(reserve, html) }
    }
  }

  private func writeUnreadable(_ html: MarkupWriter) {
    guard !edition.unreadable.isEmpty else { return }
    html.section(.class("aside")) {
      html.h2(Wording.unreadable)
      html.ul {
        for story in edition.unreadable {
          html.li {
            html.span(.dir()) { html.outsideLink(story.url ?? story.discussion, story.title) }
            html.text(" ")
            html.span(.class("by")) {
              html.span { html.bdi(story.site) }
              story.writeNumbers(html)
            }
            html.span(.class("why"), text: story.clause)
          }
        }
      }
    }
  }

  private func writeReserves(_ html: MarkupWriter) {
    guard !edition.reserves.isEmpty else { return }
    html.details(.class("aside reserves")) {
      html.summary(Wording.Edition.reserves(edition.reserves.count))
      html.ol(.named("start", issue.stories.count + 1)) {
        for story in edition.reserves {
          html.li {
            html.span(.dir()) {
              if let read = issue.presented(story) {
                html.a(.href(issue.path(of: read)), text: story.title)
              } else {
                html.outsideLink(story.url ?? story.discussion, story.title)
              }
            }
            html.text(" ")
            html.span(.class("by")) { story.writeNumbers(html) }
            html.span(.class("why"), text: story.reason.text)
          }
        }
      }
    }
  }

  private func writeNeighbours(_ html: MarkupWriter) {
    guard previous != nil || next != nil else { return }
    html.nav(.class("neighbours"), .label(Wording.Edition.neighbours)) {
      if let previous { write(previous, relation: "prev", Wording.Edition.previous, html) }
      if let next { write(next, relation: "next", Wording.Edition.next, html) }
    }
  }

  private func write(_ neighbour: EditionSummary, relation: String, _ words: String, _ html: MarkupWriter) {
    html.a(
      .class("wide"), .rel(relation), .href("\(issue.settings.basePath)/editions/\(neighbour.key)")
    ) {
      html.span {
        html.i(words)
        html.text(" ")
        html.text(issue.clock.fullName(of: neighbour.key))
      }
    }
  }
}

/// "That's all", and when there is more.
struct EditionEnd {
  let issue: Issue
  let next: EditionSummary?

  func write(_ html: MarkupWriter) {
    html.section(.class("fin"), .label(Wording.Edition.end)) {
      html.p(.class("all"), text: Wording.allRead)
      html.p {
        if let sentence { html.sentence(sentence, issue.clock.ofSite) }
      }
      writeForms(html)
      html.p(.class("device"), .role("status")) {}
    }
  }

  /// The edition in other forms, where a reader who has finished looks for them.
  private func writeForms(_ html: MarkupWriter) {
    html.p(.class("forms")) {
      html.a(.href(issue.path + ".epub"), .flag("download"), text: Wording.Edition.book)
      html.text(" ")
      html.a(.href(issue.path + ".md"), text: Wording.Edition.markdown)
      if !issue.settings.isStatic, !issue.isSample { writePasses(html) }
      html.text(" ")
      html.button(.type("button"), .do("print"), text: Wording.Edition.print)
      html.text(" ")
      html.a(.href(issue.settings.address(.getIt) + "#feeds"), text: Wording.Edition.feeds)
    }
  }

  /// Passes are signed when they are asked for, so files have none.
  private func writePasses(_ html: MarkupWriter) {
    if issue.settings.hasApplePass {
      html.text(" ")
      html.a(.href(issue.path + ".pkpass"), text: Wording.Pass.apple)
    }
    if issue.settings.hasGooglePass {
      html.text(" ")
      html.a(.href(issue.path + "/wallet"), text: Wording.Pass.google)
    }
  }

  private var sentence: Sentence? {
    if issue.isSample { return Wording.Edition.sampleEnd(issue.clock.slots) }
    if let next {
      return Wording.Edition.nextHasCome(
        issue.clock.name(of: next.key), day: next.key.date.map(CalendarWords.day),
        address: "\(issue.settings.basePath)/editions/\(next.key)")
    }
    return issue.nextSentence
  }
}
