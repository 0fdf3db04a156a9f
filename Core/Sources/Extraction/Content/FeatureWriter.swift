/// Writes rows of features one value after the other.
///
/// Why: an array asks at each of a page's ten thousand values whether it is shared and has room.
struct FeatureWriter: ~Copyable {
  private var next: UnsafeMutablePointer<Float>
  private let end: UnsafeMutablePointer<Float>

  /// Returns as many rows as `body` must write.
  static func rows(_ count: Int, width: Int, _ body: (inout FeatureWriter) -> Void) -> [Float] {
    [Float](unsafeUninitializedCapacity: count * width) { values, initialized in
      guard count * width > 0, let base = values.baseAddress else { return }
      var writer = FeatureWriter(next: base, end: base + count * width)
      body(&writer)
      precondition(writer.next == writer.end, "A row lacks features.")
      initialized = count * width
    }
  }

  @inline(__always)
  mutating func append(_ value: Float) {
    precondition(next < end, "A row has too many features.")
    next.initialize(to: value)
    next += 1
  }

  mutating func append(contentsOf values: ArraySlice<Float>) {
    precondition(end - next >= values.count, "A row has too many features.")
    values.withUnsafeBufferPointer { values in
      guard let base = values.baseAddress else { return }
      next.initialize(from: base, count: values.count)
      next += values.count
    }
  }
}
