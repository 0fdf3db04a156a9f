/// What a device shows in the place of a page that it doesn't hold and can't fetch.
struct OfflinePage {
  let settings: SiteSettings

  func markup() -> Markup {
    PageShell(settings: settings, title: Wording.Offline.title).markup { html in
      html.header(.class("edition")) { html.h1(Wording.Offline.title) }
      html.div(.class("settings")) {
        html.form(.id("find"), .class("search"), .role("search")) {
          html.label(.named("for", "find-words"), text: Wording.Offline.find)
          html.p {
            html.input(.id("find-words"), .type("search"), .name("q"))
            html.text(" ")
            html.button(.type("submit"), text: Wording.Shell.search)
          }
        }
      }
      html.p(.id("found-count"), .class("by"), .role("status")) {}
      html.ul(.id("found"), .class("plain")) {}
      html.p(Wording.Offline.stored)
      html.ul(.id("stored-editions"), .class("plain")) {}
      html.p { html.a(.href(settings.address(.front)), text: Wording.Offline.newest) }
    }
  }
}

extension Wording {
  enum Offline {
    static let title = "Not on this device"
    static let find = "Find words in the saved stories"
    static let stored = "You’re offline, and this page isn’t saved. These are:"
    static let newest = "Go to the newest saved edition"
  }
}
