import ArticleModel
import EditionModel

/// The words of the pages, all in this file.
///
/// Pages speak English. Sentences are whole, with what varies as parameters, also if they hold a link or a time
/// (``Sentence``). So a translation is a second set of the same names, and no page changes. Days, months and counts are in
/// ``CalendarWords``; words of the scripts are in their folder.
enum Wording {
  static let description = "Ten stories, every morning and every evening."
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
  static func list(_ items: [String]) -> String {
    items.dropLast().joined(separator: ", ") + (items.count > 1 ? " and " : "") + (items.last ?? "")
  }

  /// Head, masthead and foot of every page.
  enum Shell {
    static let skip = "Skip to content"
    static let sampleTitle = "Sample: "
    static let sample = "Sample"
    static let sampleNote: Sentence =
      "\(strong: "Sample edition.") These ten pieces were written for this program; they aren’t from Hacker News."
    static let back = "Back"
    static let refresh = "Refresh"
    static let navigation = "Site"
    static let archive = "Archive"
    static let search = "Search"
    static let settings = "Settings"
    static let about = "About"
    static let motto = "Ten stories, every morning and every evening. Then nothing until the next."
    static let feed = "Feed"
    static let jsonFeed = "JSON feed"
    static let week = "The past week"
    static let status = "Status"
    static let making = "How it’s made"
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

    static func stories(_ count: Int) -> Sentence { "\(bold: count) stories" }
    static func minutes(_ count: Int) -> Sentence { "\(bold: count) minutes" }
    static func decided(_ cutoff: Timestamp) -> Sentence { "as of \(cutoff, .clockOfDay)" }
    static func facts(stories: Int, minutes: Int, decided: String?) -> String {
      "\(stories) stories, \(minutes) minutes" + (decided.map { ", " + $0 } ?? "")
    }

    static func gaps(_ source: String) -> String {
      "We missed part of the day on \(source), so a story may be missing."
    }
    static func hindsight(_ source: String) -> String {
      "Chosen after the cut-off from what \(source) still showed."
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
  }

