import EditionModel
import OutsideText

/// What every page has around its content: head, masthead and foot.
struct PageShell {
  var settings: SiteSettings
  /// Without the site's name.
  var title: String
  var description: String?
  /// `morning`, `evening` or nothing: the hour's colour.
  var slot: String?
  /// Names the sample on every page of it.
  var isSample = false
  /// The path of this page under the site's root, if it has a permanent one.
  var path: String?
  /// Whether search engines may list it.
  var isIndexed = true
  /// Whether the page has a Markdown twin, if it belongs to an edition.
  var hasTwin = true
  /// The address of the original, for search engines, where a page shows somebody else's text in public.
  var original: String?
  /// Whether there is a book of what the page shows.
  var hasBook = false
  /// A feed of this page's own, as Atom.
  var feed: String?
  /// What a link to the page looks like in a chat.
  var card: LinkCard?
  /// What the script must know about the page.
  var facts = Facts()
  /// The feeds of a page about several publications, with their titles.
  var feeds: [(title: String, address: String)] = []

  struct Facts {
    /// The edition that the page belongs to.
    var edition: String?
    /// The story's name under the edition's address.
    var story: String?
    var site: String?
    /// The original's address, which readers share.
    var share: String?
    /// When the edition after the newest is due. Only static files say so: a server knows whether it came.
    var due: String?
  }

  func markup(_ content: (MarkupWriter) -> Void) -> Markup {
    Markup(reserving: 32_768) { html in
      html.raw("<!DOCTYPE html>\n")
      html.html(
        .lang("en"), .leftToRight, .class(["morning", "evening"].contains(colour) ? colour : nil)
      ) {
        PageHead(shell: self).write(html)
        html.body {
          html.a(.class("skip"), .href("#main"), text: Wording.Shell.skip)
          writeMasthead(html)
          if isSample { writeSampleNote(html) }
          html.linksOutside = !isSample
          html.main(
            .id("main"), .named("data-edition", facts.edition), .named("data-story", facts.story),
            .named("data-site", facts.site), .named("data-share", facts.share),
            .named("data-due", settings.isStatic ? facts.due : nil)
          ) { content(html) }
          html.linksOutside = true
          writeFoot(html)
        }
      }
      html.raw("\n")
    }
  }

  private var colour: String? { settings.colour.slot(of: slot) }

  private func writeSampleNote(_ html: MarkupWriter) {
    html.aside(.class("sample"), .label(Wording.Shell.sample)) {
      html.sentence(
        Wording.Shell.sampleNote(unreachable: settings.sourceName, retry: settings.retry),
        EditionClock(schedule: settings.schedule))
    }
  }

  private func writeMasthead(_ html: MarkupWriter) {
    html.header(.class("masthead")) {
      html.a(.class("name"), .href(settings.address(.front))) {
        // The ten is the idea of the whole: it has its own weight in a name that begins with it.
        if settings.title.hasPrefix("10") {
          html.b("10")
          html.text(settings.title.dropFirst(2))
        } else {
          html.text(settings.title)
        }
      }
      if settings.isListing { return }
      html.span(.class("own")) {
        html.button(.type("button"), .do("back"), text: Wording.Shell.back)
        html.button(.type("button"), .do("refresh"), text: Wording.Shell.refresh)
      }
      html.nav(.label(Wording.Shell.navigation)) {
        html.a(.href(settings.address(.archive)), text: Wording.Shell.archive)
        if !settings.isStatic { html.a(.href(settings.basePath + "/search"), text: Wording.Shell.search) }
        html.a(.href(settings.address(.saved)), text: Wording.Shell.saved)
        html.a(.href(settings.address(.settings)), text: Wording.Shell.settings)
        html.a(.href(settings.address(.getIt)), text: Wording.Shell.getIt)
      }
    }
  }

  private var takesMail: Bool { settings.takesSubscribers && !settings.isStatic }

  private func writeFoot(_ html: MarkupWriter) {
    let links =
      [
        (settings.address(.storiesAtom), Wording.Shell.feed),
        (settings.address(.archive), Wording.Shell.archive), (settings.address(.week), Wording.Shell.week),
        (settings.address(.corrections), Wording.corrections),
        (settings.basePath + StatusFile.page.path, Wording.Shell.status),
        (settings.address(.getIt), Wording.Shell.getIt), (settings.address(.about), Wording.Shell.about),
      ] + (takesMail ? [(settings.basePath + "/subscribe", Wording.Shell.mail)] : [])
      + (settings.listing.map { [($0, Wording.Shell.publications)] } ?? [])
    html.footer(.class("foot")) {
      if settings.isListing {
        html.p(Wording.Publications.motto)
        return html.p { html.a(.href(settings.basePath + StatusFile.page.path), text: Wording.Shell.status) }
      }
      html.p(Wording.Shell.motto(settings.schedule))
      html.p {
        for (index, link) in links.enumerated() {
          if index > 0 { html.text(" ") }
          html.a(.href(link.0), text: link.1)
        }
      }
    }
  }
}

