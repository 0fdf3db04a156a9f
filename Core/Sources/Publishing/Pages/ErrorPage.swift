/// What went wrong, in words, and what to do.
struct ErrorPage {
  let status: Int
  let detail: String?
  let settings: SiteSettings

  func markup() -> Markup {
    let title = Wording.Problem.title(status)
    return PageShell(settings: settings, title: title).markup { html in
      html.header(.class("edition")) {
        html.p(.class("numeral"), .decoration) { html.number(status) }
        html.h1(title)
      }
      if let detail {
        html.p(detail)
      } else {
        html.p { html.sentence(advice, EditionClock(schedule: settings.schedule)) }
      }
      html.p {
        html.a(
          .href(settings.address(.front)), text: settings.isListing ? Wording.Publications.all : Wording.Problem.current
        )
      }
    }
  }

  private var advice: Sentence {
    status == 404 && !settings.isListing
      ? Wording.Problem.notFound(
        archive: settings.address(.archive), search: settings.isStatic ? nil : settings.basePath + "/search")
      : Sentence(Wording.Problem.advice(status))
  }
}

/// The front page before there is any edition.
struct EmptyPage {
  let settings: SiteSettings

  func markup() -> Markup {
    PageShell(settings: settings, title: settings.title).markup { html in
      html.header(.class("edition")) { html.h1(Wording.Problem.firstTitle) }
      html.p(Wording.Problem.none(settings))
    }
  }
}
