public import EditionModel
public import Status
public import TextSearch

/// The calls that synchronous code needs: rendering and export, on threads that may wait, never on an event loop.
///
/// Each does what its asynchronous namesake does. In a function that can await, the compiler chooses that one and asks
/// for `await`.
extension PublicationStore {
  /// Waits for the manifest of an edition.
  public func manifest(of key: EditionKey) throws -> Manifest? { try read { try $0.manifest(of: key) } }

  /// Waits for the blobs that an edition's pages are made from: not those of what was withdrawn.
  public func shownBlobs(of key: EditionKey) throws -> Set<ContentHash> {
    try read { try $0.manifest(of: key)?.edition.shownBlobs(after: $0.redactions(of: key)) ?? [] }
  }

  /// Waits for the keys of all editions.
  public func keys(since start: Timestamp = Timestamp(.min)) throws -> [EditionKey] {
    try read { try $0.keys(since: start) }
  }

  /// Waits for the editions of a span.
  public func editions(from start: Timestamp, before end: Timestamp) throws -> [Edition] {
    try read { try $0.editions(from: start, before: end) }
  }

  /// Waits for the generation of editions and corrections.
  public func generation() throws -> String { try read { try $0.generation() } }

  /// Waits for the corrections of an edition.
  public func corrections(of key: EditionKey) throws -> [Correction] { try read { try $0.corrections(of: key) } }

  /// Waits for the newest corrections.
  public func newestCorrections(limit: Int) throws -> [(key: EditionKey, correction: Correction)] {
    try read { try $0.newestCorrections(limit: limit) }
  }

  /// Waits for the answers about an edition's stories.
  public func tallies(of key: EditionKey) throws -> [Int: Tally] { try read { try $0.tallies(of: key) } }

  /// Waits for the answers about one story, without what readers added.
  public func tally(of key: EditionKey, story: Int) throws -> Tally { try read { try $0.tally(of: key, story: story) } }

  /// Waits for the number of the last answer.
  public func lastVote() throws -> Int64 { try read { try $0.lastVote() } }

  /// Waits for the editions whose visible counts changed.
  public func editions(votedAfter vote: Int64, shownFrom minimum: Int) throws -> Set<EditionKey> {
    try read { try $0.editions(votedAfter: vote, shownFrom: minimum) }
  }

  /// Waits for a part of the list of editions.
  public func listed(_ range: Range<Int>) throws -> [ListedEdition] { try read { try $0.listed(range) } }

  /// Waits for the editions whose cut-off is before an instant, newest first; nil for all.
  public func listed(before cutoff: Timestamp?, limit: Int) throws -> [ListedEdition] {
    try read { try $0.listed(before: cutoff, limit: limit) }
  }

  /// Waits for the editions of a month, newest first. - Parameter month: `2026-05`.
  public func listed(month: String) throws -> [ListedEdition] { try read { try $0.listed(month: month) } }

  /// Waits for one edition as lists show it, the sample too; nil if there is none of that key.
  public func listed(_ key: EditionKey) throws -> ListedEdition? { try read { try $0.listed(key) } }

  /// Waits for the editions before and after one, by their cut-offs.
  public func neighbours(of key: EditionKey) throws -> (previous: ListedEdition?, next: ListedEdition?) {
    try read { try $0.neighbours(of: key) }
  }

  /// Waits for the months that have editions, newest first, each as `2026-05`.
  public func months() throws -> [String] { try read { try $0.months() } }

  /// Waits for the number of editions except the sample, by what their choice is based on.
  public func count() throws -> [Basis: Int] { try read { try $0.count() } }

  /// Waits for a page of the list of stories.
  public func stories(
    id: String? = nil, after place: (cutoff: Timestamp, number: Int)? = nil, limit: Int
  ) throws -> [ListedStory] {
    try read { try $0.stories(id: id, after: place, limit: limit) }
  }

  /// Waits for a search.
  public func search(
    _ query: SearchQuery, from position: SearchPosition? = nil, limit: Int = 20, work: SearchWork = SearchWork()
  ) throws -> SearchResults {
    try read { try $0.search(query, from: position, limit: limit, work: work) }
  }

  /// Waits for the facts about an installation.
  public func facts(
    schedule: Schedule, isLive: Bool, source: String, watchedSince: Timestamp, backupDays: Int,
    disk: StatusFacts.Disk?, now: Timestamp
  ) throws -> StatusFacts {
    try read {
      try $0.facts(
        schedule: schedule, isLive: isLive, source: source, watchedSince: watchedSince, backupDays: backupDays,
        disk: disk, recorder: recorder, now: now)
    }
  }

  /// Waits for the incidents.
  public func incidents(closedSince start: Timestamp) throws -> [Incident] {
    try read { try $0.incidents(closedSince: start) }
  }
}
