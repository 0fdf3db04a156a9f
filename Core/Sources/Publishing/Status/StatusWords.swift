import EditionModel
import Status

extension Wording {
  /// The words of the status page, its feed and its text.
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
    static let doctor = "Why can’t a site be reached?"
    static let feedDescription = "Problems, with start and end."
    static let over = "Resolved: "

    static func description(_ site: String) -> String { "The current status of \(site)." }
    static func feedTitle(_ site: String) -> String { site + " status" }
    static func headline(open: Int, isDamaged: Bool, isLate: Bool) -> String {
      switch open {
      // What is seen now counts, also where nothing watches: then there are no incidents.
      case 0 where isDamaged: "An edition is damaged."
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
    static let damaged = "Damaged"
    static func damaged(_ key: EditionKey) -> Sentence {
      "\(key.description) isn’t what was sealed, so it isn’t shown. \(IncidentRules.remedy(key))"
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

    static func delivery(_ channel: String) -> String {
      switch channel {
      case "mail": "Mail"
      case "reader": "E-readers"
      case "push": "Push"
      case "webhook": "Webhooks"
      default: channel
      }
    }
    static func delivery(_ channel: StatusFacts.Channel) -> Sentence {
      let parts = [
        (channel.waiting, "waiting"), (channel.refused, "refused"), (channel.expired, "given up"),
        (channel.uncertain, "uncertain"),
      ].filter { $0.0 > 0 }.map { ", \($0.0) \($0.1)" }
      return "\(channel.key.description): \(channel.accepted) of \(channel.queued) accepted\(parts.joined())."
    }

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
    static func backupLacks(_ count: Int) -> Sentence {
      let what = count == 1 ? "one file or edition that was" : "\(count) files or editions that were"
      return " It lacks \(what) damaged when it was made: keep the earlier ones."
    }
    static let drill = "Trial restore"
    static func drill(_ time: Timestamp, isGood: Bool) -> Sentence {
      isGood ? "Succeeded on \(time)." : "Failed on \(time)."
    }
  }
}
