import ArticleModel
import EditionModel

/// The words of the pages: here those that several pages share, in extensions those of one page, at the end of its file.
///
/// Pages speak English. Sentences are whole, with what varies as parameters, also if they hold a link or a time
/// (``Sentence``). So a translation is a second set of the same names, and no page changes. Days, months and counts are in
/// ``CalendarWords``; words of the scripts are in their folder.
enum Wording {
  static func description(_ schedule: Schedule) -> String { "Ten stories, \(schedule.rhythm)." }
  static let allRead = "That’s all."
  static let unreadable = "Worth a look, but not readable here"
  static let corrections = "Corrections"
  static let discussion = "discussion"
  static let sampleEdition = "Sample edition"

  static func editionName(slot: String) -> String { slot.prefix(1).uppercased() + slot.dropFirst() + " edition" }
  static func points(_ count: Int) -> Sentence { "\(bold: count) \(pointsUnit(count))" }
  static func comments(_ count: Int) -> Sentence { "\(bold: count) \(commentsUnit(count))" }
  static func pointsUnit(_ count: Int) -> String { count == 1 ? "point" : "points" }
  static func commentsUnit(_ count: Int) -> String { count == 1 ? "comment" : "comments" }
  static let minutesUnit = "min"
  static func minutes(_ count: Int) -> String { "\(count) \(minutesUnit)" }

  /// `06:00 and 18:00`.
  static func list(_ items: [String], last word: String = "and") -> String {
    items.dropLast().joined(separator: ", ") + (items.count > 1 ? " \(word) " : "") + (items.last ?? "")
  }

  /// Head, masthead and foot of every page.
  enum Shell {
    static let skip = "Skip to content"
    static let sampleTitle = "Sample: "
    static let sample = "Sample"
    /// - Parameter retry: when the source that can't be reached is tried again; nil if it isn't.
    static func sampleNote(unreachable source: String, retry: Timestamp?) -> Sentence {
      guard let retry else {
        return
          "\(strong: "Sample edition.") These ten pieces were written for this program; they aren’t from Hacker News."
      }
      return
        "\(strong: "Sample edition.") \(source) couldn’t be reached; it’s tried again at \(retry, .clock). Until then, here are ten pieces that were written for this program."
    }
    static let back = "Back"
    static let refresh = "Refresh"
    static let navigation = "Site"
    static let archive = "Archive"
    static let search = "Search"
    static let saved = "Saved"
    static let settings = "Settings"
    static let getIt = "Get it"
    static let about = "About"
    static func motto(_ schedule: Schedule) -> String {
      "\(Wording.description(schedule)) Then nothing until the next."
    }
    static let feed = "Feed"
    static let publications = "All publications"
    static let newest = "Newest edition"
    static let mail = "By mail"
    static let week = "The past week"
    static let status = "Status"
    static let stories = "Stories"
    static let editions = "Editions"
    static let books = "Books"
  }

  /// The page of an edition, and notes about it elsewhere.
  enum Edition {
    static let sampleNote =
      "Sample edition. These ten pieces were written for this program; they aren’t from Hacker News."
    static let thisIsASample = "This is a sample."
    static let end = "The end"
    static let neighbours = "Editions"
    static let previous = "Previous edition"
    static let next = "Next edition"
    static let book = "EPUB"
    static let markdown = "Markdown"
    static let print = "Print"
    static let feeds = "Feeds"

    static func stories(_ count: Int) -> Sentence { "\(bold: count) stories" }
    static func minutes(_ count: Int) -> Sentence { "\(bold: count) minutes" }
    static func decided(_ cutoff: Timestamp) -> Sentence { "as of \(cutoff, .clock)" }
    static func facts(stories: Int, minutes: Int, decided: String?) -> String {
      "\(stories) stories, \(minutes) minutes" + (decided.map { ", " + $0 } ?? "")
    }

    static func gaps(_ source: String) -> String {
      "We missed part of the day on \(source), so a story may be missing."
    }
    static func hindsight(_ source: String, countsVotes: Bool) -> String {
      "Chosen after the cut-off from what \(source) still showed"
        + (countsVotes ? "; points, comments and ranks are from then, not from the cut-off." : ".")
    }
    static func late(_ time: String, day: String?) -> String {
      "Late: published at \(time)\(day.map { " on \($0)" } ?? "")."
    }

