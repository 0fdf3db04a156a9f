public import EditionModel

/// The mail of an edition: ten titles with what helps to choose among them, and the end. Text and HTML say the same.
struct EditionMail {
  let issue: Issue
  /// When it is sent.
  let now: Timestamp
  /// Where the recipient can unsubscribe; nil if they can't.
  let unsubscribe: String?
  /// Who publishes: a name and a postal address.
  let publisher: String?
  /// What became of the edition's book; nil where mails have none.
  var book: MailBook?

  /// Characters of a summary: about two lines.
  private static let summaryLength = 160

  var content: MailContent {
    MailContent(subject: issue.fullName, text: text, html: markup.bytes)
  }

  /// What lists show beside the subject.
  private var preheader: String { issue.stories.prefix(3).map(\.story.title).joined(separator: " · ") }

  private func address(_ story: PresentedStory) -> String {
    "\(issue.settings.baseURL)/editions/\(issue.edition.key)/\(story.name)"
  }

  private var editionAddress: String { "\(issue.settings.baseURL)/editions/\(issue.edition.key)" }

  private func facts(_ story: PresentedStory) -> String {
    var facts = [story.story.site]
    if story.minutesHere > 0 { facts.append(Wording.minutes(story.minutesHere)) }
    return facts.joined(separator: " · ")
  }

  private func notice(_ story: PresentedStory) -> String? {
    story.notice.map { $0.why.isEmpty ? "\($0.label)." : "\($0.label): \($0.why)." }
  }

  private func summary(_ story: PresentedStory) -> String? {
    guard let standfirst = story.standfirst else { return nil }
    guard standfirst.count > Self.summaryLength else { return standfirst }
    let start = standfirst.prefix(Self.summaryLength)
    let end = start.lastIndex { $0.isWhitespace } ?? start.endIndex
    return start[..<end] + " …"
  }

  /// When the next edition comes. Nothing where it has come already: an edition may be sent long after its time.
  private var ending: String? {
    if issue.isSample { return issue.endingInWords }
    return issue.comesNext(after: now) ? issue.endingInWords : nil
  }

  private var foot: [String] {
    [bookNote, Wording.Mail.why(issue.settings.title), publisher].compactMap(\.self)
  }

  private var bookNote: String? {
    switch book {
    case .attached: Wording.Mail.bookAttached
    case .tooLarge(let bytes): Wording.Mail.bookTooLarge(bytes, at: editionAddress + ".epub")
    case nil: nil
    }
  }

  // MARK: Text

  private var text: String {
    var parts = [issue.settings.title, "\(issue.fullName)\n\(issue.factsInWords)\n\(editionAddress)"]
    parts += issue.notesInWords
    for story in issue.stories {
      var lines = ["\(story.number). \(story.story.title)", "   \(facts(story))"]
      lines += [notice(story), summary(story), story.leadingBrief?.text, story.leadingBrief?.origin].compactMap(\.self)
        .map { "   \($0)" }
      if !story.story.reason.text.isEmpty { lines.append("   \(Wording.Story.whyInFull)\(story.story.reason.text)") }
      lines.append("   \(address(story))")
      parts.append(lines.joined(separator: "\n"))
    }
    parts.append(([Wording.allRead] + [ending].compactMap(\.self)).joined(separator: " "))
    var end = foot
    if let unsubscribe { end.append("\(Wording.Mail.unsubscribe): \(unsubscribe)") }
    parts.append("-- \n" + end.joined(separator: "\n"))
    return parts.joined(separator: "\n\n") + "\n"
  }

  // MARK: HTML

  private var markup: Markup {
    Markup(reserving: 24_576) { html in
      html.raw("<!DOCTYPE html>\n")
      html.html(.lang("en"), .leftToRight) {
        html.head {
          html.meta(.named("charset", "utf-8"))
          html.meta(.name("viewport"), .content("width=device-width,initial-scale=1"))
          html.meta(.name("color-scheme"), .content("light dark"))
          html.meta(.name("supported-color-schemes"), .content("light dark"))
          html.title(issue.fullName)
          html.style { html.raw(MailStyle.sheet) }
        }
        html.body(.class("ground"), .style(MailStyle.body)) {
          html.div(.style(MailStyle.hidden), text: preheader)
          html.layoutTable(.class("ground"), MailStyle.outer) {
            html.tr {
              html.td(.named("align", "center"), .class("ground")) {
                html.raw("<!--[if mso]><table role=\"presentation\" width=\"600\"><tr><td><![endif]-->")
                html.layoutTable(.class(nil), MailStyle.inner) {
                  html.tr { html.td(.class("ink"), .style(MailStyle.cell)) { writeContent(html) } }
                }
                html.raw("<!--[if mso]></td></tr></table><![endif]-->")
              }
            }
          }
        }
      }
      html.raw("\n")
    }
  }

