/// What a device shows in the place of a page that it doesn't hold and can't fetch. Opened itself, it lists what the device holds.
///
/// Only a script knows which of the two it is, and what is held: what it shows is hidden until then.
struct OfflinePage {
  let settings: SiteSettings

  func markup() -> Markup {
    PageShell(settings: settings, title: Wording.Offline.title).markup { html in
      html.header(.class("edition")) { html.h1(Wording.Offline.title) }
      html.noscript { html.p(Wording.Offline.needScript) }
      html.p(.id("absent"), .flag("hidden"), text: Wording.Offline.absent)
      html.div(.id("device"), .flag("hidden")) {
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
        html.p(.id("stored-line")) {}
        html.ul(.id("stored-editions"), .class("plain")) {}
      }
      html.p { html.a(.href(settings.address(.front)), text: Wording.Offline.newest) }
    }
  }
}

extension Wording {
  enum Offline {
    static let title = "On this device"
    static let find = "Find words in the saved stories"
    static let absent = "You’re offline, and this page isn’t saved."
    static let needScript = "The list of what is saved on this device needs a script."
    static let newest = "Go to the newest edition"
  }
}
