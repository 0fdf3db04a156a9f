import ArticleModel
import EditionModel

/// The page of a story's kept discussion: what the thread says of the story, then the comments with their replies.
struct DiscussionPage {
  let issue: Issue
  let presented: PresentedStory

  private var story: Story { presented.story }

  func markup() -> Markup {
    var shell = PageShell(
      settings: issue.settings, title: Wording.Discussion.title(story.title), slot: issue.edition.key.slot,
      isSample: issue.isSample, path: "/editions/\(issue.edition.key)/\(presented.name)/discussion", isIndexed: false)
    shell.hasTwin = false
    return shell.markup { html in
      html.nav(.class("folio"), .label(Wording.Story.folio)) {
        html.a(.href(issue.path), text: issue.fullName)
      }
      html.article(.class("piece")) {
        writeHeader(html)
        if let discussion = presented.discussion {
          ThreadBox(facts: discussion.facts, kept: discussion).write(html)
          writeThread(discussion, prefix: "c", html)
        }
        writeAddition(html)
      }
      html.p(.class("original")) {
        html.outsideLink(story.discussion, Wording.Discussion.elsewhere(issue.settings.sourceName))
      }
      html.nav(.class("neighbours"), .label(Wording.Story.neighbours)) {
        html.a(.class("wide"), .href(issue.path(of: presented))) {
          html.span {
            html.i(Wording.Discussion.back)
            html.bdi(.lang(presented.titleLanguage), text: story.title)
          }
        }
      }
    }
  }

  private func writeHeader(_ html: MarkupWriter) {
    html.header {
      html.h1(.dir()) { html.text(Wording.Discussion.heading) }
      html.p(.class("standfirst"), .dir(), .lang(presented.titleLanguage)) {
        html.a(.href(issue.path(of: presented)), text: story.title)
      }
      if presented.isWithdrawn {
        html.p(.class("notice"), .leftToRight, text: Wording.Discussion.withdrawnStory)
      } else if let discussion = presented.discussion {
        html.p(.class("notice"), .leftToRight) {
          html.sentence(
            Wording.Discussion.extent(
              discussion, known: max(discussion.extent.known, story.comments ?? 0), source: issue.settings.sourceName),
            issue.clock)
        }
      } else if presented.lacksDiscussion {
        html.p(.class("notice"), .leftToRight, text: Wording.Discussion.missing)
      }
      for mark in presented.corrections where mark.kind == .commentWithdrawn {
        html.p(.class("notice"), .leftToRight, text: mark.text)
      }
    }
  }

  private func writeThread(_ discussion: Discussion, prefix: String, _ html: MarkupWriter) {
    guard !discussion.comments.isEmpty else { return }
    ThreadList(issue: issue, comments: discussion.comments, prefix: prefix).write(html)
  }

  /// What was said after the edition was sealed, with its own time.
  private func writeAddition(_ html: MarkupWriter) {
    guard let addition = presented.addition, !addition.shown.isEmpty else { return }
    html.section(.class("aside")) {
      html.h2(Wording.Discussion.later)
      html.p(.class("notice"), .leftToRight) { html.sentence(Wording.Discussion.added(addition.at), issue.clock) }
      writeThread(addition, prefix: "a", html)
    }
  }
}

/// What a thread says of its story: facts and links, each with the comment it comes from.
struct ThreadBox {
  let facts: [ThreadFact]
  /// Its comments are on the same page.
  let kept: Discussion

  func write(_ html: MarkupWriter) {
    guard !facts.isEmpty else { return }
    html.section(.class("aside")) {
      html.h2(Wording.Discussion.fromThread)
      html.ul { for fact in facts { html.li { write(fact, html) } } }
    }
  }

  private func write(_ fact: ThreadFact, _ html: MarkupWriter) {
    let label = Wording.Discussion.kind(fact.kind)
    if let url = fact.url.flatMap(SafeLink.address) {
      html.bdi { html.a(.href(url), text: fact.text.isEmpty ? url : fact.text) }
    } else {
      html.q(.dir(), text: fact.text)
    }
    html.p(.class("by")) {
      html.span(label)
      for mention in fact.comments.prefix(6) {
        html.text(" ")
        html.span {
          html.bdi {
            if kept.comments.contains(where: { $0.id == mention.id }) {
              html.a(.href("#c\(mention.id)"), text: mention.by)
            } else {
              html.outsideLink(mention.url, mention.by)
            }
          }
        }
      }
    }
  }
}

extension Wording {
  /// The page of a story's discussion.
  enum Discussion {
    static let heading = "The discussion"
    static let back = "Back to the story"
    static let fromThread = "From the thread"
    static let later = "Added later"
    static let author = "author"
    static let submitter = "submitted it"
    static let withdrawn = "This comment was withdrawn."
    static let withdrawnStory = "The story was withdrawn, and its discussion with it."
    static let missing = "The comments that belong to the edition are missing here or can’t be read."
    static let nothingKept = "No comments are kept of this story."
    static let archiveCopy = "A copy of the page, by the thread: "

    static func title(_ story: String) -> String { "Discussion: \(story)" }
    static func elsewhere(_ source: String) -> String { "The whole discussion at \(source)" }
    static func link(_ kept: Int, of count: String?) -> String {
      count.map { "The discussion: \(kept) of \($0)" } ?? "The discussion"
    }
    static func replies(_ count: Int, of all: Int) -> String {
      let words = CalendarWords.count(count, "reply", "replies")
      return all > count ? "\(words) of \(CalendarWords.grouped(all))" : words
    }
    static func answers(_ name: String) -> String { "to \(name)" }

    static func extent(_ discussion: EditionModel.Discussion, known: Int, source: String) -> Sentence {
      let read = CalendarWords.grouped(discussion.extent.read)
      let all = CalendarWords.count(known, "comment", "comments")
      let kept = Sentence("\(discussion.shown.count) kept, as of \(discussion.at, .clock).")
      switch discussion.extent.ending {
      // Deleted comments are counted by the source and can't be read.
      case .whole:
        return "All \(CalendarWords.count(discussion.extent.read, "comment", "comments")) read, \(kept)"
      case .limit: return "\(read) of \(all) read, \(kept)"
      case .broken: return "Incomplete: \(source) stopped answering. \(read) of \(all) read, \(kept)"
      }
    }

    static func added(_ at: Timestamp) -> Sentence {
      "These comments came after the edition was sealed. They aren’t part of it. As of \(at)."
    }

    static func kind(_ kind: ThreadFact.Kind) -> String {
      switch kind {
      case .author: "The author answers"
      case .correction: "Several people object"
      case .archive: "A copy of the page"
      case .earlier: "Earlier discussion"
      case .link: "Several people link to it"
      }
    }

    /// How long before the cut-off something was written.
    static func age(_ seconds: Int64) -> String {
      switch seconds {
      case ..<0: "after the cut-off"
      case ..<3_600: "\(CalendarWords.count(Int(max(1, seconds / 60)), "minute", "minutes")) before the cut-off"
      case ..<172_800: "\(CalendarWords.count(Int(seconds / 3_600), "hour", "hours")) before the cut-off"
      default: "\(CalendarWords.count(Int(seconds / 86_400), "day", "days")) before the cut-off"
      }
    }
  }
}
