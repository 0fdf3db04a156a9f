import WebAddress

/// Every way to read the site elsewhere: on a phone, on an e-reader, by feed, by keyboard, by program.
struct GetPage {
  let settings: SiteSettings
  private typealias Words = Wording.Get

  func markup() -> Markup {
    PageShell(
      settings: settings, title: Words.title, description: Words.description(settings.title),
      path: SitePage.getIt.path
    ).markup { html in
      html.header(.class("edition")) { html.h1(Words.title) }
      html.div(.class("text")) {
        writePhone(html)
        writeApp(html)
        writeReader(html)
        writeFeeds(html)
        writeMail(html)
        writeKeys(html)
        writePrograms(html)
      }
    }
  }

  private var clock: EditionClock { EditionClock(schedule: settings.schedule) }
  private func sentence(_ sentence: Sentence, _ html: MarkupWriter) { html.p { html.sentence(sentence, clock) } }

  private func writePhone(_ html: MarkupWriter) {
    html.h2(.id("phone"), text: Words.phone)
    html.p(Words.phoneText)
    writeCode(of: settings.baseURL + "/", Words.phoneCode, html)
    html.ul {
      for step in Words.phoneSteps { html.li { html.sentence(step, clock) } }
    }
  }

  private func writeApp(_ html: MarkupWriter) {
    guard let page = settings.appPage else { return }
    html.h2(.id("app"), text: Words.app)
    sentence(Words.appText(page, site: settings.baseURL + "/", opensLinks: settings.appID != nil), html)
  }

  /// A code that leads to an address. Loopback is another machine for whoever scans it, so there is none of it.
  private func writeCode(of address: String, _ label: String, _ html: MarkupWriter) {
    guard let host = WebURL(address)?.host, !GetPage.isLoopback(host), let code = QRCode(address) else { return }
    html.figure(.class("scan")) {
      code.write(label: label, html)
      html.figcaption(label)
    }
  }

  /// Whether browsers give the site what they give only over HTTPS, or to the reader's own machine.
  private var isSecure: Bool {
    settings.baseURL.hasPrefix("https:") || WebURL(settings.baseURL)?.host.map(GetPage.isLoopback) ?? false
  }

  private static func isLoopback(_ host: String) -> Bool {
    host == "localhost" || host.hasSuffix(".localhost") || host.hasPrefix("127.") || host == "[::1]"
  }

  private func writeReader(_ html: MarkupWriter) {
    html.h2(.id("e-reader"), text: Words.reader)
    let address = settings.baseURL + SiteFile.catalogue(.xml).path
    sentence(Words.readerText(address), html)
    writeCode(of: address, Words.readerCode, html)
    sentence(Words.readerOne, html)
  }

  private func writeFeeds(_ html: MarkupWriter) {
    html.h2(.id("feeds"), text: Words.feeds)
    sentence(Words.feedsText(settings.address), html)
    sentence(Words.moreFeeds(settings.address, status: settings.basePath + StatusFile.feed.path), html)
    if let listing = settings.listing {
      sentence(Words.publications(listing, list: String(listing.dropLast()) + PublicationsPage.listPath), html)
    }
  }

  private func writeMail(_ html: MarkupWriter) {
    guard !settings.isStatic, settings.takesSubscribers || settings.notifies else { return }
    html.h2(.id("mail"), text: Words.mail)
    if settings.takesSubscribers { sentence(Words.mailText(settings.basePath + "/subscribe"), html) }
    if settings.notifies {
      sentence(isSecure ? Words.notifyText(settings.address(.settings)) : Words.notifyInsecure, html)
    }
  }

  private func writeKeys(_ html: MarkupWriter) {
    html.h2(.id("keys"), text: Words.keys)
    sentence(Words.keysText(settings.address(.settings)), html)
    html.dl(.class("keys")) {
      for (key, meaning) in Words.keyList(hasSearch: !settings.isStatic) {
        html.dt { html.kbd(key) }
        html.dd(meaning)
      }
    }
  }

  private func writePrograms(_ html: MarkupWriter) {
    html.h2(.id("programs"), text: Words.programs)
    sentence(Words.programsText(settings.address, base: settings.basePath), html)
    if !settings.isStatic {
      sentence(Words.api(settings.basePath + "/api/v1/openapi.json", tools: settings.basePath + "/mcp"), html)
    }
  }
}

