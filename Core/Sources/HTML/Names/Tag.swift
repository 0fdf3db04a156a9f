/// The local name of an element, as an integer.
///
/// Names that HTML, SVG and MathML define have constants (`Tag.div`) and the same number in every document. Any other
/// name gets its number from the document it occurs in: compare such names within that document only.
public struct Tag: Hashable, Sendable {
  /// The name's number.
  public let rawValue: UInt32

  /// Creates a tag from a name's number.
  @inlinable public init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// Whether the name has a constant, and so the same number in every document.
  public var isKnown: Bool { rawValue < UInt32(knownNameCount) }
}

/// The local name of an attribute, as an integer.
///
/// Numbers follow the same rule as ``Tag``.
public struct AttributeName: Hashable, Sendable {
  /// The name's number.
  public let rawValue: UInt32

  /// Creates an attribute name from its number.
  @inlinable public init(rawValue: UInt32) {
    self.rawValue = rawValue
  }
}
