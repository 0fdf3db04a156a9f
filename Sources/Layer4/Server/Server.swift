public import EditionModel
public import Hummingbird
public import Logging
import Programs
import Publishing
public import Site
import Storage

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
  let isPrivate: Bool
  let metrics: Metrics
  let limits: ServerLimits
  let logger: Logger
  /// What the pages say about the site.
  let settings: SiteSettings
  let board: StatusBoard

  /// Prepares a server; its first ``refresh()`` opens it. It can listen before that: readers wait.
  ///
  /// - Parameters:
  ///   - served: the publication.
  ///   - access: who may ask, and for how much.
  ///   - desks: who examines, subscribes and reports.
  ///   - metrics: what is counted.
  ///   - now: the clock.
  public init(
    _ served: ServedPublication, access: ServerAccess = ServerAccess(), desks: ServerDesks = ServerDesks(),
    metrics: Metrics = Metrics(), now: @escaping @Sendable () -> Timestamp, logger: Logger
  ) {
    let publisher = served.publisher
    let clock = SiteClock(schedule: served.schedule, isLive: served.isLive, now: now)
    editions = EditionCache(EditionShelf(served.store, source: served.source, mute: served.mute), clock: clock)
    // A proxy's requests come from this machine, so where one comes from proves no operator: the command shows more.
    board = StatusBoard(
      reporter: desks.status ?? StatusReporter(store: served.store, schedule: served.schedule),
      isForStrangers: publisher.settings.audience == .public, now: now)
    (self.logger, self.metrics, limits, settings) = (logger, metrics, access.limits, publisher.settings)
    basePath = publisher.settings.basePath
    isPrivate = publisher.settings.audience == .private
    crossOrigin = CrossOrigin(isAllowed: access.isOpenToScripts)
    let assembly = SiteAssembly(
      served: served, access: access, desks: desks, editions: editions, board: board, metrics: metrics, now: now,
      logger: logger)
    main = assembly.site(publisher, cacheBytes: 12 << 20)
    others =
      access.followsRequests
      ? OtherAddresses(main: publisher.settings.baseURL, basePath: basePath, proxies: access.proxies) { address in
        var settings = publisher.settings
        settings.baseURL = address
        return assembly.site(
          Publisher(settings: settings, image: publisher.image, deflate: publisher.deflate), cacheBytes: 6 << 20)
      } : nil
  }

  /// Looks for new editions, corrections and visible votes, and for editions that can't be searched yet. Cheap if nothing
  /// changed.
  public func refresh() async throws {
    if try await editions.refresh() {
      logger.info("editions read", metadata: ["editions": "\(editions.known.total)"])
      for key in editions.known.damaged {
        logger.error(
          "an edition isn't what was sealed and can't be shown; /status says what to do",
          metadata: ["edition": "\(key)"])
      }
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

  /// The host that the settings name.
  var ownHost: String { WebAuthority(settings.baseURL).host }

  /// What answers every request, whatever it asks for.
  var door: FrontDoor {
    FrontDoor(main: main, others: others, basePath: basePath, crossOrigin: crossOrigin, isPrivate: isPrivate)
  }

  /// The application, ready to run or to be tested without a socket.
  public func application(
    host: String, port: Int, onRunning: @escaping @Sendable (Int) async -> Void = { _ in }
  ) -> some ApplicationProtocol {
    Self.application(
      RequestMeter(
        metrics: metrics, names: table.names,
        next: HostGuard(ownHosts: isPrivate ? [ownHost] : nil, failures: main.failures, next: door)),
      limits: limits, host: host, port: port,
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
      router: SiteAssembly.router(
        main.routes.operators.routes(hasMetrics: true), main.routes, main.failures, editions, limits, basePath
      ) { _ in false },
      configuration: ApplicationConfiguration(address: .hostname(host, port: port), serverName: nil),
      onServerRunning: { await onRunning($0.localAddress?.port ?? port) }, logger: logger)
  }
}
