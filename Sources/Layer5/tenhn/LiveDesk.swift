import Alerting
import Delivery
import EditionModel
import Editor
import Foundation
import Logging
import OfflineCommands
import Scheduling
import Server
import ServiceLifecycle
import Site
import Storage
import Synchronization

/// Records and publishes, as long as no other process does so for the same data folder: then it stands by and takes over
/// when that one ends.
struct LiveDesk: Service {
  let press: Press
  let failures: [EditionKey: Failure]

  private var newsroom: Newsroom { press.newsroom }
  private var server: WebServer { press.server }
  private var reporter: StatusReporter { press.reporter }
  private var recovery: Recovery { press.recovery }

  static let standby = Duration.seconds(5)
  /// Seconds back from now for which sealed keys matter: what may still be made, and two days for changed zones and clocks.
  static let memory: Int64 = 9 * 86_400

  func run() async throws {
    try await cancelWhenGracefulShutdown {
      guard let lease = try await lease() else { return }
      defer { withExtendedLifetime(lease) {} }
      let start = await start()
      await withTaskGroup(of: Void.self) { group in
        // A feed is looked at when an edition is made: it shows days at once, and counts no points to follow.
        // Of several publications that watch the same source, one records for all.
        if newsroom.hasHistory, newsroom.settings.isRecorder { group.addTask { try? await recorder.run() } }
        group.addTask { try? await scheduler(from: start).run() }
        group.addTask { try? await revisits.run() }
        group.addTask { try? await later.run() }
        group.addTask { try? await status.run() }
        group.addTask { await deliver() }
      }
    }
  }

  /// Waits for the right to record and publish. Returns nil if the program is to stop before that.
  private func lease() async throws -> FolderLease? {
    let name = "process \(ProcessInfo.processInfo.processIdentifier)"
    var hasSaidSo = false
    while !Task.isCancelled {
      switch try FolderLease.take(.live(publication: newsroom.publication.id), in: newsroom.store.folder, as: name) {
      case .held(let lease):
        if hasSaidSo { say("The other has ended; this one took over.") }
        return lease
      case .taken(let other):
        if !hasSaidSo {
          say("\(other) records and publishes for this folder; this one serves, and takes over when that ends.")
        }
        hasSaidSo = true
        try? await Task.sleep(for: Self.standby)
      }
    }
    return nil
  }

  private var recorder: RecorderService {
    RecorderService(
      planner: LookPlanner(schedules: press.watched), now: { .now }, sleep: wait(until:),
      look: { try await newsroom.record(at: $0) }, thin: { try await newsroom.recorder.thin(now: $0) },
      recovered: { [recovery] in recovery.note(.now) }, logger: newsroom.logger)
  }

  private var status: StatusService {
    StatusService(
      publication: newsroom.publication, now: { .now }, sleep: wait(until:),
      facts: { try reporter.facts(watchedSince: $0, now: $1) },
      send: send, logger: newsroom.logger)
  }

  /// Delivers until the program stops, if anything is to be delivered. Without a seat it waits for one: mails would else stop for
  /// the life of the process, and nobody would know.
  private func deliver() async {
    guard newsroom.settings.delivery.isOn else { return }
    var last: String?
    while !Task.isCancelled {
      let cause: String
      do {
        if let seat = try newsroom.deliverySeat() {
          let service = DeliveryService(
            deliverer: newsroom.deliverer, seat: seat, wanted: newsroom.settings.serveDelivers ? .due : .letters,
            sleep: { try await Task.sleep(for: .seconds(10)) },
            logger: newsroom.logger)
          try? await service.run()
          return
        }
        cause = "all seats for delivery are taken by other processes"
      } catch {
        cause = "\(error)"
      }
      if cause != last {
        newsroom.logger.error("nothing can be delivered; tried again every minute", metadata: ["cause": "\(cause)"])
      }
      last = cause
      try? await Task.sleep(for: .seconds(60))
    }
  }

  private var send: (@Sendable (PendingAlert) async throws -> Void)? {
    guard let channel = press.channel else { return nil }
    return { [newsroom] pending in
      try await channel.send(Alert(pending, newsroom.settings, publication: newsroom.publication.id))
    }
  }

  private var revisits: RevisitService {
    RevisitService(
      now: { .now }, sleep: wait(until:), followed: { try await newsroom.revisitor.followed(now: $0) },
      look: { stories, time in
        let count = try await newsroom.look(at: stories, time)
        if count > 0 { try await server.refresh() }
        return count
      }, logger: newsroom.logger)
  }

  private var later: LaterService {
    LaterService(
      now: { .now }, sleep: wait(until:),
      listen: { time in
        let count = try await newsroom.listenLater(at: time)
        if count > 0 { try await server.refresh() }
        return count
      }, logger: newsroom.logger)
  }

  private func scheduler(from start: Timestamp) -> EditionScheduler {
    EditionScheduler(
      planner: Planner(schedule: newsroom.schedule, start: start), failures: failures, now: { .now },
      sleep: wait(until:), sealed: { Set(try await newsroom.keys(since: .now + -Self.memory)) },
      make: { cutoff in
        try await newsroom.makeLive(cutoff)
        try await server.refresh()
      }, recovered: { [recovery] in recovery.last }, waiting: { server.tryAgain(at: $0) }, logger: newsroom.logger)
  }

  /// A week back, on the first run too, so that the archive is not empty on its first day; where a source shows only its
  /// present, from the newest edition on.
  private func start() async -> Timestamp {
    guard !newsroom.hasHistory else { return Timestamp(0) }
    let newest = (try? await newsroom.keys().first).flatMap { newsroom.schedule.cutoff(of: $0)?.instant }
    return newest ?? (newsroom.schedule.latest(atOrBefore: .now)?.instant ?? .now) + -1
  }

  @Sendable private func wait(until instant: Timestamp) async throws {
    try await Task.sleep(for: .seconds(max(1, instant - .now)))
  }
}

/// One publication of the program: what makes it and what serves it.
struct Press: Sendable {
  let newsroom: Newsroom
  let server: WebServer
  /// Whether its editions are made.
  let isLive: Bool
  let reporter: StatusReporter
  /// How incidents are reported to the operator; nil if the operator wants no reports.
  let channel: (any AlertChannel)?
  /// Shared by the publications that live from one record.
  let recovery: Recovery
  /// The cut-offs before which the recorder looks: those of all publications that live from its record.
  let watched: [Schedule]
}

/// When the sources last answered again after a failure.
final class Recovery: Sendable {
  private let time = Mutex<Timestamp?>(nil)

  var last: Timestamp? { time.withLock { $0 } }

  func note(_ instant: Timestamp) { time.withLock { $0 = instant } }
}
