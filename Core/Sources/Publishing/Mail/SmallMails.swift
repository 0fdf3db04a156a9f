/// The mails that aren't editions: a few lines of text.
extension Publisher {
  /// Asks somebody to confirm that they want editions.
  ///
  /// - Parameter link: a page with a button.
  public func confirmingMail(link: String, publisher: String?) -> MailContent {
    MailContent(
      subject: Wording.Mail.confirmSubject(settings.title),
      text: ([Wording.Mail.confirm(settings.title), link, Wording.Mail.confirmElse] + (publisher.map { [$0] } ?? []))
        .joined(separator: "\n\n") + "\n")
  }

  /// Shows an operator that mail works.
  public func testMail() -> MailContent {
    MailContent(
      subject: Wording.Mail.testSubject(settings.title),
      text: Wording.Mail.test(settings.title, settings.baseURL) + "\n")
  }

  /// The text beside an edition for an e-reader.
  public func readerMail(of bundle: EditionBundle) -> MailContent {
    let issue = Issue(bundle, settings: settings)
    return MailContent(subject: issue.fullName, text: issue.fullName + "\n")
  }
}

extension Wording {
  /// The words of mails.
  enum Mail {
    static let unsubscribe = "Unsubscribe"
    static let bookAttached = "The edition is attached as a book (EPUB)."
    static func bookTooLarge(_ bytes: Int, at address: String) -> String {
      "The book of this edition (EPUB, \((bytes + 999_999) / 1_000_000) MB) is too large for mail. You find it at \(address)"
    }
    static func why(_ site: String) -> String {
      "You get this mail because this address is on the mailing list of \(site)."
    }
    static func confirmSubject(_ site: String) -> String { "Confirm your subscription to \(site)" }
    static func confirm(_ site: String) -> String {
      "Somebody, probably you, asked for \(site) by mail. Open this page and press the button to confirm:"
    }
    static let confirmElse =
      "If it wasn’t you, do nothing: without the button you get no more mail. The link works for two days."
    static func testSubject(_ site: String) -> String { "Test mail from \(site)" }
    static func test(_ site: String, _ address: String) -> String {
      "This is a test mail from \(site). Mail works.\n\nLinks in editions lead to \(address)"
    }
  }
}