    static func reserves(_ count: Int) -> String {
      "The next \(count == 10 ? "ten" : count == 1 ? "one" : String(count))"
    }
    static func sampleEnd(_ slots: String) -> Sentence { "This is a sample. New editions come at \(slots)." }
    static func nextHasCome(_ name: String, day: String?, address: String) -> Sentence {
      "A newer edition is out: \(link: "the \(name.lowercased())\(day.map { " of " + $0 } ?? "")", to: address)."
    }
    static func nextComes(_ slot: String, _ instant: Timestamp) -> Sentence {
      "The \(slot) edition comes at \(instant, .clock)."
    }
    static func nextComesOnDay(_ slot: String, _ instant: Timestamp) -> Sentence {
      "The \(slot) edition comes on \(instant, .dayAndClock)."
    }
    static func nextAfterLate(_ slot: String, _ instant: Timestamp) -> Sentence {
      "A newer edition should be out by now. The next \(slot) edition is due on \(instant, .dayAndClock)."
    }
    static func overdue(_ slot: String, _ due: Timestamp, status: String) -> Sentence {
      "A newer one should be out by now: the \(slot) edition was due on \(due, .dayAndClock). \(link: "What’s wrong?", to: status)"
    }
    static func damaged(_ name: String, others: Int, status: String) -> Sentence {
      let more = others == 0 ? "" : others == 1 ? " Nor can the one before it." : " Nor can the \(others) before it."
      return
        "A newer edition is damaged and can’t be shown: \(name).\(more) \(link: "What can be done?", to: status)"
    }
    static func filtered(_ terms: [String]) -> String {
      var (words, sites, counts): ([String], [String], [String]) = ([], [], [])
      for term in terms {
        let parts = term.split(separator: ":", maxSplits: 1).map(String.init)
        switch (parts[0].lowercased(), parts.count == 2 ? Int(parts[1]) : nil) {
        case ("site", _) where parts.count == 2: sites.append(parts[1])
        case ("points", let count?): counts.append(CalendarWords.count(count, "point", "points"))
        case ("comments", let count?): counts.append(CalendarWords.count(count, "comment", "comments"))
        default: words.append("“\(term)”")
        }
      }
      let titles = words.isEmpty ? nil : "titles with " + Wording.list(words, last: "or")
      let pages = sites.isEmpty ? nil : "pages from " + Wording.list(sites, last: "or")
      let few = counts.isEmpty ? nil : "stories with fewer than " + Wording.list(counts, last: "or")
      let parts = [titles, pages, few].compactMap(\.self)
      return "This site leaves out " + parts.dropLast().map { $0 + ", " }.joined() + (parts.count > 1 ? "and " : "")
        + (parts.last ?? "") + "."
    }
    static func noMoreMade(status: String) -> Sentence {
      "This site makes no new editions. \(link: "Status", to: status)"
    }
  }

  /// The page of a story.
  enum Story {
    static let why = "Why it’s here"
    static let whyInFull = "Why it’s here: "
    static let save = "Save"
    static let share = "Share"
    static let speak = "Listen"
    static let look = "Aa: text and colours"
    static let contents = "Contents"
    static let reserve = "Reserve."
    static let folio = "Stories of this edition"
    static let note = "The submitter’s own words"
    static let quotes = "From the discussion"
    static let inReply = "in reply"
    static let before = "Earlier"
    static let also = "Same story elsewhere"
    static let neighbours = "Previous and next"
    static let previous = "Previous"
    static let next = "Next"
    static let untitled = "Untitled"

    static func numbered(_ number: Int, _ title: String) -> String { "Story \(number): \(title)" }
    static func original(_ site: String, isHere: Bool) -> String {
      isHere ? "Read the original at \(site)" : "Read it at \(site)"
    }
    static func allComments(_ words: String, isCounted: Bool) -> String {
      isCounted ? "All \(words)" : "The \(words)"
    }
    static func follows(_ title: String, _ address: String) -> Sentence { "Follows \(link: title, to: address)" }

    // What was done to a story: a label, and why.
    static let withdrawn = "Withdrawn"
    static let missing = "Not in this copy"
    static let missingWhy = "the article belongs to the edition, but its stored text is missing or can’t be read"
    static let excerpt = "Excerpt"
    static let excerptWhy = "the site hasn’t said that others may show its articles in full"
    static let card = "Not readable here"
    static let doubtful = "May include extra text"
    static let partial = "Parts may be missing"

    static func correction(_ kind: Correction.Kind) -> String {
      switch kind {
      case .retitled: "Retitled"
      case .edited: "Changed"
      case .dead: "Dead link"
      case .unreachable: "Link unreachable"
      case .recovered: "Link works again"
      case .removed: "Taken down"
      case .restored: "Back up"
      case .withdrawn: "Withdrawn"
      case .commentWithdrawn: "Comment withdrawn"
      case .brief: "Misleading brief"
      }
    }
    static func corrected(_ day: String) -> String { "Corrected on \(day):" }
    static func ofEdition(_ edition: String, _ name: String) -> String { "\(edition), story \(name)" }
    static func story(_ name: String) -> String { "story \(name)" }
  }

