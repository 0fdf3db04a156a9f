/// The place of a node in its document's arena. Nodes are numbered in the order in which they were created, which on
/// well-formed pages is the order of the document; only foster parenting and the adoption agency create exceptions.
public struct NodeID: Hashable, Comparable, Sendable {
  public let rawValue: Int32

  @inlinable public init(rawValue: Int32) {
    self.rawValue = rawValue
  }

  @inlinable public static func < (a: NodeID, b: NodeID) -> Bool {
    a.rawValue < b.rawValue
  }

  /// The number as an index, for tables that hold one entry a node.
  @inlinable public var index: Int { Int(rawValue) }
}

/// What a node is.
public enum NodeKind: UInt8, Sendable {
  case document, doctype, element, text, comment
  /// The contents of a `template` element (4.12.3): a root of its own, which no walk of the document enters.
  case fragment
}

/// The namespaces in which the parser creates elements.
public enum Namespace: UInt8, Sendable {
  case html, mathML, svg
}

/// The namespace of an attribute: none, but for a few attributes on SVG and MathML elements (13.2.6.1).
public enum AttributeNamespace: UInt8, Sendable {
  case none, xlink, xml, xmlns
}

/// Whether the document asks for a browser's old layout bugs (13.2.6.4.1).
public enum QuirksMode: Sendable {
  case noQuirks, limitedQuirks, quirks
}
