import ArgumentParser
import EditionModel
import Editor
import Foundation
import Hummingbird
import Logging
import NIOCore
import Publishing
import Scheduling
import Server
import ServiceLifecycle
import Store
import UnixSignals
import OfflineCommands

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Publishes on schedule and serves; shows the sample edition until there is another.")
  @OptionGroup var options: DataOptions
  @Option(help: "The address to listen on.") var host: String?
  @Option(help: "The port to listen on.") var port: String?
  @Option(name: .customLong("base-url"), help: "The address that readers see.") var baseURL: String?
  @Option(help: "yes: make editions from Hacker News; no: serve what is there.") var live: String?

  func run() async throws {
    let configuration = try options.configuration([
      .host: host, .port: port, .baseURL: baseURL, .live: live,
    ])
    guard let port = try configuration.port(.port) else { throw CommandFailure("The setting port is empty.") }
    let host = configuration[.host]
    let isLive = try configuration.isOn(.live)
    // What can't be is said before anything is made.
    let (proxies, metricsPort) = (try configuration.trustedProxies(), try configuration.port(.metricsPort))
    let newsroom = try Newsroom(store: options.store(), configuration: configuration)
    try newsroom.store.completeWithdrawals()
    try newsroom.noteConfiguration()
    let failures = try await prepare(newsroom, isLive: isLive)
    let server = try WebServer(
      store: newsroom.store, publication: try configuration.publication(),
      publisher: Publisher(settings: try configuration.siteSettings()), schedule: newsroom.schedule,
      proxies: proxies, metrics: newsroom.metrics,
      hasMetrics: try configuration.showsMetrics(host: host), now: { .now }, logger: newsroom.logger)
    let manager = ServiceManager(environment: options.environment)
    let application = server.application(host: host, port: port) { port in
      say("10HN is at http://\(host.contains(":") ? "[\(host)]" : host):\(port)")
      manager?.tell("READY=1\nSTATUS=Serving at port \(port)")
      Watchdog.guarding(host: host, port: port, manager: manager, logger: newsroom.logger).start()
      CodePages.giveBack()
    }
    var services: [any Service] = [application, Watch(server: server, logger: newsroom.logger)]
    if let port = metricsPort {
      services.append(server.operatorApplication(host: configuration[.metricsHost], port: port))
    }
    if isLive { services.append(scheduler(newsroom, server, failures)) }
    let group = ServiceGroup(
      configuration: .init(
        services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: newsroom.logger))
    do {
      try await group.run()
    } catch let error as IOError where error.errnoCode == EADDRINUSE {
      throw CommandFailure("Port \(port) of \(host) is taken; choose another with --port.")
    }
  }

  /// On the first run: the newest edition at once, or the sample where Hacker News can't be reached.
  ///
  /// - Returns: what was tried in vain, which need not be tried again at once.
  private func prepare(_ newsroom: Newsroom, isLive: Bool) async throws -> [EditionKey: Failure] {
    guard try newsroom.keys().isEmpty else { return [:] }
    var failures: [EditionKey: Failure] = [:]
    if isLive, let cutoff = newsroom.schedule.latest(atOrBefore: .now) {
      do {
        try await newsroom.makeLive(cutoff, isWatched: true)
        return [:]
      } catch let error as EditorError {
        failures[cutoff.key] = Failure(count: 1, last: .now)
        say(newsroom.hasSample ? "\(error) The sample edition is shown until then." : "\(error)")
      }
    }
    guard newsroom.hasSample else { return failures }
    try await SampleEdition().seal(with: newsroom.builder())
    return failures
  }

  private func scheduler(
    _ newsroom: Newsroom, _ server: WebServer, _ failures: [EditionKey: Failure]
  ) -> EditionScheduler {
    let newest = (try? newsroom.keys().first).flatMap { newsroom.schedule.cutoff(of: $0)?.instant }
    let due = newsroom.schedule.latest(atOrBefore: .now)?.instant ?? .now
    return EditionScheduler(
      // Nothing before the newest edition is owed, and on a first run nothing before the newest cut-off.
      planner: Planner(schedule: newsroom.schedule, start: newest ?? Timestamp(due.rawValue - 1)),
      failures: failures, now: { .now },
      sleep: { instant in try await Task.sleep(for: .seconds(max(1, instant - .now))) },
      sealed: { Set(try newsroom.keys()) },
      make: { cutoff in
        try await newsroom.makeLive(cutoff, isWatched: false)
        try server.refresh()
        CodePages.giveBack()
      }, logger: newsroom.logger)
  }
}

/// At once, where `print` would wait for its buffer to fill when the output is a file or a pipe.
private func say(_ line: String) { FileHandle.standardOutput.write(Data("\(line)\n".utf8)) }

/// Looks for editions and corrections that another process wrote into the same folder.
private struct Watch: Service {
  let server: WebServer
  let logger: Logger

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        try? await Task.sleep(for: .seconds(20))
        do {
          try server.refresh()
        } catch {
          logger.error("the pages could not be made anew", metadata: ["cause": "\(error)"])
        }
      }
    }
  }
}
