/// The editor's pure core: which stories to read next, and what becomes of each.
///
/// It knows nothing of pages and clocks: ``begin()`` and ``handle(_:)`` take what happened and return what to
/// do. The shell (``EditionBuilder``) reads the stories it asks for and hands back the readings. The outcome
/// depends on the ranking and the readings alone, never on the order in which they arrive.
struct Desk: Sendable {
  /// A ranked candidate, best first.
  struct Entry: Sendable, Hashable {
    var id: String
    /// By what the selection compared it; cards are weighed with it.
    var score: Double
    /// The identity of the page it links to, before any redirect.
    var pageKey: String?
  }

  /// What reading an entry gave.
  enum Reading: Sendable, Hashable {
    /// Text that may be shown, whole or in part; the page's identity after redirects.
    case readable(pageKey: String?)
    /// Nothing to read here. One clause says why.
    case unreadable(why: String)
  }

  enum Event: Sendable {
    case read(entry: Int, Reading)
    /// No time is left to begin anything: of the ranking, only the first so many entries count from now on.
    case deadline(reach: Int)
  }

  enum Effect: Sendable, Hashable {
    case read(entries: [Int])
    case done
  }

  /// What became of an entry.
  enum Fate: Sendable, Hashable {
    case story
    case card(why: String)
    case unreadable(why: String)
    /// The same page as another entry, which is in the edition.
    case duplicate(of: Int)
    /// Its page was in an edition before, which only the redirects told.
    case publishedBefore
  }

  struct Rules: Sendable, Hashable {
    var slots = 10
    /// How many stories without an article may keep their slot.
    var cards = 2
    /// A card's score must be so many times that of the best reserve left.
    var cardWeight = 2.0
    /// How many of the next stories are read too, for readers who have muted one of the ten on their device.
    var reserves = 3
    /// How many are tried for that: an edition doesn't wait for a run of dead pages that nobody may want.
    var reserveAttempts = 8
  }

  let entries: [Entry]
  let rules: Rules
  private let publishedPages: Set<String>
  private var readings: [Int: Reading] = [:]
  private var asked: Set<Int> = []
  /// The readings on which the ten were settled. What is read of the reserves afterwards changes nothing about them.
  private var settled: [Int: Reading]?
  /// How far down the ranking may be read.
  private var reach: Int
  private var isOver = false

  /// - Parameter reach: on a rebuild, how far the ranking had been read when the time was up; nil for all of it.
  init(entries: [Entry], publishedPages: Set<String>, rules: Rules = Rules(), reach: Int? = nil) {
    self.entries = entries
    self.publishedPages = publishedPages
    self.rules = rules
    self.reach = min(entries.count, max(0, reach ?? entries.count))
  }

  /// The first reading: as many as there are slots.
  mutating func begin() -> [Effect] { ask() }

  mutating func handle(_ event: Event) -> [Effect] {
    guard !isOver else { return [] }
    switch event {
    case .read(let entry, let reading):
      guard asked.contains(entry), readings[entry] == nil else { return [] }
      readings[entry] = reading
      // Waiting for the whole round keeps the outcome free of who answered first.
      return readings.count == asked.count ? ask() : []
    case .deadline(let limit):
      // What was asked for is asked for; who doesn't answer it is reported like any reading.
      reach = min(reach, max(limit, asked.count))
      return readings.count == asked.count ? ask() : []
    }
  }

  /// What became of each entry that was read, by its place in the ranking.
  var fates: [Int: Fate] {
    var fates: [Int: Fate] = [:]
    var pages: [String: Int] = [:]
    var cards = 0
    let rival = bestReserve.map { entries[$0].score } ?? 0
    for index in entries.indices {
      guard let reading = (settled ?? readings)[index] else { continue }
      switch reading {
      case .readable(let pageKey):
        let keys = [pageKey, entries[index].pageKey].compactMap { $0 }
        if let other = keys.lazy.compactMap({ pages[$0] }).first {
          fates[index] = .duplicate(of: other)
        } else if keys.contains(where: publishedPages.contains) {
          fates[index] = .publishedBefore
        } else {
          fates[index] = .story
          for key in keys { pages[key] = index }
        }
      case .unreadable(let why):
        if cards < rules.cards, entries[index].score >= rules.cardWeight * max(rival, .leastNonzeroMagnitude) {
          cards += 1
          fates[index] = .card(why: why)
        } else {
          fates[index] = .unreadable(why: why)
        }
      }
    }
    return fates
  }

  /// The entries that take the slots, in the order of the ranking.
  ///
  /// Where the ranking was read to its end and slots are still free, unreadable stories fill them as cards:
  /// an edition of ten with cards, each said to be one, is nearer to the promise than a shorter edition.
  var slots: [Int] {
    let fates = fates
    var filled = entries.indices.filter {
      switch fates[$0] {
      case .story, .card: true
      default: false
      }
    }
    if filled.count < rules.slots, isExhausted {
      let spare = entries.indices.filter { if case .unreadable = fates[$0] { true } else { false } }
      filled = (filled + spare.prefix(rules.slots - filled.count)).sorted()
    }
    return Array(filled.prefix(rules.slots))
  }

  /// The best entry outside of the first ten that isn't known to fail: what a card would have to stand against.
  private var bestReserve: Int? {
    entries.indices.dropFirst(rules.slots).first { index in
      if case .unreadable = (settled ?? readings)[index] { false } else { true }
    }
  }

  /// Whether the ten are certain, and only their reserves are read now.
  var isSettled: Bool { settled != nil }

  /// Beside the slots: what can stand in for a story, and what turned out to be the page of another, by the place
  /// in the ranking.
  var reserves: (readable: [Int], repeats: Set<Int>) {
    let slots = slots
    var pages = publishedPages
    func keys(_ index: Int) -> [String] {
      guard case .readable(let pageKey) = readings[index] else { return [] }
      return [pageKey, entries[index].pageKey].compactMap(\.self)
    }
    for index in slots { pages.formUnion(keys(index)) }
    var readable: [Int] = []
    var repeats: Set<Int> = []
    for index in entries.indices where !slots.contains(index) {
      guard case .readable = readings[index] else { continue }
      if keys(index).contains(where: pages.contains) {
        repeats.insert(index)
      } else {
        readable.append(index)
        pages.formUnion(keys(index))
      }
    }
    return (Array(readable.prefix(rules.reserves)), repeats)
  }

  /// What was asked for and hasn't come.
  var unanswered: [Int] { asked.filter { readings[$0] == nil }.sorted() }

  private var isExhausted: Bool { isOver || asked.count >= reach }

  private mutating func ask() -> [Effect] {
    if settled == nil {
      if let effect = read(atMost: rules.slots - slots.count) { return [effect] }
      settled = readings
    }
    let attemptsLeft = rules.reserveAttempts - (asked.count - (settled?.count ?? 0))
    if let effect = read(atMost: min(attemptsLeft, rules.reserves - reserves.readable.count)) { return [effect] }
    isOver = true
    return [.done]
  }

  /// The next entries that nobody has asked for; nil where there is nothing to read.
  private mutating func read(atMost count: Int) -> Effect? {
    let next = entries.indices.prefix(reach).filter { !asked.contains($0) }.prefix(max(0, count))
    guard !next.isEmpty else { return nil }
    asked.formUnion(next)
    return .read(entries: Array(next))
  }
}
