/// The storage of a parsed document, in flat arrays.
///
/// One parser builds it and nothing changes it afterwards, so threads may share it.
@usableFromInline
final class Arena: @unchecked Sendable {
  @usableFromInline let input: [UInt8]
  @usableFromInline let nodes: GrowableBuffer<Node>
  @usableFromInline let attributes: GrowableBuffer<Attribute>
  /// Decoded text: character references, replaced NULs, text joined from several places.
  @usableFromInline let side: GrowableBuffer<UInt8>
  let names: NameTable
  let doctypes: [Doctype]

  init(
    input: [UInt8], nodes: consuming GrowableBuffer<Node>, attributes: consuming GrowableBuffer<Attribute>,
    side: consuming GrowableBuffer<UInt8>, names: consuming NameTable, doctypes: [Doctype]
  ) {
    self.input = input
    self.nodes = nodes
    self.attributes = attributes
    self.side = side
    self.names = names
    self.doctypes = doctypes
  }

  /// The node of an identifier; one from another document stops the program here rather than reading foreign memory.
  @inlinable @inline(__always)
  func node(_ id: NodeID) -> UnsafePointer<Node> {
    precondition(id.rawValue >= 0 && id.index < nodes.count, "The node belongs to another document.")
    return UnsafePointer(nodes.base + id.index)
  }

  @inlinable @inline(__always)
  func withBytes<R, E: Error>(of slice: Slice, _ body: (Span<UInt8>) throws(E) -> R) throws(E) -> R {
    if slice.isInSideBuffer {
      let bytes = UnsafeBufferPointer(start: side.base + slice.offset, count: slice.count)
      return try body(bytes.span)
    }
    return try input.withUnsafeBufferPointer { (all) throws(E) in
      try body(all.extracting(slice.offset..<slice.offset + slice.count).span)
    }
  }

  func string(_ slice: Slice) -> String {
    if slice.isInSideBuffer {
      return String(decoding: UnsafeBufferPointer(start: side.base + slice.offset, count: slice.count), as: UTF8.self)
    }
    return input.withUnsafeBufferPointer { bytes in
      String(decoding: bytes.extracting(slice.offset..<slice.offset + slice.count), as: UTF8.self)
    }
  }
}
