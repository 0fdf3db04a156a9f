import EditionModel
import Status
import Testing

@Suite("Incidents") struct IncidentRulesTests {
  static let start = Timestamp(1_778_047_200)
  let schedule = Schedule(zone: .utc)

  /// As they are so many seconds after a cut-off, all well, watched for a day.
  func facts(_ seconds: Int64 = 3600) -> StatusFacts {
    let time = Self.start + seconds
    var facts = StatusFacts(time: time, isLive: true, watchedSince: Self.start + -86_400)
    facts.due = schedule.latest(atOrBefore: time)
    facts.newest = facts.due.map { .init(cutoff: $0, published: $0.instant + 30, isLate: false) }
    facts.sources = [.init(name: "Hacker News", lastGood: time + -300)]
    facts.record = .init(looks: [time + -300])
    facts.disk = .init(used: 1, free: 20_000_000_000)
    facts.backup = time + -86_400
    facts.drill = .init(time: time + -86_400, isGood: true)
    return facts
  }

  /// Plays facts one after another and gives what is open after each.
  func play(_ all: [StatusFacts]) -> [[Incident.Kind]] {
    var incidents: [Incident] = []
    return all.map { facts in
      for change in IncidentRules.changes(facts, open: incidents.filter(\.isOpen)) {
        switch change {
        case .open(let kind, let subject, let text):
          incidents.append(
            Incident(number: incidents.count + 1, kind: kind, subject: subject, opened: facts.time, text: text))
        case .close(let number, _): incidents[number - 1].closed = facts.time
        }
      }
      return incidents.filter(\.isOpen).map(\.kind)
    }
  }

  private func channel(_ change: (inout StatusFacts.Channel) -> Void) -> StatusFacts {
    var facts = facts()
    var channel = StatusFacts.Channel(name: "mail", key: facts.due?.key ?? .sample)
    change(&channel)
    facts.deliveries = [channel]
    return facts
  }

  @Test("Uncertain deliveries are an incident until the operator has dealt with them")
  func doubts() {
    var doubtful = channel { ($0.queued, $0.uncertain) = (3, 3) }
    doubtful.doubts = 3
    let dismissed = channel { ($0.queued, $0.uncertain) = (3, 3) }
    #expect(play([facts(), doubtful, dismissed]) == [[], [.delivery], []])
  }

  @Test("Deliveries that wait are one after three tries, and it stays until they are done")
  func waiting() {
    let first = channel { ($0.queued, $0.waiting, $0.attempts) = (2, 2, 1) }
    let later = channel { ($0.queued, $0.waiting, $0.attempts) = (2, 2, 3) }
    let moving = channel { ($0.queued, $0.waiting, $0.accepted, $0.attempts) = (2, 1, 1, 2) }
    let done = channel { ($0.queued, $0.accepted) = (2, 2) }
    #expect(play([first, later, moving, done]) == [[], [.delivery], [.delivery], []])
  }

  @Test("Deliveries that were given up, and any that aren't accounted for, are one; refusals aren't")
  func balance() {
    let refused = channel { ($0.queued, $0.refused) = (2, 2) }
    let expired = channel { ($0.queued, $0.expired, $0.accepted) = (2, 1, 1) }
    let lost = channel { ($0.queued, $0.accepted) = (2, 1) }
    #expect(play([refused, expired]) == [[], [.delivery]])
    #expect(play([lost]) == [[.delivery]])
  }

  @Test("A damaged edition among the newest is an incident until the newest are whole")
  func damage() {
    var damaged = facts()
    damaged.damaged = [.sample]
    #expect(play([facts(), damaged, damaged, facts()]) == [[], [.damage], [.damage], []])
  }

  @Test("A backup that lacks something is an incident until a whole one is made")
  func backupThatLacks() {
    var lacking = facts()
    lacking.backupLacks = 2
    #expect(play([facts(), lacking, lacking, facts()]) == [[], [.backup], [.backup], []])
  }

  @Test("Good facts open nothing, and the same facts change nothing twice")
  func well() {
    #expect(play([facts(), facts(), facts(40_000)]) == [[], [], []])
    var bad = facts()
    bad.disk?.free = 5
    #expect(play([bad, bad, bad]) == [[.disk], [.disk], [.disk]])
  }

