public import EditionModel

/// An edition as lists and neighbours show it.
public struct ListedEdition: Hashable, Sendable {
  /// The edition's key.
  public var key: EditionKey
  /// When it was decided.
  public var cutoff: Timestamp
  /// When it was sealed.
  public var published: Timestamp
  /// What the choice is based on.
  public var basis: Basis
  /// Whether it was published late.
  public var isLate: Bool
  /// The hash of the sealed manifest.
  public var hash: ContentHash
  /// The stories' titles in their order.
  public var titles: [String]
}
