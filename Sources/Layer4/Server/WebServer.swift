public import EditionModel
public import Hummingbird
import JSONFormat
public import Logging
public import Publishing
public import Storage

/// The public face of the module: a data folder as a web server.
public struct WebServer: Sendable {
  private let site: Site
  private let routes: Routes
  private let store: PublicationStore
  private let limits: ServerLimits
  private let logger: Logger

  /// - Parameters:
  ///   - store: the publication that is served.
  ///   - publisher: what renders them.
  ///   - schedule: by which ``/readyz`` judges their age.
  ///   - proxies: the peers that may say on whose behalf they ask.
  ///   - metrics: what is counted.
  ///   - hasMetrics: whether `/metrics` stands among the pages; see also ``operatorApplication(host:port:)``.
  ///   - limits: what it bears from its clients.
  ///   - status: puts together how things stand, as the settings have it; nil for the standard ones.
  ///   - isOpenedLater: whether the pages are made by the first ``refresh()``, so that it can listen before; readers wait for them.
  ///   - now: the clock.
  /// - Throws: ``StoreError`` where the newest editions can't be read.
  public init(
    store: PublicationStore, publisher: Publisher, schedule: Schedule, proxies: TrustedProxies = .none,
    metrics: Metrics = Metrics(), hasMetrics: Bool = true, limits: ServerLimits = ServerLimits(),
    status: StatusReporter? = nil, isOpenedLater: Bool = false, now: @escaping @Sendable () -> Timestamp, logger: Logger
  ) throws {
    self.logger = logger
    self.store = store
    self.limits = limits
    let shelf = EditionShelf(store)
    site = Site(shelf: shelf, publisher: publisher, logger: logger)
    let document = OpenAPI.document(version: publisher.settings.version, basePath: publisher.settings.basePath)
    let board = StatusBoard(
      reporter: status ?? StatusReporter(store: store, schedule: schedule),
      publisher: publisher, now: now)
    routes = Routes(
      site: site, status: board,
      library: Library(
        site: site, bundles: BundleShelf(shelf), store: store, publisher: publisher,
        ballots: BallotBox(now: now), status: board),
      blobs: store.blobs, publisher: publisher, readiness: Readiness(schedule: schedule), metrics: metrics,
      hasMetrics: hasMetrics, proxies: proxies,
      openAPI: ServedFile(bytes: document.bytes + [0x0a], contentType: "application/json; charset=utf-8"),
      patience: limits.opening, now: now, logger: logger)
    if !isOpenedLater { try site.refresh() }
  }

  /// Looks for new editions, corrections and answers of readers, and for editions that can't be searched yet; cheap where
  /// nothing changed.
  public func refresh() throws {
    try site.refresh()
    let added = try store.completeSearch()
    if added > 0 { logger.info("search completed", metadata: ["editions": "\(added)"]) }
  }

  /// The application, ready to run or to be tested without a socket.
  public func application(
    host: String, port: Int, onRunning: @escaping @Sendable (Int) async -> Void = { _ in }
  ) -> some ApplicationProtocol {
    let (limits, connections) = (limits, OpenConnections())
    return Application(
      responder: ReadyPages(site: site, metrics: routes.metrics, rest: routes.router().buildResponder()),
      server: .http1(
        configuration: .init(
          additionalChannelHandlers: [ConnectionGuard(limits: limits, connections: connections)],
          idleTimeout: .seconds(limits.idle))),
      configuration: ApplicationConfiguration(address: .hostname(host, port: port), serverName: nil),
      onServerRunning: { await onRunning($0.localAddress?.port ?? port) }, logger: logger)
  }

  /// `/metrics`, `/healthz` and `/readyz` alone, for a port that readers don't reach.
  public func operatorApplication(
    host: String, port: Int, onRunning: @escaping @Sendable (Int) async -> Void = { _ in }
  ) -> some ApplicationProtocol {
    let router = Router(context: ServerContext.self, options: .autoGenerateHeadEndpoints)
    OperatorRoutes(site: site, readiness: routes.readiness, metrics: routes.metrics, now: routes.now)
      .add(to: router, hasMetrics: true)
    return Application(
      router: router, configuration: ApplicationConfiguration(address: .hostname(host, port: port), serverName: nil),
      onServerRunning: { await onRunning($0.localAddress?.port ?? port) }, logger: logger)
  }
}
