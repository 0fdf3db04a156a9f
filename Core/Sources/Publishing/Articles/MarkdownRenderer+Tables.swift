import ArticleModel

extension MarkdownRenderer {
  /// A pipe table. Cells that span leave empty cells behind them, since Markdown has no spans.
  mutating func lines(of table: Table) -> [String] {
    let grid = MarkdownGrid(table)
    guard grid.width > 0 else { return inline([.emphasis(table.caption)]) }
    let rows = grid.rows.map { row in row.map { cell in cell.map { text(of: $0.content) } ?? "" } }
    // Markdown wants a header; a table without one gets empty cells.
    let hasHead = table.rows.first { !$0.cells.isEmpty }?.cells.allSatisfy(\.isHeader) ?? false
    let head = hasHead ? rows[0] : Array(repeating: "", count: grid.width)
    let caption = inline([.emphasis(table.caption)])
    let marks = (0..<grid.width).map { column -> String in
      switch grid.alignment(of: column) {
      case .start: ":--"
      case .center: ":-:"
      case .end: "--:"
      case nil: "---"
      }
    }
    return caption + (caption.isEmpty ? [] : [""])
      + ([head, marks] + (hasHead ? Array(rows.dropFirst()) : rows)).map { "| " + $0.joined(separator: " | ") + " |" }
  }

  /// A cell is one line: paragraphs and lines of code are parted by `<br>`.
  private func text(of blocks: [Block]) -> String {
    blocks.map { block -> String in
      switch block {
      case .paragraph(let content): return inline(content, .cell).joined(separator: " ")
      case .code(let code):
        return code.text.split(separator: "\n").map { inline([.code(String($0))], .cell).joined() }
          .joined(separator: "<br>")
      case .list(let list):
        return list.items.map { "• " + text(of: $0.content) }.joined(separator: "<br>")
      case .figure(let figure):
        let runs = figure.images.map(Inline.image) + (figure.caption.isEmpty ? [] : [.text(" ")] + figure.caption)
        return inline(runs, .cell).joined(separator: " ")
      default: return inline([.text(block.plainText)], .cell).joined(separator: " ")
      }
    }
    .filter { !$0.isEmpty }.joined(separator: "<br>")
  }
}

/// A table's cells at their places, with what spans cover left empty.
struct MarkdownGrid {
  private(set) var rows: [[Table.Cell?]] = []
  private(set) var width = 0
  /// A page may claim any span; beyond this many columns spans are ignored.
  private static let maximumColumns = 200

  init(_ table: Table) {
    /// For each column, how many more rows a cell above reaches down.
    var covered: [Int] = []
    for row in table.rows where !row.cells.isEmpty {
      var line: [Table.Cell?] = []
      func skipCovered() {
        while line.count < covered.count, covered[line.count] > 0 {
          covered[line.count] -= 1
          line.append(nil)
        }
      }
      for cell in row.cells {
        skipCovered()
        let room = MarkdownGrid.maximumColumns - line.count
        let columns = room > 0 ? min(max(cell.columnSpan, 1), room) : 1
        for offset in 0..<columns {
          while covered.count <= line.count { covered.append(0) }
          covered[line.count] = max(cell.rowSpan, 1) - 1
          line.append(offset == 0 ? cell : nil)
        }
      }
      while line.count < covered.count {
        skipCovered()
        if line.count < covered.count { line.append(nil) }
      }
      rows.append(line)
      width = max(width, line.count)
    }
    rows = rows.map { $0 + Array(repeating: nil, count: width - $0.count) }
  }

  /// What the column's cells agree on, else nothing.
  func alignment(of column: Int) -> Table.Alignment? {
    let named = Set(rows.compactMap { $0[column] }.map(\.alignment))
    return named.count == 1 ? named.first.flatMap(\.self) : nil
  }
}
