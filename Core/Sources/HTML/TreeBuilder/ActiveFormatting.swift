/// The list of active formatting elements (13.2.4.3).
struct ActiveFormatting: ~Copyable {
  struct Entry: BitwiseCopyable {
    /// `Node.none` for a marker.
    var node: Int32
    var name: ElementName
    /// A hash of the number, names and lengths of the attributes. It saves most comparisons.
    var attributeSum: UInt32

    static var marker: Entry { Entry(node: Node.none, name: ElementName(word: 0), attributeSum: 0) }
    var isMarker: Bool { node == Node.none }
  }

  /// No real page has so many elements to reconstruct. An unlimited list would make every search slow.
  static var limit: Int { 256 }

  private(set) var entries = GrowableBuffer<Entry>(capacity: 32)
  /// The number of entries after the last marker.
  private(set) var recent = 0

  var count: Int { entries.count }

  subscript(index: Int) -> Entry { entries[index] }

  /// The index of the first entry after the last marker.
  var start: Int { entries.count - recent }

  mutating func append(_ entry: Entry) {
    entries.append(entry)
    recent += 1
  }

  mutating func insertMarker() {
    entries.append(.marker)
    recent = 0
  }

  mutating func clearToLastMarker() {
    while !entries.isEmpty {
      let wasMarker = entries[entries.count - 1].isMarker
      entries.removeLast()
      if wasMarker { break }
    }
    recent = 0
    while recent < entries.count, !entries[entries.count - 1 - recent].isMarker { recent += 1 }
  }

  /// The index of a node after the last marker.
  func index(of node: Int32) -> Int? {
    var i = entries.count
    let start = start
    while i > start {
      i -= 1
      if entries[i].node == node { return i }
    }
    return nil
  }

  /// The index of the last element with a name after the last marker.
  @inline(__always)
  func lastIndex(of tag: Tag) -> Int? {
    var i = entries.count
    let start = start
    while i > start {
      i -= 1
      if entries[i].name == ElementName(tag) { return i }
    }
    return nil
  }

  mutating func remove(at index: Int) {
    if index >= start { recent -= 1 }
    entries.remove(at: index)
  }

  mutating func remove(_ node: Int32) {
    if let index = index(of: node) { remove(at: index) }
  }

  mutating func replace(at index: Int, with node: Int32) {
    entries[index].node = node
  }

  mutating func insert(_ entry: Entry, at index: Int) {
    entries.insert(entry, at: index)
    recent += 1
  }
}
