import EditionModel
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Programs
import Publishing
import Site

/// What is at the root of a site with several publications.
struct RootRoutes: Sendable {
  let members: [PublicationsServer.Member]
  /// Renders the pages about the whole.
  let publisher: Publisher
  let metrics: Metrics
  let hasMetrics: Bool
  let passesMetricsOn: Bool

  /// Paths at the root that a publication has too. These are the root's own.
  static let paths: Set<String> = [
    "/", "/status", "/robots.txt", "/sw.js", "/publications.opml", SiteFile.appAssociation.path,
  ]

  var all: [Route] {
    operators(
      hasMetrics: hasMetrics, passesMetricsOn: passesMetricsOn || publisher.settings.audience == .private
    ) + [
      page("/", "The publications, each with its newest edition.") { request, context in
        await open()
        return file(publisher.publicationsPage(listed()), request)
      },
      page("/publications.opml", "Their feeds, for feed readers.") { request, context in
        file(publisher.publicationsOPML(listed(at: address(for: request, context))), request)
      },
      page("/status", "How each of them does.") { request, _ in
        let reported = try await WorkPool.pages.run { try listed(withStatus: true) }
        return file(publisher.statusPage(of: reported), request)
      },
      page("/robots.txt", "What crawlers may do.") { request, context in
        file(publisher.robotsText(of: listed(at: address(for: request, context))), request)
      },
      page("/sw.js", "Ends the service worker of the time when there was one publication.") { request, _ in
        file(publisher.formerWorker(), request)
      },
    ] + association
  }

  private var association: [Route] {
    guard publisher.settings.appID != nil else { return [] }
    return [
      page(SiteFile.appAssociation.path, "Which links the reader app opens.") { request, context in
        guard let association = publisher.appAssociation(of: listed()) else { throw HTTPError(.notFound) }
        return file(association, request)
      }
    ]
  }

  /// Whether all are alive and ready; what was counted.
  func operators(hasMetrics: Bool, passesMetricsOn: Bool = true) -> [Route] {
    let states = { @Sendable in members.map { ($0.name, $0.server.main.routes.operators) } }
    let healthz = route("/healthz", "operator", .never, "Whether the server is alive.") { _, _ in
      OperatorAnswers.text("alive\n")
    }
    let readyz = route("/readyz", "operator", .never, "Whether every newest edition is as young as it must be.") {
      _, _ in
      let each = states().map { ($0.0, $0.1.state) }
      return OperatorAnswers.text(
        each.map { "\($0.0): \($0.1.text)\n" }.joined(),
        status: each.allSatisfy { $0.1.isReady } ? .ok : .serviceUnavailable)
    }
    let counters = route("/metrics", "operator", .never, "Counters, for Prometheus.") { _, _ in
      OperatorAnswers.text(metrics.text(states().map { (publication: $0.0, gauges: $0.1.gauges) }))
    }
    guard hasMetrics else { return [healthz, readyz] }
    return [healthz, readyz, passesMetricsOn ? counters : counters.withoutProxies]
  }

  func router(of table: [Route]) -> Router<ServerContext> {
    let router = Router(context: ServerContext.self, options: .autoGenerateHeadEndpoints)
    let logger = members[0].server.logger
    let failures = FailureAnswers(publisher: publisher) { request, error in
      logger.error("a request couldn't be answered", metadata: ["path": "\(request.uri.path)", "cause": "\(error)"])
    }
    router.add(middleware: Headers())
    router.add(middleware: FailureMiddleware(failures: failures))
    table.register(with: router) { failures.response(to: $0, $1) }
    return router
  }

  private typealias Answer = @Sendable (Request, ServerContext) async throws -> Response

  private func page(_ path: String, _ summary: String, _ answer: @escaping Answer) -> Route {
    route(path, "listing", .revalidated, summary, answer)
  }

  private func route(
    _ path: String, _ name: String, _ cache: CacheRule, _ summary: String, _ answer: @escaping Answer
  ) -> Route {
    Route(path: path, method: .get, name: name, cache: cache, summary: summary, answer: answer)
  }

  private func file(_ file: OutputFile, _ request: Request) -> Response {
    ServedFile(RenderedFile(file)).response(to: request)
  }

  /// - Parameter address: what addresses begin with, if a trusted proxy was asked for another one.
  private func listed(at address: String? = nil) -> [ListedPublication] {
    members.map { member in
      var settings = member.server.settings
      if let address { settings.baseURL = "\(address)/\(member.name)" }
      let editions = member.server.editions
      return ListedPublication(
        settings: settings, newest: editions.known.newest, outlook: editions.outlook, isOpen: editions.isLoaded)
    }
  }

  /// Blocks.
  private func listed(withStatus: Bool) throws -> [ListedPublication] {
    try zip(members, listed()).map { member, listed in
      var listed = listed
      listed.status = try member.server.board.moment().report
      return listed
    }
  }

  private func address(for request: Request, _ context: ServerContext) -> String? {
    guard let first = members.first, let host = FrontDoor.host(of: request),
      let address = first.server.others?.address(for: request, authority: host, context)
    else { return nil }
    return String(address.dropLast(first.name.utf8.count + 1))
  }

  /// Waits for the publications, as their own pages do, and no longer.
  private func open() async {
    let clock = ContinuousClock()
    let end = clock.now + members[0].server.limits.opening
    while members.contains(where: { !$0.server.editions.isLoaded }), clock.now < end {
      guard (try? await clock.sleep(for: .milliseconds(20))) != nil else { return }
    }
  }
}
