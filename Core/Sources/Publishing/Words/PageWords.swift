import ArticleModel
import EditionModel

/// The words of the pages, all in this file.
///
/// Pages speak English. A sentence stands here whole, with what varies as parameters, also where it holds a link or a
/// time (``Sentence``): a translation would be a second set of the same names, and no page would change. Days, months and
/// counts are in ``CalendarWords``; what only the scripts say is in their folder.
enum PageWords {
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
    static let skip = "Skip to the content"
    static let sampleTitle = "Sample: "
    static let sample = "Sample"
    static let sampleNote: Sentence =
      "\(strong: "Sample edition.") Ten pieces written for this program; none of them was chosen from Hacker News."
    static let back = "Back"
    static let refresh = "Refresh"
    static let navigation = "Site"
    static let archive = "Archive"
    static let search = "Search"
    static let settings = "Settings"
    static let about = "About"
    static let motto = "Ten stories, every morning and every evening. Then nothing, until the next."
    static let feed = "Feed"
    static let jsonFeed = "JSON feed"
    static let week = "The past week"
    static let status = "Status"
    static let making = "How it is made"
    static let stories = "Stories"
    static let editions = "Editions"
    static let books = "Books"
  }

  /// The page of an edition, and notes about it elsewhere.
  enum Edition {
    static let sampleNote = "Sample edition. Ten pieces written for this program; none was chosen from Hacker News."
    static let thisIsASample = "This is a sample."
    static let end = "The end"
    static let neighbours = "Editions"
    static let previous = "The edition before"
    static let next = "The edition after"

    static func stories(_ count: Int) -> Sentence { "\(bold: count) stories" }
    static func minutes(_ count: Int) -> Sentence { "\(bold: count) minutes" }
    static func decided(_ cutoff: Timestamp) -> Sentence { "decided at \(cutoff, .clockOfDay)" }
    static func facts(stories: Int, minutes: Int, decided: String?) -> String {
      "\(stories) stories, \(minutes) minutes" + (decided.map { ", " + $0 } ?? "")
    }

    static func gaps(_ source: String) -> String {
      "The watch on \(source) had gaps before this edition was decided, so that a story may be missing."
    }
    static func hindsight(_ source: String) -> String {
      "Chosen after the cut-off, from what \(source) still showed then."
    }
    static func late(_ time: String, day: String?) -> String {
      "Late: published at \(time)\(day.map { " on \($0)" } ?? "")."
    }

    static func reserves(_ count: Int) -> String { "The next \(count), which had no place" }
    static func sampleEnd(_ slots: String) -> Sentence { "This is a sample. Editions come at \(slots)." }
    static func nextHasCome(_ name: String, day: String?, address: String) -> Sentence {
      "The next one has come since: \(link: "the \(name.lowercased())\(day.map { " of " + $0 } ?? "")", to: address)."
    }
    static func nextComes(_ slot: String, _ instant: Timestamp) -> Sentence {
      "The \(slot) edition comes at \(instant, .clock)."
    }
  }

  /// The page of a story.
  enum Story {
    static let why = "Why here"
    static let whyInFull = "Why it is here: "
    static let save = "Save"
    static let share = "Share"
    static let speak = "Read aloud"
    static let reserve = "A reserve."
    static let folio = "Stories of this edition"
    static let quotes = "From the discussion"
    static let inReply = "in reply"
    static let before = "What came before"
    static let also = "The same story elsewhere"
    static let neighbours = "Before and after"
    static let previous = "Before"
    static let next = "Next"
    static let untitled = "Untitled"

    static func numbered(_ number: Int, _ title: String) -> String { "Story \(number): \(title)" }
    static func original(_ site: String, isHere: Bool) -> String {
      isHere ? "The original is at \(site)" : "Read it at \(site)"
    }
    static func allComments(_ words: String, isCounted: Bool) -> String {
      isCounted ? "All \(words)" : "The \(words)"
    }
    static func follows(_ title: String, _ address: String) -> Sentence { "Follows \(link: title, to: address)" }

    // What was done to a story: a label, and why.
    static let withdrawn = "Withdrawn"
    static let missing = "Not in this copy"
    static let missingWhy = "the article is sealed in the edition, but its text is not at hand"
    static let excerpt = "An excerpt"
    static let excerptWhy = "the site has not said that its articles may be shown elsewhere in full"
    static let card = "Not readable here"
    static let doubtful = "Read with care"
    static let partial = "A part of the article"

    static func correction(_ kind: Correction.Kind) -> String {
      switch kind {
      case .retitled: "Retitled"
      case .edited: "Changed since"
      case .dead: "Link dead"
      case .unreachable: "Link not reached"
      case .recovered: "Link works again"
      case .removed: "Taken down"
      case .restored: "Up again"
      case .withdrawn: "Withdrawn"
      }
    }
    static func corrected(_ day: String) -> String { "Corrected on \(day):" }
    static func ofEdition(_ edition: String, _ number: Int) -> String { "\(edition), story \(number)" }
    static func story(_ number: Int) -> String { "story \(number)" }
  }

  /// What an article says that its page didn't.
  enum Article {
    static let undescribed = "Image without a description"
    static let notes = "Notes"

    static func missingImage(_ alternative: String?) -> String {
      "Image not kept here" + (alternative.map { ": " + $0 } ?? "")
    }
    static func note(_ label: String) -> String { "Note \(label)" }
    static func backToText(_ label: String, call: Int) -> String {
      "Back to the text at note \(label)" + (call > 1 ? ", place \(call)" : "")
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
    static let aboutNote = "It goes along with your answer, without your name or address."
    static let thanks = "Thank you"
    static let backToStory = "Back to the story"
    static let toEdition = "To the edition"

    static func counts(_ votes: Votes) -> String {
      "\(votes.worth) of \(votes.total) readers who answered found it worth their time."
    }
    static func counted(_ title: String, _ address: String) -> Sentence {
      "Your answer on \(link: title, to: address) is counted; another one today takes its place. It is kept without anything about you."
    }
  }

  enum Archive {
    static let title = "Archive"
    static let none = "No edition has been published yet."
    static let corrections = "Corrections to past editions"
    static let newest = "The newest"
    static let late = "late"

    static func description(_ site: String) -> String { "Every edition of \(site)." }
    static func editions(_ count: Int) -> Sentence { "\(bold: count) \(count == 1 ? "edition" : "editions")" }
    static func basis(_ basis: Basis) -> String { basis.rawValue }
  }

  enum Search {
    static let title = "Search"
    static let label = "Words, “a phrase”, -word, site:example.org"
    static let button = "Search"
    static let nothingAsked = "Say what to look for, too."
    static let more = "More"
    static let help: Sentence =
      "Every word must be there. \(quote: "A phrase") in quotation marks stands as it is; \(code: "-word") leaves out; \(code: "site:example.org") narrows to a site."

    static func title(_ query: String) -> String { "Search: \(query)" }
    static func found(_ count: Int, for query: String) -> String { CalendarWords.count(count, "story", "stories") }
  }

  enum Settings {
    static let title = "Settings"
    static let description = "Colours, text size, muted words and what is stored."
    static let privacy = "They stay in this browser; nobody else learns of them."
    static let needScript =
      "These settings need JavaScript. Without it, colours and text size follow your system, and every page can be read all the same."
    static let colours = "Colours"
    static let system = "As the system has them"
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
      "A story that has one of these words in its title or standfirst, or that comes from one of these sites, gives its place to a reserve. There are still ten."
    static let words = "Words, one a line"
    static let sites = "Sites, one a line, such as example.org"
    static let device = "On this device"
    static let nothingStored = "No edition is stored yet."
    static let store = "Store the newest edition"
    static let install = "Put it on the home screen"
    static let saved = "Saved stories"
    static let noneSaved = "None yet. The button Save on a story keeps it here, also when its edition is long past."
    static let keyboard = "Keyboard"
    static let keys: Sentence = "Single keys lead through the stories; \(key: "?") lists them"
  }

  enum Offline {
    static let title = "Not on this device"
    static let stored = "There is no connection, and this page was not stored. These are the stored ones:"
    static let newest = "To the newest stored edition"
  }

  enum Week {
    static let title = "The past week"
    static let description = "The best of seven days, with hindsight."
    static let none = "There is no week to look back on yet."
    static let missed: Sentence = "\(strong: "Missed") by our editions."

    static func days(_ first: String, _ last: String) -> String { "\(first) to \(last)" }
    static func had(_ count: Int) -> Sentence { "\(bold: count) in our editions" }
    static func missed(_ count: Int) -> Sentence { "\(bold: count) missed" }
    static func basis(_ basis: WeekReview.Basis) -> String {
      switch basis {
      case .recorded:
        "Chosen with hindsight from everything that was recorded of the seven days, whether our editions had it or not."
      case .partial:
        "Chosen with hindsight from what was recorded of the seven days, which has gaps, and from what our editions saw."
      case .editions:
        "Chosen with hindsight from what our editions saw when they were decided, their reserves included: what none of them saw is missing here too."
      }
    }

    // The same for programs that read words.
    static func heading(_ moment: String) -> String { "The week until \(moment)" }
    static let missedByUs = "missed by our editions"
    static func place(_ key: String, _ number: Int) -> String { "edition \(key), story \(number)" }
  }

  enum Corrections {
    static let description = "What turned out otherwise, recorded beside the editions."
    static let none = "There is none so far."
    static let feedDescription = "What turned out otherwise after an edition was published."

    static func about(feed: String) -> Sentence {
      "An edition never changes. Links and titles are looked at again after a day and a week, and what turned out otherwise is recorded here with its date. They also come as an \(link: "Atom feed", to: feed)."
    }
    static func feedTitle(_ site: String) -> String { site + " corrections" }
  }

  /// What went wrong, and what to do.
  enum Problem {
    static let current = "To the current edition"
    static let firstTitle = "No edition yet"

    static func title(_ status: Int) -> String {
      switch status {
      case 404: "There is no such page"
      case 410: "This was withdrawn"
      case 429: "Too many requests"
      case 503: "Not ready yet"
      default: status < 500 ? "This request can’t be answered" : "Something went wrong here"
      }
    }
    static func advice(_ status: Int) -> String {
      switch status {
      case 404: "Perhaps the address was cut short. Every edition is in the archive."
      case 429: "Please try again in a minute."
      case 503: "Please try again in a few minutes."
      default: status < 500 ? "Please check the address." : "It is no fault of yours. Please try again in a minute."
      }
    }
    static func first(_ slots: String) -> String {
      "The first ten stories come at the next of \(slots). Until then there is nothing to read here."
    }
  }

  enum Status {
    static let title = "Status"
    static let isFiles = "These pages are files."
    static let nothingBehind = "Nothing stands behind them that could say how things are now."
    static let open = "Open now"
    static let past = "Of the past thirty days"
    static let now = "What is seen now"
    static let ofFiles = "As these files have it"
    static let feed = "Incidents as an Atom feed"
    static let json = "The same as JSON"
    static let feedDescription = "What was not as it should be, from when to when."
    static let over = "Over: "

    static func description(_ site: String) -> String { "How things stand with \(site)." }
    static func feedTitle(_ site: String) -> String { site + " status" }
    static func headline(open: Int, isLate: Bool) -> String {
      switch open {
      case 0: isLate ? "The newest edition is late." : "All is well."
      case 1: "One thing is not as it should be."
      default: "\(open) things are not as they should be."
      }
    }
    static func asOf(_ time: Timestamp) -> Sentence { "As of \(time)." }

    // An incident, from when to when.
    static func since(_ opened: Timestamp) -> Sentence { "Since \(opened)." }
    static func isOpen(_ opened: Timestamp, inFile: Bool) -> Sentence {
      inFile ? "From \(opened); it was open when these files were written." : "From \(opened); it is open."
    }
    static func span(_ opened: Timestamp, _ closed: Timestamp?, _ ending: String?) -> Sentence {
      closed.map { "From \(opened) to \($0). \(ending ?? "")" } ?? "From \(opened)."
    }

    // What is seen, a label and a sentence.
    static let newest = "Newest edition"
    static let noNewest: Sentence = "There is none yet."
    static func newest(_ name: String, _ published: Timestamp, isLate: Bool) -> Sentence {
      isLate ? "\(name), published on \(published), late." : "\(name), published on \(published)."
    }
    static let late = "Late"
    static func late(_ name: String, due: Timestamp) -> Sentence { "\(name) was due on \(due)." }
    static let next = "Next edition"
    static let noNext: Sentence = "No editions are made here; what there is is shown."
    static func next(_ due: Timestamp) -> Sentence { "Due on \(due)." }
    static func nextOfFiles(_ due: Timestamp) -> Sentence {
      "Due on \(due); if that is past, these files are older than they should be."
    }

    static let notRead: Sentence = "Not read yet."
    static func failed(_ count: Int, since: Timestamp, trouble: String?) -> Sentence {
      let times = count == 1 ? "once" : "\(count) times in a row"
      return "Failed \(times), since \(since): \(trouble ?? "something went wrong")."
    }
    static func lastAnswered(_ time: Timestamp) -> Sentence { " It last answered on \(time)." }
    static func answers(_ time: Timestamp) -> Sentence { "Answers; read last on \(time)." }
    static func lastFailed(_ time: Timestamp) -> Sentence { " It last failed on \(time)." }

    static let record = "Record"
    static func lastLook(_ time: Timestamp) -> Sentence { "Last look on \(time). " }
    static let noGap: Sentence = "No gap in the past two days."
    static func gaps(_ count: Int, shown: Int) -> Sentence {
      let gaps = CalendarWords.count(count, "gap", "gaps")
      return count > shown ? "\(gaps) in the past two days, the last of them: " : "\(gaps) in the past two days: "
    }
    static func gap(_ from: Timestamp, _ to: Timestamp, isLast: Bool) -> Sentence {
      "\(from) to \(to)\(isLast ? "." : "; ")"
    }

    static let disk = "Room"
    static func disk(used: String, free: String, yearly: String?, budget: String) -> Sentence {
      let year = yearly.map { " At this pace \($0) a year, of \(budget) reckoned with." } ?? ""
      return "\(used) in use, \(free) free.\(year)"
    }

    static let backup = "Backup"
    static let noBackup: Sentence = "None was made yet."
    static func backup(_ time: Timestamp, days: Int) -> Sentence {
      let age = days < 1 ? "less than a day old" : CalendarWords.count(days, "day", "days") + " old"
      return "The last one is \(age), made on \(time)."
    }
    static let drill = "Trial restore"
    static func drill(_ time: Timestamp, isGood: Bool) -> Sentence {
      isGood ? "Done in full on \(time)." : "Failed on \(time)."
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
    static func original(isHere: Bool) -> String { isHere ? "The original is at " : "Read it at " }
    static func kept(_ kind: String, _ why: String) -> String { "What was kept: \(kind), \(why)." }
    static func discussion(_ words: String, isCounted: Bool) -> String {
      isCounted ? "The discussion, \(words)" : theDiscussion
    }
    static func access(hasImages: Bool, hasUndescribedImages: Bool) -> String {
      let images =
        !hasImages
        ? "There are no images but the cover."
        : hasUndescribedImages
          ? "Some images have no description, because their pages gave none."
          : "Every image has its page’s own description."
      return "Text reflows; headings, contents and landmarks lead through ten stories. " + images
        + " The texts are their authors’; nobody has checked them against a standard of accessibility."
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
    static let promises = "What you may hold it to"
    static let privacy = "What it knows about you"
    static let privacyText =
      "Nothing. There is no account, no cookie, no script from elsewhere; images come from here, so that no site learns that you read about it."
    static let rights = "Whose texts these are"
    static let programs = "For programs"

    static func description(_ site: String) -> String { "What \(site) is and how it is made." }
    static func what(_ site: String, source: String, slots: String) -> String {
      "\(site) is a newspaper of ten stories. It watches \(source), chooses ten stories at \(slots), fetches the page behind each of them, keeps what there is to read, and prints the result. Then it says “that’s all”, and stops."
    }
    /// A publication from feeds has no votes to speak of.
    static func choosingText(countsVotes: Bool) -> String {
      let signs =
        countsVotes
        ? "how points and comments grew, how long a story held its place"
        : "how new a story is, how many of its site stand here already"
      return
        "By rules, from what could be seen before the cut-off: \(signs), whether it was published here before. No person and no language model picks or rewrites anything. Each story says why it is here, and every number in that reason can be computed again from the record. The ten that came next are listed at the end of each edition, with why they lost."
    }
    static func promiseList(countsVotes: Bool, corrections: String, status: String) -> [Sentence] {
      [
        "An edition never changes once it is published. What turned out wrong is \(link: "corrected beside it", to: corrections), with a date: links and titles are looked at again after a day and a week.",
        "It says what it doesn’t have: a part of an article is called a part, and a page that could not be read is listed, not dropped.",
        "It says what a choice rests on. An edition that was made late, or after gaps in the record, is marked so. What is amiss now is told on \(link: "a page of its own", to: status).",
      ] + (countsVotes ? ["Points and comments are as they stood at the cut-off."] : []) + [
        "Comments are quoted whole, as they stood, with a link to where they stand."
      ]
    }
    static func rightsText(_ audience: Audience) -> String {
      "Their authors’. Every story names its source and links to it. "
        + (audience == .private
          ? "This copy is for its owner’s own reading."
          : "Articles stand here in full only where their licence or their site allows it; otherwise there is an excerpt and the link.")
    }
    static func contact(_ address: String) -> Sentence {
      "Whoever wants a text taken down, or has found a mistake, writes to \(outsideLink: address.replacing("mailto:", with: ""), to: address). A withdrawal takes effect everywhere and is recorded beside the edition."
    }
    static func programsText(_ address: (SiteFile) -> String) -> Sentence {
      "Stories come as \(link: "Atom", to: address(.storiesAtom)) and \(link: "JSON Feed", to: address(.storiesJSON)), whole editions as \(link: "Atom", to: address(.editionsAtom)) and \(link: "JSON Feed", to: address(.editionsJSON)), corrections as \(link: "Atom", to: address(.correctionsAtom)). Every edition is also there as \(code: "/editions/KEY.json") and \(code: "/editions/KEY.md")."
    }
    static func sample(_ address: String) -> Sentence {
      "To see what an edition looks like, there is a \(link: "sample edition", to: address) of pieces written for this program."
    }
    static func program(_ version: String, source: String?) -> Sentence {
      let maker: Sentence = "Made by tenhn \(version)"
      return source.map { maker + ", \(outsideLink: "source code", to: $0)" } ?? maker
    }
  }
}
