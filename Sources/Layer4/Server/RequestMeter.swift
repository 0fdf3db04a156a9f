import Hummingbird
import Site

/// Counts and times every request, whatever answers it: the outermost middleware.
///
/// The time ends when the answer is ready, not when its reader has taken it: one slow reader would look like a slow server.
struct RequestMeter<Next: HTTPResponder>: HTTPResponder where Next.Context == ServerContext {
  let metrics: Metrics
  /// What the routes are called, by their paths.
  let names: [String: String]
  let next: Next

  func respond(to request: Request, context: ServerContext) async throws -> Response {
    let start = ContinuousClock.now
    do {
      let response = try await next.respond(to: request, context: context)
      count(response.status.code, context, since: start)
      return response
    } catch {
      count((error as? any HTTPResponseError)?.status.code ?? 500, context, since: start)
      throw error
    }
  }

  private func count(_ status: Int, _ context: ServerContext, since start: ContinuousClock.Instant) {
    let route = context.endpointPath.flatMap { names[$0] } ?? "none"
    metrics.countRequest(route: route, status: status, took: start.duration(to: .now))
  }
}
