/// The modules of a code under one of the eight masks.
struct QRMatrix {
  let size: Int
  private(set) var modules: [Bool]
  /// Modules that belong to patterns or to information about the code, and hold no data.
  private var isFixed: [Bool]

  init(_ words: [UInt8], version: QRVersion, mask: Int) {
    size = version.size
    modules = Array(repeating: false, count: size * size)
    isFixed = modules
    placePatterns(version)
    placeInformation(version, mask: mask)
    place(words, mask: mask)
  }

  private mutating func set(_ row: Int, _ column: Int, _ isDark: Bool) {
    modules[row * size + column] = isDark
    isFixed[row * size + column] = true
  }

  // MARK: Patterns

  private mutating func placePatterns(_ version: QRVersion) {
    for (row, column) in [(3, 3), (3, size - 4), (size - 4, 3)] { placeFinder(row, column) }
    for index in 8..<size - 8 {
      set(6, index, index % 2 == 0)
      set(index, 6, index % 2 == 0)
    }
    let last = size - 7
    for row in version.alignment {
      // The finders have three of the corners.
      for column in version.alignment where ![[6, 6], [6, last], [last, 6]].contains([row, column]) {
        placeAlignment(row, column)
      }
    }
    set(size - 8, 8, true)
  }

  /// A finder with its separator, by the place of its centre.
  private mutating func placeFinder(_ row: Int, _ column: Int) {
    for y in -4...4 {
      for x in -4...4 where (0..<size).contains(row + y) && (0..<size).contains(column + x) {
        let ring = max(abs(x), abs(y))
        set(row + y, column + x, ring != 2 && ring != 4)
      }
    }
  }

  private mutating func placeAlignment(_ row: Int, _ column: Int) {
    for y in -2...2 { for x in -2...2 { set(row + y, column + x, max(abs(x), abs(y)) != 1) } }
  }

  // MARK: Information

  private mutating func placeInformation(_ version: QRVersion, mask: Int) {
    let format = Self.format(mask: mask)
    for bit in 0..<15 {
      let isDark = format >> bit & 1 == 1
      switch bit {
      case 0..<6: set(bit, 8, isDark)
      case 6, 7: set(bit + 1, 8, isDark)
      case 8: set(8, 7, isDark)
      default: set(8, 14 - bit, isDark)
      }
      if bit < 8 { set(8, size - 1 - bit, isDark) } else { set(size - 15 + bit, 8, isDark) }
    }
    guard version.number >= 7 else { return }
    let number = Self.information(version: version.number)
    for bit in 0..<18 {
      let isDark = number >> bit & 1 == 1
      set(bit / 3, size - 11 + bit % 3, isDark)
      set(size - 11 + bit % 3, bit / 3, isDark)
    }
  }

  /// The 15 bits of level M and a mask (Annex C).
  static func format(mask: Int) -> Int {
    (mask << 10 | remainder(mask << 10, by: 0b101_0011_0111, degree: 10)) ^ 0x5412
  }

  /// The 18 bits of a version (Annex D).
  static func information(version: Int) -> Int {
    version << 12 | remainder(version << 12, by: 0b1_1111_0010_0101, degree: 12)
  }

  private static func remainder(_ value: Int, by generator: Int, degree: Int) -> Int {
    var value = value
    for bit in stride(from: Int.bitWidth - 2, through: degree, by: -1) where value >> bit & 1 == 1 {
      value ^= generator << (bit - degree)
    }
    return value
  }

  // MARK: Data

  /// Places the words in columns of two modules from the lower right corner, upwards and downwards in turn.
  private mutating func place(_ words: [UInt8], mask: Int) {
    var bit = 0
    var isUpward = true
    var right = size - 1
    while right > 0 {
      // The column of the timing pattern is passed over.
      if right == 6 { right -= 1 }
      for step in 0..<size {
        let row = isUpward ? size - 1 - step : step
        for column in [right, right - 1] where !isFixed[row * size + column] {
          let isSet = bit / 8 < words.count && words[bit / 8] >> UInt8(7 - bit % 8) & 1 == 1
          modules[row * size + column] = isSet != Self.isMasked(row, column, mask)
          bit += 1
        }
      }
      isUpward.toggle()
      right -= 2
    }
  }

  /// The masks of table 10.
  private static func isMasked(_ row: Int, _ column: Int, _ mask: Int) -> Bool {
    switch mask {
    case 0: (row + column) % 2 == 0
    case 1: row % 2 == 0
    case 2: column % 3 == 0
    case 3: (row + column) % 3 == 0
    case 4: (row / 2 + column / 3) % 2 == 0
    case 5: row * column % 2 + row * column % 3 == 0
    case 6: (row * column % 2 + row * column % 3) % 2 == 0
    default: ((row + column) % 2 + row * column % 3) % 2 == 0
    }
  }

  // MARK: Penalty

  /// How hard the code is to read (7.8.3): long runs, blocks, patterns that look like finders, and too much of one colour.
  var penalty: Int {
    let rows = (0..<size).map { row in (0..<size).map { modules[row * size + $0] } }
    let columns = (0..<size).map { column in (0..<size).map { modules[$0 * size + column] } }
    var penalty = (rows + columns).map(Self.penalty).reduce(0, +)
    for row in 1..<size {
      for column in 1..<size {
        let corner = rows[row][column]
        if rows[row][column - 1] == corner, rows[row - 1][column] == corner, rows[row - 1][column - 1] == corner {
          penalty += 3
        }
      }
    }
    let dark = modules.count { $0 } * 100 / modules.count
    return penalty + abs(dark - 50) / 5 * 10
  }

  private static func penalty(of line: [Bool]) -> Int {
    var (penalty, run) = (0, 0)
    for index in line.indices {
      run = index > 0 && line[index] == line[index - 1] ? run + 1 : 1
      penalty += run == 5 ? 3 : run > 5 ? 1 : 0
      if index >= 10, line[index - 10...index].elementsEqual(finder) { penalty += 40 }
      if index >= 10, line[index - 10...index].reversed().elementsEqual(finder) { penalty += 40 }
    }
    return penalty
  }

  private static let finder = [true, false, true, true, true, false, true, false, false, false, false]
}