  private func writeContent(_ html: MarkupWriter) {
    html.linksOutside = !issue.isSample
    html.p(.class("soft"), .style(MailStyle.name), text: issue.settings.title)
    html.h1(.class("ink"), .style(MailStyle.heading)) {
      html.a(.class("ink"), .href(editionAddress), .style(MailStyle.link), text: issue.fullName)
    }
    html.p(.class("soft"), .style(MailStyle.facts), text: issue.factsInWords)
    // In a table: Outlook for Windows knows no padding elsewhere, and draws other borders as it likes.
    for note in issue.notesInWords {
      html.layoutTable(.class(nil), MailStyle.noteTable) {
        html.tr { html.td(.class("ink"), .style(MailStyle.note), text: note) }
      }
    }
    html.layoutTable(.class(nil), "width:100%;") {
      for story in issue.stories { write(story, html) }
      html.tr {
        html.td(.named("colspan", 2), .class("ink rule"), .style(MailStyle.end)) {
          html.b(Wording.allRead)
          if let ending { html.text(" " + ending) }
        }
      }
    }
    for line in foot { html.p(.class("soft"), .style(MailStyle.foot), text: line) }
    if let unsubscribe {
      html.p(.class("soft"), .style(MailStyle.foot)) {
        html.a(.href(unsubscribe), .style(MailStyle.footLink), text: Wording.Mail.unsubscribe)
      }
    }
  }

  private func write(_ story: PresentedStory, _ html: MarkupWriter) {
    html.tr {
      html.td(
        .named("valign", "top"), .named("width", 28), .class("soft rule"), .style(MailStyle.number),
        text: String(story.number))
      html.td(.named("valign", "top"), .class("ink rule"), .style(MailStyle.story)) {
        html.h2(.style(MailStyle.title), .lang(story.titleLanguage), .dir()) {
          html.a(.class("ink"), .href(address(story)), .style(MailStyle.link), text: story.story.title)
        }
        html.p(.class("soft"), .style(MailStyle.line), .dir(), text: facts(story))
        if let notice = notice(story) { html.p(.class("ink"), .style(MailStyle.line), text: notice) }
        if let summary = summary(story) {
          html.p(.class("ink"), .style(MailStyle.standfirst), .dir(), .lang(story.story.language), text: summary)
        }
        if let brief = story.leadingBrief { write(brief, of: story, html) }
        if !story.story.reason.text.isEmpty {
          html.p(.class("soft"), .style(MailStyle.line), text: Wording.Story.whyInFull + story.story.reason.text)
        }
      }
    }
  }

  /// The sentences lead to their places in the article; who chose them is said at the same size.
  private func write(_ brief: ShownBrief, of story: PresentedStory, _ html: MarkupWriter) {
    html.p(.class("ink"), .style(MailStyle.standfirst), .dir(), .lang(story.story.language)) {
      for (index, text) in brief.texts.enumerated() {
        if index > 0 { html.text(" ") }
        html.a(
          .class("ink"), .href("\(address(story))#\(ShownBrief.anchor(index))"), .style(MailStyle.plainLink), text: text
        )
      }
    }
    html.p(.class("soft"), .style(MailStyle.chosen), text: brief.origin)
  }
}

extension MarkupAttribute {
  fileprivate static func style(_ rules: String) -> MarkupAttribute { named("style", rules) }
}

extension MarkupWriter {
  /// A table that only arranges: Outlook knows no other way.
  fileprivate func layoutTable(_ names: MarkupAttribute, _ style: String, _ content: () -> Void) {
    table(
      .role("presentation"), .named("width", "100%"), .named("cellpadding", 0), .named("cellspacing", 0),
      .named("border", 0), names, .style(style)
    ) { tbody { content() } }
  }
}

extension Publisher {
  /// The mail of an edition, as text and as HTML.
  ///
  /// - Parameters:
  ///   - now: when it is sent. An edition after this one is announced only if it is still to come.
  ///   - unsubscribe: where the recipient can unsubscribe; nil if they can't.
  ///   - publisher: who publishes: a name and a postal address.
  ///   - book: what became of the edition's book; nil where mails have none.
  public func mail(
    of bundle: EditionBundle, now: Timestamp, unsubscribe: String?, publisher: String?, book: MailBook? = nil
  ) -> MailContent {
    EditionMail(
      issue: Issue(bundle, settings: settings), now: now, unsubscribe: unsubscribe, publisher: publisher, book: book
    ).content
  }

  /// The name and the titles of an edition, for messages of a few lines.
  public func headlines(of bundle: EditionBundle) -> Headlines {
    let issue = Issue(bundle, settings: settings)
    return Headlines(
      name: issue.fullName, address: "\(settings.baseURL)/editions/\(issue.edition.key)",
      notes: issue.notesInWords, titles: issue.stories.map(\.story.title))
  }
}

/// The book (EPUB) that a mail would have beside its text.
public enum MailBook: Hashable, Sendable {
  /// It is attached.
  case attached
  /// It has more bytes than servers take; the mail says where it is.
  case tooLarge(bytes: Int)

  /// Bytes of a book that is attached. In a mail it grows by more than a third, and many servers refuse mails over 10 MB.
  public static let limit = 7_000_000

  /// Decides by the size of a book.
  public init(bytes: Int) { self = bytes <= Self.limit ? .attached : .tooLarge(bytes: bytes) }
}

/// An edition in a few lines.
public struct Headlines: Sendable, Hashable {
  /// `Morning edition, Wednesday, 6 May 2026`.
  public var name: String
  /// Where it is.
  public var address: String
  /// What must be said about it as a whole: late, chosen with gaps.
  public var notes: [String]
  /// The titles of its stories.
  public var titles: [String]

  /// Makes headlines.
  public init(name: String, address: String, notes: [String] = [], titles: [String]) {
    self.name = name
    self.address = address
    self.notes = notes
    self.titles = titles
  }
}
