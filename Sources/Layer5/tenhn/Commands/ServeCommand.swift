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
import Site
import Storage
import UnixSignals
import OfflineCommands

/// `tenhn serve`: records, publishes on schedule and serves.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Publishes on schedule and serves the site. Shows the sample edition until there is another.")
  @OptionGroup var options: ServeOptions

  func run() async throws {
    let settings = try options.settings()
    // From the first moment on; OpeningService says it when the server is open.
    signal(SIGHUP) { _ in }
    options.startLogs(settings)
    let welcome = Welcome(settings: settings, isTerminal: Output.isTerminal)
    say(welcome.start)
    let (host, channel) = (settings.host, settings.alertChannel)
    let newsroom = Newsroom(store: try options.storeToServe(), settings: settings)
    let isLive = settings.live && !newsroom.store.isReadOnly
    if newsroom.store.isReadOnly {
      say("\(newsroom.store.folder.url.path) can only be read: it is served as it is, and no editions are made.")
    }
    var setup = settings.status
    setup.isLive = isLive
    let reporter = StatusReporter(
      store: newsroom.publication, schedule: newsroom.schedule, setup: setup)
    let server = WebServer(
      store: newsroom.publication, source: settings.edition.sourceProfile, mute: settings.mute,
      publisher: Publisher(settings: settings.site), schedule: newsroom.schedule,
      isLive: isLive, proxies: settings.trustedProxies, followsRequests: settings.followsRequests,
      isOpenToScripts: settings.isOpenToScripts, metrics: newsroom.metrics, hasMetrics: settings.showsMetrics,
      doctor: newsroom.doctor, mail: settings.mailDesk(newsroom.publication), status: reporter,
      now: { .now }, logger: newsroom.logger)
    let manager = ServiceManager(environment: options.environment)
    let (ports, listening) = AsyncStream.makeStream(of: Int.self)
    let application = server.application(host: host, port: settings.port) { listening.yield($0) }
    let opening = OpeningService(
      newsroom: newsroom, server: server, isLive: isLive, reporter: reporter, channel: channel, ports: ports
    ) { port in
      say(welcome.open(port: port))
      manager?.tell("READY=1\nSTATUS=Serving at port \(port)")
      Watchdog.guarding(host: host, port: port, manager: manager, logger: newsroom.logger).start()
    }
    var services: [any Service] = [ListeningService(application, host: host, port: settings.port), opening]
    if let port = settings.metricsPort {
      let pages = server.operatorApplication(host: settings.metricsHost, port: port)
      services.append(ListeningService(pages, host: settings.metricsHost, port: port))
    }
    let group = ServiceGroup(
      configuration: .init(
        // A service that fails ends the others in peace: requests that were cancelled while they waited for their page
        // crashed the program before it could say what is wrong with the folder.
        services: services.map { .init(service: $0, failureTerminationBehavior: .gracefullyShutdownGroup) },
        gracefulShutdownSignals: [.sigterm, .sigint], logger: newsroom.logger))
    try await group.run()
  }
}
