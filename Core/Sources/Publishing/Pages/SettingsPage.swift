/// How pages look and behave on one device. Nothing on it is sent anywhere; without a script it says so and shows
/// nothing that doesn't work.
struct SettingsPage {
  let settings: SiteSettings

  func markup() -> Markup {
    PageShell(
      settings: settings, title: Wording.Settings.title, description: Wording.Settings.description,
      path: SitePage.settings.path
    ).markup { html in
      html.header(.class("edition")) {
        html.h1(Wording.Settings.title)
        html.p(.class("facts"), text: Wording.Settings.privacy)
      }
      html.noscript { html.p(Wording.Settings.needScript) }
      html.form(.class("settings")) {
        writeLook(html)
        writeMuted(html)
        writeStored(html)
        if settings.notifies, !settings.isStatic { writeNotify(html) }
        writeKeys(html)
      }
    }
  }

  private func writeLook(_ html: MarkupWriter) {
    html.fieldset {
      html.legend(Wording.Settings.colours)
      writeChoice("theme", "", Wording.Settings.system, html)
      writeChoice("theme", "light", Wording.Settings.light, html)
      writeChoice("theme", "sepia", Wording.Settings.sepia, html)
      writeChoice("theme", "dark", Wording.Settings.dark, html)
    }
    html.fieldset {
      html.legend(Wording.Settings.textSize)
      writeChoice("size", "small", Wording.Settings.small, html)
      writeChoice("size", "", Wording.Settings.normal, html)
      writeChoice("size", "large", Wording.Settings.large, html)
      writeChoice("size", "larger", Wording.Settings.larger, html)
    }
    html.fieldset {
      html.legend(Wording.Settings.pictures)
      writeChoice("pictures", "", Wording.Settings.withPictures, html)
      writeChoice("pictures", "off", Wording.Settings.withoutPictures, html)
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
      html.legend(Wording.Settings.muted)
      html.p(Wording.Settings.aboutMuted)
      html.label(.named("for", "words"), text: Wording.Settings.words)
      html.textarea(.id("words"), .name("words"), .named("rows", 3)) {}
      html.label(.named("for", "sites"), text: Wording.Settings.sites)
      html.textarea(.id("sites"), .name("sites"), .named("rows", 3), .named("spellcheck", "false")) {}
    }
  }

  private func writeStored(_ html: MarkupWriter) {
    html.fieldset {
      html.legend(Wording.Settings.device)
      html.p(.id("stored"), .role("status"), text: Wording.Settings.nothingStored)
      html.p {
        html.button(.type("button"), .do("store"), text: Wording.Settings.store)
        html.text(" ")
        html.button(.type("button"), .do("install"), .flag("hidden"), text: Wording.Settings.install)
      }
      html.p { html.a(.href(settings.address(.saved)), text: Wording.Settings.saved) }
    }
  }

  /// Hidden until a script has seen that the browser can.
  private func writeNotify(_ html: MarkupWriter) {
    html.fieldset(.id("notify"), .flag("hidden")) {
      html.legend(Wording.Settings.notifications)
      html.p { html.button(.type("button"), text: Wording.Settings.notify) }
      html.p(.role("status")) {}
    }
  }

  private func writeKeys(_ html: MarkupWriter) {
    html.fieldset {
      html.legend(Wording.Settings.keyboard)
      html.label {
        html.input(.type("checkbox"), .name("keys"))
        html.text(" ")
        html.sentence(Wording.Settings.keys, EditionClock(schedule: settings.schedule))
      }
    }
  }
}

extension Wording {
  enum Settings {
    static let title = "Settings"
    static let description = "Colours, text size, pictures, muted words and offline reading."
    static let privacy = "These stay in this browser; nobody else sees them."
    static let needScript =
      "These settings need JavaScript. Without it, colours and text size follow your system, and you can still read every page."
    static let colours = "Colours"
    static let system = "Match system"
    static let light = "Light"
    static let sepia = "Sepia"
    static let dark = "Dark"
    static let textSize = "Text size"
    static let small = "Small"
    static let normal = "Normal"
    static let large = "Large"
    static let larger = "Larger"
    static let pictures = "Pictures beside the stories"
    static let withPictures = "Show"
    static let withoutPictures = "Hide"
    static let muted = "Muted"
    static let aboutMuted =
      "A story with one of these words in its title or summary, or from one of these sites, is replaced by the next story, so you still get ten."
    static let words = "One word per line"
    static let sites = "One site per line, such as example.org"
    static let device = "On this device"
    static let nothingStored = "No edition saved yet."
    static let store = "Save the newest edition"
    static let install = "Add to Home Screen"
    static let saved = "Saved stories"
    static let notifications = "Notifications"
    static let notify = "Notify me of each edition"
    static let keyboard = "Keyboard"
    static let keys: Sentence = "Keyboard shortcuts; press \(key: "?") to list them"
  }
}
