import HTTPTypes
import Hummingbird

/// Tells requests that a proxy passed on, whoever sent them, from those that somebody made where the server listens.
///
/// Behind a proxy on the same machine every reader comes from loopback, so the address alone proves nobody an operator. Of a
/// private site every reader is one.
enum PassedOn {
  /// The fields that proxies and their hosts add: RFC 7239 and 9110, and those that came before.
  private static let fields = [
    "Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "CF-Connecting-IP",
  ]

  static func holds(_ request: Request) -> Bool { fields.contains { request.headers[named: $0] != nil } }
}

extension Route {
  /// The same, and nothing there for whoever comes through a proxy.
  var withoutProxies: Route {
    Route(path: path, method: method, name: name, cache: cache, summary: summary) { request, context in
      guard !PassedOn.holds(request) else { throw HTTPError(.notFound) }
      return try await answer(request, context)
    }
  }
}
