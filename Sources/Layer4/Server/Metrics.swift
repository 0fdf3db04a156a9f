import Synchronization

/// Counters and gauges in Prometheus' text format. Labels are words of our own and names of sources, never what a reader or a page wrote.
public final class Metrics: Sendable {
  private let counters = Mutex<[Series: Int]>([:])
  /// Answers to readers, counted without writing a label each time; they join the counters when asked for.
  private let answers = Mutex<[Answer: Int]>([:])

  private struct Answer: Hashable {
    var route: String
    var status: Int
  }

  /// A family of counters: what it is called and what it counts.
  public struct Family: Hashable, Sendable {
    let name: String
    let help: String

    public static let requests = Family(name: "tenhn_requests_total", help: "Requests answered.")
    public static let fetches = Family(name: "tenhn_fetch_total", help: "Fetches from the web, by purpose and outcome.")
    public static let sources = Family(name: "tenhn_source_requests_total", help: "Requests to sources, by outcome.")
    public static let builds = Family(name: "tenhn_builds_total", help: "Attempts to make an edition, by outcome.")
    public static let looks = Family(name: "tenhn_recorder_looks_total", help: "Looks of the recorder, by outcome.")

    static let all = [requests, fetches, sources, builds, looks]
  }

  private struct Series: Hashable {
    var family: Family
    var labels: String
  }

  public init() {}

  /// Adds one.
  ///
  /// - Parameter labels: in the order in which they are written.
  public func count(_ family: Family, _ labels: KeyValuePairs<String, String>) {
    let series = Metrics.series(family, labels)
    counters.withLock { $0[series, default: 0] += 1 }
  }

  func count(route: String, status: Int) {
    answers.withLock { $0[Answer(route: route, status: status), default: 0] += 1 }
  }

  private static func series(_ family: Family, _ labels: KeyValuePairs<String, String>) -> Series {
    Series(family: family, labels: labels.map { "\($0)=\"\(escaped($1))\"" }.joined(separator: ","))
  }

  /// What is measured at the moment of asking.
  struct Gauges {
    /// Seconds since the newest edition's cut-off, nil where there is none.
    var age: Int64?
    /// How many editions stand, by basis, the sample left out.
    var editions: [String: Int]
    var isReady: Bool
  }

  func text(_ gauges: Gauges) -> String {
    var lines = Metrics.head("tenhn_editions", "gauge", "Editions in the store by basis, the sample left out.")
    for (basis, count) in gauges.editions.sorted(by: { $0.key < $1.key }) {
      lines.append("tenhn_editions{basis=\"\(basis)\"} \(count)")
    }
    if let age = gauges.age {
      lines += Metrics.head("edition_age_seconds", "gauge", "Seconds since the cut-off of the newest edition.")
      lines.append("edition_age_seconds \(age)")
    }
    lines += Metrics.head("tenhn_ready", "gauge", "1 if the newest edition is as young as it must be.")
    lines.append("tenhn_ready \(gauges.isReady ? 1 : 0)")
    var counts = counters.withLock { $0 }
    for (answer, count) in answers.withLock({ $0 }) {
      counts[Metrics.series(.requests, ["route": answer.route, "status": "\(answer.status)"]), default: 0] += count
    }
    for family in Family.all {
      lines += Metrics.head(family.name, "counter", family.help)
      for (series, count) in counts.filter({ $0.key.family == family }).sorted(by: { $0.key.labels < $1.key.labels }) {
        lines.append("\(family.name){\(series.labels)} \(count)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func head(_ name: String, _ type: String, _ help: String) -> [String] {
    ["# HELP \(name) \(help)", "# TYPE \(name) \(type)"]
  }

  private static func escaped(_ value: String) -> String {
    value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
  }
}
