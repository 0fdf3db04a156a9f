import HTTPTypes
import Hummingbird
import Publishing

/// Adds the ``Publisher/securityHeaders`` to every response. A ``ServedFile`` has them already.
struct Headers: RouterMiddleware {
  typealias Context = ServerContext

  static let fields = Publisher.securityHeaders.compactMap { field in
    HTTPField.Name(field.name).map { HTTPField(name: $0, value: field.value) }
  }

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    // A response has all of them or none.
    if !response.headers.contains(.xContentTypeOptions) { response.headers.append(contentsOf: Headers.fields) }
    return response
  }
}
