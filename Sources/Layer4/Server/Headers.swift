import HTTPTypes
import Hummingbird
import Publishing

/// The headers of every response, as ``Publisher/securityHeaders`` has them. A ``ServedFile`` brings them along.
struct Headers: RouterMiddleware {
  typealias Context = ServerContext

  static let fields = Publisher.securityHeaders.compactMap { field in
    HTTPField.Name(field.name).map { HTTPField(name: $0, value: field.value) }
  }

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    // They come together or not at all.
    if !response.headers.contains(.xContentTypeOptions) { response.headers.append(contentsOf: Headers.fields) }
    return response
  }
}
