public import EditionModel

/// How much of a discussion may be asked for.
public struct ThreadBudget: Sendable, Hashable {
  /// The most comments.
  public var items: Int
  /// The most time; nil for an archive, which makes nobody wait.
  public var time: Duration?
  /// The ids of comments that aren't asked for, because they were withdrawn, nor what is below them.
  public var except: Set<String>

  /// Sets bounds.
  public init(items: Int, time: Duration?, except: Set<String> = []) {
    self.items = items
    self.time = time
    self.except = except
  }
}

/// A story's discussion, as far as its source gave it.
public struct SourceThread: Sendable {
  /// The comments that anybody may see, in the source's order, each reply after its parent.
  public var comments: [SourceComment]
  /// How much of it was read.
  public var extent: Discussion.Extent
  /// When the last comment was answered; nil if none was.
  public var time: Timestamp?
  /// Every address that was asked, as the archive has it.
  public var addresses: Set<String>

  /// Describes a thread.
  public init(
    comments: [SourceComment] = [], extent: Discussion.Extent = .init(read: 0, known: 0, ending: .whole),
    time: Timestamp? = nil, addresses: Set<String> = []
  ) {
    self.comments = comments
    self.extent = extent
    self.time = time
    self.addresses = addresses
  }
}
