public import Status

/// The status of an installation: what is known now, and recent incidents.
public struct StatusReport: Hashable, Sendable {
  /// What is known of the installation.
  public var facts: StatusFacts
  /// Open and recently closed ones, in any order.
  public var incidents: [Incident]
  /// The publication that the feed of incidents belongs to.
  public var publication: String
  /// Whether it says nothing of deliveries.
  public private(set) var isForStrangers = false

  /// Days for which a closed incident is shown.
  public static let memoryDays: Int64 = 30

  /// Creates a report from what is known and the incidents.
  public init(facts: StatusFacts, incidents: [Incident], publication: String = "hn") {
    self.facts = facts
    self.incidents = incidents
    self.publication = publication
  }

  /// The same without deliveries: how many readers get mail, strangers needn't know.
  public func forStrangers() -> StatusReport {
    var report = self
    (report.facts.deliveries, report.facts.doubts) = ([], 0)
    report.isForStrangers = true
    return report
  }

  /// Newest first.
  var open: [Incident] { incidents.filter(\.isOpen).sorted { $0.opened > $1.opened } }
  var past: [Incident] {
    incidents.filter { !$0.isOpen }.sorted { ($0.closed ?? $0.opened) > ($1.closed ?? $1.opened) }
  }

  /// The one line above everything else.
  var headline: String {
    Wording.Status.headline(open: open.count, isDamaged: !facts.damaged.isEmpty, isLate: facts.isLate)
  }
}

extension Publisher {
  /// Renders the status in all its forms.
  public func statusFiles(_ report: StatusReport) -> [OutputFile] { StatusFile.allCases.map { file($0, of: report) } }

  /// Renders the status in words, for a terminal.
  public func statusText(_ report: StatusReport) -> String { StatusText(report: report, settings: settings).text() }
}
