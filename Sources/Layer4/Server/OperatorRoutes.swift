import EditionModel
import Hummingbird
import NIOCore
import Publishing

/// What an operator and their tools ask: alive, ready, counters. With the site, or on a port of its own.
struct OperatorRoutes: Sendable {
  let site: Site
  let readiness: Readiness
  let metrics: Metrics
  let now: @Sendable () -> Timestamp

  /// - Parameter hasMetrics: false where readers from everywhere come.
  func add<Context: RequestContext>(to router: Router<Context>, hasMetrics: Bool) {
    router.get("/healthz") { _, _ in text("alive\n") }
    router.get("/readyz") { _, _ in ready() }
    if hasMetrics { router.get("/metrics") { _, _ in text(metrics.text(gauges)) } }
  }

  private var verdict: Readiness.Verdict { readiness.judge(newest: site.newest, now: now()) }

  private func ready() -> Response {
    guard site.isMade else { return text("not ready: the pages are still being made\n", status: .serviceUnavailable) }
    switch verdict {
    case .ready(let key): return text("ready: \(key)\n")
    case .waiting(let why): return text("not ready: \(why)\n", status: .serviceUnavailable)
    }
  }

  private var gauges: Metrics.Gauges {
    let isReady = if case .ready = verdict { true } else { false }
    return Metrics.Gauges(
      age: site.newest.map { now() - $0.cutoff }, editions: site.countsByBasis, isReady: isReady)
  }

  private func text(_ body: String, status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: body)))
  }
}
