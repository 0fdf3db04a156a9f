public import EditionModel
public import Publishing
public import Status
public import Storage
import Synchronization

/// Puts together the status of an installation: one answer for the page, the command and the incidents. Its methods block.
public final class StatusReporter: Sendable {
  /// What the settings say about it.
  public struct Setup: Sendable {
    /// Whether editions are made.
    public var isLive: Bool
    /// What they are made from, as people call it.
    public var source: String
    /// Days after which a backup is old; 0 where none is expected.
    public var backupDays: Int
    /// Whether it reports on the folder's disk. Of several publications in a folder, one does.
    public var watchesFolder = true

    /// The standard settings, with exceptions.
    public init(isLive: Bool = true, source: String = "Hacker News", backupDays: Int = 8) {
      self.isLive = isLive
      self.source = source
      self.backupDays = backupDays
    }
  }

  private let store: PublicationStore
  private let schedule: Schedule
  private let setup: Setup
  private let disk = Mutex<(time: Timestamp, use: StatusFacts.Disk?)?>(nil)

  /// Seconds for which a measurement of the disk counts: it looks at every file.
  private static let diskAge: Int64 = 600

  /// Reports on a publication.
  public init(store: PublicationStore, schedule: Schedule, setup: Setup = Setup()) {
    self.store = store
    self.schedule = schedule
    self.setup = setup
  }

  /// The facts that incidents are judged by.
  ///
  /// - Parameter watchedSince: since when somebody has watched without a break.
  /// - Throws: ``StoreError``.
  public func facts(watchedSince: Timestamp, now: Timestamp) throws -> StatusFacts {
    try store.facts(
      schedule: schedule, isLive: setup.isLive, source: setup.source, watchedSince: watchedSince,
      backupDays: setup.backupDays, disk: diskUse(now), now: now)
  }

  /// The status with its incidents, as pages show it.
  ///
  /// - Throws: ``StoreError``.
  public func report(now: Timestamp) throws -> StatusReport {
    StatusReport(
      facts: try facts(watchedSince: now, now: now),
      incidents: try store.incidents(
        closedSince: now + -StatusReport.memoryDays * 86_400), publication: store.id)
  }

  private func diskUse(_ now: Timestamp) -> StatusFacts.Disk? {
    guard setup.watchesFolder else { return nil }
    if let known = disk.withLock({ $0 }), abs(now - known.time) < Self.diskAge { return known.use }
    let use = store.store.diskUse(now: now)
    disk.withLock { $0 = (now, use) }
    return use
  }
}
