public import EditionModel
public import Status

/// The calls that synchronous code needs: rendering and export, on threads that may wait, never on an event loop.
///
/// Each does what its asynchronous namesake does. In a function that can await, the compiler chooses that one and asks
/// for `await`.
extension PublicationStore {
  /// Waits for the manifest of an edition.
  public func manifest(of key: EditionKey) throws -> Manifest? { try read { try $0.manifest(of: key) } }

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

  /// Waits for the generation of the visible answers.
  public func feedbackGeneration(shownFrom minimum: Int) throws -> String {
    try read { try $0.feedbackGeneration(shownFrom: minimum) }
  }

  /// Waits for the facts about an installation.
  public func facts(
    schedule: Schedule, isLive: Bool, source: String, watchedSince: Timestamp, backupDays: Int,
    disk: StatusFacts.Disk?, now: Timestamp
  ) throws -> StatusFacts {
    try read {
      try $0.facts(
        schedule: schedule, isLive: isLive, source: source, watchedSince: watchedSince, backupDays: backupDays,
        disk: disk, now: now)
    }
  }

  /// Waits for the incidents.
  public func incidents(closedSince start: Timestamp) throws -> [Incident] {
    try read { try $0.incidents(closedSince: start) }
  }
}
