/// The stories that a reader saved. They are in the browser alone; a script lists them.
struct SavedPage {
  let settings: SiteSettings

  func markup() -> Markup {
    PageShell(
      settings: settings, title: Wording.Saved.title, description: Wording.Saved.description,
      path: SitePage.saved.path, isIndexed: false
    ).markup { html in
      html.header(.class("edition")) {
        html.h1(Wording.Saved.title)
        html.p(.class("facts"), text: Wording.Settings.privacy)
      }
      html.noscript { html.p(Wording.Saved.needScript) }
      html.section(.class("settings")) {
        html.p(.id("none-saved"), text: Wording.Saved.none)
        html.ul(.id("saved"), .class("plain")) {}
      }
    }
  }
}

extension Wording {
  enum Saved {
    static let title = "Saved"
    static let description = "The stories you saved in this browser."
    static let none = "Nothing saved yet. Press Save on a story to keep it here."
    static let needScript = "Saving stories needs JavaScript."
  }
}
