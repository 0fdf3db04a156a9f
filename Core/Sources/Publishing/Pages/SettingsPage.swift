/// How pages look and behave on one device. Nothing on it is sent anywhere; without a script it says so and shows
/// nothing that doesn't work.
struct SettingsPage {
  let settings: SiteSettings

  func markup() -> Markup {
    PageShell(
      settings: settings, title: PageWords.Settings.title, description: PageWords.Settings.description,
      path: SiteFile.settings.path
    ).markup { html in
      html.header(.class("edition")) {
        html.h1(PageWords.Settings.title)
        html.p(.class("facts"), text: PageWords.Settings.privacy)
      }
      html.noscript { html.p(PageWords.Settings.needScript) }
      html.form(.class("settings")) {
        writeLook(html)
        writeMuted(html)
        writeStored(html)
        writeKeys(html)
      }
    }
  }

  private func writeLook(_ html: MarkupWriter) {
    html.fieldset {
      html.legend(PageWords.Settings.colours)
      writeChoice("theme", "", PageWords.Settings.system, html)
      writeChoice("theme", "light", PageWords.Settings.light, html)
      writeChoice("theme", "sepia", PageWords.Settings.sepia, html)
      writeChoice("theme", "dark", PageWords.Settings.dark, html)
    }
    html.fieldset {
      html.legend(PageWords.Settings.textSize)
      writeChoice("size", "small", PageWords.Settings.small, html)
      writeChoice("size", "", PageWords.Settings.normal, html)
      writeChoice("size", "large", PageWords.Settings.large, html)
      writeChoice("size", "larger", PageWords.Settings.larger, html)
    }
  }

  private func writeChoice(_ name: String, _ value: String, _ label: String, _ html: MarkupWriter) {
    html.label {
      html.input(.type("radio"), .name(name), .value(value))
      html.text(" ")
      html.text(label)
    }
    html.text(" ")
  }

  private func writeMuted(_ html: MarkupWriter) {
    html.fieldset {
      html.legend(PageWords.Settings.muted)
      html.p(PageWords.Settings.aboutMuted)
      html.label(.named("for", "words"), text: PageWords.Settings.words)
      html.textarea(.id("words"), .name("words"), .named("rows", 3)) {}
      html.label(.named("for", "sites"), text: PageWords.Settings.sites)
      html.textarea(.id("sites"), .name("sites"), .named("rows", 3), .named("spellcheck", "false")) {}
    }
  }

  private func writeStored(_ html: MarkupWriter) {
    html.fieldset {
      html.legend(PageWords.Settings.device)
      html.p(.id("stored"), .role("status"), text: PageWords.Settings.nothingStored)
      html.p {
        html.button(.type("button"), .do("store"), text: PageWords.Settings.store)
        html.text(" ")
        html.button(.type("button"), .do("install"), .flag("hidden"), text: PageWords.Settings.install)
      }
      html.h2(PageWords.Settings.saved)
      html.p(.id("none-saved"), text: PageWords.Settings.noneSaved)
      html.ul(.id("saved"), .class("plain")) {}
    }
  }

  private func writeKeys(_ html: MarkupWriter) {
    html.fieldset {
      html.legend(PageWords.Settings.keyboard)
      html.label {
        html.input(.type("checkbox"), .name("keys"))
        html.text(" ")
        html.sentence(PageWords.Settings.keys, EditionClock(schedule: settings.schedule))
      }
    }
  }
}
