/// Normalization form C (UAX 15), from tables of its own: the standard library keeps its normalizer to itself.
enum Normalization {
  static func nfc(_ points: [UInt32]) -> [UInt32] {
    // Nothing below the combining marks ever changes.
    guard points.contains(where: { $0 >= 0x300 }) else { return points }
    var decomposed: [UInt32] = []
    for point in points { decompose(point, into: &decomposed) }
    reorder(&decomposed)
    return composed(decomposed)
  }

  private static func decompose(_ point: UInt32, into output: inout [UInt32]) {
    if (Hangul.first...Hangul.last).contains(point) { return Hangul.decompose(point, into: &output) }
    guard let parts = Decompositions.table.parts[point] else { return output.append(point) }
    // Decompositions of Unicode nest three deep at most.
    for part in parts { decompose(part, into: &output) }
  }

  /// Puts marks into canonical order, stably.
  private static func reorder(_ points: inout [UInt32]) {
    var start = 0
    while start < points.count {
      guard CombiningClasses.of(points[start]) != 0 else {
        start += 1
        continue
      }
      var end = start
      while end < points.count, CombiningClasses.of(points[end]) != 0 { end += 1 }
      let marks = points[start..<end].enumerated().map { ($0.offset, CombiningClasses.of($0.element), $0.element) }
      let sorted = marks.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.2)
      points.replaceSubrange(start..<end, with: sorted)
      start = end
    }
  }

  private static func composed(_ points: [UInt32]) -> [UInt32] {
    var output: [UInt32] = []
    var starter: Int?
    var lastClass = 0
    for point in points {
      let pointClass = CombiningClasses.of(point)
      if let index = starter, output.count == index + 1 || lastClass != 0 && lastClass < pointClass,
        let pair = compose(output[index], point)
      {
        output[index] = pair
        continue
      }
      if pointClass == 0 { starter = output.count }
      lastClass = pointClass
      output.append(point)
    }
    return output
  }

  private static func compose(_ first: UInt32, _ second: UInt32) -> UInt32? {
    Hangul.compose(first, second) ?? Decompositions.table.pairs[UInt64(first) << 32 | UInt64(second)]
  }
}

/// Hangul syllables, which decompose by arithmetic (Unicode §3.12).
private enum Hangul {
  static let first: UInt32 = 0xAC00
  static let last: UInt32 = 0xD7A3

  static func decompose(_ syllable: UInt32, into output: inout [UInt32]) {
    let index = syllable - first
    output.append(0x1100 + index / 588)
    output.append(0x1161 + index % 588 / 28)
    if index % 28 != 0 { output.append(0x11A7 + index % 28) }
  }

  static func compose(_ one: UInt32, _ other: UInt32) -> UInt32? {
    if (0x1100...0x1112).contains(one), (0x1161...0x1175).contains(other) {
      return first + (one - 0x1100) * 588 + (other - 0x1161) * 28
    }
    guard (first...last).contains(one), (one - first) % 28 == 0, (0x11A8...0x11C2).contains(other) else { return nil }
    return one + other - 0x11A7
  }
}

enum CombiningClasses {
  static func of(_ point: UInt32) -> Int {
    point < 0x300 ? 0 : table[point]?.value ?? 0
  }

  private static let table: RunTable<Int> = {
    var table = RunTable<Int>()
    var end: UInt32 = 0
    for token in TableText.tokens(text) {
      let numbers = token.split { $0 == "+" || $0 == "=" }.map(TableText.hex)
      guard numbers.count == 3 else { continue }
      if numbers[0] > end { table.append(start: end, 0) }
      table.append(start: numbers[0], Int(numbers[2]))
      end = numbers[0] + numbers[1]
    }
    table.append(start: end, 0)
    return table
  }()
}

enum Decompositions {
  /// The parts of a code point, and the code point of two parts.
  static let table: (parts: [UInt32: [UInt32]], pairs: [UInt64: UInt32]) = {
    var parts: [UInt32: [UInt32]] = [:]
    var pairs: [UInt64: UInt32] = [:]
    for token in TableText.tokens(text) {
      let sides = token.split(separator: "=")
      guard sides.count == 2 else { continue }
      let point = TableText.hex(sides[0].prefix { $0 != "!" })
      let decomposed = sides[1].split(separator: ",").map(TableText.hex)
      parts[point] = decomposed
      if decomposed.count == 2, sides[0].last != "!" {
        pairs[UInt64(decomposed[0]) << 32 | UInt64(decomposed[1])] = point
      }
    }
    return (parts, pairs)
  }()
}
