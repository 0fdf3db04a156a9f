import ArgumentParser
import CMemory
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
    tenhn_give_memory_back()
    let installation = try options.installation()
    if installation.isSeveral, installation.isChosen {
      throw CommandFailure("serve serves every publication of the file; leave out --publication and TENHN_PUBLICATION.")
    }
    let settings = installation.whole
    // From the first moment on; OpeningService says it when the server is open.
    signal(SIGHUP) { _ in }
    options.startLogs(settings)
    let welcome = Welcome(settings: settings, isTerminal: Output.isTerminal)
    if installation.isSeveral {
      for settings in installation.publications { say(settings.summary) }
    } else {
      say(welcome.start)
    }
    let store = try options.storeToServe()
    if store.isReadOnly {
      say("\(store.folder.url.path) can only be read: it is served as it is, and no editions are made.")
    }
    let presses = Presses(installation, store)
    let (host, logger) = (settings.host, presses.all[0].newsroom.logger)
    let manager = ServiceManager(environment: options.environment)
    let (ports, listening) = AsyncStream.makeStream(of: Int.self)
    let application = presses.application(host: host, port: settings.port) { listening.yield($0) }
    let opening = OpeningService(
      presses: presses.all, configuration: installation.journaled, ports: ports
    ) { port in
      say(welcome.open(port: port))
      manager?.tell("READY=1\nSTATUS=Serving at port \(port)")
      Watchdog.guarding(host: host, port: port, manager: manager, logger: logger).start()
    }
    var services: [any Service] = [ListeningService(application, host: host, port: settings.port), opening]
    if let port = settings.metricsPort {
      let pages = presses.operatorApplication(host: settings.metricsHost, port: port)
      services.append(ListeningService(pages, host: settings.metricsHost, port: port))
    }
    let group = ServiceGroup(
      configuration: .init(
        // A service that fails ends the others in peace: requests that were cancelled while they waited for their page
        // crashed the program before it could say what is wrong with the folder.
        services: services.map { .init(service: $0, failureTerminationBehavior: .gracefullyShutdownGroup) },
        gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
    try await group.run()
  }
}
