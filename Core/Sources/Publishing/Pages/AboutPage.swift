/// What this is, how stories are chosen, and what readers may hold it to.
struct AboutPage {
  let settings: SiteSettings
  let hasSample: Bool

  func markup() -> Markup {
    PageShell(
      settings: settings, title: Wording.About.title, description: Wording.About.description(settings.title),
      path: SiteFile.about.path
    ).markup { html in
      html.header(.class("edition")) { html.h1(Wording.About.title) }
      html.div(.class("text")) {
        writeChoosing(html)
        writePromises(html)
        html.h2(Wording.About.privacy)
        html.p(Wording.About.privacyText)
        writeRights(html)
        writeForms(html)
      }
    }
  }

  private func writeChoosing(_ html: MarkupWriter) {
    html.p(Wording.About.what(settings.title, source: settings.sourceName, slots: clock.slots))
    html.h2(Wording.About.choosing)
    html.p(Wording.About.choosingText(countsVotes: settings.countsVotes))
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

  private func writeForms(_ html: MarkupWriter) {
    html.h2(Wording.About.programs)
    html.p { html.sentence(Wording.About.programsText(settings.address), clock) }
    if hasSample {
      html.p { html.sentence(Wording.About.sample(settings.basePath + "/editions/sample"), clock) }
    }
    html.p(.class("by")) {
      html.sentence(Wording.About.program(settings.version, source: settings.sourceCode), clock)
    }
  }

  private var clock: EditionClock { EditionClock(schedule: settings.schedule) }
}
