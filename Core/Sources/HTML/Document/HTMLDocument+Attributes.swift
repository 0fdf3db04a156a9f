/// The attributes of elements. Other nodes have none.
extension HTMLDocument {
  /// The attribute name for a string, or nil if neither HTML nor this document knows it.
  ///
  /// Look a name up once, before a loop.
  public func attributeName(_ name: String) -> AttributeName? { number(of: name).map(AttributeName.init(rawValue:)) }

  /// The value of an attribute without a namespace. Empty if it has no value, nil if the element lacks it.
  public func attribute(_ name: AttributeName, of node: NodeID) -> String? {
    attributeRecord(name, of: node).map { arena.string($0.value) }
  }

  /// The value of the attribute with exactly this name. On HTML elements names are lower case.
  public func attribute(named name: String, of node: NodeID) -> String? {
    attributeName(name).flatMap { attribute($0, of: node) }
  }

  /// Whether an element has an attribute.
  @inlinable public func hasAttribute(_ name: AttributeName, of node: NodeID) -> Bool {
    attributeRecord(name, of: node) != nil
  }

  /// Passes the bytes of an attribute's value to a closure without copying them. Returns nil if the element lacks it.
  @inlinable public func withAttribute<R, E: Error>(
    _ name: AttributeName, of node: NodeID, _ body: (Span<UInt8>) throws(E) -> R
  ) throws(E) -> R? {
    guard let attribute = attributeRecord(name, of: node) else { return nil }
    return try arena.withBytes(of: attribute.value, body)
  }

  /// One attribute as strings.
  public struct AttributeText: Hashable, Sendable {
    /// The local name.
    public var name: String
    /// The namespace, which only a few attributes have.
    public var namespace: AttributeNamespace
    /// The value with its character references decoded.
    public var value: String
  }

  /// All attributes of an element, in source order.
  public func attributes(of node: NodeID) -> [AttributeText] {
    attributeRange(of: node).map { index in
      let attribute = arena.attributes[index]
      return AttributeText(
        name: arena.names.string(attribute.name.rawValue), namespace: attribute.namespace,
        value: arena.string(attribute.value))
    }
  }

  /// How many attributes an element has.
  @inlinable public func attributeCount(of node: NodeID) -> Int { attributeRange(of: node).count }

  /// The name of an element's attribute at an index below ``attributeCount(of:)``.
  @inlinable public func attributeName(at place: Int, of node: NodeID) -> AttributeName {
    attributeRecord(at: place, of: node).name
  }

  /// Passes the bytes of the value at an index below ``attributeCount(of:)`` to a closure without copying them.
  @inlinable public func withAttribute<R, E: Error>(
    at place: Int, of node: NodeID, _ body: (Span<UInt8>) throws(E) -> R
  ) throws(E) -> R {
    try arena.withBytes(of: attributeRecord(at: place, of: node).value, body)
  }

  /// The name of an attribute as a string.
  public func name(of attribute: AttributeName) -> String { arena.names.string(attribute.rawValue) }

  @inlinable func attributeRange(of node: NodeID) -> Range<Int> {
    let record = arena.node(node)
    guard record.pointee.isElement else { return 0..<0 }
    return Int(record.pointee.start)..<Int(record.pointee.start) + Int(record.pointee.length)
  }

  @inlinable func attributeRecord(_ name: AttributeName, of node: NodeID) -> Attribute? {
    let word = name.rawValue << 2
    for index in attributeRange(of: node) where arena.attributes.base[index].nameWord == word {
      return arena.attributes.base[index]
    }
    return nil
  }

  @inlinable func attributeRecord(at place: Int, of node: NodeID) -> Attribute {
    let range = attributeRange(of: node)
    precondition(place >= 0 && place < range.count, "The element has fewer attributes.")
    return arena.attributes.base[range.lowerBound + place]
  }
}