extension Wording {
  enum Get {
    static let title = "Get it"
    static let mail = "When it comes out"
    static func mailText(_ address: String) -> Sentence {
      "Each edition can come \(link: "by mail", to: address): ten titles with links."
    }
    static func notifyText(_ address: String) -> Sentence {
      "A browser can notify you: press the button in \(link: "Settings", to: address)."
    }
    static let notifyInsecure: Sentence =
      "Browsers notify only of sites that begin with https. This one begins with http, so they don’t offer it here."
    static let phone = "On your phone"
    static let phoneText =
      "Add it to the Home Screen and it opens like an app. The newest edition is saved on the phone, so you can read it without a connection."
    static let phoneSteps: [Sentence] = [
      "iPhone or iPad: open this site in Safari, tap Share, then \(strong: "Add to Home Screen").",
      "Android: open the browser’s menu, then tap \(strong: "Install app") or \(strong: "Add to Home screen").",
    ]
    static let phoneCode = "Scan to open this site"
    static let app = "In the app"
    static func appText(_ page: String, site: String, opensLinks: Bool) -> Sentence {
      opensLinks
        ? "\(link: "The reader app", to: page) shows this site on an iPhone, an iPad or a Mac. When it asks for the site, enter \(code: site). Links to this site then open in the app."
        : "\(link: "The reader app", to: page) shows this site on an iPhone, an iPad or a Mac. When it asks for the site, enter \(code: site)."
    }
    static let reader = "On your e-reader"
    static let readerCode = "Scan for the catalogue’s address"
    static let readerOne: Sentence = "To get a single edition, open it and choose EPUB at its end."
    static let feeds = "In your feed reader"
    static let keys = "With the keyboard"
    static let programs = "For programs"

    static func description(_ site: String) -> String {
      "\(site) on your phone, e-reader or feed reader, with the keyboard, and for programs."
    }
    static func readerText(_ address: String) -> Sentence {
      "KOReader, Thorium, Moon+ Reader and others read OPDS catalogues. Add this address to get every edition as an EPUB: \(code: address)"
    }
    static func feedsText(_ address: (SiteFile) -> String) -> Sentence {
      "Ten entries per edition: \(link: "Atom", to: address(.storiesAtom)) or \(link: "JSON Feed", to: address(.storiesJSON)). One entry per edition: \(link: "Atom", to: address(.editionsAtom)) or \(link: "JSON Feed", to: address(.editionsJSON))."
    }
    static func moreFeeds(_ address: (SiteFile) -> String, status: String) -> Sentence {
      "There are also feeds of \(link: "corrections", to: address(.correctionsAtom)) and of \(link: "problems with this site", to: status)."
    }
    static func keysText(_ settings: String) -> Sentence {
      "Press \(key: "?") on any page to see this list. You can turn these keys off in \(link: "Settings", to: settings)."
    }
    /// The same as `keys.js` shows.
    static func keyList(hasSearch: Bool) -> [(key: String, meaning: String)] {
      [
        ("j", "next story"), ("k", "previous story"), ("o", "open"), ("v", "view the original"), ("c", "comments"),
        ("n", "next comment on the story"), ("p", "previous comment on the story"), ("m", "mark as read or unread"),
        ("s", "save or unsave"),
        ("h", "highlight the selected words"),
      ] + (hasSearch ? [("/", "search")] : [])
        + [("?", "keyboard shortcuts"), ("Esc", "close, or go back to the edition")]
    }
    static func programsText(_ address: (SiteFile) -> String, base: String) -> Sentence {
      "Every edition is also available as \(code: base + "/editions/KEY.json") and \(code: base + "/editions/KEY.md"); \(link: "editions.json", to: address(.editionIndex)) lists the newest, and \(link: "llms.txt", to: address(.llmsText)) leads language models to the text."
    }
    static func publications(_ address: String, list: String) -> Sentence {
      "This is one of \(link: "several publications", to: address). Their feeds are also \(link: "one list", to: list) (OPML), which feed readers import."
    }
    static func api(_ description: String, tools: String) -> Sentence {
      "The \(link: "API", to: description) is described by OpenAPI. Assistants that speak MCP connect to \(code: tools)."
    }
  }
}
