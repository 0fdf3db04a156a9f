public import EditionModel
import GRDB

/// A later look at a published story. Corrections follow from it.
public struct Revisit: Hashable, Sendable {
  /// The state of the story's link.
  public enum Link: String, Hashable, Sendable {
    /// There is a page.
    case alive
    /// The site says that the page is gone.
    case gone
    /// No answer, or no page in it. Others may be able to reach it.
    case unreachable
    /// The site doesn't let this program read the page. That says nothing about the page.
    case refused
    /// The story links to no page.
    case none
  }

  /// The state of the submission at its source.
  public enum Submission: String, Hashable, Sendable {
    /// The source shows it.
    case live
    /// Killed or deleted, according to the source.
    case removed
    /// The source answered with nothing.
    case missing
  }

  /// When the look was taken.
  public var time: Timestamp
  /// The state of the story's link.
  public var link: Link
  /// The HTTP status of the answer; nil without one.
  public var status: Int?
  /// The title at the source; nil if it gave none.
  public var title: String?
  /// The state of the submission; nil if the source can't be asked about it.
  public var submission: Submission?
  /// Per cent of the words read for the edition that are no longer on the page; nil if they could not be compared.
  public var removed: Int?
  /// Per cent of the words read now that were not on the page then; nil if they could not be compared.
  public var added: Int?

  /// Describes a look.
  public init(
    time: Timestamp, link: Link, status: Int? = nil, title: String? = nil, submission: Submission? = nil,
    removed: Int? = nil, added: Int? = nil
  ) {
    self.time = time
    self.link = link
    self.status = status
    self.title = title
    self.submission = submission
    self.removed = removed
    self.added = added
  }
}

extension Revisit {
  init(_ row: Row) {
    let submission: String? = row["submission"]
    self.init(
      // A newer version's word: this one can conclude nothing from it.
      time: Timestamp(row["time"]), link: Link(rawValue: row["link"]) ?? .refused, status: row["status"],
      title: row["title"], submission: submission.flatMap(Submission.init(rawValue:)), removed: row["removed"],
      added: row["added"])
  }
}
