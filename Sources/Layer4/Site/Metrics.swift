import Synchronization

/// Counters, gauges and histograms in Prometheus' text format. Labels are words of our own and names of sources, never what
/// a reader or a page wrote.
public final class Metrics: Sendable {
  /// A family of counters: its name and what it counts.
  public struct Family: Hashable, Sendable {
    let name: String
    let help: String

    /// Requests that readers and programs sent here.
    public static let requests = Family(name: "tenhn_requests_total", help: "Requests answered.")
    /// What was fetched from the web.
    public static let fetches = Family(name: "tenhn_fetch_total", help: "Fetches from the web, by purpose and outcome.")
    /// What was asked of sources.
    public static let sources = Family(name: "tenhn_source_requests_total", help: "Requests to sources, by outcome.")
    /// Editions that were made, or not.
    public static let builds = Family(name: "tenhn_builds_total", help: "Attempts to make an edition, by outcome.")
    /// Looks of the recorder.
    public static let looks = Family(name: "tenhn_recorder_looks_total", help: "Looks of the recorder, by outcome.")

    static let all = [requests, fetches, sources, builds, looks]
  }

  private struct Series: Hashable {
    var family: Family
    var labels: String
  }

  /// Requests by route and status, and how long each route took. Counted without writing labels; they are written when asked
  /// for.
  private struct Requests {
    struct Answer: Hashable {
      var route: String
      var status: Int
    }

    var answers: [Answer: Int] = [:]
    var seconds: [String: Histogram] = [:]
  }

  private let counters = Mutex<[Series: Int]>([:])
  private let requests = Mutex(Requests())

  /// Starts at zero.
  public init() {}

  /// Adds one to a counter.
  ///
  /// - Parameter labels: in the order in which they are written.
  public func count(_ family: Family, _ labels: KeyValuePairs<String, String>) {
    let series = Metrics.series(family, labels)
    counters.withLock { $0[series, default: 0] += 1 }
  }

  /// Counts a request and the time that its answer took.
  ///
  /// - Parameters:
  ///   - route: the name of the route, never the path that was asked for.
  ///   - status: the HTTP status of the answer.
  public func countRequest(route: String, status: Int, took time: Duration) {
    let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18
    requests.withLock {
      $0.answers[.init(route: route, status: status), default: 0] += 1
      $0.seconds[route, default: Histogram()].add(seconds)
    }
  }

  /// What is measured at the moment of asking.
  public struct Gauges: Sendable {
    /// Seconds since the newest edition's cut-off; nil before the first.
    public var age: Int64?
    /// How many editions there are by basis, without the sample.
    public var editions: [String: Int]
    /// Whether the newest edition is young enough.
    public var isReady: Bool

    /// Measures nothing by itself.
    public init(age: Int64?, editions: [String: Int], isReady: Bool) {
      self.age = age
      self.editions = editions
      self.isReady = isReady
    }
  }

  /// Everything that was counted, in Prometheus' text format 0.0.4.
  public func text(_ gauges: Gauges) -> String { text([(publication: nil, gauges: gauges)]) }

  /// The same of several publications, whose gauges have their names.
  public func text(_ gauges: [(publication: String?, gauges: Gauges)]) -> String {
    let (answers, seconds) = requests.withLock { ($0.answers, $0.seconds) }
    var lines = Metrics.head("tenhn_editions", "gauge", "Editions in the store by basis, without the sample.")
    for (publication, gauges) in gauges {
      for (basis, count) in gauges.editions.sorted(by: { $0.key < $1.key }) {
        let label = publication.map { ",publication=\"\($0)\"" } ?? ""
        lines.append("tenhn_editions{basis=\"\(basis)\"\(label)} \(count)")
      }
    }
    func label(_ publication: String?) -> String { publication.map { "{publication=\"\($0)\"}" } ?? "" }
    let ages = gauges.compactMap { entry in entry.gauges.age.map { (entry.publication, $0) } }
    if !ages.isEmpty {
      lines += Metrics.head("edition_age_seconds", "gauge", "Seconds since the cut-off of the newest edition.")
      for (publication, age) in ages { lines.append("edition_age_seconds\(label(publication)) \(age)") }
    }
    lines += Metrics.head("tenhn_ready", "gauge", "1 if the newest edition is as young as it must be.")
    for (publication, gauges) in gauges {
      lines.append("tenhn_ready\(label(publication)) \(gauges.isReady ? 1 : 0)")
    }
    var counts = counters.withLock { $0 }
    for (answer, count) in answers {
      counts[Metrics.series(.requests, ["route": answer.route, "status": "\(answer.status)"]), default: 0] += count
    }
    for family in Family.all {
      lines += Metrics.head(family.name, "counter", family.help)
      for (series, count) in counts.filter({ $0.key.family == family }).sorted(by: { $0.key.labels < $1.key.labels }) {
        lines.append("\(family.name){\(series.labels)} \(count)")
      }
    }
    let duration = "tenhn_request_duration_seconds"
    lines += Metrics.head(duration, "histogram", "Time until an answer was ready to be sent, by route.")
    for (route, histogram) in seconds.sorted(by: { $0.key < $1.key }) {
      lines += histogram.lines(duration, labels: "route=\"\(Metrics.escaped(route))\"")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func series(_ family: Family, _ labels: KeyValuePairs<String, String>) -> Series {
    Series(family: family, labels: labels.map { "\($0)=\"\(escaped($1))\"" }.joined(separator: ","))
  }

  private static func head(_ name: String, _ type: String, _ help: String) -> [String] {
    ["# HELP \(name) \(help)", "# TYPE \(name) \(type)"]
  }

  private static func escaped(_ value: String) -> String {
    value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
  }
}

/// Times in Prometheus' standard buckets.
struct Histogram {
  /// Upper ends of the buckets, in seconds.
  private static let bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

  /// Times up to each bound and above the one before; the last are longer than every bound.
  private var counts = [Int](repeating: 0, count: bounds.count + 1)
  private var sum = 0.0

  mutating func add(_ seconds: Double) {
    counts[Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count] += 1
    sum += seconds
  }

  func lines(_ name: String, labels: String) -> [String] {
    var total = 0
    let buckets = zip(Self.bounds.map { $0.rounded() == $0 ? "\(Int($0))" : "\($0)" } + ["+Inf"], counts).map {
      total += $1
      return "\(name)_bucket{\(labels),le=\"\($0)\"} \(total)"
    }
    return buckets + ["\(name)_sum{\(labels)} \(sum)", "\(name)_count{\(labels)} \(total)"]
  }
}
