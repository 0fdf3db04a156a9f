/// A growing array of trivial values.
///
/// This is `Array` without what costs in the parser's inner loops: no uniqueness check on each write and no bounds check
/// on each access (a tenth of the parser's time was measured on them). Its users keep indices in bounds by construction;
/// nothing outside this module sees one.
@usableFromInline
struct GrowableBuffer<Element: BitwiseCopyable>: ~Copyable {
  @usableFromInline private(set) var base: UnsafeMutablePointer<Element>
  @usableFromInline private(set) var count = 0
  private(set) var capacity: Int

  init(capacity: Int) {
    self.capacity = max(capacity, 16)
    base = .allocate(capacity: self.capacity)
  }

  deinit {
    base.deallocate()
  }

  var isEmpty: Bool { count == 0 }

  subscript(index: Int) -> Element {
    @inline(__always) get {
      assert(index >= 0 && index < count)
      return base[index]
    }
    @inline(__always) nonmutating _modify {
      assert(index >= 0 && index < count)
      yield &base[index]
    }
  }

  @inline(__always)
  mutating func append(_ element: Element) {
    if count == capacity { grow(toHold: count + 1) }
    (base + count).initialize(to: element)
    count += 1
  }

  @inline(__always)
  mutating func append(from source: UnsafePointer<Element>, count added: Int) {
    if added > capacity - count { grow(toHold: count + added) }
    (base + count).initialize(from: source, count: added)
    count += added
  }

  /// Copies a part of the buffer to its end. May move the buffer.
  mutating func appendCopy(of range: Range<Int>) {
    assert(range.upperBound <= count)
    if range.count > capacity - count { grow(toHold: count + range.count) }
    (base + count).initialize(from: base + range.lowerBound, count: range.count)
    count += range.count
  }

  mutating func append(repeating element: Element, count added: Int) {
    if added > capacity - count { grow(toHold: count + added) }
    (base + count).initialize(repeating: element, count: added)
    count += added
  }

  @inline(__always)
  mutating func removeLast() {
    assert(count > 0)
    count -= 1
  }

  @inline(__always)
  mutating func truncate(to newCount: Int) {
    assert(newCount >= 0 && newCount <= count)
    count = newCount
  }

  mutating func remove(at index: Int) {
    assert(index >= 0 && index < count)
    (base + index).update(from: base + index + 1, count: count - index - 1)
    count -= 1
  }

  mutating func insert(_ element: Element, at index: Int) {
    assert(index >= 0 && index <= count)
    append(element)
    (base + index + 1).update(from: base + index, count: count - index - 1)
    base[index] = element
  }

  @inline(never)
  private mutating func grow(toHold needed: Int) {
    let larger = max(needed, capacity + capacity / 2)
    let moved = UnsafeMutablePointer<Element>.allocate(capacity: larger)
    moved.moveInitialize(from: base, count: count)
    base.deallocate()
    base = moved
    capacity = larger
  }
}
