/// The local name of an element, as an integer.
///
/// Names that HTML, SVG and MathML know have constants (`Tag.div`) and the same number in every document. Other names
/// get a number from the document in which they occur: compare them within that document only.
public struct Tag: Hashable, Sendable {
  public let rawValue: UInt32

  @inlinable public init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// Whether the name has a constant, so that its number means the same in every document.
  public var isKnown: Bool { rawValue < UInt32(knownNameCount) }
}

/// The local name of an attribute, as an integer; known and unknown names as with ``Tag``.
public struct AttributeName: Hashable, Sendable {
  public let rawValue: UInt32

  @inlinable public init(rawValue: UInt32) {
    self.rawValue = rawValue
  }
}
