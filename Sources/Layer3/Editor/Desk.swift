/// The editor's pure core: decides which stories to read next, and what becomes of each.
///
/// It knows no pages and no clocks: ``begin()`` and ``handle(_:)`` take what happened and return what to do. The shell
/// (``EditionBuilder``) reads the stories that it asks for and hands back the readings. The outcome depends only on the
/// ranking and the readings, never on the order in which they arrive.
struct Desk: Sendable {
  /// A ranked candidate, best first.
  struct Entry: Sendable, Hashable {
    var id: String
    /// The selection's score. Cards are weighed with it.
    var score: Double
    /// The identity of the page it links to, before any redirect.
    var pageKey: String?
  }

  /// The outcome of reading an entry.
  enum Reading: Sendable, Hashable {
    /// Text that may be shown, whole or in part. `pageKey` is the page's identity after redirects.
    case readable(pageKey: String?)
    /// Nothing to read here. One sentence says why; `confidence` says how sure that is, from 0 to 1.
    case unreadable(why: String, confidence: Double = 1)
  }

  enum Event: Sendable {
    case read(entry: Int, Reading)
    /// No time is left to begin anything. From now on, only the first `reach` entries of the ranking count.
    case deadline(reach: Int)
  }

  enum Effect: Sendable, Hashable {
    case read(entries: [Int])
    case done
  }

  /// The fate of an entry.
  enum Fate: Sendable, Hashable {
    case story
    case card(why: String)
    case unreadable(why: String)
    /// The same page as another entry that is in the edition.
    case duplicate(of: Int)
    /// The page was already published; only its redirects revealed it.
    case publishedBefore
  }

  struct Rules: Sendable, Hashable {
    var slots = 10
    /// Maximum number of stories without an article that keep their slot.
    var cards = 2
    /// How many times the score of the best remaining reserve a card must have.
    var cardWeight = 2.0
    /// How many of the next stories are read too, for readers who have muted one of the ten on their device.
    var reserves = 3
    /// Maximum number of attempts to find them: an edition doesn't wait for a row of dead pages that nobody may want.
    var reserveAttempts = 8
  }

  let entries: [Entry]
  let rules: Rules
  private let publishedPages: Set<String>
  private var readings: [Int: Reading] = [:]
  private var asked: Set<Int> = []
  /// The readings on which the ten were settled. Later readings, of reserves, don't change them.
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
      // Entries that were asked for still count. A missing answer is reported like any reading.
      reach = min(reach, max(limit, asked.count))
      return readings.count == asked.count ? ask() : []
    }
  }

  /// The fate of each entry that was read, by its place in the ranking.
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
      case .unreadable(let why, let confidence):
        // A page that may hold an article after all is worth more to its readers than one that surely holds none.
        let weight = rules.cardWeight * (1 + confidence) / 2
        if cards < rules.cards, entries[index].score >= weight * max(rival, .leastNonzeroMagnitude) {
          cards += 1
          fates[index] = .card(why: why)
        } else {
          fates[index] = .unreadable(why: why)
        }
      }
    }
    return fates
  }

  /// The entries that get the slots, in the order of the ranking.
  ///
  /// If the ranking was read to its end and slots are still free, unreadable stories fill them as cards. Ten stories, some
  /// of them marked as cards, are nearer to the promise than a shorter edition.
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

  /// The best entry after the first ten that isn't known to fail: a card must beat it.
  private var bestReserve: Int? {
    entries.indices.dropFirst(rules.slots).first { index in
      if case .unreadable = (settled ?? readings)[index] { false } else { true }
    }
  }

  /// Whether the ten are certain, and only their reserves are read now.
  var isSettled: Bool { settled != nil }

  /// Entries without a slot, by their place in the ranking: those that can replace a story, and those that turned out to be
  /// another entry's page.
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

  /// Entries that were asked for and have not arrived.
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

  /// Asks for the next entries. Returns nil if there is nothing to read.
  private mutating func read(atMost count: Int) -> Effect? {
    let next = entries.indices.prefix(reach).filter { !asked.contains($0) }.prefix(max(0, count))
    guard !next.isEmpty else { return nil }
    asked.formUnion(next)
    return .read(entries: Array(next))
  }
}
