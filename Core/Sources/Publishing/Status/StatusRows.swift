import EditionModel
import Status

/// What is seen of an installation, a row for each thing: shared by page, terminal and tools.
struct StatusRows {
  let report: StatusReport
  let settings: SiteSettings
  private var facts: StatusFacts { report.facts }
  private typealias Words = Wording.Status

  struct Row {
    var label: String
    var sentence: Sentence
  }

  private var clock: EditionClock { EditionClock(schedule: settings.schedule) }

  /// What may be said for as long as the edition in front is the newest, whoever serves it.
  var delivery: [Row] {
    guard let newest = facts.newest else { return [Row(label: Words.newest, sentence: Words.noNewest)] }
    let name = clock.fullName(of: newest.cutoff.key)
    let row = Row(label: Words.newest, sentence: Words.newest(name, newest.published, isLate: newest.isLate))
    return [row] + facts.damaged.map { Row(label: Words.damaged, sentence: Words.damaged($0)) }
  }

  /// What a file may say: when the next edition is due. Whether it is late, the reader's clock decides.
  var filed: [Row] {
    guard let newest = facts.newest, let next = settings.schedule.next(after: newest.cutoff.instant) else {
      return delivery
    }
    return delivery + [Row(label: Words.next, sentence: Words.nextOfFiles(next.instant))]
  }

  /// What is seen now.
  var now: [Row] {
    var rows = delivery
    if facts.isLate, let due = facts.due {
      rows.append(Row(label: Words.late, sentence: Words.late(clock.fullName(of: due.key), due: due.instant)))
    }
    if !facts.isLive {
      rows.append(Row(label: Words.next, sentence: Words.noNext))
    } else if let next = facts.next {
      rows.append(Row(label: Words.next, sentence: Words.next(next.instant)))
    }
    rows += facts.sources.map { Row(label: $0.name, sentence: sentence(about: $0)) }
    rows += facts.deliveries.map { Row(label: Words.delivery($0.name), sentence: Words.delivery($0)) }
    if let record = facts.record { rows.append(Row(label: Words.record, sentence: sentence(about: record))) }
    if let disk = facts.disk { rows.append(Row(label: Words.disk, sentence: sentence(about: disk))) }
    rows.append(Row(label: Words.backup, sentence: facts.backup.map(sentence(aboutBackup:)) ?? Words.noBackup))
    if let drill = facts.drill {
      rows.append(Row(label: Words.drill, sentence: Words.drill(drill.time, isGood: drill.isGood)))
    }
    return rows
  }

  private func sentence(about contact: StatusFacts.Contact) -> Sentence {
    if contact.failures > 0, let since = contact.failingSince {
      let failed = Words.failed(contact.failures, since: since, trouble: contact.trouble?.words)
      return contact.lastGood.map { failed + Words.lastAnswered($0) } ?? failed
    }
    guard let good = contact.lastGood else { return Words.notRead }
    return contact.lastBad.map { Words.answers(good) + Words.lastFailed($0) } ?? Words.answers(good)
  }

  /// Gaps that are listed one by one.
  private static let maximumGaps = 5

  private func sentence(about record: StatusFacts.Record) -> Sentence {
    let look = Words.lastLook(record.lastLook)
    guard !record.gaps.isEmpty else { return look + Words.noGap }
    let shown = record.gaps.suffix(StatusRows.maximumGaps)
    return shown.enumerated().reduce(look + Words.gaps(record.gaps.count, shown: shown.count)) { sentence, gap in
      sentence + Words.gap(gap.element.from, gap.element.to, isLast: gap.offset == shown.count - 1)
    }
  }

  private func sentence(about disk: StatusFacts.Disk) -> Sentence {
    Words.disk(
      used: bytes(disk.used), free: bytes(disk.free), yearly: disk.yearly.map(bytes),
      budget: bytes(StatusFacts.Disk.budget))
  }

  private func sentence(aboutBackup backup: Timestamp) -> Sentence {
    let made = Words.backup(backup, days: Int((facts.time - backup) / 86_400))
    return facts.backupLacks > 0 ? made + Words.backupLacks(facts.backupLacks) : made
  }

  /// `312 MB`, `4.2 GB`.
  private func bytes(_ count: Int) -> String {
    let megabytes = count / 1_000_000
    guard megabytes >= 1000 else { return "\(megabytes) MB" }
    let tenth = megabytes % 1000 / 100
    return megabytes >= 10_000 ? "\(megabytes / 1000) GB" : "\(megabytes / 1000)\(tenth == 0 ? "" : ".\(tenth)") GB"
  }
}
