import EditionModel
import Status

/// The sentences that page, terminal and tools share, with the instants that stand in them.
struct StatusWords {
  let report: StatusReport
  let settings: SiteSettings
  private var facts: StatusFacts { report.facts }

  /// A piece of a sentence.
  enum Piece {
    case text(String)
    case time(Timestamp)
  }

  struct Row {
    var label: String
    var pieces: [Piece]
  }

  private var clock: EditionClock { EditionClock(schedule: settings.schedule) }

  /// What may be said for as long as the edition in front is the newest, whoever serves it.
  var delivery: [Row] {
    var rows: [Row] = []
    if let newest = facts.newest {
      rows.append(
        Row(
          label: "Newest edition",
          pieces: [.text(clock.fullName(of: newest.cutoff.key) + ", published on "), .time(newest.published)]
            + [.text(newest.isLate ? ", late." : ".")]))
    } else {
      rows.append(Row(label: "Newest edition", pieces: [.text("There is none yet.")]))
    }
    return rows
  }

  /// What is seen now.
  var now: [Row] {
    var rows = delivery
    if facts.isLate, let due = facts.due {
      rows.append(
        Row(
          label: "Late", pieces: [.text(clock.fullName(of: due.key) + " was due on "), .time(due.instant), .text(".")]))
    }
    if !facts.isLive {
      rows.append(Row(label: "Next edition", pieces: [.text("No editions are made here; what there is is shown.")]))
    } else if let next = facts.next {
      rows.append(Row(label: "Next edition", pieces: [.text("Due on "), .time(next.instant), .text(".")]))
    }
    rows += facts.sources.map(source)
    if let record = facts.record { rows += self.record(record) }
    if let disk = facts.disk { rows.append(self.disk(disk)) }
    rows.append(backup)
    if let drill = facts.drill {
      rows.append(
        Row(
          label: "Trial restore",
          pieces: [.text(drill.isGood ? "Done in full on " : "Failed on "), .time(drill.time), .text(".")]))
    }
    return rows
  }

  private func source(_ contact: StatusFacts.Contact) -> Row {
    var pieces: [Piece] = []
    if contact.failures > 0, let since = contact.failingSince {
      let times = contact.failures == 1 ? "once" : "\(contact.failures) times in a row"
      pieces = [
        .text("Failed \(times), since "), .time(since), .text(": \(contact.trouble?.words ?? "something went wrong")."),
      ]
      if let good = contact.lastGood { pieces += [.text(" It last answered on "), .time(good), .text(".")] }
    } else if let good = contact.lastGood {
      pieces = [.text("Answers; read last on "), .time(good), .text(".")]
      if let bad = contact.lastBad { pieces += [.text(" It last failed on "), .time(bad), .text(".")] }
    } else {
      pieces = [.text("Not read yet.")]
    }
    return Row(label: contact.name, pieces: pieces)
  }

  private func record(_ record: StatusFacts.Record) -> [Row] {
    let gaps = record.gaps.suffix(5)
    let count = CalendarWords.count(record.gaps.count, "gap", "gaps")
    var pieces: [Piece] = [.text("Last look on "), .time(record.lastLook), .text(". ")]
    pieces.append(
      .text(
        gaps.isEmpty
          ? "No gap in the past two days."
          : "\(count) in the past two days\(record.gaps.count > 5 ? ", the last of them" : ""): "))
    for (index, gap) in gaps.enumerated() {
      pieces += [.time(gap.from), .text(" to "), .time(gap.to), .text(index + 1 < gaps.count ? "; " : ".")]
    }
    return [Row(label: "Record", pieces: pieces)]
  }

  private func disk(_ disk: StatusFacts.Disk) -> Row {
    let year =
      disk.yearly.map { " At this pace \(bytes($0)) a year, of \(bytes(StatusFacts.Disk.budget)) reckoned with." } ?? ""
    return Row(label: "Room", pieces: [.text("\(bytes(disk.used)) in use, \(bytes(disk.free)) free.\(year)")])
  }

  private var backup: Row {
    guard let backup = facts.backup else { return Row(label: "Backup", pieces: [.text("None was made yet.")]) }
    let days = (facts.time - backup) / 86_400
    let age = days < 1 ? "less than a day old" : CalendarWords.count(Int(days), "day", "days") + " old"
    return Row(label: "Backup", pieces: [.text("The last one is \(age), made on "), .time(backup), .text(".")])
  }

  /// `312 MB`, `4.2 GB`.
  private func bytes(_ count: Int) -> String {
    let megabytes = count / 1_000_000
    guard megabytes >= 1000 else { return "\(megabytes) MB" }
    return megabytes >= 10_000 ? "\(megabytes / 1000) GB" : "\(megabytes / 1000).\(megabytes % 1000 / 100) GB"
  }
}

extension EditionClock {
  /// `6 May 2026, 18:05, Berlin time (16:05 UTC)`.
  func inFull(_ instant: Timestamp) -> String {
    let utc = zoneName == "UTC" ? "" : " (\(CalendarWords.time(instant.civil())) UTC)"
    return "\(CalendarWords.shortDay(civil(instant).date)), \(time(instant)), \(zoneName)\(utc)"
  }
}

extension Markup {
  /// An instant with its day in the publication's zone and in UTC; a script tells it in the reader's.
  mutating func instant(_ instant: Timestamp, _ clock: EditionClock) {
    let isUTC = clock.zoneName == "UTC"
    raw("<time")
    attribute("datetime", clock.rfc3339(instant))
    attribute("data-zone", clock.time(instant))
    raw(" data-date=\"\"")
    if isUTC { raw(" data-utc=\"\"") }
    raw(">")
    text("\(CalendarWords.shortDay(clock.civil(instant).date)), \(clock.time(instant)), \(clock.zoneName)")
    raw("</time>")
    if !isUTC { text(" (\(CalendarWords.time(instant.civil())) UTC)") }
  }
}
