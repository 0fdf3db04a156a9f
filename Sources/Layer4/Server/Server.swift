public import Delivery
public import EditionModel
public import Hummingbird
public import Logging
public import Programs
public import Publishing
public import Selection
public import Site
public import Storage
public import StorySources

/// A publication as a web server: the public face of the module.
///
/// `Routes.swift` has every route on one page. ``ServerLimits`` bounds what clients may take; ``TrustedProxies`` may speak for them.
public struct WebServer: Sendable {
  let editions: EditionCache
  /// With links that begin with the publisher's address.
  let main: AddressedSite
  let others: OtherAddresses?
  private let crossOrigin: CrossOrigin
  let basePath: String
  private let isPrivate: Bool
  let metrics: Metrics
  let limits: ServerLimits
  let logger: Logger
  /// What the pages say about the site.
  let settings: SiteSettings
  let board: StatusBoard

  /// Prepares a server; its first ``refresh()`` opens it. It can listen before that: readers wait.
  ///
  /// - Parameters:
  ///   - store: the publication that is served.
  ///   - source: where its stories come from.
  ///   - mute: what the operator leaves out of the week's best, as of every edition.
  ///   - publisher: renders its files.
  ///   - schedule: what `/readyz` judges the newest edition by.
  ///   - isLive: whether editions are made; else `/readyz` expects none.
  ///   - proxies: the peers that may name the client.
  ///   - followsRequests: whether links begin with the host that a trusted proxy was asked for, instead of the publisher's address.
  ///   - isOpenToScripts: whether scripts of other sites may read what programs may read.
  ///   - metrics: what is counted.
  ///   - hasMetrics: whether `/metrics` is among the pages; see also ``operatorApplication(host:port:onRunning:)``.
  ///   - limits: what clients may take.
  ///   - doctor: examines the way to a host for the operator's page, which is there under the same condition as `/metrics`.
  ///   - mail: who subscribes to mail.
  ///   - status: reports the status; nil for one with the standard settings.
  ///   - now: the clock.
  public init(
    store: PublicationStore, source: any SourceProfile, mute: MuteRule = .none, publisher: Publisher,
    schedule: Schedule, isLive: Bool = true,
    proxies: TrustedProxies = .none, followsRequests: Bool = false, isOpenToScripts: Bool = false,
    metrics: Metrics = Metrics(), hasMetrics: Bool = true, limits: ServerLimits = ServerLimits(),
    doctor: (@Sendable (String) async -> DoctorView)? = nil, mail: MailDesk = MailDesk(), status: StatusReporter? = nil,
    now: @escaping @Sendable () -> Timestamp, logger: Logger
  ) {
    (self.logger, self.limits, self.metrics) = (logger, limits, metrics)
    let clock = SiteClock(schedule: schedule, isLive: isLive, now: now)
    let editions = EditionCache(EditionShelf(store, source: source, mute: mute), clock: clock)
    // A proxy's requests come from this machine, so where one comes from proves no operator: the command shows more.
    let board = StatusBoard(
      reporter: status ?? StatusReporter(store: store, schedule: schedule),
      isForStrangers: publisher.settings.audience == .public, now: now)
    let bodies = RequestBodies(proxies: proxies)
    let votes = DailyVotes(now: now)
    let requests = DailyRequests(now: now, random: DailyVotes.systemRandom)
    let pushRequests = DailyRequests(limit: 30, now: now, random: DailyVotes.systemRandom)
    let operators = OperatorAnswers(
      editions: editions, readiness: Readiness(schedule: schedule, isLive: isLive), metrics: metrics, now: now)
    let make = { @Sendable (publisher: Publisher, bytes: Int) -> AddressedSite in
      let operations = Operations(editions: editions, publisher: publisher, votes: votes, status: board)
      let files = FileCache(editions: editions, publisher: publisher, limit: bytes) { ServedFile($1, route: $0.route) }
      let routes = Routes(
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
        operators: operators,
        doctor: doctor.map { DoctorAnswers(examine: $0, bodies: bodies, publisher: publisher) },
        subscriptions: SubscriptionAnswers(
          subscriptions: mail.subscriptions, isOpen: mail.isOpen, bounceToken: mail.bounceToken, requests: requests,
          bodies: bodies, publisher: publisher),
        push: PushAnswers(subscriptions: mail.push, requests: pushRequests, bodies: bodies), hasMetrics: hasMetrics)
      let failures = FailureAnswers(publisher: publisher) { request, error in
        logger.error("a request couldn't be answered", metadata: ["path": "\(request.uri.path)", "cause": "\(error)"])
      }
      let router = Self.router(routes.all, routes, failures, editions, limits, publisher.settings.basePath) {
        try await files.file(at: $0) != nil
      }
      return AddressedSite(
        files: files, routes: routes, failures: failures,
        responder: ReadyPages(files: files, next: UnknownMethods(next: router.buildResponder())))
    }
    self.editions = editions
    (settings, self.board) = (publisher.settings, board)
    main = make(publisher, 12 << 20)
    basePath = publisher.settings.basePath
    isPrivate = publisher.settings.audience == .private
    crossOrigin = CrossOrigin(isAllowed: isOpenToScripts)
    others =
      followsRequests
      ? OtherAddresses(main: publisher.settings.baseURL, basePath: basePath, proxies: proxies) { address in
        var settings = publisher.settings
        settings.baseURL = address
        return make(Publisher(settings: settings, image: publisher.image, deflate: publisher.deflate), 6 << 20)
      } : nil
  }

