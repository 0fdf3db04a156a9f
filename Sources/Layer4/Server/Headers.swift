import HTTPTypes
import Hummingbird
import Publishing

/// The headers of every response, as ``Publisher/securityHeaders`` has them.
struct Headers: RouterMiddleware {
  typealias Context = ServerContext

  private static let fields = Publisher.securityHeaders.compactMap { field in
    HTTPField.Name(field.name).map { HTTPField(name: $0, value: field.value) }
  }

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    // No route sets any of them, so none needs to be looked for first.
    response.headers.append(contentsOf: Headers.fields)
    return response
  }
}
