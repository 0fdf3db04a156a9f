import EditionModel

/// What this is, how stories are chosen, and what readers may hold it to.
struct AboutPage {
  let settings: SiteSettings
  let hasSample: Bool

  func markup() -> Markup {
    let clock = EditionClock(schedule: settings.schedule)
    return PageShell(
      settings: settings, title: "About", description: "What \(settings.title) is and how it is made.", path: "/about"
    ).markup { out in
      out.raw("<header class=\"edition\"><h1>About</h1></header><div class=\"text\"><p>")
      out.text(settings.title)
      out.raw(" is a newspaper of ten stories. It watches ")
      out.text(settings.sourceName)
      out.raw(", chooses ten stories at ")
      out.text(clock.slots)
      out.raw(
        ", fetches the page behind each of them, keeps what there is to read, and prints the result. Then it says “that’s all”, and stops.</p>"
      )
      out.raw("<h2>How stories are chosen</h2><p>By rules, from what could be seen before the cut-off: ")
      // A publication from feeds has no votes to speak of.
      out.raw(
        settings.countsVotes
          ? "how points and comments grew, how long a story held its place"
          : "how new a story is, how many of its site stand here already")
      out.raw(
        """
        , whether it was published here before. No person and no language model picks or rewrites anything. Each \
        story says why it is here, and every number in that reason can be computed again from the record. The ten that came next are listed at the end of each edition, with why \
        they lost.</p>\
        <h2>What you may hold it to</h2><ul><li>An edition never changes once it is published. What turned out wrong \
        is <a
        """)
      out.attribute("href", settings.basePath + SiteFile.corrections.path)
      out.raw(
        """
        >corrected beside it</a>, with a date: links and titles are looked at again after a day and a week.</li>\
        <li>It says what it doesn’t have: a part of an article is called a part, and a page that could not be read is listed, not dropped.</li><li>It says what a choice rests on. An \
        edition that was made late, or after gaps in the record, is marked so. What is amiss now is told on <a
        """)
      out.attribute("href", settings.basePath + StatusFile.page.path)
      out.raw(">a page of its own</a>.</li>")
      if settings.countsVotes { out.raw("<li>Points and comments are as they stood at the cut-off.</li>") }
      out.raw(
        """
        <li>Comments are quoted whole, as they stood, with a link to where they \
        stand.</li></ul>\
        <h2>What it knows about you</h2><p>Nothing. There is no account, no cookie, no script from elsewhere; images \
        come from here, so that no site learns that you read about it.</p>
        """)
      out.raw("<h2>Whose texts these are</h2><p>Their authors’. Every story names its source and links to it. ")
      out.raw(
        settings.audience == .private
          ? "This copy is for its owner’s own reading."
          : "Articles stand here in full only where their licence or their site allows it; otherwise there is an excerpt and the link."
      )
      out.raw("</p>")
      if let contact = settings.contact {
        out.raw("<p>Whoever wants a text taken down, or has found a mistake, writes to ")
        out.outsideLink(contact, contact.replacing("mailto:", with: ""))
        out.raw(". A withdrawal takes effect everywhere and is recorded beside the edition.</p>")
      }
      out.raw("<h2>For programs</h2><p>Stories come as <a")
      out.attribute("href", settings.basePath + "/feed.atom")
      out.raw(">Atom</a> and <a")
      out.attribute("href", settings.basePath + "/feed.json")
      out.raw(">JSON Feed</a>, whole editions as <a")
      out.attribute("href", settings.basePath + "/feed-editions.atom")
      out.raw(">Atom</a> and <a")
      out.attribute("href", settings.basePath + "/feed-editions.json")
      out.raw(
        ">JSON Feed</a>, corrections as <a")
      out.attribute("href", settings.basePath + SiteFile.correctionsAtom.path)
      out.raw(
        ">Atom</a>. Every edition is also there as <code>/editions/KEY.json</code> and <code>/editions/KEY.md</code>.</p>"
      )
      if hasSample {
        out.raw("<p>To see what an edition looks like, there is a <a")
        out.attribute("href", settings.basePath + "/editions/sample")
        out.raw(">sample edition</a> of pieces written for this program.</p>")
      }
      out.raw("<p class=\"by\">Made by tenhn ")
      out.text(settings.version)
      if let source = settings.sourceCode {
        out.raw(", ")
        out.outsideLink(source, "source code")
      }
      out.raw("</p></div>")
    }
  }
}
