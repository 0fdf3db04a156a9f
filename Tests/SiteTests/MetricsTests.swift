import Testing

@testable import Site

@Suite("Metrics") struct MetricsTests {
  private func text(_ metrics: Metrics) -> String { metrics.text(.init(age: nil, editions: [:], isReady: false)) }

  @Test("A label can't end its own quotes")
  func labels() {
    let metrics = Metrics()
    metrics.count(.sources, ["host": "a\"} 1\nforged \\"])
    #expect(text(metrics).contains("{host=\"a\\\"} 1\\nforged \\\\\"} 1\n"))
    #expect(!text(metrics).contains("\nforged"))
  }

  @Test("Times fall into Prometheus' buckets, each of which includes those below")
  func histogram() {
    let metrics = Metrics()
    for time in [Duration.milliseconds(5), .milliseconds(6), .seconds(2), .seconds(60)] {
      metrics.countRequest(route: "page", status: 200, took: time)
    }
    let lines = text(metrics).split(separator: "\n").filter { $0.hasPrefix("tenhn_request_duration_seconds") }
    let name = "tenhn_request_duration_seconds"
    let buckets = [
      ("0.005", 1), ("0.01", 2), ("0.025", 2), ("0.05", 2), ("0.1", 2), ("0.25", 2), ("0.5", 2), ("1", 2), ("2.5", 3),
      ("5", 3), ("10", 3), ("+Inf", 4),
    ]
    #expect(
      lines.map(String.init)
        == buckets.map { "\(name)_bucket{route=\"page\",le=\"\($0.0)\"} \($0.1)" } + [
          "\(name)_sum{route=\"page\"} 62.011", "\(name)_count{route=\"page\"} 4",
        ])
    #expect(text(metrics).contains("tenhn_requests_total{route=\"page\",status=\"200\"} 4\n"))
  }
}
