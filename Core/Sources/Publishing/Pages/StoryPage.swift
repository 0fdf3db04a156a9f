import ArticleModel
import EditionModel

/// The page of a story: what it is, its article, what was said about it, and the way on.
struct StoryPage {
  let issue: Issue
  let presented: PresentedStory
  let next: EditionSummary?

  private var story: Story { presented.story }

  func markup() -> Markup {
    let shell = PageShell(
      settings: issue.settings, title: story.title, description: presented.opening, slot: issue.edition.key.slot,
      isSample: issue.isSample, path: "/editions/\(issue.edition.key)/\(presented.name)",
      original: issue.settings.audience == .public
        ? SafeLink.address(story.canonical ?? story.url ?? story.discussion) : nil,
      card: issue.linkCard(of: presented),
      facts: .init(
        edition: issue.edition.key.description, story: presented.name, site: story.site,
        share: SafeLink.address(story.canonical ?? story.url ?? story.discussion)))
    return shell.markup { html in
      writeFolio(html)
      html.article(.class("piece")) {
        writeHeader(html)
        writeText(html)
      }
      // Readers' answers are about the ten; a reserve appears only on one reader's device.
      if !presented.isReserve, !presented.isWithdrawn {
        FeedbackForm(issue: issue, number: story.number, hasBrief: presented.leadingBrief != nil).write(html)
      }
      writeNote(html)
      writeQuotes(html)
      writeFollowed(html)
      writeAlso(html)
      EditionNotes.writeCorrections(presented.corrections, issue: issue, namesStory: false, html)
      writeWayOn(html)
    }
  }

  /// The ten numerals: where one is, how much is left, and every other story one step away.
  private func writeFolio(_ html: MarkupWriter) {
    html.nav(.class("folio"), .label(Wording.Story.folio)) {
      html.a(.href(issue.path), text: issue.fullName)
      html.ol {
        for other in issue.stories {
          html.li {
            html.a(
              .href("\(issue.path)/\(other.number)"),
              .label(Wording.Story.numbered(other.number, other.story.title)),
              .named("aria-current", other.number == story.number ? "page" : nil)
            ) { html.number(other.number) }
          }
        }
      }
    }
  }

  private func writeHeader(_ html: MarkupWriter) {
    let lines = StoryLines(issue: issue, presented: presented)
    html.header(lines.direction) {
      html.p(.class("numeral"), .decoration) { html.number(story.number) }
      lines.writeTitle(html)
      lines.writeByline(html, isWhole: true)
      lines.writeOpening(html)
      lines.writeNotice(html)
      lines.writeMarks(html)
      writePlace(html)
      // One row: on a phone each more would push the text towards the fold.
      html.div(.class("numbers")) {
        writeTools(html)
        lines.writeReason(html)
      }
    }
  }

  private func writePlace(_ html: MarkupWriter) {
    guard let lost = presented.lost else { return }
    html.p(.class("notice"), .leftToRight) {
      html.strong(Wording.Story.reserve)
      html.text(" \(lost)")
    }
  }

  /// What a script can do with the story; shown only if scripts run.
  private func writeTools(_ html: MarkupWriter) {
    html.p(.class("tools")) {
      // There is nothing to save of what was withdrawn.
      if !presented.isWithdrawn {
        html.button(.type("button"), .do("save"), .named("aria-pressed", "false"), text: Wording.Story.save)
      }
      html.button(.type("button"), .do("share"), text: Wording.Story.share)
      if presented.article != nil {
        html.button(.type("button"), .do("speak"), text: Wording.Story.speak)
        html.button(.type("button"), .do("look"), .label(Wording.Story.look), text: "Aa")
        if hasContents { html.button(.type("button"), .do("contents"), text: Wording.Story.contents) }
      }
    }
  }

  /// Whether a list of the parts helps: a long piece with some. It is behind a button, as a list above the text would push that
  /// down; and the button is in the page from the start, as one that comes later does so too.
  private var hasContents: Bool {
    guard let article = presented.article, story.readingMinutes >= 12 else { return false }
    return article.blocks.count { block in if case .heading = block { true } else { false } } >= 3
  }

  private func writeText(_ html: MarkupWriter) {
    if let article = presented.article {
      html.div(.class("text"), .lang(presented.language), .dir(orAuto: presented.direction)) {
        let images = issue.images(of: presented, base: issue.settings.basePath)
        var options = ArticleHTML.Options(images: images, highlightsCode: true)
        options.brief = presented.leadingBrief?.brief
        ArticleHTML.write(article, options: options, html)
      }
    }
    // A licence matters only to the public: a private reader sees everything in full.
    if let permission = story.permission, permission != .licence || issue.settings.audience == .public,
      let sentence = permission.sentence
    {
      html.p(.class("original"), .leftToRight, text: sentence)
    }
    if let copy = presented.copy?.url {
      html.p(.class("original")) {
        html.text(Wording.Discussion.archiveCopy)
        html.outsideLink(copy, copy)
      }
    }
    guard let original = presented.original.flatMap(SafeLink.address) else { return }
    html.p(.class("original")) {
      html.a(.href(original), text: Wording.Story.original(story.site, isHere: presented.article != nil))
    }
  }

