import ArticleModel
import EditionModel
import Foundation
import HackerNewsSource
import Logging
import Selection
import Storage
import StorySources
import Synchronization
import Testing

@testable import Editor
@testable import Scheduling

/// A year of the real recorder, scheduler, store and basis against a world in which every tenth day something breaks.
///
/// Only the crawl is left out: an edition is sealed from its inputs with a story that stands for ten.
@Suite("A simulated year") struct SimulatedYear {
  /// What breaks on a day.
  enum Fault: CaseIterable {
    /// The source answers nothing for five hours around the evening's cut-off.
    case sourceDown
    /// No edition can be made for five hours.
    case crawlDown
    /// The process dies and comes back after ten minutes, every half hour of the day; it remembers only what the store holds.
    case killed
    /// The box sleeps for 30 hours.
    case asleep
    /// The clock is set back by an hour, and half a day later forward again.
    case clockChanged
  }

  struct Outage: Error {}

  /// Berlin's offsets of 2026.
  static let berlin = Zone(identifier: "Europe/Berlin") { instant in
    instant >= Timestamp(1_774_746_000) && instant < Timestamp(1_792_890_000) ? 7200 : 3600
  }

  @Test("No edition of the 730 is missing, doubled or mislabelled")
  func aYear() async throws {
    let year = try Year()
    defer { try? FileManager.default.removeItem(at: year.store.folder.url) }
    try await year.run()

    let expected = year.schedule.cutoffs(after: year.start, through: year.end)
    let editions = try await year.store.editions(from: year.start, before: Timestamp(.max))
    #expect(expected.count == 730)
    #expect(editions.count == 730)
    #expect(Set(editions.map(\.key)) == Set(expected.map(\.key)))
    #expect(year.faults.count == 36)
    let made = year.made.withLock { $0 }
    #expect(made.count == 730, "one sealing each, whatever was tried in between")
    for (edition, looks) in made {
      let start = try #require(year.schedule.latest(atOrBefore: edition.cutoff + -1)?.instant)
      let truth = Self.truth(
        looks: looks, start: start.rawValue, cutoff: edition.cutoff.rawValue, made: edition.published.rawValue)
      #expect(edition.basis == truth, "\(edition.key) sealed at \(edition.published.rfc3339())")
      #expect(edition.isLate == (edition.published - edition.cutoff > 900), "\(edition.key)")
    }
    let bases = Dictionary(grouping: editions, by: \.basis).mapValues(\.count)
    #expect((bases[.recorded] ?? 0) > 640, "\(bases)")
    #expect((bases[.partial] ?? 0) > 5, "\(bases)")
    #expect((bases[.hindsight] ?? 0) > 5, "\(bases)")
    let late = editions.filter(\.isLate).count
    print("a simulated year: \(editions.count) editions, \(bases), \(late) late")
  }

  /// The label by its definition, minute by minute: how long before and after each minute of the window was the nearest look?
  static func truth(looks: [Int64], start: Int64, cutoff: Int64, made: Int64) -> Basis {
    let near = looks.filter { $0 >= start - 7200 && $0 <= cutoff }.sorted()
    guard near.contains(where: { $0 >= cutoff - 7200 }) else {
      return !near.isEmpty && made - cutoff <= 900 ? .partial : .hindsight
    }
    for minute in stride(from: start, to: cutoff, by: 60) {
      let before = max(start, near.last { $0 <= minute } ?? start)
      let after = near.first { $0 > minute } ?? cutoff
      if after - before > 7200 { return .partial }
    }
    return .recorded
  }
}

/// The world of the simulation: a clock that jumps from wake-up to wake-up.
private final class Year: Sendable {
  let store: PublicationStore
  let schedule = Schedule(zone: SimulatedYear.berlin)
  let start = Timestamp(1_767_222_000)
  let end = Timestamp(1_798_758_000)
  let faults: [Int64: SimulatedYear.Fault]
  let clock: Mutex<Timestamp>
  let looks = Mutex<[Int64]>([])
  let made = Mutex<[(Edition, [Int64])]>([])
  private let wake = Mutex<Timestamp?>(nil)
  private let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

  init() throws {
    // Seven thousand synced transactions: in memory, where the system has a folder for that.
    let memory = URL(fileURLWithPath: "/dev/shm", isDirectory: true)
    let root = FileManager.default.isWritableFile(atPath: memory.path) ? memory : FileManager.default.temporaryDirectory
    store = try Store(DataFolder(root.appendingPathComponent("tenhn-\(UUID().uuidString)"))).publication("hn")
    clock = Mutex(start)
    let kinds = SimulatedYear.Fault.allCases
    let days = (0..<36).map { ($0 * 10 + 4, kinds[$0 % kinds.count]) }
    faults = Dictionary(uniqueKeysWithValues: days.map { (Int64($0.0), $0.1) })
  }

  var now: Timestamp { clock.withLock { $0 } }
  private var today: (fault: SimulatedYear.Fault?, hour: Int64) {
    let seconds = now - start
    return (faults[seconds / 86_400], seconds % 86_400 / 3600)
  }

