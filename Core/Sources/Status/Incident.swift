public import EditionModel

/// Something that was not as it should be, from when to when.
public struct Incident: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// An edition is not there when it should be.
    case late
    /// A source fails.
    case source
    /// Nobody looks at the source, so that the next choice rests on less.
    case record
    case disk
    /// The last backup is old.
    case backup
    /// The last backup that was tried out could not be restored.
    case restore
  }

  /// Its number in the store; names it in feeds and alerts.
  public var number: Int
  public var kind: Kind
  /// Which source; empty for the others.
  public var subject: String
  public var opened: Timestamp
  /// Nil while it lasts.
  public var closed: Timestamp?
  /// What was seen when it opened: one sentence.
  public var text: String
  /// What was seen when it closed.
  public var ending: String?

  public init(
    number: Int, kind: Kind, subject: String = "", opened: Timestamp, closed: Timestamp? = nil, text: String,
    ending: String? = nil
  ) {
    self.number = number
    self.kind = kind
    self.subject = subject
    self.opened = opened
    self.closed = closed
    self.text = text
    self.ending = ending
  }

  public var isOpen: Bool { closed == nil }
}

/// What facts change about the incidents.
public enum IncidentChange: Hashable, Sendable {
  case open(Incident.Kind, subject: String, text: String)
  case close(number: Int, ending: String)
}
