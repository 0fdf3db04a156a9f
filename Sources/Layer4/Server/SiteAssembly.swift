import Delivery
import EditionModel
import Hummingbird
import Logging
import Programs
import Publishing
import Site
import Storage

/// Puts together what answers for a publication, once for each address that its links may begin with.
struct SiteAssembly: Sendable {
  private let served: ServedPublication
  private let access: ServerAccess
  private let desks: ServerDesks
  private let editions: EditionCache
  private let board: StatusBoard
  private let logger: Logger
  private let operators: OperatorAnswers
  /// Counted together, whatever address a reader asks for.
  private let votes: DailyVotes
  private let subscribing: DailyRequests
  private let notifying: DailyRequests

  init(
    served: ServedPublication, access: ServerAccess, desks: ServerDesks, editions: EditionCache, board: StatusBoard,
    metrics: Metrics, now: @escaping @Sendable () -> Timestamp, logger: Logger
  ) {
    (self.served, self.access, self.desks) = (served, access, desks)
    (self.editions, self.board, self.logger) = (editions, board, logger)
    operators = OperatorAnswers(
      editions: editions, readiness: Readiness(schedule: served.schedule, isLive: served.isLive), metrics: metrics,
      now: now)
    votes = DailyVotes(now: now)
    subscribing = DailyRequests(.init(ofPlace: 10, total: 2000), now: now)
    notifying = DailyRequests(.init(ofPlace: 30, total: 2000), now: now)
  }

  /// Makes the site whose links begin with the publisher's address.
  ///
  /// - Parameter cacheBytes: what its ready files may take of the memory.
  func site(_ publisher: Publisher, cacheBytes: Int) -> AddressedSite {
    let files = FileCache(editions: editions, publisher: publisher, limit: cacheBytes) {
      ServedFile($1, route: $0.route, headers: Headers.fields(of: $0, basePath: publisher.settings.basePath))
    }
    let routes = routes(publisher, files)
    let failures = FailureAnswers(publisher: publisher) { [logger] request, error in
      logger.error("a request couldn't be answered", metadata: ["path": "\(request.uri.path)", "cause": "\(error)"])
    }
    let router = Self.router(
      routes.all, routes, failures, editions, access.limits, publisher.settings.basePath
    ) { try await files.file(at: $0) != nil }
    return AddressedSite(
      files: files, routes: routes, failures: failures,
      responder: ReadyPages(files: files, next: UnknownMethods(next: router.buildResponder())))
  }

  private func routes(_ publisher: Publisher, _ files: FileCache<ServedFile>) -> Routes {
    let bodies = RequestBodies(proxies: access.proxies)
    let operations = Operations(editions: editions, publisher: publisher, votes: votes, status: board)
    let isPrivate = publisher.settings.audience == .private
    return Routes(
      pages: PageAnswers(
        files: files, blobs: served.store.blobs, status: board,
        // Enough for all three forms.
        statusFiles: FreshCache(
          limit: 3, size: { _ in 1 },
          changes: Changes(read: { [board] in Generation(whole: "\(try board.moment().time.rawValue)") })),
        operations: operations, publisher: publisher, bodies: bodies),
      programs: ProgramAnswers(
        operations: operations, bodies: bodies, settings: publisher.settings, changes: editions.shelf.changes,
        logger: logger),
      operators: operators,
      doctor: desks.doctor.map { DoctorAnswers(examine: $0, bodies: bodies, publisher: publisher) },
      subscriptions: SubscriptionAnswers(
        subscriptions: desks.mail.subscriptions, isOpen: desks.mail.isOpen, bounceToken: desks.mail.bounceToken,
        requests: subscribing, bodies: bodies, publisher: publisher),
      push: PushAnswers(subscriptions: desks.mail.push, requests: notifying, bodies: bodies),
      shares: ShareAnswers(desk: desks.mail.shares), passes: PassAnswers(desk: desks.mail.passes, publisher: publisher),
      hasMetrics: access.hasMetrics, passesMetricsOn: access.passesMetricsOn || isPrivate, isPrivate: isPrivate)
  }

  /// A router over a table of routes.
  static func router(
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
