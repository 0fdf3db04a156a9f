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
import Storage
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
  @Option(help: "The address of Hacker News' API.") var hackerNews: String?
  @Option(help: "The address of Algolia's API of Hacker News.") var algolia: String?
  @Option(help: "A host and port that may be fetched although its address is not public; for tests.")
  var allow: [String] = []

  func run() async throws {
    let configuration = try options.configuration([
      .host: host, .port: port, .baseURL: baseURL, .live: live, .hackerNews: hackerNews,
      .algolia: algolia, .allow: allow.isEmpty ? nil : allow.joined(separator: ","),
    ])
    guard let port = try configuration.port(.port) else { throw CommandFailure("The setting port is empty.") }
    let host = configuration[.host]
    let isLive = try configuration.isOn(.live)
    // What can't be is said before anything is made.
    let (statusSetup, channel) = (try configuration.statusSetup(), try configuration.alertChannel())
    let (proxies, metricsPort) = (try configuration.trustedProxies(), try configuration.port(.metricsPort))
    let newsroom = try Newsroom(store: options.store(), configuration: configuration)
    let reporter = StatusReporter(
      store: newsroom.publication, schedule: newsroom.schedule,
      setup: statusSetup)
    let server = try WebServer(
      store: newsroom.publication,
      publisher: Publisher(settings: try configuration.siteSettings()), schedule: newsroom.schedule,
      proxies: proxies, metrics: newsroom.metrics,
      hasMetrics: try configuration.showsMetrics(host: host), status: reporter, isOpenedLater: true, now: { .now },
      logger: newsroom.logger)
    let manager = ServiceManager(environment: options.environment)
    let (ports, listening) = AsyncStream.makeStream(of: Int.self)
    let application = server.application(host: host, port: port) { listening.yield($0) }
    let opening = OpeningService(
      newsroom: newsroom, server: server, isLive: isLive, reporter: reporter, channel: channel, ports: ports
    ) { port in
      say("10HN is at http://\(host.contains(":") ? "[\(host)]" : host):\(port)")
      manager?.tell("READY=1\nSTATUS=Serving at port \(port)")
      Watchdog.guarding(host: host, port: port, manager: manager, logger: newsroom.logger).start()
    }
    var services: [any Service] = [application, opening]
    if let port = metricsPort {
      services.append(server.operatorApplication(host: configuration[.metricsHost], port: port))
    }
    let group = ServiceGroup(
      configuration: .init(
        services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: newsroom.logger))
    do {
      try await group.run()
    } catch let error as IOError where error.errnoCode == EADDRINUSE {
      throw CommandFailure("Port \(port) of \(host) is taken; choose another with --port.")
    }
  }
}

/// At once, where `print` would wait for its buffer to fill when the output is a file or a pipe.
func say(_ line: String) { FileHandle.standardOutput.write(Data("\(line)\n".utf8)) }
