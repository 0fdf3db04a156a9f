extension Table {
  /// HTML's own limit (4.9.11).
  public static let maximumColumnSpan = 1_000

  /// Cuts every span to what HTML allows and to the rows below it (HTML Standard, 4.9.11 and 4.9.12), and gives the number of
  /// places that the cells take.
  ///
  /// If they take more than `cells`, or far more than there are cells, all spans become one.
  /// Why: 4,000 rows with `rowspan=65534` became 48 MB of Markdown.
  mutating func boundSpans(cells limit: Int) -> (grid: Int, ignored: Int) {
    var own = 0
    var spanning = 0
    for (index, row) in rows.enumerated() {
      for place in row.cells.indices {
        own += 1
        let cell = row.cells[place]
        guard cell.columnSpan != 1 || cell.rowSpan != 1 else { continue }
        spanning += 1
        rows[index].cells[place].columnSpan = min(max(cell.columnSpan, 1), Self.maximumColumnSpan)
        rows[index].cells[place].rowSpan = min(max(cell.rowSpan, 1), rows.count - index)
      }
    }
    guard spanning > 0 else { return (own, 0) }
    if let grid = grid(atMost: min(max(limit, own), 16 * own + 4_000)) { return (grid, 0) }
    for (index, row) in rows.enumerated() {
      for place in row.cells.indices {
        rows[index].cells[place].columnSpan = 1
        rows[index].cells[place].rowSpan = 1
      }
    }
    return (own, spanning)
  }

  /// The number of places that the cells take, with those that no cell takes: rows times the widest row. Nil if there are more
  /// than `limit`.
  private func grid(atMost limit: Int) -> Int? {
    /// For each column, how many more rows a cell above reaches down.
    var covered: [Int] = []
    var taken = 0
    for row in rows {
      var column = 0
      for cell in row.cells {
        while column < covered.count, covered[column] > 0 { column += 1 }
        let end = column + cell.columnSpan
        taken += cell.columnSpan
        guard taken <= limit, end <= limit else { return nil }
        if covered.count < end { covered += Array(repeating: 0, count: end - covered.count) }
        // Cells that overlap take the place once.
        for place in column..<end { covered[place] = max(covered[place], cell.rowSpan) }
        column = end
      }
      for place in covered.indices where covered[place] > 0 { covered[place] -= 1 }
      taken += covered.count
      guard taken <= 2 * limit else { return nil }
    }
    let grid = rows.count * covered.count
    return grid <= limit ? grid : nil
  }
}