  /// Looks for new editions, corrections and visible votes, and for editions that can't be searched yet. Cheap if nothing
  /// changed.
  public func refresh() async throws {
    if try await editions.refresh() {
      logger.info("editions read", metadata: ["editions": "\(editions.known.total)"])
    }
    for files in [main.files] + (others?.files ?? []) { try await files.refresh() }
    let store = editions.shelf.store
    for hash in store.blobs.newlyUnreadable() {
      logger.error(
        "a stored file is missing or damaged; `tenhn edition verify` names what needs it", metadata: ["file": "\(hash)"]
      )
    }
    let added = try await store.completeSearch()
    if added > 0 { logger.info("search completed", metadata: ["editions": "\(added)"]) }
  }

  /// Says on the sample's pages when the source that can't be reached is tried again; nil once it was reached. Seen after the next
  /// ``refresh()``.
  public func tryAgain(at time: Timestamp?) { editions.retry = time }

  /// Every route, as served.
  var table: [Route] { main.routes.all }

  /// What answers every request, whatever it asks for.
  var door: FrontDoor {
    FrontDoor(main: main, others: others, basePath: basePath, crossOrigin: crossOrigin, isPrivate: isPrivate)
  }

  /// The application, ready to run or to be tested without a socket.
  public func application(
    host: String, port: Int, onRunning: @escaping @Sendable (Int) async -> Void = { _ in }
  ) -> some ApplicationProtocol {
    Self.application(
      RequestMeter(metrics: metrics, names: table.names, next: door), limits: limits, host: host, port: port,
      onRunning: onRunning, logger: logger)
  }

  /// An application with the limits of this server.
  static func application<Responder: HTTPResponder>(
    _ responder: Responder, limits: ServerLimits, host: String, port: Int,
    onRunning: @escaping @Sendable (Int) async -> Void, logger: Logger
  ) -> some ApplicationProtocol where Responder.Context == ServerContext {
    let connections = OpenConnections()
    return Application(
      responder: responder,
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
      router: Self.router(
        main.routes.operators.routes(hasMetrics: true), main.routes, main.failures, editions, limits, basePath
      ) { _ in false },
      configuration: ApplicationConfiguration(address: .hostname(host, port: port), serverName: nil),
      onServerRunning: { await onRunning($0.localAddress?.port ?? port) }, logger: logger)
  }

  private static func router(
    _ table: [Route], _ routes: Routes, _ failures: FailureAnswers, _ editions: EditionCache, _ limits: ServerLimits,
    _ basePath: String, hasFile: @escaping @Sendable (String) async throws -> Bool
  ) -> Router<ServerContext> {
    let router = Router(context: ServerContext.self, options: .autoGenerateHeadEndpoints)
    router.add(middleware: Headers())
    router.add(middleware: FailureMiddleware(failures: failures))
    router.add(
      middleware: Opening(
        editions: editions, patience: limits.opening,
        operatorPaths: Set(routes.operators.routes(hasMetrics: true).map(\.path))))
    router.add(middleware: StraightPaths(basePath: basePath, hasFile: hasFile))
    table.register(with: router) { failures.response(to: $0, $1) }
    return router
  }
}

/// What the server needs to let readers subscribe to mail and notifications, and leave.
public struct MailDesk: Sendable {
  /// Nil where no mail is sent.
  public var subscriptions: Subscriptions?
  /// Whether readers may subscribe themselves.
  public var isOpen: Bool
  /// What relays that report bounces prove themselves with; nil if they have no say.
  public var bounceToken: String?
  /// Browsers that get notifications; nil where none are sent.
  public var push: PushSubscriptions?

  /// Makes a desk; by default it is closed.
  public init(
    subscriptions: Subscriptions? = nil, isOpen: Bool = false, bounceToken: String? = nil,
    push: PushSubscriptions? = nil
  ) {
    self.push = push
    self.subscriptions = subscriptions
    self.isOpen = isOpen
    self.bounceToken = bounceToken
  }
}
