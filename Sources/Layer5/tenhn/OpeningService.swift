import Alerting
import EditionModel
import Editor
import Foundation
import Logging
import Scheduling
import Server
import ServiceLifecycle
import Site
import Storage

/// Prepares the first pages, opens the server, which listens already, and then keeps its pages current.
struct OpeningService: Service {
  let newsroom: Newsroom
  let server: WebServer
  let isLive: Bool
  let reporter: StatusReporter
  /// How incidents are reported to the operator; nil if the operator wants no reports.
  let channel: (any AlertChannel)?
  /// Gives the port as soon as the server listens.
  let ports: AsyncStream<Int>
  let opened: @Sendable (Int) -> Void

  func run() async throws {
    try await cancelWhenGracefulShutdown {
      guard let port = await ports.first(where: { _ in true }) else { return }
      try await newsroom.store.completeWithdrawals()
      do {
        try await newsroom.noteConfiguration()
      } catch {
        // On a full disk what was published is still served.
        newsroom.logger.error("the journal can't be written", metadata: ["cause": "\(error)"])
      }
      let failures = try await prepare()
      guard !Task.isCancelled else { return }
      try await server.refresh()
      opened(port)
      try await withThrowingTaskGroup { group in
        group.addTask { await watch() }
        if isLive {
          let desk = LiveDesk(
            newsroom: newsroom, server: server, failures: failures, reporter: reporter, channel: channel)
          group.addTask { try await desk.run() }
        }
        try await group.waitForAll()
      }
    }
  }

  /// On the first run, makes the newest edition at once, or the sample if Hacker News can't be reached.
  ///
  /// - Returns: the editions that failed, so that they aren't tried again at once.
  private func prepare() async throws -> [EditionKey: Failure] {
    guard try await newsroom.keys().isEmpty else { return [:] }
    var failures: [EditionKey: Failure] = [:]
    let printer = ProgressPrinter()
    defer { printer.clear() }
    if isLive, let cutoff = newsroom.schedule.latest(atOrBefore: .now) {
      do {
        try await newsroom.makeLive(cutoff, printer: printer)
        return [:]
      } catch let error as EditorError {
        guard !Task.isCancelled else { return [:] }
        failures[cutoff.key] = Failure(count: 1, last: .now, cause: "\(error)")
        printer.clear()
        say("\(error) It will be tried again." + (newsroom.hasSample ? " The sample edition is shown until then." : ""))
      }
    }
    guard newsroom.hasSample else { return failures }
    try await SampleEdition().seal(with: newsroom.builder(printer: printer, isReplay: true))
    return failures
  }

  /// Looks for editions and corrections that another process wrote into the same folder.
  private func watch() async {
    while !Task.isCancelled {
      try? await Task.sleep(for: .seconds(20))
      do {
        try await server.refresh()
      } catch {
        newsroom.logger.error("the pages could not be made anew", metadata: ["cause": "\(error)"])
      }
    }
  }
}
