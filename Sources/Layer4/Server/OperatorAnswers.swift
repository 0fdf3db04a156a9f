import EditionModel
import HTTPTypes
import Hummingbird
import NIOCore
import Publishing
import Site

/// Answers an operator's tools: alive, ready, counters. Among the pages, or on a port of its own.
struct OperatorAnswers: Sendable {
  let editions: EditionCache
  let readiness: Readiness
  let metrics: Metrics
  let now: @Sendable () -> Timestamp

  /// - Parameters:
  ///   - hasMetrics: false where strangers read.
  ///   - passesMetricsOn: whether whoever comes through a proxy may read them too.
  func routes(hasMetrics: Bool, passesMetricsOn: Bool = true) -> [Route] {
    let healthz = route("/healthz", "Whether the server is alive.") { text("alive\n") }
    let readyz = route("/readyz", "Whether the newest edition is as young as it must be.") { ready() }
    let counters = route("/metrics", "Counters, for Prometheus.") { text(metrics.text(gauges)) }
    guard hasMetrics else { return [healthz, readyz] }
    return [healthz, readyz, passesMetricsOn ? counters : counters.withoutProxies]
  }

  private func route(_ path: String, _ summary: String, _ answer: @escaping @Sendable () -> Response) -> Route {
    Route(path: path, method: .get, name: "operator", cache: .never, summary: summary) { _, _ in answer() }
  }

  private var verdict: Readiness.Verdict {
    readiness.judge(newest: editions.known.newest, damaged: editions.known.damaged, now: now())
  }

  private func ready() -> Response {
    let state = state
    return text(state.text + "\n", status: state.isReady ? .ok : .serviceUnavailable)
  }

  /// Whether the newest edition is as young as it must be, in words.
  var state: (isReady: Bool, text: String) {
    guard editions.isLoaded else { return (false, "not ready: the pages are still being made") }
    switch verdict {
    case .ready(let key): return (true, "ready: \(key)")
    case .waiting(let why): return (false, "not ready: \(why)")
    }
  }

  var gauges: Metrics.Gauges {
    let known = editions.known
    let isReady = if case .ready = verdict { true } else { false }
    return Metrics.Gauges(
      age: known.newest.map { now() - $0.cutoff },
      editions: known.counts.reduce(into: [:]) { $0[$1.key.rawValue] = $1.value }, isReady: isReady)
  }

  private func text(_ body: String, status: HTTPResponse.Status = .ok) -> Response { Self.text(body, status: status) }

  static func text(_ body: String, status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status, headers: [.contentType: "text/plain; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: body)))
  }
}
