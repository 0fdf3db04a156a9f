import ArticleModel
import EditionModel

/// Comments as nested lists. Replies fold without a script.
struct ThreadList {
  let issue: Issue
  let comments: [KeptComment]
  /// Begins every comment's id on the page.
  let prefix: String
  private let children: [String?: [KeptComment]]
  private let byID: [String: KeptComment]
  /// Deeper replies stand in one list: a page nests no further.
  private static let maximumDepth = 12

  init(issue: Issue, comments: [KeptComment], prefix: String) {
    self.issue = issue
    self.comments = comments
    self.prefix = prefix
    let ids = Set(comments.map(\.id))
    byID = Dictionary(comments.map { ($0.id, $0) }) { first, _ in first }
    children = Dictionary(grouping: comments) { comment in comment.parent.flatMap { ids.contains($0) ? $0 : nil } }
  }

  func write(_ html: MarkupWriter) {
    html.ol(.class("found")) { for comment in children[nil] ?? [] { write(comment, depth: 0, html) } }
  }

  private func write(_ comment: KeptComment, depth: Int, _ html: MarkupWriter) {
    let replies = children[comment.id] ?? []
    html.li(.id(prefix + comment.id)) {
      if comment.isWithdrawn == true {
        html.p(.class("by"), text: Wording.Discussion.withdrawn)
      } else {
        writeLine(comment, html)
        html.div(.class("text"), .dir()) {
          ArticleHTML.write(
            comment.content,
            options: .init(
              images: .stored([:], prefix: ""), topHeadingLevel: 3, idPrefix: "\(prefix)\(comment.id)-",
              highlightsCode: true), html)
        }
      }
      guard !replies.isEmpty, depth < ThreadList.maximumDepth else { return }
      html.details(.flag("open")) {
        html.summary(Wording.Discussion.replies(count(below: comment.id), of: comment.replies))
        html.ol(.class("found")) { for reply in replies { write(reply, depth: depth + 1, html) } }
      }
    }
    if depth >= ThreadList.maximumDepth { for reply in replies { write(reply, depth: depth, html) } }
  }

  /// Who speaks, to whom, when, and why it is here.
  private func writeLine(_ comment: KeptComment, _ html: MarkupWriter) {
    html.p(.class("by")) {
      html.span { html.b { html.bdi(comment.by) } }
      if let role = comment.role {
        html.text(" ")
        html.span(role == .author ? Wording.Discussion.author : Wording.Discussion.submitter)
      }
      if let parent = comment.parent.flatMap({ byID[$0] }), parent.isWithdrawn != true {
        html.text(" ")
        html.span { html.bdi(Wording.Discussion.answers(parent.by)) }
      }
      html.text(" ")
      html.span {
        if let address = SafeLink.address(comment.url) {
          html.a(.href(address)) { writeAge(comment, html) }
        } else {
          writeAge(comment, html)
        }
      }
      // A role is reason enough.
      if comment.role == nil {
        html.text(" ")
        html.span(comment.why)
      }
    }
  }

  private func writeAge(_ comment: KeptComment, _ html: MarkupWriter) {
    html.date(issue.clock.rfc3339(comment.at), Wording.Discussion.age(issue.edition.cutoff - comment.at))
  }

  private func count(below id: String) -> Int {
    (children[id] ?? []).reduce(0) { $0 + 1 + count(below: $1.id) }
  }
}
