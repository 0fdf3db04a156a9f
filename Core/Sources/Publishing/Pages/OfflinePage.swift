/// What a device shows in the place of a page that it doesn't hold and can't fetch.
struct OfflinePage {
  let settings: SiteSettings

  func markup() -> Markup {
    PageShell(settings: settings, title: Wording.Offline.title).markup { html in
      html.header(.class("edition")) { html.h1(Wording.Offline.title) }
      html.p(Wording.Offline.stored)
      html.ul(.id("stored-editions"), .class("plain")) {}
      html.p { html.a(.href(settings.address(.front)), text: Wording.Offline.newest) }
    }
  }
}
