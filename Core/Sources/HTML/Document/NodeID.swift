/// The index of a node in its document's arena.
///
/// Nodes are numbered in order of creation. On well-formed pages that is document order; only foster parenting and the
/// adoption agency make exceptions.
public struct NodeID: Hashable, Comparable, Sendable {
  /// The index, 0 for the document.
  public let rawValue: Int32

  /// Creates an ID from an index.
  @inlinable public init(rawValue: Int32) {
    self.rawValue = rawValue
  }

  /// Compares by order of creation.
  @inlinable public static func < (a: NodeID, b: NodeID) -> Bool {
    a.rawValue < b.rawValue
  }

  /// The index as an integer, for tables with one entry per node.
  @inlinable public var index: Int { Int(rawValue) }
}

/// The kinds of node.
public enum NodeKind: UInt8, Sendable {
  case document, doctype, element, text, comment
  /// The contents of a `template` element (4.12.3): a root of its own that no walk of the document enters.
  case fragment
}

/// The namespaces in which the parser creates elements.
public enum Namespace: UInt8, Sendable {
  case html, mathML, svg
}

/// The namespace of an attribute. Only a few attributes on SVG and MathML elements have one (13.2.6.1).
public enum AttributeNamespace: UInt8, Sendable {
  case none, xlink, xml, xmlns
}

/// Whether a document asks for a browser's old layout bugs (13.2.6.4.1).
public enum QuirksMode: Sendable {
  case noQuirks, limitedQuirks, quirks
}
