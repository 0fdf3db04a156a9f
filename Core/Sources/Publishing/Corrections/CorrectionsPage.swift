import EditionModel

/// Every correction of the past time, the newest first: what an edition would say otherwise today.
struct CorrectionsPage {
  /// The newest first.
  let listed: [ListedCorrection]
  let settings: SiteSettings

  func markup() -> Markup {
    PageShell(
      settings: settings, title: Wording.corrections, description: Wording.Corrections.description,
      path: SitePage.corrections.path
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

extension Wording {
  enum Corrections {
    static let description = "What has changed since publication, recorded beside the editions."
    static let none = "No corrections yet."
    static let feedDescription = "What has changed since an edition was published."

    static func about(feed: String) -> Sentence {
      "An edition never changes. We check links and titles again after a day and a week, and record what has changed here, with its date. Also available as an \(link: "Atom feed", to: feed)."
    }
    static func feedTitle(_ site: String) -> String { site + " corrections" }
  }
}
