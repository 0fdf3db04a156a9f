import HTTPTypes
import Hummingbird
import Programs
import Publishing

/// Adds the ``Publisher/securityHeaders`` to every response. A ``ServedFile`` has them already.
struct Headers: RouterMiddleware {
  typealias Context = ServerContext

  static let fields = Publisher.securityHeaders.compactMap { field in
    HTTPField.Name(field.name).map { HTTPField(name: $0, value: field.value) }
  }

  /// A drawing needs nothing, so it may do nothing, wherever it is opened.
  static let drawing = fields.map { field in
    field.name.canonicalName == "content-security-policy"
      ? HTTPField(name: field.name, value: "default-src 'none';sandbox;frame-ancestors 'none'") : field
  }

  /// Those of a file. The pages that a client meets first say where the API is described (RFC 8631).
  static func fields(of file: PublishedFile, basePath: String) -> [HTTPField] {
    switch file {
    case .site(.page(.front)), .site(.page(.about)), .site(.page(.getIt)), .site(.llmsText), .site(.editionIndex):
      guard let link = HTTPField.Name("Link") else { return fields }
      return fields + [HTTPField(name: link, value: "<\(basePath)\(Routes.description.path)>; rel=\"service-desc\"")]
    default: return fields
    }
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
