import HTTPTypes
import Hummingbird
import Publishing

/// Answers `OPTIONS`, and methods that a path doesn't have with 405, each with `Allow` (RFC 9110, 10.2.1 and 15.5.6).
struct Methods: RouterMiddleware {
  typealias Context = ServerContext
  let refuse: @Sendable (Request, Refusal) -> Response

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    let allowed = Methods.allowed(at: request.uri.path)
    if allowed.contains(request.method) {
      do {
        return try await next(request, context)
      } catch let error as HTTPError {
        // The router's own: a path that begins like a route and is none.
        return refuse(request, Refusal(error.status, "There is nothing at this address."))
      }
    }
    var response =
      request.method == .options
      ? Response(status: .noContent)
      : refuse(
        request, Refusal(.methodNotAllowed, "This address doesn't take that method; Allow names those it takes."))
    response.headers[.allow] = (allowed + [.options]).map(\.rawValue).joined(separator: ", ")
    return response
  }

  private static func allowed(at path: String) -> [HTTPRequest.Method] {
    if path == "/mcp" || path == Handler.feedback.route { return [.post] }
    if path.hasPrefix("/editions/"), path.hasSuffix("/feedback") { return [.post] }
    return [.get, .head]
  }
}
