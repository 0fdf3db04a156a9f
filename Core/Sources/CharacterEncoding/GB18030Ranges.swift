/// Index gb18030 ranges (Encoding §6): what the four-byte codes mean.
enum GB18030Ranges {
  /// The code point of a four-byte pointer, or `nil`.
  static func codePoint(of pointer: Int) -> UInt32? {
    if (189_000...1_237_575).contains(pointer) { return UInt32(0x1_0000 + pointer - 189_000) }
    guard (0...39_419).contains(pointer) else { return nil }
    // The last run that begins at or before the pointer.
    var low = 0
    var high = runs.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if runs[middle].pointer <= pointer { low = middle } else { high = middle }
    }
    return UInt32(runs[low].point + pointer - runs[low].pointer)
  }

  private static let runs: [(pointer: Int, point: Int)] = text.withUTF8Buffer { utf8 in
    String(decoding: utf8, as: UTF8.self).split(whereSeparator: \.isWhitespace).compactMap { run in
      let parts = run.split(separator: ":").compactMap { Int($0, radix: 16) }
      return parts.count == 2 ? (parts[0], parts[1]) : nil
    }
  }
}
