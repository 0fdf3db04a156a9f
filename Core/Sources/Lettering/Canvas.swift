/// A picture of a few inks on paper, with soft edges.
public struct Canvas: Sendable {
  /// The size in dots.
  public let width, height: Int
  /// Of each dot, row by row: 0 is paper; ink `i` that covers `c` of ``levels`` is `i * levels + c`.
  public private(set) var dots: [UInt8]

  /// How finely it is known how much of a dot is covered.
  public static let levels = 63
  /// More inks would not fit into a byte.
  public static let maximumInks = 4

  /// Creates an empty picture.
  public init(width: Int, height: Int) {
    self.width = width
    self.height = height
    dots = [UInt8](repeating: 0, count: width * height)
  }

  /// Fills a path with an ink.
  ///
  /// Each line adds, to the dots that it crosses, how much it changes the covered area to its right; the sum along a row is then
  /// each dot's coverage, exactly.
  ///
  /// - Parameter ink: from 0, below ``maximumInks``.
  public mutating func fill(_ path: OutlinePath, ink: Int) {
    precondition((0..<Canvas.maximumInks).contains(ink))
    guard var area = CoverageArea(of: path, width: width, height: height) else { return }
    path.forEachLine { area.add(from: $0, to: $1) }
    for y in area.rows {
      var sum: Float = 0
      for x in area.columns {
        sum += area.change(x, y)
        let level = Int((min(abs(sum), 1) * Float(Canvas.levels)).rounded())
        guard level > 0 else { continue }
        let place = y * width + x
        // Where two paths meet in a dot, the one that covers more of it stays.
        let present = dots[place] == 0 ? 0 : (Int(dots[place]) - 1) % Canvas.levels + 1
        if level >= present { dots[place] = UInt8(ink * Canvas.levels + level) }
      }
    }
  }
}

/// By how much the coverage changes at each dot.
private struct CoverageArea {
  /// The dots of the canvas that a path can touch.
  let columns, rows: Range<Int>
  private var changes: [Float]

  /// Returns nil for a path beyond the edges.
  init?(of path: OutlinePath, width: Int, height: Int) {
    let points = path.contours.joined()
    columns = Self.range(points.lazy.map(\.x), below: width)
    rows = Self.range(points.lazy.map(\.y), below: height)
    guard !columns.isEmpty, !rows.isEmpty else { return nil }
    // A line at the right edge changes the dot after it.
    changes = [Float](repeating: 0, count: (columns.count + 2) * rows.count)
  }

  private static func range(_ values: some Sequence<Double>, below limit: Int) -> Range<Int> {
    guard let first = values.min(), let last = values.max() else { return 0..<0 }
    let bounds = (min(max(first, 0), Double(limit)).rounded(.down), min(max(last, 0), Double(limit)).rounded(.up))
    return Int(bounds.0)..<Int(bounds.1)
  }

  func change(_ x: Int, _ y: Int) -> Float { changes[place(x, y)] }

  private func place(_ x: Int, _ y: Int) -> Int {
    (y - rows.lowerBound) * (columns.count + 2) + x - columns.lowerBound
  }

  mutating func add(from: OutlinePoint, to: OutlinePoint) {
    guard from.y != to.y else { return }
    let isDown = from.y < to.y
    let (top, bottom) = isDown ? (from, to) : (to, from)
    let slope = (bottom.x - top.x) / (bottom.y - top.y)
    let first = max(Double(rows.lowerBound), top.y.rounded(.down))
    let last = min(Double(rows.upperBound), bottom.y.rounded(.up))
    guard first < last else { return }
    for y in Int(first)..<Int(last) {
      let start = max(Double(y), top.y)
      let end = min(Double(y + 1), bottom.y)
      addRow(
        y, from: top.x + (start - top.y) * slope, to: top.x + (end - top.y) * slope,
        height: isDown ? end - start : start - end)
    }
  }

  /// A line that stays within a row.
  ///
  /// - Parameter height: how much of the row it crosses; negative if upwards.
  private mutating func addRow(_ y: Int, from: Double, to: Double, height: Double) {
    let (low, high) = (Double(columns.lowerBound), Double(columns.upperBound))
    let (left, right) = (min(max(min(from, to), low), high), min(max(from, to, low), high))
    let row = place(0, y)
    let first = Int(left)
    let last = Int(right)
    if first == last {
      // The dot is covered to the right of the line's middle; every dot after it wholly.
      let middle = (left + right) / 2 - Double(first)
      changes[row + first] += Float(height * (1 - middle))
      changes[row + first + 1] += Float(height * middle)
      return
    }
    var covered = 0.0
    let perDot = height / (right - left)
    for x in first...last {
      let enter = max(Double(x), left)
      let leave = min(Double(x + 1), right)
      // What lies to the right of the line within this dot, and what the line has crossed so far.
      let crossed = (leave - enter) * perDot
      let before = (enter - left) * perDot
      let coverage = before + crossed * (Double(x + 1) - (enter + leave) / 2)
      changes[row + x] += Float(coverage - covered)
      covered = coverage
    }
    changes[row + last + 1] += Float(height - covered)
  }
}
