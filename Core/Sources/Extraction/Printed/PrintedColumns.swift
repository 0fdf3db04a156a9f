/// Puts the lines of a page with columns into reading order.
///
/// Poppler separates columns by the space between them. If the space is as narrow as a browser prints it, Poppler joins
/// the lines of two columns. This type therefore looks for the space over the whole page: a strip that hardly any line
/// crosses.
struct PrintedColumns {
  private let lines: [PrintedLayout.Line]

  /// Returns the blocks, or nil if the page has one column: Poppler's blocks are better then.
  static func blocks(of page: PrintedLayout.Page) -> [PrintedLayout.Block]? {
    let columns = PrintedColumns(lines: page.blocks.flatMap(\.lines))
    return columns.gutter == nil ? nil : columns.ordered(depth: 0)
  }

  private struct Strip {
    var left: Double
    var right: Double
  }

  /// The widest strip in the middle that at most one line in eight crosses.
  private var gutter: Strip? {
    let extent = lines.map(\.box).enclosing
    let size = lines.map(\.size).sorted().dropFirst(lines.count / 2).first ?? 0
    guard lines.count >= 12, extent.width >= 20 * size, extent.width < 5000 else { return nil }
    let width = Int(extent.width) + 1
    var crossings = [Int](repeating: 0, count: width + 1)
    for line in lines {
      var covered = -1
      for word in line.words.sorted(by: { $0.box.left < $1.box.left }) {
        let first = max(covered + 1, Int(word.box.left - extent.left))
        let last = min(width, Int(word.box.right - extent.left))
        for place in max(0, first)...max(max(0, first), last) where place <= last { crossings[place] += 1 }
        covered = max(covered, last)
      }
    }
    var best: Strip?
    var start: Int?
    for place in width / 4...(width * 3 / 4 + 1) {
      let isClear = place <= width * 3 / 4 && crossings[place] * 8 <= lines.count
      if isClear { start = start ?? place }
      guard !isClear, let from = start else { continue }
      start = nil
      if Double(place - from) > max(0.6 * size, best.map { $0.right - $0.left } ?? 0) {
        best = Strip(left: extent.left + Double(from), right: extent.left + Double(place))
      }
    }
    guard let strip = best else { return nil }
    let sides = (lines.count { $0.box.left < strip.left }, lines.count { $0.box.right > strip.right })
    return min(sides.0, sides.1) >= 6 ? strip : nil
  }

  private func ordered(depth: Int) -> [PrintedLayout.Block] {
    guard depth < 3, let strip = gutter else { return [PrintedLayout.Block(lines: lines.inRows)] }
    var blocks: [PrintedLayout.Block] = []
    var (left, right, wide): ([PrintedLayout.Line], [PrintedLayout.Line], [PrintedLayout.Line]) = ([], [], [])
    func flushColumns() {
      for side in [left, right] where !side.isEmpty { blocks += PrintedColumns(lines: side).ordered(depth: depth + 1) }
      (left, right) = ([], [])
    }
    func flushWide() {
      if !wide.isEmpty { blocks.append(PrintedLayout.Block(lines: wide)) }
      wide = []
    }
    for line in lines.flatMap({ Self.parts(of: $0, at: strip) }).sorted(by: { $0.box.top < $1.box.top }) {
      let middle = (strip.left + strip.right) / 2
      if line.box.right <= middle {
        flushWide()
        left.append(line)
      } else if line.box.left >= middle {
        flushWide()
        right.append(line)
      } else {
        flushColumns()
        wide.append(line)
      }
    }
    flushColumns()
    flushWide()
    return blocks
  }

  /// Splits a line that was joined from two lines, if the space between them is the strip.
  private static func parts(of line: PrintedLayout.Line, at strip: Strip) -> [PrintedLayout.Line] {
    let left = line.words.filter { $0.box.right <= strip.left + 2 }
    let right = line.words.filter { $0.box.left >= strip.right - 2 }
    guard !left.isEmpty, !right.isEmpty, left.count + right.count == line.words.count else { return [line] }
    return [PrintedLayout.Line(words: left), PrintedLayout.Line(words: right)]
  }
}

extension [PrintedLayout.Line] {
  /// The lines from top to bottom.
  /// Neighbours that are as close to each other as words form one line.
  fileprivate var inRows: [PrintedLayout.Line] {
    var rows: [PrintedLayout.Line] = []
    for line in sorted(by: { ($0.box.top, $0.box.left) < ($1.box.top, $1.box.left) }) {
      if let last = rows.last, abs(last.box.top - line.box.top) < 0.4 * line.size,
        line.box.left >= last.box.right - 1, line.box.left - last.box.right < 1.5 * line.size
      {
        rows[rows.count - 1].words += line.words
      } else {
        rows.append(line)
      }
    }
    return rows
  }
}
