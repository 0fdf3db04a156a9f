import Alerting
import EditionModel
import Status
import Storage

extension Alert {
  /// What `tenhn status test-alert` sends.
  static func test(_ settings: Settings, at time: Timestamp) -> Alert {
    Alert(
      event: "test", id: "test-\(time.rawValue)", kind: "test",
      text: "\(settings.title): this is a test. Incidents will be reported like this.", opened: time.rfc3339(),
      status: settings.statusAddress)
  }

  /// An incident that opened or closed.
  init(_ pending: PendingAlert, _ settings: Settings, publication: String) {
    let incident = pending.incident
    let text =
      pending.event == .opened
      ? incident.text : "Over: \(incident.text) \(incident.ending ?? "")"
    self.init(
      event: pending.event.rawValue, id: "\(publication)-\(incident.number)-\(pending.event.rawValue)",
      kind: incident.kind.rawValue, text: "\(settings.title): \(text)", opened: incident.opened.rfc3339(),
      closed: incident.closed?.rfc3339(), status: settings.statusAddress)
  }
}
