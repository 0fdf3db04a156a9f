public import EditionModel

/// How much of a site a device keeps.
public struct CopyLimits: Hashable, Sendable {
  /// How many of the newest editions.
  public var editions: Int
  /// How many bytes of editions and images. The edition that passes this mark is the last one kept, so that the same
  /// edition isn't loaded and dropped again at every visit.
  public var bytes: Int
  /// Editions that stay whatever their age, such as those with saved stories.
  public var pinned: Set<EditionKey>

  /// Sets limits.
  public init(editions: Int = 14, bytes: Int = 200_000_000, pinned: Set<EditionKey> = []) {
    self.editions = max(1, editions)
    self.bytes = bytes
    self.pinned = pinned
  }

  /// The longest answer that is read as an edition or a list.
  static let maximumDocument = 24_000_000
}
