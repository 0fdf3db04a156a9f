import EditionModel
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Publishing
import Store

/// Every route of the server, on one page.
struct Routes: Sendable {
  let site: Site
  let blobs: BlobStore
  let publisher: Publisher
  let readiness: Readiness
  let metrics: Metrics
  /// Whose word on the reader's address counts; see ``ServerContext/client(of:trusted:)``.
  let proxies: TrustedProxies
  let now: @Sendable () -> Timestamp
  let logger: Logger

  func router() -> Router<ServerContext> {
    let router = Router(context: ServerContext.self, options: .autoGenerateHeadEndpoints)
    router.add(middleware: Headers())
    router.get("/healthz") { _, _ in text("alive\n") }
    router.get("/readyz") { _, _ in ready() }
    router.get("/metrics") { _, _ in measure() }
    router.get("/blobs/:hash") { request, context in
      counted("blob", blob(context.parameters.get("hash") ?? "", request))
    }
    router.get("/") { request, _ in counted("page", file("/", request)) }
    router.get("**") { request, _ in counted("page", file(request.uri.path, request)) }
    return router
  }

  private func ready() -> Response {
    switch readiness.judge(newest: site.newest, now: now()) {
    case .ready(let key): text("ready: \(key)\n")
    case .waiting(let why): text("not ready: \(why)\n", status: .serviceUnavailable)
    }
  }

  private func measure() -> Response {
    text(metrics.text(age: site.newest.map { now() - $0.cutoff }, editions: site.count))
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

  private func missing(_ request: Request) -> Response { failed(request, .notFound) }

  private func failed(_ request: Request, _ status: HTTPResponse.Status) -> Response {
    if request.uri.path.hasSuffix(".json") || request.uri.path.hasPrefix("/api/") {
      return Problem(
        status: status, title: status.reasonPhrase,
        detail: status == .notFound
          ? "There is nothing at this address." : "It could not be read; the operator's log says why."
      ).response
    }
    return ServedFile(publisher.errorPage(status: status.code)).response(to: request, status: status)
  }

  private func text(_ body: String, status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: body)))
  }

  private func counted(_ route: String, _ response: Response) -> Response {
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
