import Hummingbird
import Site

/// Answers with a file that is ready before any route is tried: nearly every request is for one, and it needs neither the router
/// nor middleware. Only routes make files, so every ready file has a line in the table.
struct ReadyPages<Next: HTTPResponder>: HTTPResponder where Next.Context == ServerContext {
  let files: FileCache<ServedFile>
  /// Answers everything else.
  let next: Next

  func respond(to request: Request, context: ServerContext) async throws -> Response {
    guard request.method == .get, let file = files.ready(at: request.uri.path) else {
      return try await next.respond(to: request, context: context)
    }
    context.coreContext.endpointPath.value = file.route
    return file.response(to: request)
  }
}
