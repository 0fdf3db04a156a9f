import EditionModel
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Publishing
import Storage

/// Every route of the server, on one page.
struct Routes: Sendable {
  let site: Site
  let status: StatusBoard
  let library: Library
  let blobs: BlobStore
  let publisher: Publisher
  let readiness: Readiness
  let metrics: Metrics
  /// Whether `/metrics` stands among the pages.
  let hasMetrics: Bool
  /// Whose word on the reader's address counts; see ``ServerContext/client(of:trusted:)``.
  let proxies: TrustedProxies
  /// The programs' face described, ready made.
  let openAPI: ServedFile
  /// How long readers wait for pages that are still being made.
  let patience: Duration
  let now: @Sendable () -> Timestamp
  let logger: Logger

  var basePath: String { publisher.settings.basePath }
  var version: String { publisher.settings.version }

  func router() -> Router<ServerContext> {
    let router = Router(context: ServerContext.self, options: .autoGenerateHeadEndpoints)
    router.add(middleware: Headers())
    router.add(middleware: Opening(site: site, patience: patience) { refuse($0, $1) })
    router.add(middleware: Methods { refuse($0, $1) })
    OperatorRoutes(site: site, readiness: readiness, metrics: metrics, now: now)
      .add(to: router, hasMetrics: hasMetrics)
    router.get("/blobs/:hash") { request, context in
      counted("blob", blob(context.parameters.get("hash") ?? "", request))
    }
    for path in Publisher.statusPaths {
      router.get(RouterPath(path)) { request, _ in counted("status", standing(request)) }
    }
    addPrograms(to: router)
    router.get("/") { request, _ in counted("page", file("/", request)) }
    router.get("**") { request, context in
      if Routes.isProgram(request.uri.path), let answer = await program(request, context) { return answer }
      return counted("page", file(request.uri.path, request))
    }
    return router
  }

  private func blob(_ name: String, _ request: Request) -> Response {
    guard let hash = ContentHash(name), let bytes = try? blobs.get(hash), let type = ImageType(sniffing: bytes) else {
      return missing(request)
    }
    return ServedFile(bytes: bytes, contentType: type.rawValue, isImmutable: true).response(to: request)
  }

  private func file(_ path: String, _ request: Request) -> Response {
    if path.count > 1, path.hasSuffix("/") {
      let target = String(path.dropLast(while: { $0 == "/" }))
      guard !target.isEmpty, (try? site.file(at: target)) != nil else { return missing(request) }
      return Response(status: .permanentRedirect, headers: [.location: target])
    }
    do {
      return try site.file(at: path)?.response(to: request) ?? missing(request)
    } catch {
      logger.error("a page could not be made", metadata: ["path": "\(path)", "cause": "\(error)"])
      return failed(request, .internalServerError)
    }
  }

  /// How things stand, as of a few seconds ago.
  private func standing(_ request: Request) -> Response {
    do {
      return try status.current().files[request.uri.path]?.response(to: request) ?? missing(request)
    } catch {
      logger.error("the status can't be told", metadata: ["cause": "\(error)"])
      return failed(request, .internalServerError)
    }
  }

  func missing(_ request: Request) -> Response { failed(request, .notFound) }

  private func failed(_ request: Request, _ status: HTTPResponse.Status) -> Response {
    if request.uri.path.hasSuffix(".json") || request.uri.path.hasPrefix("/api/") {
      return refuse(
        request,
        Refusal(
          status,
          status == .notFound
            ? "There is nothing at this address." : "It could not be read; the operator's log says why."))
    }
    return ServedFile(publisher.errorPage(status: status.code)).response(to: request, status: status)
  }

  func counted(_ route: String, _ response: Response) -> Response {
    metrics.count(route: route, status: response.status.code)
    return response
  }
}

extension String {
  fileprivate func dropLast(while predicate: (Character) -> Bool) -> Substring {
    var rest = self[...]
    while let last = rest.last, predicate(last) { rest.removeLast() }
    return rest
  }
}
