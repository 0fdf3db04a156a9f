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
///
/// Of several publications each is prepared and made for itself: one that fails is tried again, and stops no other.
struct OpeningService: Service {
  /// In the order of the settings; at least one.
  let presses: [Press]
  /// The settings of all, for the journal.
  let configuration: [String: String]
  /// Gives the port as soon as the server listens.
  let ports: AsyncStream<Int>
  let opened: @Sendable (Int) -> Void

  /// Seconds after which a publication that failed as a whole is begun again.
  private static let pause = 30

  private var first: Newsroom { presses[0].newsroom }

  func run() async throws {
    try await cancelWhenGracefulShutdown {
      guard let port = await ports.first(where: { _ in true }) else { return }
      do { try await first.store.completeWithdrawals() } catch {
        // Nothing shows what was withdrawn. One file that can't be read must not keep the next edition from its readers.
        first.logger.error(
          "a withdrawal isn't complete; the next start and the next backup try again", metadata: ["cause": "\(error)"])
      }
      do {
        if !first.store.isReadOnly { try await first.noteConfiguration(configuration) }
      } catch {
        // On a full disk what was published is still served.
        first.logger.error("the journal can't be written", metadata: ["cause": "\(error)"])
      }
      guard presses.count > 1 else { return try await runOne(presses[0], port) }
      opened(port)
      await withTaskGroup { group in
        group.addTask { await ignoreHangUps() }
        for press in presses { group.addTask { await keep(press) } }
      }
    }
  }

  /// The only publication: what it can't do ends the program, with one line that says why.
  private func runOne(_ press: Press, _ port: Int) async throws {
    let failures = try await prepare(press, showsProgress: true)
    guard !Task.isCancelled else { return }
    try await press.server.refresh()
    opened(port)
    try await withThrowingTaskGroup { group in
      group.addTask { await ignoreHangUps() }
      group.addTask { try await publish(press, failures) }
      try await group.waitForAll()
    }
  }

  /// One of several publications, for as long as the program runs.
  private func keep(_ press: Press) async {
    var isKnown = false
    while !Task.isCancelled {
      do {
        // What there is can be read at once, whatever is wrong with the next edition.
        if try await !press.newsroom.keys().isEmpty { try await press.server.refresh() }
        let failures = try await prepare(press, showsProgress: false)
        try await press.server.refresh()
        try await publish(press, failures)
        return
      } catch is CancellationError {
        return
      } catch {
        press.newsroom.logger.log(
          level: isKnown ? .debug : .error, "a publication can't go on and will be tried again",
          metadata: ["publication": "\(press.newsroom.publication.id)", "cause": "\(error)"])
        isKnown = true
        try? await Task.sleep(for: .seconds(Self.pause))
      }
    }
  }

  private func publish(_ press: Press, _ failures: [EditionKey: Failure]) async throws {
    try await withThrowingTaskGroup { group in
      group.addTask { await watch(press) }
      if press.isLive {
        let desk = LiveDesk(press: press, failures: failures)
        group.addTask { try await desk.run() }
      }
      try await group.waitForAll()
    }
  }

  /// On the first run, makes the newest edition at once, or the sample if Hacker News can't be reached.
  ///
  /// - Returns: the editions that failed, so that they aren't tried again at once.
  private func prepare(_ press: Press, showsProgress: Bool) async throws -> [EditionKey: Failure] {
    let newsroom = press.newsroom
    guard try await newsroom.keys().isEmpty, !newsroom.store.isReadOnly else { return [:] }
    var failures: [EditionKey: Failure] = [:]
    let printer = showsProgress ? ProgressPrinter() : nil
    defer { printer?.clear() }
    if press.isLive, let cutoff = newsroom.schedule.latest(atOrBefore: .now) {
      do {
        try await newsroom.makeLive(cutoff, printer: printer)
        return [:]
      } catch let error as EditorError {
        guard !Task.isCancelled else { return [:] }
        let failure = Failure(count: 1, last: .now, cause: "\(error)")
        failures[cutoff.key] = failure
        press.server.tryAgain(at: failure.retry)
        printer?.clear()
        let time = failure.retry.civil(offset: newsroom.schedule.zone.offset(failure.retry))
        let name = presses.count > 1 ? "\(newsroom.settings.title): " : ""
        say(
          "\(name)\(error) It is tried again at \(TimeOfDay(time).text)."
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
      first.logger.notice("SIGHUP is ignored; restart the server to use changed settings")
    }
  }

  /// Looks for editions and corrections that another process wrote into the same folder.
  private func watch(_ press: Press) async {
    while !Task.isCancelled {
      try? await Task.sleep(for: .seconds(20))
      do {
        try await press.server.refresh()
      } catch is CancellationError {
        // The server stops. That is no fault.
        return
      } catch {
        press.newsroom.logger.error("the pages could not be made anew", metadata: ["cause": "\(error)"])
      }
    }
  }
}
