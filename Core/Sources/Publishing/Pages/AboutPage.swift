import EditionModel

/// What this is, how stories are chosen, and what readers may hold it to.
struct AboutPage {
  let settings: SiteSettings
  let hasSample: Bool

  func markup() -> Markup {
    PageShell(
      settings: settings, title: Wording.About.title, description: Wording.About.description(settings.title),
      path: SitePage.about.path
    ).markup { html in
      html.header(.class("edition")) { html.h1(Wording.About.title) }
      html.div(.class("text")) {
        writeChoosing(html)
        writePromises(html)
        html.h2(Wording.About.privacy)
        html.p(Wording.About.privacyText)
        writeRights(html)
        writeMore(html)
      }
    }
  }

  private func writeChoosing(_ html: MarkupWriter) {
    html.p(Wording.About.what(settings.title, source: settings.sourceName, slots: clock.slots))
    html.h2(Wording.About.choosing)
    html.p(Wording.About.choosingText(countsVotes: settings.countsVotes, briefs: settings.briefChooser))
  }

  private func writePromises(_ html: MarkupWriter) {
    html.h2(Wording.About.promises)
    html.ul {
      for promise in Wording.About.promiseList(
        countsVotes: settings.countsVotes, corrections: settings.address(.corrections),
        status: settings.basePath + StatusFile.page.path)
      {
        html.li { html.sentence(promise, clock) }
      }
    }
  }

  private func writeRights(_ html: MarkupWriter) {
    html.h2(Wording.About.rights)
    html.p(Wording.About.rightsText(settings.audience))
    if let contact = settings.contact {
      html.p { html.sentence(Wording.About.contact(contact), clock) }
    }
  }

  private func writeMore(_ html: MarkupWriter) {
    html.h2(Wording.About.more)
    html.p { html.sentence(Wording.About.getIt(settings.address(.getIt)), clock) }
    if hasSample {
      html.p { html.sentence(Wording.About.sample(settings.basePath + "/editions/sample"), clock) }
    }
    html.p(.class("by")) {
      html.sentence(Wording.About.program(settings.version, source: settings.sourceCode), clock)
    }
  }

  private var clock: EditionClock { EditionClock(schedule: settings.schedule) }
}

extension Wording {
  enum About {
    static let title = "About"
    static let choosing = "How stories are chosen"
    static let promises = "What we promise"
    static let privacy = "What we know about you"
    static let privacyText =
      "Nothing. There’s no account, no cookie and no script from elsewhere. Images come from here, so no other site learns what you read."
    static let rights = "Whose texts these are"
    static let more = "Where to read it"

    static func description(_ site: String) -> String { "What \(site) is and how it’s made." }
    static func what(_ site: String, source: String, slots: String) -> String {
      "\(site) is a newspaper of ten stories. It watches \(source), chooses ten stories at \(slots), fetches the page behind each one, keeps what there is to read, and publishes the result. Then it says “that’s all” and stops."
    }
    /// A publication from feeds has no votes to speak of.
    static func choosingText(countsVotes: Bool, briefs: SiteSettings.BriefChooser?) -> String {
      let signs =
        countsVotes
        ? "how points and comments grew, how long a story held its rank"
        : "how new a story is, how many stories we have from its site"
      let hands =
        briefs.map {
          "No person picks or rewrites anything. A language model, \($0.model), chooses which sentences of an article stand under its title, and \($0.responsible) answers for that; it neither picks stories nor writes a word."
        } ?? "No person and no language model picks or rewrites anything."
      return
        "By rules, from what could be seen before the cut-off: \(signs), and whether we published it before. \(hands) Each story says why it’s here, and every number in that reason can be recomputed from the record. The ten that came next are listed at the end of each edition, with the reason."
    }
    static func promiseList(countsVotes: Bool, corrections: String, status: String) -> [Sentence] {
      [
        "An edition never changes once it’s published. Mistakes are \(link: "corrected beside it", to: corrections), with a date. We check links and titles again after a day and a week.",
        "It says what it doesn’t have. An incomplete article is marked as incomplete, and a page that couldn’t be read is listed, not dropped.",
        "It says what a choice is based on. An edition made late, or after gaps in the record, is marked. Current problems are on the \(link: "status page", to: status).",
      ]
        + (countsVotes
          ? [
            "Points and comments are those at the cut-off. An edition that was chosen afterwards says so: there they are from when it was made."
          ] : []) + [
          "Comments are quoted whole and unchanged, with a link to the original. Up to thirty of a story’s comments are kept by rules: where they are on the page, how many replies they drew, and whether the author, or somebody who was there, speaks."
        ]
    }
    static func rightsText(_ audience: Audience) -> String {
      "Their authors’. Every story names its source and links to it. "
        + (audience == .private
          ? "This copy is for its owner’s own reading."
          : "Articles are shown in full only if their licence or site allows it; otherwise there’s an excerpt and the link.")
    }
    static func contact(_ address: String) -> Sentence {
      "To have a text taken down or to report a mistake, write to \(outsideLink: address.replacing("mailto:", with: ""), to: address). A withdrawal takes effect everywhere and is recorded beside the edition."
    }
    static func getIt(_ address: String) -> Sentence {
      "On your phone, your e-reader or in your feed reader, and for programs: \(link: "Get it", to: address)."
    }
    static func sample(_ address: String) -> Sentence {
      "To see what an edition looks like, open the \(link: "sample edition", to: address), written for this program."
    }
    static func program(_ version: String, source: String?) -> Sentence {
      let maker: Sentence = "Made by tenhn \(version)"
      return source.map { maker + ", \(outsideLink: "source code", to: $0)" } ?? maker
    }
  }
}
