public import EditionModel
public import Status

/// What happened to an incident.
public enum AlertEvent: String, Hashable, Sendable {
  /// It began.
  case opened
  /// It is over.
  case closed
}

/// An alert that the operator has not received yet.
public struct PendingAlert: Hashable, Sendable {
  /// The incident that it is about.
  public var incident: Incident
  /// What happened to it.
  public var event: AlertEvent
  /// How many attempts to send it have failed.
  public var attempts: Int

  /// Describes an alert.
  public init(incident: Incident, event: AlertEvent, attempts: Int) {
    self.incident = incident
    self.event = event
    self.attempts = attempts
  }
}

/// The outcome of an attempt to send an alert.
public enum AlertOutcome: Hashable, Sendable {
  /// It was accepted.
  case sent
  /// It failed and will be tried again.
  case again(at: Timestamp)
  /// It failed too often.
  case givenUp
}
