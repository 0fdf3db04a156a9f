import Hummingbird

/// Answers with a page that is ready made before any route is tried: nearly every request is for one, and it needs
/// neither routes nor middleware.
struct ReadyPages<Rest: HTTPResponder>: HTTPResponder where Rest.Context == ServerContext {
  let site: Site
  let metrics: Metrics
  /// Who answers everything else.
  let rest: Rest

  func respond(to request: Request, context: ServerContext) async throws -> Response {
    guard request.method == .get, let file = site.ready(at: request.uri.path) else {
      return try await rest.respond(to: request, context: context)
    }
    let response = file.response(to: request)
    metrics.count(route: "page", status: response.status.code)
    return response
  }
}