  /// The page of a story.
  enum Story {
    static let why = "Why it’s here"
    static let whyInFull = "Why it’s here: "
    static let save = "Save"
    static let share = "Share"
    static let speak = "Read aloud"
    static let reserve = "Reserve."
    static let folio = "Stories of this edition"
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
    static let missingWhy = "the article belongs to the edition, but its text isn’t stored here"
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
      }
    }
    static func corrected(_ day: String) -> String { "Corrected on \(day):" }
    static func ofEdition(_ edition: String, _ number: Int) -> String { "\(edition), story \(number)" }
    static func story(_ number: Int) -> String { "story \(number)" }
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
      "Your answer on \(link: title, to: address) is counted. If you answer again today, the new answer replaces it. It’s stored without anything about you."
    }
  }

  enum Archive {
    static let title = "Archive"
    static let none = "No editions yet."
    static let corrections = "Corrections to past editions"
    static let newest = "Latest"
    static let late = "late"

    static func description(_ site: String) -> String { "Every edition of \(site)." }
    static func editions(_ count: Int) -> Sentence { "\(bold: count) \(count == 1 ? "edition" : "editions")" }
    static func basis(_ basis: Basis) -> String {
      switch basis {
      case .recorded: "complete record"
      case .partial: "gaps in the record"
      case .hindsight: "chosen afterwards"
      case .sample: "sample"
      }
    }
  }

  enum Search {
    static let title = "Search"
    static let label = "Words, “a phrase”, -word, site:example.org"
    static let button = "Search"
    static let nothingAsked = "Add a word to search for."
    static let more = "More results"
    static let help: Sentence =
      "All words must match. \(quote: "A phrase") in quotation marks must match exactly; \(code: "-word") excludes a word; \(code: "site:example.org") searches one site."

    static func title(_ query: String) -> String { "Search: \(query)" }
    static func found(_ count: Int, for query: String) -> String {
      count == 0 ? "Nothing found for “\(query)”." : CalendarWords.count(count, "story", "stories")
    }
  }

  enum Settings {
    static let title = "Settings"
    static let description = "Colours, text size, muted words and saved stories."
    static let privacy = "These stay in this browser; nobody else sees them."
    static let needScript =
      "These settings need JavaScript. Without it, colours and text size follow your system, and you can still read every page."
    static let colours = "Colours"
    static let system = "Match system"
    static let light = "Light"
    static let sepia = "Sepia"
    static let dark = "Dark"
    static let textSize = "Text size"
    static let small = "Small"
    static let normal = "Normal"
    static let large = "Large"
    static let larger = "Larger"
    static let muted = "Muted"
    static let aboutMuted =
      "A story with one of these words in its title or summary, or from one of these sites, is replaced by the next story, so you still get ten."
    static let words = "One word per line"
    static let sites = "One site per line, such as example.org"
    static let device = "On this device"
    static let nothingStored = "No edition saved yet."
    static let store = "Save the newest edition"
    static let install = "Add to Home Screen"
    static let saved = "Saved stories"
    static let noneSaved = "Nothing saved yet. Press Save on a story to keep it here."
    static let keyboard = "Keyboard"
    static let keys: Sentence = "Keyboard shortcuts; press \(key: "?") to list them"
  }

  enum Offline {
    static let title = "Not on this device"
    static let stored = "You’re offline, and this page isn’t saved. These are:"
    static let newest = "Go to the newest saved edition"
  }

  enum Week {
    static let title = "The past week"
    static let description = "The best of seven days, with hindsight."
    static let none = "There’s no past week to show yet."
    static let missed: Sentence = "\(strong: "Missed") by our editions."

    static func days(_ first: String, _ last: String) -> String { "\(first) to \(last)" }
    static func had(_ count: Int) -> Sentence { "\(bold: count) in our editions" }
    static func missed(_ count: Int) -> Sentence { "\(bold: count) missed" }
    static func basis(_ basis: WeekReview.Basis) -> String {
      switch basis {
      case .recorded:
        "Chosen with hindsight from everything recorded in these seven days, whether or not our editions had it."
      case .partial:
        "Chosen with hindsight from what was recorded in these seven days, which has gaps, and from what our editions saw."
      case .editions:
        "Chosen with hindsight from what our editions saw at their cut-offs, including their reserves. A story that they didn’t see is missing here too."
      }
    }

    // The same for programs that read words.
    static func heading(_ moment: String) -> String { "The week until \(moment)" }
    static let missedByUs = "missed by our editions"
    static func place(_ key: String, _ number: Int) -> String { "edition \(key), story \(number)" }
  }

  enum Corrections {
    static let description = "What has changed since publication, recorded beside the editions."
    static let none = "No corrections yet."
    static let feedDescription = "What has changed since an edition was published."

    static func about(feed: String) -> Sentence {
      "An edition never changes. We check links and titles again after a day and a week, and record what has changed here, with its date. Also available as an \(link: "Atom feed", to: feed)."
    }
    static func feedTitle(_ site: String) -> String { site + " corrections" }
  }

  /// What went wrong, and what to do.
  enum Problem {
    static let current = "Go to the current edition"
    static let firstTitle = "No edition yet"

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
      case 404: "The address may be incomplete. Every edition is in the archive."
      case 429: "Please try again in a minute."
      case 503: "Please try again in a few minutes."
      default: status < 500 ? "Please check the address." : "It’s not you, it’s us. Please try again in a minute."
      }
    }
    static func first(_ slots: String) -> String {
      "The first ten stories come at the next cut-off: \(slots). There’s nothing to read until then."
    }
  }

  enum Status {
    static let title = "Status"
    static let isFiles = "These pages are static files."
    static let nothingBehind = "They can’t show the current status."
    static let open = "Open now"
    static let past = "Past thirty days"
    static let now = "Right now"
    static let ofFiles = "When these files were written"
    static let feed = "Incidents as an Atom feed"
    static let json = "As JSON"
    static let feedDescription = "Problems, with start and end."
    static let over = "Resolved: "

    static func description(_ site: String) -> String { "The current status of \(site)." }
    static func feedTitle(_ site: String) -> String { site + " status" }
    static func headline(open: Int, isLate: Bool) -> String {
      switch open {
      case 0: isLate ? "The newest edition is late." : "All is well."
      case 1: "There’s one problem."
      default: "There are \(open) problems."
      }
    }
    static func asOf(_ time: Timestamp) -> Sentence { "As of \(time)." }

    // An incident, from when to when.
    static func since(_ opened: Timestamp) -> Sentence { "Since \(opened)." }
    static func isOpen(_ opened: Timestamp, inFile: Bool) -> Sentence {
      inFile ? "Since \(opened); open when these files were written." : "Since \(opened); still open."
    }
    static func span(_ opened: Timestamp, _ closed: Timestamp?, _ ending: String?) -> Sentence {
      closed.map { "From \(opened) to \($0). \(ending ?? "")" } ?? "From \(opened)."
    }

    // What is seen, a label and a sentence.
    static let newest = "Newest edition"
    static let noNewest: Sentence = "None yet."
    static func newest(_ name: String, _ published: Timestamp, isLate: Bool) -> Sentence {
      isLate ? "\(name), published on \(published), late." : "\(name), published on \(published)."
    }
    static let late = "Late"
    static func late(_ name: String, due: Timestamp) -> Sentence { "\(name) was due on \(due)." }
    static let next = "Next edition"
    static let noNext: Sentence = "No editions are made here; this site only shows existing ones."
    static func next(_ due: Timestamp) -> Sentence { "Due on \(due)." }
    static func nextOfFiles(_ due: Timestamp) -> Sentence {
      "Due on \(due). If that time has passed, these files are out of date."
    }

    static let notRead: Sentence = "Not read yet."
    static func failed(_ count: Int, since: Timestamp, trouble: String?) -> Sentence {
      let times = count == 1 ? "once" : "\(count) times in a row"
      return "Failed \(times), since \(since): \(trouble ?? "something went wrong")."
    }
    static func lastAnswered(_ time: Timestamp) -> Sentence { " It last answered on \(time)." }
    static func answers(_ time: Timestamp) -> Sentence { "Answers; last read on \(time)." }
    static func lastFailed(_ time: Timestamp) -> Sentence { " It last failed on \(time)." }

    static let record = "Record"
    static func lastLook(_ time: Timestamp) -> Sentence { "Last checked on \(time). " }
    static let noGap: Sentence = "No gaps in the past two days."
    static func gaps(_ count: Int, shown: Int) -> Sentence {
      let gaps = CalendarWords.count(count, "gap", "gaps")
      return count > shown ? "\(gaps) in the past two days, the last of them: " : "\(gaps) in the past two days: "
    }
    static func gap(_ from: Timestamp, _ to: Timestamp, isLast: Bool) -> Sentence {
      "\(from) to \(to)\(isLast ? "." : "; ")"
    }

    static let disk = "Disk"
    static func disk(used: String, free: String, yearly: String?, budget: String) -> Sentence {
      let year = yearly.map { " At this pace \($0) a year, of \(budget) budgeted." } ?? ""
      return "\(used) in use, \(free) free.\(year)"
    }

    static let backup = "Backup"
    static let noBackup: Sentence = "None yet."
    static func backup(_ time: Timestamp, days: Int) -> Sentence {
      let age = days < 1 ? "less than a day old" : CalendarWords.count(days, "day", "days") + " old"
      return "The last one is \(age), made on \(time)."
    }
    static let drill = "Trial restore"
    static func drill(_ time: Timestamp, isGood: Bool) -> Sentence {
      isGood ? "Succeeded on \(time)." : "Failed on \(time)."
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
  }

  enum About {
    static let title = "About"
    static let choosing = "How stories are chosen"
    static let promises = "What we promise"
    static let privacy = "What we know about you"
    static let privacyText =
      "Nothing. There’s no account, no cookie and no script from elsewhere. Images come from here, so no other site learns what you read."
    static let rights = "Whose texts these are"
    static let programs = "For programs"

    static func description(_ site: String) -> String { "What \(site) is and how it’s made." }
    static func what(_ site: String, source: String, slots: String) -> String {
      "\(site) is a newspaper of ten stories. It watches \(source), chooses ten stories at \(slots), fetches the page behind each one, keeps what there is to read, and publishes the result. Then it says “that’s all” and stops."
    }
    /// A publication from feeds has no votes to speak of.
    static func choosingText(countsVotes: Bool) -> String {
      let signs =
        countsVotes
        ? "how points and comments grew, how long a story held its rank"
        : "how new a story is, how many stories we have from its site"
      return
        "By rules, from what could be seen before the cut-off: \(signs), and whether we published it before. No person and no language model picks or rewrites anything. Each story says why it’s here, and every number in that reason can be recomputed from the record. The ten that came next are listed at the end of each edition, with the reason."
    }
    static func promiseList(countsVotes: Bool, corrections: String, status: String) -> [Sentence] {
      [
        "An edition never changes once it’s published. Mistakes are \(link: "corrected beside it", to: corrections), with a date. We check links and titles again after a day and a week.",
        "It says what it doesn’t have. An incomplete article is marked as incomplete, and a page that couldn’t be read is listed, not dropped.",
        "It says what a choice is based on. An edition made late, or after gaps in the record, is marked. Current problems are on the \(link: "status page", to: status).",
      ] + (countsVotes ? ["Points and comments are those at the cut-off."] : []) + [
        "Comments are quoted whole and unchanged, with a link to the original."
      ]
    }
    static func rightsText(_ audience: Audience) -> String {
      "Their authors’. Every story names its source and links to it. "
        + (audience == .private
          ? "This copy is for its owner’s own reading."
          : "Articles are shown in full only if their licence or site allows it; otherwise there’s an excerpt and the link.")
    }
    static func contact(_ address: String) -> Sentence {
      "To have a text taken down or to report a mistake, write to \(outsideLink: address.replacing("mailto:", with: ""), to: address). A withdrawal takes effect everywhere and is recorded beside the edition."
    }
    static func programsText(_ address: (SiteFile) -> String) -> Sentence {
      "Stories are available as \(link: "Atom", to: address(.storiesAtom)) and \(link: "JSON Feed", to: address(.storiesJSON)), whole editions as \(link: "Atom", to: address(.editionsAtom)) and \(link: "JSON Feed", to: address(.editionsJSON)), corrections as \(link: "Atom", to: address(.correctionsAtom)). Every edition is also available as \(code: "/editions/KEY.json") and \(code: "/editions/KEY.md")."
    }
    static func sample(_ address: String) -> Sentence {
      "To see what an edition looks like, open the \(link: "sample edition", to: address), written for this program."
    }
    static func program(_ version: String, source: String?) -> Sentence {
      let maker: Sentence = "Made by tenhn \(version)"
      return source.map { maker + ", \(outsideLink: "source code", to: $0)" } ?? maker
    }
  }
}
