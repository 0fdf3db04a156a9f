import HTTPTypes
import Hummingbird

/// Keeps readers waiting until the pages are made. The server listens before: with 200 editions on a busy machine the pages took
/// longer than five seconds, and a first edition takes a minute, in which whoever watches the server took it for dead.
struct Opening: RouterMiddleware {
  typealias Context = ServerContext

  let site: Site
  let patience: Duration
  let refuse: @Sendable (Request, Refusal) -> Response

  /// What is answered at once.
  private static let operators: Set<String> = ["/healthz", "/readyz", "/metrics"]

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    if !site.isMade, !Opening.operators.contains(request.uri.path), await !opens() {
      return refuse(
        request, Refusal(.serviceUnavailable, "The pages are still being made; they will be here soon.", retryAfter: 5))
    }
    return try await next(request, context)
  }

  private func opens() async -> Bool {
    let clock = ContinuousClock()
    let end = clock.now + patience
    while !site.isMade {
      guard clock.now < end, (try? await clock.sleep(for: .milliseconds(20))) != nil else { return false }
    }
    return true
  }
}