  func run() async throws {
    let recorder = recorder()
    let scheduler = scheduler()
    var turns = RecorderService.Turns()
    var failures: [EditionKey: Failure] = [:]
    // True time runs on where the clock is set back.
    var error: Int64 = 0
    var slept: Set<Int64> = []
    var (nextLook, nextEdition) = (start, start)
    while now < end + 1200 {
      // Whoever acted instead of waiting decides anew.
      if nextLook <= now {
        wake.withLock { $0 = nil }
        turns = await recorder.turn(turns)
        nextLook = wake.withLock { $0 } ?? now
      }
      if nextEdition <= now {
        wake.withLock { $0 = nil }
        failures = await scheduler.turn(failures)
        nextEdition = wake.withLock { $0 } ?? now
      }
      clock.withLock { $0 = max($0, min(nextLook, nextEdition)) }

      let day = (now - start) / 86_400
      switch today.fault {
      case .killed where today.hour % 2 == 1 && slept.insert(now.rawValue / 3600).inserted:
        turns = RecorderService.Turns()
        failures = [:]
        (nextLook, nextEdition) = (now, now)
        clock.withLock { $0 = $0 + 600 }
      case .asleep where today.hour >= 3 && slept.insert(day).inserted:
        clock.withLock { $0 = $0 + 30 * 3600 }
      case .clockChanged where today.hour >= 3 && slept.insert(day).inserted:
        clock.withLock { $0 = $0 + -3600 }
        // Waits are of a length, not until an hour.
        (nextLook, nextEdition) = (nextLook + -3600, nextEdition + -3600)
        error = 3600
      case .clockChanged where error > 0 && today.hour >= 15:
        clock.withLock { $0 = $0 + error }
        error = 0
      default: break
      }
    }
  }

  /// A wait hands over to the loop above instead of waiting.
  @Sendable private func hand(over instant: Timestamp) throws {
    wake.withLock { $0 = instant }
    throw CancellationError()
  }

  private func recorder() -> RecorderService {
    let recorder = Recorder(history: store.history)
    return RecorderService(
      planner: LookPlanner(schedule: schedule, interval: 5400), now: { self.now }, sleep: { try self.hand(over: $0) },
      jitter: { 0 },
      look: { time in
        let today = self.today
        if today.fault == .sourceDown, (14...18).contains(today.hour) { throw Outage() }
        _ = try await recorder.look(at: World(), now: time)
        self.looks.withLock { $0.append(time.rawValue) }
      }, thin: { try await recorder.thin(now: $0) }, logger: logger)
  }

  private func scheduler() -> EditionScheduler {
    // The memory is kept short for the sake of the test's time; what is simulated here is when, not what.
    var gathering = Gathering(
      publication: store, settings: EditionSettings(memoryDays: 1), schedule: schedule, engine: "tenhn/test",
      logger: logger)
    gathering.historyDays = 1
    return EditionScheduler(
      planner: Planner(schedule: schedule, start: start), now: { self.now }, sleep: { try self.hand(over: $0) },
      sealed: { [store] in Set(try await store.keys(since: self.now + -9 * 86_400)) },
      make: { [gathering] cutoff in try await self.make(cutoff, gathering) }, logger: logger)
  }

  private func make(_ cutoff: Cutoff, _ gathering: Gathering) async throws {
    clock.withLock { $0 = $0 + 40 }
    let today = today
    if today.fault == .crawlDown, (4...8).contains(today.hour) { throw Outage() }
    // Killed in the middle of the making: nothing was sealed.
    if today.fault == .killed, now.rawValue % 3 == 0 { throw Outage() }
    let seen = looks.withLock { $0 }
    let down = today.fault == .sourceDown && (14...18).contains(today.hour)
    let inputs = try await gathering.inputs(cutoff, from: World(isDown: down)) { self.now }
    let story = Story(
      number: 1, source: "hn",
      submission: Submission(
        id: "\(cutoff.key)", title: "A story", url: nil, discussion: "https://example.org/", points: 1, comments: 1),
      reading: Reading(
        site: "example.org", readingMinutes: 1, visibility: .full,
        receipt: Receipt(kind: .full, why: "w", source: "page")), decision: Decision(reason: Reason(text: "r")))
    let edition = Edition(
      key: cutoff.key, publication: "hn", cutoff: cutoff.instant, published: inputs.circumstances.published,
      timeZone: "Europe/Berlin", basis: inputs.circumstances.basis,
      isLate: inputs.circumstances.published - cutoff.instant > Edition.lateAfter, engine: "tenhn/test",
      stories: [story], unreadable: [], reserves: [], archive: ContentHash(of: [UInt8]()))
    if try await store.seal(Manifest(sealing: edition), archive: []) == .sealed {
      made.withLock { $0.append((edition, seen)) }
    }
  }

  typealias Outage = SimulatedYear.Outage
}

/// A page of a dozen stories, a new one every forty minutes.
private struct World: StorySource {
  var profile: any SourceProfile { HackerNewsProfile() }
  var isDown = false

  func look(at time: Timestamp) async throws(SourceFailure) -> SourceLook {
    guard !isDown else { throw SourceFailure(source: id, message: "nobody answers") }
    return SourceLook(time: time, stories: stories(through: time, at: time))
  }

  func stories(postedAfter start: Timestamp, through end: Timestamp, at time: Timestamp)
    async throws(SourceFailure) -> [SourceStory]
  {
    guard !isDown else { throw SourceFailure(source: id, message: "nobody answers") }
    return stories(through: end, at: time)
  }

  private func stories(through end: Timestamp, at time: Timestamp) -> [SourceStory] {
    let newest = end.rawValue / 2400
    return (0..<12).map { place in
      let number = newest - Int64(place)
      let points = Int((time.rawValue - number * 2400) / 60)
      return SourceStory(
        candidate: Candidate(
          id: CandidateID(source: id, nativeID: "\(number)"), title: "Story \(number)",
          posted: Timestamp(number * 2400),
          history: [Observation(time: time, rank: place + 1, points: points, comments: 1)]))
    }
  }

  func story(_ nativeID: String, at time: Timestamp) async -> SourceStory? { nil }
}