/// The head of a page. Style and the first script are in it: they come with the first round trip.
private struct PageHead {
  let shell: PageShell
  private var settings: SiteSettings { shell.settings }

  func write(_ html: MarkupWriter) {
    html.head {
      html.meta(.named("charset", "utf-8"))
      // A static host may be unable to send headers; what matters most is in the page too.
      html.meta(.named("http-equiv", "Content-Security-Policy"), .content(Publisher.documentPolicy))
      html.title(title)
      html.meta(.name("viewport"), .content("width=device-width,initial-scale=1,viewport-fit=cover"))
      html.meta(.name("referrer"), .content("no-referrer"))
      html.meta(.name("color-scheme"), .content("light dark"))
      html.meta(.name("theme-color"), .content("#fbf8f2"), .named("media", "(prefers-color-scheme:light)"))
      html.meta(.name("theme-color"), .content("#151412"), .named("media", "(prefers-color-scheme:dark)"))
      if !shell.isIndexed || settings.audience == .private { html.meta(.name("robots"), .content("noindex")) }
      if let description = shell.description { html.meta(.name("description"), .content(description)) }
      if !settings.isListing { link("manifest", settings.address(.manifest), html) }
      link("icon", settings.address(.icon(.vector)), type: "image/svg+xml", html)
      link("apple-touch-icon", settings.address(.icon(.touch)), html)
      if let canonical = shell.original ?? shell.path.map({ settings.baseURL + $0 }) {
        link("canonical", canonical, html)
      }
      shell.card?.write(path: shell.path, description: shell.description, settings: settings, html)
      writeAlternates(html)
      html.style { html.append(StyleSheet.markup) }
      if settings.isListing { return }
      let app = "\(settings.address(.script(.app)))?\(WebScripts.appVersion)"
      html.script(.named("data-app", app)) { html.append(WebScripts.early) }
    }
  }

  private var title: String {
    let page = (shell.isSample && !shell.title.hasPrefix("Sample") ? Wording.Shell.sampleTitle : "") + shell.title
    // What a reader searched for is from outside too.
    return PlainName.cleaned(shell.title == settings.title ? page : "\(page) – \(settings.title)")
  }

  /// The same in other forms.
  private func writeAlternates(_ html: MarkupWriter) {
    let atom = "application/atom+xml"
    for feed in shell.feeds { link("alternate", feed.address, type: atom, title: feed.title, html) }
    if settings.isListing { return }
    alternate(.storiesAtom, type: atom, title: Wording.Shell.stories, html)
    alternate(.editionsAtom, type: atom, title: Wording.Shell.editions, html)
    alternate(.storiesJSON, type: "application/feed+json", title: Wording.Shell.stories, html)
    alternate(.correctionsAtom, type: atom, title: Wording.corrections, html)
    alternate(.catalogue(.xml), type: MediaType.catalogue.rawValue, title: Wording.Shell.books, html)
    let base = settings.basePath
    if let feed = shell.feed { link("alternate", base + feed, type: atom, title: shell.title, html) }
    if shell.hasTwin, let path = shell.path, path.hasPrefix("/editions/") {
      // Every page of an edition or a story has a Markdown twin. The JSON has no link of this kind: readers of feeds take
      // any alternate of type JSON for a JSON Feed.
      link("alternate", base + path + ".md", type: "text/markdown", html)
      if shell.hasBook { link("alternate", base + path + ".epub", type: MediaType.book.rawValue, html) }
    }
  }

  private func alternate(_ file: SiteFile, type: String, title: String, _ html: MarkupWriter) {
    link("alternate", settings.address(file), type: type, title: title, html)
  }

  private func link(
    _ relation: String, _ address: String, type: String? = nil, title: String? = nil, _ html: MarkupWriter
  ) {
    html.link(.rel(relation), .type(type), .named("title", title), .href(address))
  }
}

extension SiteSettings {
  /// Where a file of the site is, as a path on its host.
  func address(_ file: SiteFile) -> String { basePath + file.path }
}
