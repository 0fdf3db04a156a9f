import EditionModel

/// The pages on which readers subscribe to mail and leave. Forms alone act: opening a link changes nothing, because programs
/// that look for evil open every link of a mail.
public enum SubscriptionPage: Hashable, Sendable {
  /// The form for an address; with a sentence if what was typed isn't one.
  case form(isInvalid: Bool)
  /// After the form: the same for every address.
  case asked
  /// Behind the link of the confirming mail: a button.
  case confirm(token: String)
  /// The subscription is active.
  case confirmed
  /// Behind the link at the end of a mail: a button.
  case leave(token: String)
  /// The subscription has ended.
  case left
  /// A link that is too old or not whole.
  case unknown
}

extension Publisher {
  /// Renders a page about subscriptions.
  public func subscriptionPage(_ page: SubscriptionPage) -> OutputFile {
    .page("/subscribe", SubscribePage(page: page, settings: settings).markup())
  }
}

private struct SubscribePage {
  let page: SubscriptionPage
  let settings: SiteSettings
  private typealias Words = Wording.Subscription

  func markup() -> Markup {
    PageShell(settings: settings, title: title, description: nil, isIndexed: false).markup { html in
      html.header(.class("edition")) { html.h1(title) }
      switch page {
      case .form(let isInvalid): writeForm(isInvalid, html)
      case .asked: html.p(Words.asked)
      case .confirm(let token):
        html.p(Words.confirm(settings.title))
        writeButton("/subscribe/" + token, Words.subscribe, html)
      case .confirmed: html.p(Words.confirmed)
      case .leave(let token):
        html.p(Words.leave(settings.title))
        writeButton("/unsubscribe/" + token, Wording.Mail.unsubscribe, html)
      case .left: html.p(Words.left)
      case .unknown: html.p(Words.unknown)
      }
    }
  }

  private var title: String {
    switch page {
    case .form, .asked, .confirm, .confirmed: Words.title
    case .leave, .left: Wording.Mail.unsubscribe
    case .unknown: Words.unknownTitle
    }
  }

  private func writeForm(_ isInvalid: Bool, _ html: MarkupWriter) {
    html.p(Words.about)
    if isInvalid { html.p(.class("notice"), .role("alert"), text: Words.invalid) }
    html.form(.named("method", "post"), .named("action", settings.basePath + "/subscribe")) {
      html.label(.named("for", "address"), text: Words.address)
      html.input(
        .type("email"), .id("address"), .name("address"), .flag("required"), .named("autocomplete", "email"),
        .named("maxlength", 254))
      html.fieldset {
        html.legend(Words.which)
        writeChoice("", Words.all, isChosen: true, html)
        for slot in settings.schedule.slots { writeChoice(slot.name, Words.only(slot.name), isChosen: false, html) }
      }
      html.p { html.button(.type("submit"), text: Words.subscribe) }
    }
    html.p(.class("by"), text: Words.privacy)
  }

  private func writeChoice(_ value: String, _ label: String, isChosen: Bool, _ html: MarkupWriter) {
    html.label {
      html.input(.type("radio"), .name("slot"), .value(value), .flag("checked", if: isChosen))
      html.text(" ")
      html.text(label)
    }
    html.text(" ")
  }

  private func writeButton(_ path: String, _ label: String, _ html: MarkupWriter) {
    html.form(.named("method", "post"), .named("action", settings.basePath + path)) {
      html.p { html.button(.type("submit"), text: label) }
    }
  }
}

extension Wording {
  enum Subscription {
    static let title = "Editions by mail"
    static let about = "Each edition comes as one mail: ten titles with links, and then nothing until the next."
    static let address = "Your address"
    static let which = "Which editions"
    static let all = "Every edition"
    static func only(_ slot: String) -> String { "Only the \(slot) edition" }
    static let subscribe = "Subscribe"
    static let invalid = "That isn’t an email address. Write it as name@example.org."
    static let privacy =
      "Your address is used only for this. When you leave it is deleted at once; only a scrambled form of it stays, so that nobody can add you again by mistake."
    static let asked =
      "Thank you. If this address isn’t subscribed yet, a mail is on its way to it. Open the link in it to confirm."
    static func confirm(_ site: String) -> String { "Do you want \(site) by mail? Press the button to confirm." }
    static let confirmed = "You’re subscribed. The next edition comes by mail."
    static func leave(_ site: String) -> String { "Press the button, and no more mail comes from \(site)." }
    static let left = "You’re unsubscribed: no more mail comes. The list of subscribers doesn’t have your address."
    static let unknownTitle = "Link not valid"
    static let unknown = "This link is too old or not whole. Copy all of it from the mail, or subscribe again."
  }
}
