/// What went wrong, in words, and what to do.
struct ErrorPage {
  let status: Int
  let detail: String?
  let settings: SiteSettings

  func markup() -> Markup {
    PageShell(settings: settings, title: title).markup { out in
      out.raw("<header class=\"edition\"><p class=\"numeral\" aria-hidden=\"true\">")
      out.number(status)
      out.raw("</p><h1>")
      out.text(title)
      out.raw("</h1></header><p>")
      out.text(detail ?? advice)
      out.raw("</p><p>")
      out.link(settings.basePath + "/", "To the current edition")
      out.raw("</p>")
    }
  }

  private var title: String {
    switch status {
    case 404: "There is no such page"
    case 410: "This was withdrawn"
    case 429: "Too many requests"
    case 503: "Not ready yet"
    default: status < 500 ? "This request can’t be answered" : "Something went wrong here"
    }
  }

  private var advice: String {
    switch status {
    case 404: "Perhaps the address was cut short. Every edition is in the archive."
    case 429: "Please try again in a minute."
    case 503: "Please try again in a few minutes."
    default: status < 500 ? "Please check the address." : "It is no fault of yours. Please try again in a minute."
    }
  }
}

/// The front page before there is any edition.
struct EmptyPage {
  let settings: SiteSettings

  func markup() -> Markup {
    PageShell(settings: settings, title: settings.title).markup { out in
      out.raw("<header class=\"edition\"><h1>No edition yet</h1></header><p>")
      out.text("The first ten stories come at the next of \(EditionClock(schedule: settings.schedule).slots).")
      out.raw(" Until then there is nothing to read here.</p>")
    }
  }
}
