/// The stories that a reader saved, and the highlights. They are in the browser alone; a script lists them.
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
        html.h2(Wording.Saved.highlights)
        html.p(.id("no-highlights"), text: Wording.Saved.noHighlights)
        html.div(.id("highlights")) {}
        html.p { html.button(.type("button"), .do("export"), .flag("hidden"), text: Wording.Saved.export) }
      }
    }
  }
}

extension Wording {
  enum Saved {
    static let title = "Saved"
    static let description = "The stories you saved and the words you highlighted in this browser."
    static let none = "Nothing saved yet. Press Save on a story to keep it here."
    static let highlights = "Highlights"
    static let noHighlights = "No highlights yet. Select words in a story and press Highlight."
    static let export = "Export as Markdown"
    static let needScript = "Saving stories needs JavaScript."
  }
}
