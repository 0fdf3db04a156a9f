import EditionModel

/// "Worth my time" or "not", under a story: a form that needs no script, account or cookie.
struct FeedbackForm {
  let issue: Issue
  let number: Int

  func write(_ out: inout Markup) {
    let votes = issue.votes[number]
    guard !issue.settings.isStatic, !issue.isSample else {
      if let votes { writeCounts(votes, &out) }
      return
    }
    out.raw("<section class=\"feedback\" id=\"feedback\"><h2>Was this worth your time?</h2><form method=\"post\"")
    out.attribute("action", "\(issue.path)/\(number)/feedback")
    out.raw("><p><button name=\"verdict\" value=\"worth\">Worth my time</button> ")
    out.raw("<button name=\"verdict\" value=\"not\">Not worth it</button></p>")
    out.raw("<details><summary>Add a note to the editor</summary><p><label for=\"note\">It goes along with your answer")
    out.raw(", without your name or address.</label>")
    out.raw("<textarea id=\"note\" name=\"note\" maxlength=\"500\" rows=\"3\"></textarea></p></details></form>")
    if let votes { writeCounts(votes, &out) }
    out.raw("</section>")
  }

  private func writeCounts(_ votes: Votes, _ out: inout Markup) {
    guard votes.areShown else { return }
    out.raw("<p class=\"by\">")
    out.text(FeedbackForm.words(votes))
    out.raw("</p>")
  }

  /// `Worth their time to 7 of 9 readers who said so or not.`
  static func words(_ votes: Votes) -> String {
    "\(votes.worth) of \(votes.total) readers who answered found it worth their time."
  }
}

/// What a reader sees after an answer.
struct ThanksPage {
  let issue: Issue
  let presented: PresentedStory

  func markup() -> Markup {
    let path = "\(issue.path)/\(presented.number)"
    return PageShell(settings: issue.settings, title: "Thank you", slot: issue.edition.key.slot, isIndexed: false)
      .markup { out in
        out.raw("<header class=\"edition\"><h1>Thank you</h1></header><p>Your answer on ")
        out.link(path, presented.story.title)
        out.raw(" is counted; another one today takes its place. It is kept without anything about you.</p>")
        if let votes = issue.votes[presented.number], votes.areShown {
          out.element("p", FeedbackForm.words(votes))
        }
        out.raw("<p>")
        out.link(path, "Back to the story")
        out.raw("</p><p>")
        out.link(issue.path, "To the edition")
        out.raw("</p>")
      }
  }
}