  private func writeNote(_ html: MarkupWriter) {
    guard let note = presented.note else { return }
    html.section(.class("quotes")) {
      html.h2(Wording.Story.note)
      html.blockquote(.dir()) {
        ArticleHTML.write(
          note, options: .init(images: .stored([:], prefix: ""), topHeadingLevel: 3, idPrefix: "note-"), html)
      }
    }
  }

  private func writeQuotes(_ html: MarkupWriter) {
    guard !presented.quotes.isEmpty || presented.hasDiscussion || presented.lacksDiscussion else { return }
    html.section(.class("quotes")) {
      html.h2(Wording.Story.quotes)
      if presented.lacksDiscussion { html.p(.class("notice"), .leftToRight, text: Wording.Discussion.missing) }
      for (index, quote) in presented.quotes.enumerated() { write(quote, index: index, html) }
      if presented.hasDiscussion, let kept = presented.discussion?.shown.count {
        html.p(.class("by")) {
          html.a(
            .href("\(issue.path(of: presented))/discussion"),
            text: Wording.Discussion.link(kept, of: story.comments == nil ? nil : story.discussionInWords))
          // The numbers under the title lead to the kept discussion; the source's own stays one step away.
          if let source = SafeLink.address(story.discussion), let words = story.discussionInWords {
            html.text(" ")
            html.span {
              html.a(.href(source), text: Wording.Story.allComments(words, isCounted: story.comments != nil))
            }
          }
        }
      } else if let discussion = SafeLink.address(story.discussion), let words = story.discussionInWords {
        html.p(.class("by")) {
          html.a(
            .href(discussion), text: Wording.Story.allComments(words, isCounted: story.comments != nil))
        }
      }
    }
  }

  private func write(_ quote: Quote, index: Int, _ html: MarkupWriter) {
    html.figure {
      html.blockquote(.dir()) {
        ArticleHTML.write(
          quote.content,
          options: .init(images: .stored([:], prefix: ""), topHeadingLevel: 3, idPrefix: "q\(index + 1)-"), html)
      }
      html.figcaption {
        html.bdi { html.outsideLink(quote.url, quote.by) }
        if quote.depth > 0 {
          html.text(" ")
          html.span(Wording.Story.inReply)
        }
      }
    }
  }

  private func writeFollowed(_ html: MarkupWriter) {
    guard let before = story.follows else { return }
    let address = "\(issue.settings.basePath)/editions/\(before.edition)/\(before.number)"
    html.section(.class("aside")) {
      html.h2(Wording.Story.before)
      html.p(.dir()) { html.sentence(Wording.Story.follows(before.title, address), issue.clock) }
    }
  }

  private func writeAlso(_ html: MarkupWriter) {
    guard !story.also.isEmpty else { return }
    html.section(.class("aside")) {
      html.h2(Wording.Story.also)
      html.ul {
        for also in story.also {
          html.li {
            html.span(.dir()) { html.outsideLink(also.url ?? also.discussion, also.title) }
            html.text(" ")
            html.span(.class("by")) { html.outsideLink(also.discussion, Wording.discussion) }
          }
        }
      }
    }
  }

  private func writeWayOn(_ html: MarkupWriter) {
    guard !presented.isReserve else { return }
    let index = issue.stories.firstIndex { $0.number == story.number } ?? 0
    let before = index > 0 ? issue.stories[index - 1] : nil
    let after = index + 1 < issue.stories.count ? issue.stories[index + 1] : nil
    if after == nil { EditionEnd(issue: issue, next: next).write(html) }
    html.nav(.class("neighbours"), .label(Wording.Story.neighbours)) {
      if let before { write(before, relation: "prev", Wording.Story.previous, html) }
      if let after { write(after, relation: "next", Wording.Story.next, html) }
    }
  }

  private func write(_ neighbour: PresentedStory, relation: String, _ words: String, _ html: MarkupWriter) {
    html.a(.rel(relation), .href("\(issue.path)/\(neighbour.number)")) {
      html.b(.class("numeral")) { html.number(neighbour.number) }
      html.span {
        html.i(words)
        html.text(" ")
        html.bdi(.lang(neighbour.titleLanguage), text: neighbour.story.title)
      }
    }
  }
}
