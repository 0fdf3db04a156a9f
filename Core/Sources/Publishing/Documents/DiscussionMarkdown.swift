import ArticleModel
import EditionModel

/// A story's kept discussion as Markdown: each comment under a line that says who speaks, replies as quotations of
/// their depth.
struct DiscussionMarkdown {
  let issue: Issue
  let presented: PresentedStory
  /// The level of the discussion's heading.
  let level: Int

  /// Paragraphs; empty if there is nothing to show.
  func parts() -> [String] {
    guard !presented.lacksDiscussion else { return ["_\(ArticleMarkdown.escaped(Wording.Discussion.missing))_"] }
    guard let discussion = presented.discussion, presented.hasDiscussion || discussion.extent.ending == .broken else {
      return []
    }
    let known = max(discussion.extent.known, presented.story.comments ?? 0)
    var parts = ["\(String(repeating: "#", count: level)) \(Wording.Discussion.heading)"]
    let extent = Wording.Discussion.extent(discussion, known: known, source: issue.settings.sourceName)
    parts.append("_\(ArticleMarkdown.escaped(extent.plain(issue.clock)))_")
    if !discussion.facts.isEmpty {
      parts.append("**\(Wording.Discussion.fromThread)**")
      parts.append(discussion.facts.map(line).joined(separator: "\n"))
    }
    let names = Dictionary(discussion.shown.map { ($0.id, $0.by) }) { first, _ in first }
    parts += discussion.shown.map { text(of: $0, names: names) }
    if let addition = presented.addition, !addition.shown.isEmpty {
      parts.append(
        "**\(Wording.Discussion.later).** "
          + ArticleMarkdown.escaped(Wording.Discussion.added(addition.at).plain(issue.clock)))
      let names = Dictionary(addition.shown.map { ($0.id, $0.by) }) { first, _ in first }
      parts += addition.shown.map { text(of: $0, names: names) }
    }
    return parts
  }

  private func line(_ fact: ThreadFact) -> String {
    let words = fact.url.map { ArticleMarkdown.link(fact.text.isEmpty ? $0 : fact.text, $0) }
    let people = fact.comments.map { ArticleMarkdown.link($0.by, $0.url) }.joined(separator: ", ")
    return "- \(Wording.Discussion.kind(fact.kind)): \(words ?? ArticleMarkdown.escaped(fact.text)) (\(people))"
  }

  private func text(of comment: KeptComment, names: [String: String]) -> String {
    var facts = [ArticleMarkdown.link(comment.by, comment.url)]
    if let role = comment.role {
      facts.append(role == .author ? Wording.Discussion.author : Wording.Discussion.submitter)
    }
    if let parent = comment.parent.flatMap({ names[$0] }) {
      facts.append(ArticleMarkdown.escaped(Wording.Discussion.answers(parent)))
    }
    facts.append(Wording.Discussion.age(issue.edition.cutoff - comment.at))
    let body = String(ArticleMarkdown.render(comment.content).dropLast())
    let marks = String(repeating: "> ", count: min(comment.depth, 8))
    return
      (["**" + facts[0] + "** · " + facts.dropFirst().joined(separator: " · "), ""]
      + body.split(
        separator: "\n", omittingEmptySubsequences: false
      ).map(String.init)).map { marks + $0 }.joined(separator: "\n")
  }
}
