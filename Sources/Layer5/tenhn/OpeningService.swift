import Alerting
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
import UnixSignals

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
        if !newsroom.store.isReadOnly { try await newsroom.noteConfiguration() }
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
        group.addTask { await ignoreHangUps() }
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
    guard try await newsroom.keys().isEmpty, !newsroom.store.isReadOnly else { return [:] }
    var failures: [EditionKey: Failure] = [:]
    let printer = ProgressPrinter()
    defer { printer.clear() }
    if isLive, let cutoff = newsroom.schedule.latest(atOrBefore: .now) {
      do {
        try await newsroom.makeLive(cutoff, printer: printer)
        return [:]
      } catch let error as EditorError {
        guard !Task.isCancelled else { return [:] }
        let failure = Failure(count: 1, last: .now, cause: "\(error)")
        failures[cutoff.key] = failure
        server.tryAgain(at: failure.retry)
        printer.clear()
        let time = failure.retry.civil(offset: newsroom.schedule.zone.offset(failure.retry))
        say(
          "\(error) It is tried again at \(TimeOfDay(time).text)."
            + (newsroom.hasSample ? " The sample edition is shown until then." : ""))
      }
    }
    guard newsroom.hasSample else { return failures }
    // Its pieces are in this program, so there is nothing to watch.
    try await SampleEdition().seal(with: newsroom.builder(isReplay: true))
    return failures
  }

  /// A closed terminal, or an operator who means "read the settings again", must not end the server without a word.
  private func ignoreHangUps() async {
    for await _ in await UnixSignalsSequence(trapping: .sighup) {
      newsroom.logger.notice("SIGHUP is ignored; restart the server to use changed settings")
    }
  }

  /// Looks for editions and corrections that another process wrote into the same folder.
  private func watch() async {
    while !Task.isCancelled {
      try? await Task.sleep(for: .seconds(20))
      do {
        try await server.refresh()
      } catch is CancellationError {
        // The server stops. That is no fault.
        return
      } catch {
        newsroom.logger.error("the pages could not be made anew", metadata: ["cause": "\(error)"])
      }
    }
  }
}
