/// An index of the standard (pointer to code point), kept as text in the binary and unpacked at its first use.
///
/// Characters are in order of their pointers. `+n` means `n` code points that continue counting from the last, `.n` means
/// `n` pointers without a character. No index has ASCII characters, so digits and signs are unambiguous. Why a string: it
/// compiles at once, an array literal of 24,000 numbers doesn't.
struct PackedIndex: Sendable {
  private let points: [UInt32]

  init(_ text: StaticString) {
    points = text.withUTF8Buffer { Self.unpack(String(decoding: $0, as: UTF8.self)) }
  }

  /// The code point of a pointer, or nil if the index has none.
  @inline(__always)
  subscript(pointer: Int) -> UInt32? {
    guard points.indices.contains(pointer), points[pointer] != 0 else { return nil }
    return points[pointer]
  }

  private static func unpack(_ text: String) -> [UInt32] {
    var points: [UInt32] = []
    points.reserveCapacity(24_000)
    var scalars = text.unicodeScalars.map(\.value)[...]
    while let scalar = scalars.popFirst() {
      guard scalar < 0x80 else {
        points.append(scalar)
        continue
      }
      var count: UInt32 = 0
      while let digit = scalars.first, (0x30...0x39).contains(digit) {
        count = count * 10 + digit - 0x30
        scalars.removeFirst()
      }
      if scalar == 0x2B, let last = points.last {
        points.append(contentsOf: last + 1...last + count)
      } else {
        points.append(contentsOf: repeatElement(0, count: Int(count)))
      }
    }
    return points
  }
}
