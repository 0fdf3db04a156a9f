/// The steps of making an edition, in order.
///
/// A crash at any of them must leave either no edition or a whole one. The drill kills the program at each.
public enum Step: String, CaseIterable, Sendable {
  /// The lease is held.
  case begun
  /// The candidates are there.
  case collected
  /// They are ranked.
  case chosen
  /// The pages are read.
  case read
  /// The comments are quoted.
  case quoted
  /// The images are fetched.
  case illustrated
  /// The blobs are on disk.
  case blobsWritten = "blobs-written"
  /// The archive is on disk.
  case archiveWritten = "archive-written"
  /// Inside the transaction, before it commits.
  case sealing
  /// The edition is published.
  case sealed
}

/// The events of making an edition, as they happen.
public enum Progress: Sendable {
  /// Making begins.
  case begun(key: String)
  /// Another process is making an edition in the same folder.
  case waiting(key: String, owner: String)
  /// The candidates are there.
  case collected(candidates: Int)
  /// A story's page is asked for.
  case reading(title: String)
  /// A story was read.
  case read(title: String, site: String, outcome: Outcome)
  /// The edition is published.
  case sealed(key: String, hash: String)
  /// An edition with this key exists; nothing changed.
  case alreadySealed(key: String, hash: String)

  /// The outcome of reading a story.
  public enum Outcome: Sendable {
    /// It has an article; `partial` says why it is not the whole one.
    case story(minutes: Int, partial: String?)
    /// It can replace a story that a reader has muted.
    case reserve(minutes: Int)
    /// It has no article.
    case notReadable(why: String)
  }
}