  /// What an article says that its page didn't.
  enum Article {
    static let undescribed = "Image without description"
    static let notes = "Notes"

    static func missingImage(_ alternative: String?) -> String {
      "Image not saved" + (alternative.map { ": " + $0 } ?? "")
    }
    static func note(_ label: String) -> String { "Note \(label)" }
    static func backToText(_ label: String, call: Int) -> String {
      "Back to note \(label) in the text" + (call > 1 ? ", mention \(call)" : "")
    }
    static func table(_ number: Int, _ caption: String) -> String {
      "Table \(number)" + (caption.isEmpty ? "" : ": " + caption)
    }
  }

  /// "Was this worth your time?" and the thanks for an answer.
  enum Feedback {
    static let question = "Was this worth your time?"
    static let worth = "Worth my time"
    static let notWorth = "Not worth it"
    static let addNote = "Add a note to the editor"
    static let aboutNote = "Sent with your answer, without your name or address."
    static let thanks = "Thank you"
    static let backToStory = "Back to the story"
    static let toEdition = "Go to the edition"

    static func counts(_ votes: Votes) -> String {
      "\(votes.worth) of \(votes.total) readers who answered found it worth their time."
    }
    static func counted(_ title: String, _ address: String) -> Sentence {
      "An answer on \(link: title, to: address) is counted at once. A second one on the same day replaces the first. Answers are stored without anything about who gave them."
    }
  }

  /// What went wrong, and what to do.
  enum Problem {
    static let current = "Go to the current edition"
    static let firstTitle = "No edition yet"
    static let noneMade = "There is nothing to read: no edition is here, and this site makes none."

    /// What a site without an edition says.
    static func none(_ settings: SiteSettings) -> String {
      settings.makesEditions ? first(EditionClock(schedule: settings.schedule).slots) : noneMade
    }

    static func title(_ status: Int) -> String {
      switch status {
      case 404: "Page not found"
      case 410: "Withdrawn"
      case 429: "Too many requests"
      case 503: "Not ready yet"
      default: status < 500 ? "We can’t answer this request" : "Something went wrong"
      }
    }
    static func advice(_ status: Int) -> String {
      switch status {
      case 429: "Please try again in a minute."
      case 503: "Please try again in a few minutes."
      default: status < 500 ? "Please check the address." : "It’s not you, it’s us. Please try again in a minute."
      }
    }
    static func notFound(archive: String, search: String?) -> Sentence {
      let start: Sentence = "The address may be incomplete. Every edition is in the \(link: "archive", to: archive)"
      return start + (search.map { ", and you can \(link: "search", to: $0) the stories." } ?? ".")
    }
    static func first(_ slots: String) -> String {
      "The first ten stories come at the next cut-off: \(slots). There’s nothing to read until then."
    }
  }

  /// The book of an edition.
  enum Book {
    static let cover = "Cover"
    static let titlePage = "Title page"
    static let contents = "Contents"
    static let end = "That’s all"
    static let landmarks = "Landmarks"
    static let firstStory = "First story"
    static let onTheWeb = "This edition on the web"
    static let source = "Source"
    static let by = ", by "
    static let licence = " Licence: "
    static let theDiscussion = "The discussion"
    static let rights = "Each text belongs to its author; every chapter names its source."

    static func coverDescription(_ site: String, _ edition: String) -> String { "\(site): \(edition)" }
    static func original(isHere: Bool) -> String { isHere ? "Read the original at " : "Read it at " }
    static func kept(_ kind: String, _ why: String) -> String { "Kept: \(kind), \(why)." }
    static func discussion(_ words: String, isCounted: Bool) -> String {
      isCounted ? "The discussion, \(words)" : theDiscussion
    }
    static func access(hasImages: Bool, hasUndescribedImages: Bool) -> String {
      let images =
        !hasImages
        ? "The only image is the cover."
        : hasUndescribedImages
          ? "Some images have no description because their pages gave none."
          : "Every image has its page’s own description."
      return "Text reflows; headings, contents and landmarks lead through the stories. " + images
        + " The texts are their authors’; they haven’t been checked against an accessibility standard."
    }
  }

  /// What e-readers show of the catalogue.
  enum Catalogue {
    static let editions = "Editions"
    static let editionsNewestFirst = "Editions, newest first"

    static func searchDescription(_ site: String) -> String { "Search the stories of \(site)." }
  }
}
