import EditionModel

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
  /// The path of this page under the site's root, where it has a permanent one.
  var path: String?
  /// Whether search engines may list it.
  var isIndexed = true
  /// The edition as JSON, for programs that look for it.
  var alternate: String?
  /// A feed of this page's own, as Atom.
  var feed: String?
  /// What the script must know about the page.
  var facts = Facts()

  struct Facts {
    /// The edition that the page belongs to.
    var edition: String?
    /// The story's name under the edition's address.
    var story: String?
    var site: String?
    /// What a reader hands on: the original's address.
    var share: String?
  }

  func markup(_ content: (inout Markup) -> Void) -> Markup {
    var out = Markup(reserving: 32_768)
    out.raw("<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\"")
    if slot == "morning" || slot == "evening" { out.attribute("class", slot ?? "") }
    out.raw(">")
    writeHead(&out)
    out.raw("<body><a class=\"skip\" href=\"#main\">Skip to the content</a>")
    writeMasthead(&out)
    if isSample {
      out.raw(
        "<aside class=\"sample\" aria-label=\"Sample\"><strong>Sample edition.</strong> Ten pieces written for this program; none of them was chosen from Hacker News.</aside>"
      )
    }
    out.raw("<main id=\"main\"")
    out.attribute("data-edition", ifPresent: facts.edition)
    out.attribute("data-story", ifPresent: facts.story)
    out.attribute("data-site", ifPresent: facts.site)
    out.attribute("data-share", ifPresent: facts.share)
    out.raw(">")
    content(&out)
    out.raw("</main>")
    writeFoot(&out)
    out.raw("</body></html>\n")
    return out
  }

  private func writeHead(_ out: inout Markup) {
    out.raw("<head><meta charset=\"utf-8\">")
    // A static host may be unable to send headers; what matters most stands in the page too.
    out.raw("<meta http-equiv=\"Content-Security-Policy\"")
    out.attribute("content", Publisher.documentPolicy)
    out.raw("><title>")
    if isSample, !title.hasPrefix("Sample") { out.raw("Sample: ") }
    out.text(title)
    if title != settings.title {
      out.raw(" – ")
      out.text(settings.title)
    }
    out.raw("</title><meta name=\"viewport\" content=\"width=device-width,initial-scale=1,viewport-fit=cover\">")
    out.raw("<meta name=\"referrer\" content=\"no-referrer\"><meta name=\"color-scheme\" content=\"light dark\">")
    out.raw("<meta name=\"theme-color\" content=\"#fbf8f2\" media=\"(prefers-color-scheme:light)\">")
    out.raw("<meta name=\"theme-color\" content=\"#151412\" media=\"(prefers-color-scheme:dark)\">")
    if !isIndexed { out.raw("<meta name=\"robots\" content=\"noindex\">") }
    if let description {
      out.raw("<meta name=\"description\"")
      out.attribute("content", description)
      out.raw(">")
    }
    link("manifest", "/manifest.webmanifest", &out)
    link("icon", "/icon.svg", type: "image/svg+xml", &out)
    link("apple-touch-icon", "/icon-180.png", &out)
    if let path { link("canonical", path, base: settings.baseURL, &out) }
    link("alternate", "/feed.atom", type: "application/atom+xml", title: "Stories", &out)
    link("alternate", "/feed-editions.atom", type: "application/atom+xml", title: "Editions", &out)
    link("alternate", "/feed.json", type: "application/feed+json", title: "Stories", &out)
    link("alternate", SiteFile.correctionsAtom.path, type: "application/atom+xml", title: "Corrections", &out)
    link("alternate", "/opds", type: MediaType.catalogue.rawValue, title: "Books", &out)
    if let alternate { link("alternate", alternate, type: "application/json", &out) }
    if let feed { link("alternate", feed, type: "application/atom+xml", title: title, &out) }
    if let path, path.hasPrefix("/editions/") {
      // Every page of an edition or a story has a Markdown twin.
      link("alternate", path + ".md", type: "text/markdown", &out)
      if alternate == path + ".json" { link("alternate", path + ".epub", type: MediaType.book.rawValue, &out) }
    }
    out.raw("<style>")
    out.append(StyleSheet.markup)
    out.raw("</style><script>")
    out.append(WebScripts.early)
    out.raw("</script><script async=\"\"")
    out.attribute("src", settings.basePath + "/app.js")
    out.raw("></script></head>")
  }

  private func link(
    _ relation: StaticString, _ path: String, base: String? = nil, type: String? = nil, title: String? = nil,
    _ out: inout Markup
  ) {
    out.raw("<link rel=\"")
    out.raw(relation)
    out.raw("\"")
    out.attribute("type", ifPresent: type)
    out.attribute("title", ifPresent: title)
    out.attribute("href", (base ?? settings.basePath) + path)
    out.raw(">")
  }

  private func writeMasthead(_ out: inout Markup) {
    out.raw("<header class=\"masthead\"><a class=\"name\"")
    out.attribute("href", settings.basePath + "/")
    out.raw(">")
    // The ten is the idea of the whole: it stands out of the name where the name holds it.
    if settings.title.hasPrefix("10") {
      out.raw("<b>10</b>")
      out.text(settings.title.dropFirst(2))
    } else {
      out.text(settings.title)
    }
    out.raw(
      "</a><span class=\"own\"><button type=\"button\" data-do=\"back\">Back</button><button type=\"button\" data-do=\"refresh\">Refresh</button></span>"
    )
    out.raw("<nav aria-label=\"Site\"><a")
    out.attribute("href", settings.basePath + "/archive")
    out.raw(">Archive</a><a")
    if !settings.isStatic {
      out.attribute("href", settings.basePath + "/search")
      out.raw(">Search</a><a")
    }
    out.attribute("href", settings.basePath + "/settings")
    out.raw(">Settings</a><a")
    out.attribute("href", settings.basePath + "/about")
    out.raw(">About</a></nav></header>")
  }

  private func writeFoot(_ out: inout Markup) {
    out.raw(
      "<footer class=\"foot\"><p>Ten stories, every morning and every evening. Then nothing, until the next.</p><p>")
    out.raw("<a")
    out.attribute("href", settings.basePath + "/feed.atom")
    out.raw(">Feed</a> <a")
    out.attribute("href", settings.basePath + "/feed.json")
    out.raw(">JSON feed</a> <a")
    out.attribute("href", settings.basePath + "/archive")
    out.raw(">Archive</a> <a")
    out.attribute("href", settings.basePath + "/week")
    out.raw(">The past week</a> <a")
    out.attribute("href", settings.basePath + SiteFile.corrections.path)
    out.raw(">Corrections</a> <a")
    out.attribute("href", settings.basePath + StatusFile.page.path)
    out.raw(">Status</a> <a")
    out.attribute("href", settings.basePath + "/about")
    out.raw(">How it is made</a></p></footer>")
  }
}

extension Markup {
  /// An anchor with a text.
  mutating func link(_ address: String, _ text: some StringProtocol) {
    raw("<a")
    attribute("href", address)
    raw(">")
    self.text(text)
    raw("</a>")
  }

  /// An anchor to an outside page where its scheme allows one, else the text.
  mutating func outsideLink(_ address: String?, _ text: some StringProtocol) {
    if let address = address.flatMap(SafeLink.address) { link(address, text) } else { self.text(text) }
  }

  /// `18:00, Berlin time`, which a script tells in the reader's own zone.
  mutating func clockTime(_ instant: Timestamp, _ clock: EditionClock, hasDay: Bool) {
    raw("<time")
    attribute("datetime", clock.rfc3339(instant))
    attribute("data-zone", clock.time(instant))
    if hasDay { raw(" data-day=\"\"") }
    raw(">")
    text("\(clock.time(instant)), \(clock.zoneName)")
    raw("</time>")
  }

  /// `<time>` with what a program reads and what a person reads.
  mutating func time(_ instant: String, _ words: String) {
    raw("<time")
    attribute("datetime", instant)
    raw(">")
    text(words)
    raw("</time>")
  }
}
