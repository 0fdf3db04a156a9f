public import EditionModel

/// Something that went wrong, with its beginning and end.
public struct Incident: Hashable, Sendable {
  /// What kind of thing went wrong.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// An edition is missing after its cut-off.
    case late
    /// A source fails.
    case source
    /// The source isn't being watched; the next choice will rest on less.
    case record
    /// Disk space is short.
    case disk
    /// One of the newest editions isn't what was sealed.
    case damage
    /// The last backup is old, or lacks what was damaged.
    case backup
    /// The last backup that was tried out could not be restored.
    case restore
    /// Several stories of the newest edition could not be fetched because their names can't be validated.
    case names
    /// Editions don't reach their readers, or nobody knows whether they did.
    case delivery
  }

  /// The incident's number in the store, which also names it in feeds and alerts.
  public var number: Int
  /// What went wrong.
  public var kind: Kind
  /// The source; empty for other kinds.
  public var subject: String
  /// When it was noticed.
  public var opened: Timestamp
  /// When it ended; nil while it lasts.
  public var closed: Timestamp?
  /// What was seen at its beginning, as one sentence.
  public var text: String
  /// What was seen at its end.
  public var ending: String?

  /// Makes an incident.
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

  /// Whether it lasts.
  public var isOpen: Bool { closed == nil }
}

/// A change that facts make to the incidents.
public enum IncidentChange: Hashable, Sendable {
  /// An incident begins.
  case open(Incident.Kind, subject: String, text: String)
  /// An incident ends.
  case close(number: Int, ending: String)
}
