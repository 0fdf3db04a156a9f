import HTTPTypes
import Hummingbird
import ServiceLifecycle
import Site

/// Keeps readers waiting until the editions are read. The server listens before that: reading 200 editions on a busy machine took
/// longer than five seconds and making a first one takes a minute, in which whoever watches the server took it for dead.
struct Opening: RouterMiddleware {
  typealias Context = ServerContext

  let editions: EditionCache
  let patience: Duration
  /// Paths that are answered at once.
  let operatorPaths: Set<String>

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    if !editions.isLoaded, !operatorPaths.contains(request.uri.path), await !opens() {
      throw HTTPFailure(
        .serviceUnavailable, "The pages are still being made. Try again in a few seconds.", retryAfter: 5)
    }
    return try await next(request, context)
  }

  private func opens() async -> Bool {
    let clock = ContinuousClock()
    let end = clock.now + patience
    while !editions.isLoaded {
      guard clock.now < end, !Task.isShuttingDownGracefully,
        (try? await clock.sleep(for: .milliseconds(20))) != nil
      else { return false }
    }
    return true
  }
}
