import EditionModel

/// "Worth my time" or "not", under a story: a form that needs no script, account or cookie.
struct FeedbackForm {
  let issue: Issue
  let number: Int
  /// Whether the story has a brief that may mislead.
  var hasBrief = false

  func write(_ html: MarkupWriter) {
    let votes = issue.votes[number]
    guard !issue.settings.isStatic, !issue.isSample else {
      if let votes { writeCounts(votes, html) }
      return
    }
    html.section(.class("feedback"), .id("feedback")) {
      html.h2(Wording.Feedback.question)
      html.form(.named("method", "post"), .named("action", "\(issue.path)/\(number)/feedback")) {
        html.p {
          html.button(.name("verdict"), .value("worth"), text: Wording.Feedback.worth)
          html.text(" ")
          html.button(.name("verdict"), .value("not"), text: Wording.Feedback.notWorth)
        }
        html.details {
          html.summary(Wording.Feedback.addNote)
          html.p {
            html.label(.named("for", "note"), text: Wording.Feedback.aboutNote)
            html.textarea(.id("note"), .name("note"), .named("maxlength", 500), .named("rows", 3)) {}
          }
          if hasBrief {
            html.p {
              html.text(Wording.Briefs.aboutReport + " ")
              html.button(.name("verdict"), .value("brief"), text: Wording.Briefs.report)
            }
          }
        }
      }
      if let votes { writeCounts(votes, html) }
    }
  }

  private func writeCounts(_ votes: Votes, _ html: MarkupWriter) {
    if votes.areShown { html.p(.class("by"), text: Wording.Feedback.counts(votes)) }
  }
}

/// What a reader sees after an answer. Anybody can open it, and it doesn't know who answered: it says what holds for all.
struct ThanksPage {
  let issue: Issue
  let presented: PresentedStory

  func markup() -> Markup {
    let path = "\(issue.path)/\(presented.number)"
    return PageShell(
      settings: issue.settings, title: Wording.Feedback.thanks, slot: issue.edition.key.slot, isIndexed: false
    ).markup { html in
      html.header(.class("edition")) { html.h1(Wording.Feedback.thanks) }
      html.p { html.sentence(Wording.Feedback.counted(presented.story.title, path), issue.clock) }
      if let votes = issue.votes[presented.number], votes.areShown {
        html.p(Wording.Feedback.counts(votes))
      }
      html.p { html.a(.href(path), text: Wording.Feedback.backToStory) }
      html.p { html.a(.href(issue.path), text: Wording.Feedback.toEdition) }
    }
  }
}
