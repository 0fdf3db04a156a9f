/// What a device shows in the place of a page that it doesn't hold and can't fetch.
struct OfflinePage {
  let settings: SiteSettings

  func markup() -> Markup {
    PageShell(settings: settings, title: PageWords.Offline.title).markup { html in
      html.header(.class("edition")) { html.h1(PageWords.Offline.title) }
      html.p(PageWords.Offline.stored)
      html.ul(.id("stored-editions"), .class("plain")) {}
      html.p { html.a(.href(settings.address(.front)), text: PageWords.Offline.newest) }
    }
  }
}
