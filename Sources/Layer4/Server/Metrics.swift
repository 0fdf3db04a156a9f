import EditionModel
import Synchronization

/// Counters in Prometheus' text format, by class of route and status, never by address.
final class Metrics: Sendable {
  private let requests = Mutex<[Label: Int]>([:])

  private struct Label: Hashable {
    var route: String
    var status: Int
  }

  func count(route: String, status: Int) {
    requests.withLock { $0[Label(route: route, status: status), default: 0] += 1 }
  }

  /// - Parameter age: seconds since the newest edition's cut-off, nil where there is none.
  func text(age: Int64?, editions: Int) -> String {
    var lines = [
      "# HELP tenhn_editions Editions in the store, the sample left out.", "# TYPE tenhn_editions gauge",
      "tenhn_editions \(editions)",
    ]
    if let age {
      lines += [
        "# HELP edition_age_seconds Seconds since the cut-off of the newest edition.",
        "# TYPE edition_age_seconds gauge", "edition_age_seconds \(age)",
      ]
    }
    lines += ["# HELP tenhn_requests_total Requests answered.", "# TYPE tenhn_requests_total counter"]
    let counts = requests.withLock { $0 }
    for (label, count) in counts.sorted(by: { ($0.key.route, $0.key.status) < ($1.key.route, $1.key.status) }) {
      lines.append("tenhn_requests_total{route=\"\(label.route)\",status=\"\(label.status)\"} \(count)")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
