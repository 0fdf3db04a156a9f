import EditionModel

/// Every correction of the past time, the newest first: what an edition would say otherwise today.
struct CorrectionsPage {
  /// The newest first.
  let listed: [ListedCorrection]
  let settings: SiteSettings

  func markup() -> Markup {
    PageShell(
      settings: settings, title: Wording.corrections, description: Wording.Corrections.description,
      path: SiteFile.corrections.path
    ).markup { html in
      html.header(.class("edition")) { html.h1(Wording.corrections) }
      html.div(.class("text")) {
        html.p {
          html.sentence(Wording.Corrections.about(feed: settings.address(.correctionsAtom)), clock)
        }
      }
      guard !listed.isEmpty else { return html.p(Wording.Corrections.none) }
      html.ol(.class("found")) {
        for each in listed { write(each, html) }
      }
    }
  }

  private var clock: EditionClock { EditionClock(schedule: settings.schedule) }

  private func write(_ listed: ListedCorrection, _ html: MarkupWriter) {
    let correction = listed.correction
    html.li {
      html.h2(.dir()) {
        html.a(.href(settings.basePath + listed.path), text: listed.title ?? clock.fullName(of: listed.key))
      }
      html.p(.class("by")) {
        html.span { html.date(clock.rfc3339(correction.date), clock.day(correction.date)) }
        html.text(" ")
        html.span(correction.kind.label)
        html.text(" ")
        html.span(clock.fullName(of: listed.key))
      }
      html.p(correction.text)
    }
  }
}
