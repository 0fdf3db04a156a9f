public import EditionModel

/// Something that went wrong, with its beginning and end.
public struct Incident: Hashable, Sendable {
  /// What an incident is about.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// An edition is overdue.
    case late
    /// A source fails.
    case source
    /// Nobody looks at the source, so the next choice will rest on less.
    case record
    /// The disk is nearly full.
    case disk
    /// The last backup is old.
    case backup
    /// The last trial restore failed.
    case restore
  }

  /// Its number in the store; names it in feeds and alerts.
  public var number: Int
  /// What it is about.
  public var kind: Kind
  /// The name of the source; empty for other kinds.
  public var subject: String
  /// When it was first seen.
  public var opened: Timestamp
  /// When it ended; nil while it lasts.
  public var closed: Timestamp?
  /// What was seen when it opened: one sentence.
  public var text: String
  /// What was seen when it closed.
  public var ending: String?

  /// Creates an incident.
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

  /// Whether it still lasts.
  public var isOpen: Bool { closed == nil }
}

/// A change of incidents that follows from facts.
public enum IncidentChange: Hashable, Sendable {
  case open(Incident.Kind, subject: String, text: String)
  case close(number: Int, ending: String)
}
