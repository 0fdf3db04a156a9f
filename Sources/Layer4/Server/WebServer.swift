public import EditionModel
public import Hummingbird
public import Logging
public import Publishing
public import Store

/// The public face of the module: a data folder as a web server.
public struct WebServer: Sendable {
  private let site: Site
  private let routes: Routes
  private let logger: Logger

  /// - Parameters:
  ///   - store: where the editions are.
  ///   - publication: the series that is served.
  ///   - publisher: what renders them.
  ///   - schedule: by which ``/readyz`` judges their age.
  ///   - proxies: the peers that may say on whose behalf they ask.
  ///   - metrics: what is counted.
  ///   - hasMetrics: whether `/metrics` stands among the pages; see also ``operatorApplication(host:port:)``.
  ///   - now: the clock.
  /// - Throws: ``StoreError`` where the newest editions can't be read.
  public init(
    store: Store, publication: String = "hn", publisher: Publisher, schedule: Schedule, proxies: TrustedProxies = .none,
    metrics: Metrics = Metrics(), hasMetrics: Bool = true,
    now: @escaping @Sendable () -> Timestamp, logger: Logger
  ) throws {
    self.logger = logger
    site = Site(shelf: EditionShelf(store, publication: publication), publisher: publisher, logger: logger)
    routes = Routes(
      site: site, blobs: store.blobs, publisher: publisher, readiness: Readiness(schedule: schedule),
      metrics: metrics, hasMetrics: hasMetrics, proxies: proxies, now: now, logger: logger)
    try site.refresh()
  }

  /// Looks for new editions and corrections; cheap where nothing changed.
  public func refresh() throws { try site.refresh() }

  /// The application, ready to run or to be tested without a socket.
  public func application(
    host: String, port: Int, onRunning: @escaping @Sendable (Int) async -> Void = { _ in }
  ) -> some ApplicationProtocol {
    Application(
      router: routes.router(),
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
