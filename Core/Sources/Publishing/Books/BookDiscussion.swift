import ArticleModel
import EditionModel

/// A story's kept discussion as a chapter: nothing folds in a book, so replies are indented quotations of their depth.
struct BookDiscussion {
  let issue: Issue
  let presented: PresentedStory

  func write(_ html: MarkupWriter) {
    guard let discussion = presented.discussion else { return }
    let known = max(discussion.extent.known, presented.story.comments ?? 0)
    html.section(
      .class("chapter"), .epubType("chapter"), .role("doc-chapter"), .named("aria-labelledby", "title")
    ) {
      html.h1(.id("title"), .dir()) { html.text(Wording.Discussion.title(presented.story.title)) }
      html.p(.class("by")) {
        html.text(
          Wording.Discussion.extent(discussion, known: known, source: issue.settings.sourceName).plain(issue.clock))
      }
      if !discussion.facts.isEmpty {
        html.h2(Wording.Discussion.fromThread)
        html.ul { for fact in discussion.facts { html.li { write(fact, html) } } }
      }
      let names = Dictionary(discussion.shown.map { ($0.id, $0.by) }) { first, _ in first }
      for comment in discussion.shown { write(comment, names, html) }
    }
  }

  private func write(_ fact: ThreadFact, _ html: MarkupWriter) {
    html.text(Wording.Discussion.kind(fact.kind) + ": ")
    if let url = fact.url {
      html.bdi { html.outsideLink(url, fact.text.isEmpty ? url : fact.text) }
    } else {
      html.bdi(fact.text)
    }
    for mention in fact.comments.prefix(6) {
      html.text(" ")
      html.bdi { html.outsideLink(mention.url, mention.by) }
    }
  }

  private func write(_ comment: KeptComment, _ names: [String: String], _ html: MarkupWriter) {
    let depth = min(comment.depth, 4)
    html.div(.class(depth > 0 ? "said d\(depth)" : "said"), .id("c\(comment.id)")) {
      html.p(.class("by")) {
        html.bdi { html.outsideLink(comment.url, comment.by) }
        if let role = comment.role {
          html.text(" · " + (role == .author ? Wording.Discussion.author : Wording.Discussion.submitter))
        }
        if let parent = comment.parent.flatMap({ names[$0] }) {
          html.text(" · ")
          html.bdi(Wording.Discussion.answers(parent))
        }
        html.text(" · " + Wording.Discussion.age(issue.edition.cutoff - comment.at))
      }
      var options = ArticleHTML.Options(
        images: .packed([:]), topHeadingLevel: 3, idPrefix: "c\(comment.id)-")
      options.syntax = .book
      html.div(.dir()) { ArticleHTML.write(comment.content, options: options, html) }
    }
  }
}
