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
      settings: issue.settings, title: story.title, description: presented.standfirst, slot: issue.edition.key.slot,
      isSample: issue.isSample, path: "/editions/\(issue.edition.key)/\(presented.name)",
      alternate: "/editions/\(issue.edition.key).json",
      facts: .init(
        edition: issue.edition.key.description, story: presented.name, site: story.site,
        share: SafeLink.address(story.canonical ?? story.url ?? story.discussion)))
    let lines = StoryLines(issue: issue, presented: presented)
    return shell.markup { out in
      writeFolio(&out)
      out.raw("<article class=\"piece\"><header")
      lines.writeDirection(&out)
      out.raw(">")
      out.raw("<p class=\"numeral\" aria-hidden=\"true\">")
      out.number(story.number)
      out.raw("</p>")
      lines.writeTitle(&out)
      lines.writeByline(&out, hasDate: true)
      if !presented.standfirstOpensArticle { lines.writeStandfirst(&out) }
      lines.writeNotice(&out)
      lines.writeMarks(&out)
      writePlace(&out)
      EditionNotes.write(issue, &out)
      out.raw("<div class=\"numbers\">")
      lines.writeNumbers(&out)
      lines.writeReason(&out)
      out.raw("</div>")
      writeTools(&out)
      out.raw("</header>")
      writeText(&out)
      out.raw("</article>")
      // Readers' answers are about the ten; a reserve stands in on one reader's device alone.
      if !presented.isReserve { FeedbackForm(issue: issue, number: story.number).write(&out) }
      writeQuotes(&out)
      writeFollowed(&out)
      writeAlso(&out)
      EditionNotes.writeCorrections(presented.corrections, issue: issue, namesStory: false, &out)
      writeWayOn(&out)
    }
  }

  /// What a script can do with the story; shown only where scripts run.
  private func writeTools(_ out: inout Markup) {
    out.raw("<p class=\"tools\"><button type=\"button\" data-do=\"save\" aria-pressed=\"false\">Save</button>")
    out.raw("<button type=\"button\" data-do=\"share\">Share</button>")
    if presented.article != nil { out.raw("<button type=\"button\" data-do=\"speak\">Read aloud</button>") }
    out.raw("</p>")
  }

  private func writePlace(_ out: inout Markup) {
    guard let lost = presented.lost else { return }
    out.raw("<p class=\"notice\" dir=\"ltr\"><strong>A reserve.</strong> ")
    out.text(lost)
    out.raw("</p>")
  }

  /// The ten numerals: where one is, how much is left, and every other story one step away.
  private func writeFolio(_ out: inout Markup) {
    out.raw("<nav class=\"folio\" aria-label=\"Stories of this edition\"><a")
    out.attribute("href", issue.path)
    out.raw(">")
    out.text(issue.fullName)
    out.raw("</a><ol>")
    for other in issue.stories {
      out.raw("<li><a")
      out.attribute("href", "\(issue.path)/\(other.number)")
      out.attribute("aria-label", "Story \(other.number): \(other.story.title)")
      if other.number == story.number { out.raw(" aria-current=\"page\"") }
      out.raw(">")
      out.number(other.number)
      out.raw("</a></li>")
    }
    out.raw("</ol></nav>")
  }

  private func writeText(_ out: inout Markup) {
    if let article = presented.article {
      out.raw("<div class=\"text\"")
      out.attribute("lang", ifPresent: presented.language)
      out.attribute("dir", presented.direction?.rawValue ?? "auto")
      out.raw(">")
      out.append(
        ArticleHTML.markup(
          article,
          options: .init(images: issue.images(of: presented, base: issue.settings.basePath), highlightsCode: true)))
      out.raw("</div>")
    }
    // What a licence allows matters to the public alone: a private reader sees the whole of everything.
    if let permission = story.permission, permission != .licence || issue.settings.audience == .public,
      let sentence = permission.sentence
    {
      out.raw("<p class=\"original\" dir=\"ltr\">")
      out.text(sentence)
      out.raw("</p>")
    }
    guard let original = presented.original.flatMap(SafeLink.address) else { return }
    out.raw("<p class=\"original\"><a")
    out.attribute("href", original)
    out.raw(">")
    out.raw(presented.article == nil ? "Read it at " : "The original is at ")
    out.text(story.site)
    out.raw("</a></p>")
  }

  private func writeQuotes(_ out: inout Markup) {
    guard !story.quotes.isEmpty else { return }
    out.raw("<section class=\"quotes\"><h2>From the discussion</h2>")
    for (index, quote) in story.quotes.enumerated() {
      out.raw("<figure><blockquote dir=\"auto\">")
      out.append(
        ArticleHTML.markup(
          quote.content,
          options: .init(images: .stored([:], prefix: ""), topHeadingLevel: 3, idPrefix: "q\(index + 1)-")))
      out.raw("</blockquote><figcaption><bdi>")
      out.outsideLink(quote.url, quote.by)
      out.raw("</bdi>")
      if quote.depth > 0 { out.raw(" <span>in reply</span>") }
      out.raw("</figcaption></figure>")
    }
    if let discussion = SafeLink.address(story.discussion), let words = story.discussionInWords {
      out.raw("<p>")
      out.link(discussion, story.comments == nil ? "The \(words)" : "All \(words)")
      out.raw("</p>")
    }
    out.raw("</section>")
  }

  private func writeFollowed(_ out: inout Markup) {
    guard let before = story.follows else { return }
    out.raw("<section class=\"aside\"><h2>What came before</h2><p dir=\"auto\">Follows ")
    out.link("\(issue.settings.basePath)/editions/\(before.edition)/\(before.number)", before.title)
    out.raw("</p></section>")
  }

  private func writeAlso(_ out: inout Markup) {
    guard !story.also.isEmpty else { return }
    out.raw("<section class=\"aside\"><h2>The same story elsewhere</h2><ul>")
    for also in story.also {
      out.raw("<li><span dir=\"auto\">")
      out.outsideLink(also.url ?? also.discussion, also.title)
      out.raw("</span> <span class=\"by\">")
      out.outsideLink(also.discussion, "discussion")
      out.raw("</span></li>")
    }
    out.raw("</ul></section>")
  }

  private func writeWayOn(_ out: inout Markup) {
    guard !presented.isReserve else { return }
    let index = issue.stories.firstIndex { $0.number == story.number } ?? 0
    let before = index > 0 ? issue.stories[index - 1] : nil
    let after = index + 1 < issue.stories.count ? issue.stories[index + 1] : nil
    if after == nil { EditionEnd(issue: issue, next: next).write(&out) }
    out.raw("<nav class=\"neighbours\" aria-label=\"Before and after\">")
    for (other, relation) in [(before, "prev"), (after, "next")] {
      guard let other else { continue }
      out.raw("<a")
      out.attribute("rel", relation)
      out.attribute("href", "\(issue.path)/\(other.number)")
      out.raw("><b class=\"numeral\">")
      out.number(other.number)
      out.raw("</b><span><i>")
      out.raw(relation == "prev" ? "Before" : "Next")
      out.raw("</i> <bdi")
      out.attribute("lang", ifPresent: other.titleLanguage)
      out.raw(">")
      out.text(other.story.title)
      out.raw("</bdi></span></a>")
    }
    out.raw("</nav>")
  }
}
