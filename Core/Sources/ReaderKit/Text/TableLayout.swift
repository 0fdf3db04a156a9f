public import ArticleModel

/// A table as rows of places. A cell that reaches down leaves an empty place in the rows below, because grids of native views
/// know no such cells.
public struct TableLayout: Hashable, Sendable {
  /// The rows, from top to bottom.
  public var rows: [[Place]]

  /// A place of a row.
  public struct Place: Hashable, Sendable {
    /// The text; empty for a place that a cell above covers.
    public var text: [StyledRun]
    /// Whether it is a heading.
    public var isHeader: Bool
    /// The columns that it takes.
    public var columns: Int
    /// How its text is aligned; nil for the start of the line.
    public var alignment: Table.Alignment?
  }

  /// Wider tables show their first columns only in one place each.
  static let maximumColumns = 200

  /// Lays out a table.
  public init(_ table: Table) {
    /// For each column, how many more rows a cell above reaches down.
    var covered: [Int] = []
    rows = []
    for row in table.rows {
      var places: [Place] = []
      var column = 0
      func skipCovered() {
        while column < covered.count, covered[column] > 0 {
          places.append(Place(text: [], isHeader: false, columns: 1, alignment: nil))
          covered[column] -= 1
          column += 1
        }
      }
      for cell in row.cells {
        skipCovered()
        let columns = max(1, min(cell.columnSpan, TableLayout.maximumColumns - column))
        while covered.count < column + columns { covered.append(0) }
        for each in column..<(column + columns) {
          covered[each] = max(0, min(cell.rowSpan, table.rows.count) - 1)
        }
        places.append(
          Place(
            text: TableLayout.text(of: cell.content), isHeader: cell.isHeader, columns: columns,
            alignment: cell.alignment))
        column += columns
      }
      skipCovered()
      rows.append(places)
    }
  }

  /// The rows as sentences for a voice: `Name: Ada. Born: 1815`.
  public var spokenRows: [String] {
    let headers = rows.first.map { $0.allSatisfy(\.isHeader) ? $0.map(\.text.text) : [] } ?? []
    return rows.dropFirst(headers.isEmpty ? 0 : 1).map { row in
      row.enumerated().filter { !$0.element.text.isEmpty }.map { place in
        place.offset < headers.count && !headers[place.offset].isEmpty
          ? "\(headers[place.offset]): \(place.element.text.text)" : place.element.text.text
      }.joined(separator: ". ")
    }
  }

  private static func text(of blocks: [Block]) -> [StyledRun] {
    var runs: [StyledRun] = []
    for block in blocks {
      if !runs.isEmpty { runs.append(StyledRun("\n")) }
      if case .paragraph(let content) = block {
        runs += StyledRun.flatten(content)
      } else {
        runs.append(StyledRun(block.plainText))
      }
    }
    return runs
  }
}
