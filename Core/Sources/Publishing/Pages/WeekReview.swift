public import EditionModel
import OutsideText

/// The best of seven days, with hindsight, and what our own editions missed.
public struct WeekReview: Hashable, Sendable {
  /// A story of the week.
  public struct Entry: Hashable, Sendable, Submitted {
    /// What the source lists.
    public var submission: Submission
    /// The site for people.
    public var site: String
    /// Why it is among the best.
    public var reason: Reason
    /// The edition of ours that carried it; nil if none did.
    public var edition: EditionKey?
    /// Its number in that edition.
    public var number: Int?

    /// Makes an entry.
    public init(_ submission: Submission, site: String, reason: Reason, edition: EditionKey?, number: Int?) {
      self.submission = submission
      self.submission.title = PlainName.cleaned(submission.title)
      self.site = PlainName.cleaned(site)
      self.reason = reason
      self.reason.text = PlainName.cleaned(reason.text)
      self.edition = edition
      self.number = number
    }
  }

  /// What a week rests on.
  public enum Basis: String, Hashable, Sendable {
    /// All seven days were recorded.
    case recorded
    /// A part of them was; for the rest there is what the editions saw.
    case partial
    /// What the editions themselves saw, their reserves included.
    case editions
  }

  /// The end of the week: the cut-off of the newest edition.
  public var moment: Timestamp
  /// What the choice is based on.
  public var basis: Basis
  /// No page twice, the best first.
  public var entries: [Entry]
  /// The terms that the operator leaves out.
  public var muted: [String]

  /// Creates a review of the week before `moment`.
  public init(moment: Timestamp, basis: Basis, muted: [String] = [], entries: [Entry]) {
    self.muted = muted
    self.moment = moment
    self.basis = basis
    self.entries = entries
  }

  /// How many stories no edition had.
  public var missed: Int { entries.filter { $0.edition == nil }.count }
}