  @Test("An edition is late after a quarter of an hour, until it or a later one is published")
  func late() {
    func missing(_ seconds: Int64) -> StatusFacts {
      var facts = facts(seconds)
      facts.newest = .init(
        cutoff: Cutoff(key: .sample, instant: Self.start + -43_200), published: Self.start + -43_170, isLate: false)
      return facts
    }
    #expect(
      play([missing(60), missing(899), missing(901), missing(43_300), facts(43_400)]) == [[], [], [.late], [.late], []])
    var making = missing(1000)
    making.making = StatusFacts.Contact(name: "").after(.time, at: Self.start + 900)
    #expect(
      IncidentRules.changes(making, open: []) == [
        .open(
          .late, subject: "",
          text: "The edition 2026-05-06-morning is late. The last try failed: it did not answer in time.")
      ])
    var elsewhere = missing(5000)
    elsewhere.isLive = false
    #expect(play([elsewhere]) == [[]])
  }

  @Test("Just after a start, failures outside don't count")
  func patience() {
    var facts = facts()
    facts.watchedSince = facts.time + -599
    facts.newest = nil
    facts.record = .init(looks: [facts.time + -9000])
    facts.sources = [
      .init(name: "Hacker News", lastBad: facts.time, failures: 9, failingSince: facts.time + -9000, trouble: .time)
    ]
    var later = facts
    later.time = facts.time + 1
    #expect(play([facts, later]) == [[], [.late, .record, .source]])
  }

  @Test("A source that alternates between failures and answers is one incident")
  func flapping() {
    var contact = StatusFacts.Contact(name: "Hacker News")
    let answers: [StatusFacts.Trouble?] = [
      .time, .time, .time, .time, nil, .time, nil, nil, .answer, nil, nil, nil,
    ]
    let played = answers.enumerated().map { index, trouble in
      var facts = facts(3600 + Int64(index) * 600)
      contact = contact.after(trouble, at: facts.time)
      facts.sources = [contact]
      return facts
    }
    let open = play(played)
    // Well again only when nothing failed for a quarter of an hour.
    #expect(open.map(\.count) == [0, 0, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0])
  }

  @Test("A source that is no longer configured leaves no incident behind")
  func orphan() {
    let open = Incident(number: 7, kind: .source, subject: "a feed", opened: Self.start, text: "")
    #expect(
      IncidentRules.changes(facts(), open: [open]) == [.close(number: 7, ending: "a feed is no longer a source.")])
  }

  @Test(
    "Room is scarce below one gigabyte and enough above one and a quarter",
    arguments: [[2_000, 999, 1_100, 999, 1_200, 1_300, 1_100]])
  func disk(megabytes: [Int]) {
    let played = megabytes.map { free in
      var facts = facts()
      facts.disk?.free = free * 1_000_000
      return facts
    }
    #expect(play(played).map(\.count) == [0, 1, 1, 1, 1, 0, 0])
  }

  @Test("A backup grows old, isn't expected if none was ever made, and counts only if it can be restored")
  func backups() {
    var old = facts()
    old.backup = old.time + -9 * 86_400
    var none = facts()
    none.backup = nil
    none.drill = nil
    var useless = facts()
    useless.drill?.isGood = false
    #expect(play([old, facts()]) == [[.backup], []])
    #expect(play([none]) == [[]])
    #expect(play([useless, facts()]) == [[.restore], []])
    old.backupDays = 0
    #expect(play([old]) == [[]])
  }

  @Test("Two hours without a look open an incident")
  func record() {
    let played = [600, 7100, 7300, 2000, 1100].map { age in
      var facts = facts()
      facts.record = .init(looks: [facts.time + -Int64(age)])
      return facts
    }
    #expect(play(played) == [[], [], [.record], [.record], []])
  }

  @Test("Three missed looks are a gap")
  func gaps() {
    let looks = [0, 600, 1200, 3400, 4000, 9000].map { Self.start + Int64($0) }
    #expect(
      StatusFacts.Record(looks: looks)?.gaps == [
        .init(from: looks[2], to: looks[3]), .init(from: looks[4], to: looks[5]),
      ])
    #expect(StatusFacts.Record(looks: []) == nil)
  }

  @Test(
    "One name that can't be validated is its site's affair; several are an incident that says why, until an edition has none"
  )
  func names() {
    let why = "\(StatusFacts.invalidName): the signature of NSEC3 x.de by key 33834 is invalid"
    var (one, two) = (facts(), facts())
    one.invalidNames = [why]
    two.invalidNames = [why, why]
    #expect(play([one, two, two, facts()]) == [[], [.names], [.names], []])
    guard case .open(.names, _, let text)? = IncidentRules.changes(two, open: []).first else {
      Issue.record("nothing was opened")
      return
    }
    #expect(text.hasPrefix("2 stories of ") && text.contains(why))
  }
}
