/// A property of code points, as runs of the same value; looked up by bisection.
struct RunTable<Value: Sendable>: Sendable {
  private var starts: [UInt32] = []
  private var values: [Value] = []

  mutating func append(start: UInt32, _ value: Value) {
    starts.append(start)
    values.append(value)
  }

  /// The value of the run that `point` lies in, and the run's first code point.
  subscript(point: UInt32) -> (start: UInt32, value: Value)? {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= point { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? (starts[low - 1], values[low - 1]) : nil
  }
}

/// The tokens of a generated table.
enum TableText {
  static func tokens(_ text: StaticString) -> [Substring] {
    text.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }.split(whereSeparator: \.isWhitespace).map { $0 }
  }

  static func hex(_ digits: some StringProtocol) -> UInt32 { UInt32(digits, radix: 16) ?? 0 }
}
