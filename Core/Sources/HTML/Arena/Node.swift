/// A run of bytes: of the input where nothing had to be decoded, else of the document's side buffer.
@usableFromInline
struct Slice: BitwiseCopyable, Sendable {
  /// The top bit distinguishes the side buffer from the input: each is smaller than two gigabytes.
  @usableFromInline var word: UInt32
  @usableFromInline var length: UInt32

  static var empty: Slice { Slice(inputOffset: 0, length: 0) }

  @inline(__always)
  init(inputOffset: Int, length: Int) {
    word = UInt32(truncatingIfNeeded: inputOffset)
    self.length = UInt32(truncatingIfNeeded: length)
  }

  @inline(__always)
  init(sideOffset: Int, length: Int) {
    word = UInt32(truncatingIfNeeded: sideOffset) | 0x8000_0000
    self.length = UInt32(truncatingIfNeeded: length)
  }

  @inlinable @inline(__always)
  init(word: UInt32, length: UInt32) {
    self.word = word
    self.length = length
  }

  @inlinable @inline(__always) var isInSideBuffer: Bool { word & 0x8000_0000 != 0 }
  @inlinable @inline(__always) var offset: Int { Int(word & 0x7FFF_FFFF) }
  @inlinable @inline(__always) var count: Int { Int(length) }
}

/// One node in 32 bytes: two share a cache line, and inserting one touches only its neighbours.
///
/// Links are indices into the arena, or `Node.none`.
@usableFromInline
struct Node: BitwiseCopyable, Sendable {
  @usableFromInline static var none: Int32 { -1 }

  @usableFromInline var parent: Int32 = Node.none
  /// Text nodes have no children. They store how many bytes of the side buffer they may grow into.
  @usableFromInline var firstChild: Int32 = Node.none
  @usableFromInline var lastChild: Int32 = Node.none
  @usableFromInline var previousSibling: Int32 = Node.none
  @usableFromInline var nextSibling: Int32 = Node.none
  /// Elements: the first attribute. Text and comments: `Slice.word`. Doctypes: the index of the record.
  @usableFromInline var start: UInt32 = 0
  /// Elements: the number of attributes. Text and comments: `Slice.length`.
  @usableFromInline var length: UInt32 = 0
  /// Name, namespace and kind.
  @usableFromInline var header: UInt32

  @inline(__always)
  init(kind: NodeKind) {
    header = UInt32(kind.rawValue)
  }

  @inline(__always)
  init(element name: ElementName, firstAttribute: Int, attributeCount: Int) {
    header = name.word << 4 | UInt32(NodeKind.element.rawValue)
    start = UInt32(truncatingIfNeeded: firstAttribute)
    length = UInt32(truncatingIfNeeded: attributeCount)
  }

  @inline(__always)
  init(kind: NodeKind, slice: Slice) {
    header = UInt32(kind.rawValue)
    start = slice.word
    length = slice.length
  }

  @inlinable @inline(__always) var kind: NodeKind { NodeKind(rawValue: UInt8(header & 0xF)) ?? .comment }
  @inlinable @inline(__always) var isElement: Bool { header & 0xF == UInt32(NodeKind.element.rawValue) }
  @inlinable @inline(__always) var isText: Bool { header & 0xF == UInt32(NodeKind.text.rawValue) }
  @inlinable @inline(__always) var name: ElementName { ElementName(word: header >> 4) }
  @inlinable @inline(__always) var slice: Slice { Slice(word: start, length: length) }
}

/// An element's name and namespace in one integer: one comparison tells `svg title` from `title`.
@usableFromInline
struct ElementName: BitwiseCopyable, Hashable, Sendable {
  @usableFromInline var word: UInt32

  @inlinable @inline(__always)
  init(word: UInt32) {
    self.word = word
  }

  @inline(__always)
  init(_ tag: Tag, in namespace: Namespace = .html) {
    word = tag.rawValue << 2 | UInt32(namespace.rawValue)
  }

  @inlinable @inline(__always) var tag: Tag { Tag(rawValue: word >> 2) }
  @inlinable @inline(__always) var namespace: Namespace { Namespace(rawValue: UInt8(word & 3)) ?? .html }
  @inlinable @inline(__always) var isHTML: Bool { word & 3 == 0 }
}

/// One attribute in 12 bytes.
///
/// Elements made from one tag (clones by the adoption agency) share their attributes.
@usableFromInline
struct Attribute: BitwiseCopyable, Sendable {
  /// The name's number, with the namespace in the low two bits.
  @usableFromInline var nameWord: UInt32
  @usableFromInline var value: Slice

  @inline(__always)
  init(name: UInt32, namespace: AttributeNamespace = .none, value: Slice) {
    nameWord = name << 2 | UInt32(namespace.rawValue)
    self.value = value
  }

  @inlinable @inline(__always) var name: AttributeName { AttributeName(rawValue: nameWord >> 2) }
  @inlinable @inline(__always) var namespace: AttributeNamespace {
    AttributeNamespace(rawValue: UInt8(nameWord & 3)) ?? .none
  }
}

/// The parts of a document type declaration; nil where the declaration lacks the part.
struct Doctype: Sendable {
  var name: String
  var publicID: String?
  var systemID: String?
}
