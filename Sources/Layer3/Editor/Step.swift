/// The points of an edition's making, in order. A crash at any of them must leave no edition or a whole one;
/// the drill kills the program at each.
public enum Step: String, CaseIterable, Sendable {
  case begun
  case collected
  case chosen
  case read
  case quoted
  case illustrated
  case blobsWritten = "blobs-written"
  case archiveWritten = "archive-written"
  /// Inside the transaction, before it commits.
  case sealing
  case sealed
}

/// What the shell tells whoever watches, as it happens.
public enum Progress: Sendable {
  case begun(key: String)
  /// Another process is making an edition in the same folder.
  case waiting(key: String, owner: String)
  case collected(candidates: Int)
  case reading(title: String)
  case read(title: String, site: String, outcome: Outcome)
  case sealed(key: String, hash: String)
  /// An edition with this key exists; nothing changed.
  case alreadySealed(key: String, hash: String)

  public enum Outcome: Sendable {
    case story(minutes: Int, partial: String?)
    /// Read beside the ten, to stand in for a story that a reader has muted.
    case reserve(minutes: Int)
    case notReadable(why: String)
  }
}
