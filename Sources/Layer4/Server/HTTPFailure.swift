import HTTPTypes
import Hummingbird
import JSONFormat
import NIOCore
import Programs
import Publishing
import Site
import Storage

/// Why a request gets something else than what it asked for, as HTTP says it.
struct HTTPFailure: Error, Sendable {
  let status: HTTPResponse.Status
  /// One of our own sentences, never a part of the request. Nil for what a page says about the status anyway.
  let detail: String?
  /// Seconds after which it may be tried again.
  var retryAfter: Int?

  init(_ status: HTTPResponse.Status, _ detail: String? = nil, retryAfter: Int? = nil) {
    self.status = status
    self.detail = detail
    self.retryAfter = retryAfter
  }

  init(_ refusal: Refusal) {
    let status: HTTPResponse.Status =
      switch refusal.reason {
      case .invalid: .badRequest
      case .notFound: .notFound
      case .tooMany: .tooManyRequests
      }
    self.init(status, refusal.detail, retryAfter: refusal.retryAfter)
  }

  static let notFound = HTTPFailure(.notFound)
  static let busy = HTTPFailure(
    .serviceUnavailable, "Too many readers ask for something that has to be made first. Try again in a few seconds.",
    retryAfter: 3)
  /// The edition isn't what was sealed. Nothing of it is shown, and it may be put back.
  ///
  /// - Parameter basePath: the path of the site's root on its host.
  static func damaged(_ key: String, _ basePath: String) -> HTTPFailure {
    HTTPFailure(
      .serviceUnavailable,
      "The edition \(key) is damaged here and can't be shown. The page \(basePath)/status says what its operator can do."
    )
  }
  static let methodNotAllowed = HTTPFailure(
    .methodNotAllowed, "This address doesn't take that method. See the header Allow.")
  static let otherSite = HTTPFailure(.forbidden, "Answers must come from a page of this site, or from a program.")
}

/// Says why something went wrong: pages to readers, problem details (RFC 9457) to programs.
struct FailureAnswers: Sendable {
  let publisher: Publisher
  /// Logs what isn't the fault of whoever asked.
  let report: @Sendable (Request, any Error) -> Void

  /// Answers an error, whatever it is.
  func response(to request: Request, _ error: any Error) -> Response {
    switch error {
    case let failure as HTTPFailure: return response(to: request, failure)
    case let refusal as Refusal: return response(to: request, HTTPFailure(refusal))
    case let error as HTTPError: return response(to: request, HTTPFailure(error.status))
    case SiteError.changing: return response(to: request, HTTPFailure(.serviceUnavailable, retryAfter: 1))
    case SiteError.busy: return response(to: request, .busy)
    case StoreError.editionDamaged(let key):
      report(request, error)
      return response(to: request, .damaged(key, publisher.settings.basePath))
    // Nobody waits for the answer of a search that was stopped.
    case is CancellationError: return response(to: request, .busy)
    default:
      report(request, error)
      return response(
        to: request, HTTPFailure(.internalServerError, "Something went wrong here. The operator's log says what."))
    }
  }

  func response(to request: Request, _ failure: HTTPFailure) -> Response {
    let path = request.uri.path
    var response =
      FailureAnswers.isProgram(path)
      ? problem(failure) : FailureAnswers.isText(path) ? text(failure) : page(failure, to: request)
    if let seconds = failure.retryAfter { response.headers[.retryAfter] = String(seconds) }
    return request.method == .head ? response.createHeadResponse() : response
  }

  private static func isProgram(_ path: String) -> Bool {
    path.hasPrefix("/api/") || ["/api", "/mcp", "/push", "/push/remove", "/bounces"].contains(path)
      || path.hasSuffix(".json")
  }

  /// Whether whoever asks wants words alone.
  private static func isText(_ path: String) -> Bool { path.hasSuffix(".md") || path.hasSuffix(".txt") }

  private func text(_ failure: HTTPFailure) -> Response {
    let words = [failure.status.reasonPhrase + ".", failure.detail ?? ""].filter { !$0.isEmpty }
    return Response(
      status: failure.status,
      headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: CacheRule.revalidated.rawValue],
      body: ResponseBody(byteBuffer: ByteBuffer(string: words.joined(separator: " ") + "\n")))
  }

  private func page(_ failure: HTTPFailure, to request: Request) -> Response {
    let page = publisher.errorPage(status: failure.status.code, detail: failure.detail)
    return ServedFile(RenderedFile(page)).response(to: request, status: failure.status)
  }

  private func problem(_ failure: HTTPFailure) -> Response {
    let detail = failure.detail ?? (failure.status == .notFound ? "No such address." : failure.status.reasonPhrase)
    let json: JSON = [
      "type": "about:blank", "title": .string(failure.status.reasonPhrase), "status": .integer(failure.status.code),
      "detail": .string(detail),
    ]
    return Response(
      status: failure.status,
      headers: [.contentType: "application/problem+json", .cacheControl: CacheRule.revalidated.rawValue],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: json.bytes)))
  }
}

/// Turns errors into answers, also for requests that no route takes.
struct FailureMiddleware: RouterMiddleware {
  typealias Context = ServerContext

  let failures: FailureAnswers

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let error as HTTPError where error.status == .notFound {
      return unknownAddress(request)
    } catch {
      return failures.response(to: request, error)
    }
  }

  /// The router found no route. An unknown address takes the methods of a page. Why: a POST there is answered before its body is
  /// whole, and only a refusal of the method is right whatever the body turns out to be.
  private func unknownAddress(_ request: Request) -> Response {
    let allow = "GET, HEAD, OPTIONS"
    switch request.method {
    case .get, .head: return failures.response(to: request, .notFound)
    case .options: return Response(status: .noContent, headers: [.allow: allow])
    default:
      var response = failures.response(to: request, .methodNotAllowed)
      response.headers[.allow] = allow
      return response
    }
  }
}

/// Gives each page one address: a path with slashes too many leads to it, or nowhere. The router alone would pass over them.
struct StraightPaths: RouterMiddleware {
  typealias Context = ServerContext

  /// The path of the site's root on its host.
  let basePath: String
  /// Whether there is a file at a path.
  let hasFile: @Sendable (String) async throws -> Bool

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    let path = request.uri.path
    guard path.utf8.count > 1, path.hasSuffix("/") || path.contains("//") else {
      return try await next(request, context)
    }
    var target = path[...]
    while target.last == "/" { target.removeLast() }
    guard !target.isEmpty, try await hasFile(String(target)) else { throw HTTPError(.notFound) }
    return Response(status: .permanentRedirect, headers: [.location: basePath + target])
  }
}
