public import EditionModel
public import Hummingbird
public import Logging
public import Programs
public import Publishing
public import Site
public import Storage
public import StorySources

/// A publication as a web server: the public face of the module.
///
/// `Routes.swift` has every route on one page. ``ServerLimits`` bounds what clients may take; ``TrustedProxies`` may speak for them.
public struct WebServer: Sendable {
  private let editions: EditionCache
  private let files: FileCache<ServedFile>
  private let routes: Routes
  private let failures: FailureAnswers
  private let metrics: Metrics
  private let limits: ServerLimits
  private let logger: Logger

  /// Prepares a server; its first ``refresh()`` opens it. It can listen before that: readers wait.
  ///
  /// - Parameters:
  ///   - store: the publication that is served.
  ///   - source: where its stories come from.
  ///   - publisher: renders its files.
  ///   - schedule: what `/readyz` judges the newest edition by.
  ///   - proxies: the peers that may name the client.
  ///   - metrics: what is counted.
  ///   - hasMetrics: whether `/metrics` is among the pages; see also ``operatorApplication(host:port:onRunning:)``.
  ///   - limits: what clients may take.
  ///   - doctor: examines the way to a host for the operator's page, which is there under the same condition as `/metrics`.
  ///   - status: reports the status; nil for one with the standard settings.
  ///   - now: the clock.
  public init(
    store: PublicationStore, source: any SourceProfile, publisher: Publisher, schedule: Schedule,
    proxies: TrustedProxies = .none,
    metrics: Metrics = Metrics(), hasMetrics: Bool = true, limits: ServerLimits = ServerLimits(),
    doctor: (@Sendable (String) async -> DoctorView)? = nil, status: StatusReporter? = nil,
    now: @escaping @Sendable () -> Timestamp, logger: Logger
  ) {
    (self.logger, self.limits, self.metrics) = (logger, limits, metrics)
    let editions = EditionCache(EditionShelf(store, source: source))
    let board = StatusBoard(reporter: status ?? StatusReporter(store: store, schedule: schedule), now: now)
    let operations = Operations(
      editions: editions, publisher: publisher, votes: DailyVotes(now: now), status: board)
    let bodies = RequestBodies(proxies: proxies)
    let files = FileCache(editions: editions, publisher: publisher) { ServedFile($1, route: $0.route) }
    (self.editions, self.files) = (editions, files)
    routes = Routes(
      pages: PageAnswers(
        files: files, blobs: store.blobs, status: board,
        // Enough for all three forms.
        statusFiles: FreshCache(
          limit: 3, size: { _ in 1 },
          changes: Changes(read: { Generation(whole: "\(try board.moment().time.rawValue)") })),
        operations: operations, publisher: publisher, bodies: bodies),
      programs: ProgramAnswers(
        operations: operations, bodies: bodies, settings: publisher.settings, changes: editions.shelf.changes,
        logger: logger),
      operators: OperatorAnswers(
        editions: editions, readiness: Readiness(schedule: schedule), metrics: metrics, now: now),
      doctor: doctor.map { DoctorAnswers(examine: $0, bodies: bodies, publisher: publisher) }, hasMetrics: hasMetrics)
    failures = FailureAnswers(publisher: publisher) { request, error in
      logger.error("a request couldn't be answered", metadata: ["path": "\(request.uri.path)", "cause": "\(error)"])
    }
  }

  /// Looks for new editions, corrections and visible votes, and for editions that can't be searched yet. Cheap if nothing
  /// changed.
  public func refresh() async throws {
    if try await editions.refresh() {
      logger.info("editions read", metadata: ["editions": "\(editions.known.total)"])
    }
    try await files.refresh()
    let added = try await editions.shelf.store.completeSearch()
    if added > 0 { logger.info("search completed", metadata: ["editions": "\(added)"]) }
  }

  /// Every route, as served.
  var table: [Route] { routes.all }

  /// The application, ready to run or to be tested without a socket.
  public func application(
    host: String, port: Int, onRunning: @escaping @Sendable (Int) async -> Void = { _ in }
  ) -> some ApplicationProtocol {
    let (limits, connections, table) = (limits, OpenConnections(), table)
    let router = router(table) { [files] in try await files.file(at: $0) != nil }
    return Application(
      responder: RequestMeter(
        metrics: metrics, names: table.names,
        next: ReadyPages(files: files, next: UnknownMethods(next: router.buildResponder()))),
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
    Application(
      router: router(routes.operators.routes(hasMetrics: true)) { _ in false },
      configuration: ApplicationConfiguration(address: .hostname(host, port: port), serverName: nil),
      onServerRunning: { await onRunning($0.localAddress?.port ?? port) }, logger: logger)
  }

  private func router(
    _ table: [Route], hasFile: @escaping @Sendable (String) async throws -> Bool
  ) -> Router<ServerContext> {
    let router = Router(context: ServerContext.self, options: .autoGenerateHeadEndpoints)
    router.add(middleware: Headers())
    router.add(middleware: FailureMiddleware(failures: failures))
    router.add(
      middleware: Opening(
        editions: editions, patience: limits.opening,
        operatorPaths: Set(routes.operators.routes(hasMetrics: true).map(\.path))))
    router.add(middleware: StraightPaths(hasFile: hasFile))
    table.register(with: router) { [failures] in failures.response(to: $0, $1) }
    return router
  }
}
