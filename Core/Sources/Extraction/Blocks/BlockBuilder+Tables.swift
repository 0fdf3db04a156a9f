import ArticleModel
import HTML

extension BlockBuilder {
  mutating func table(_ node: NodeID, _ facts: ElementFacts?, depth: Int, into blocks: inout [Block]) -> Step {
    let grid = TableGrid(node, in: document, skipping: selection.dropped)
    guard !grid.rows.isEmpty else { return .descend(.line) }
    if grid.isCode(traits: facts?.traits ?? []) {
      appendCode(at: node, into: &blocks)
      return .skip
    }
    guard grid.isData(role: facts?.role ?? .none, roles: roles) else { return .descend(.line) }
    var rows: [Table.Row] = []
    var isBlank = true
    for (index, row) in grid.rows.enumerated() {
      var cells: [Table.Cell] = []
      for cell in row.cells {
        let built = tableCell(
          cell, isHeader: grid.isHeader(cell), row: row, rowsLeft: grid.rows.count - index, depth: depth)
        if !built.content.isEmpty { isBlank = false }
        cells.append(built)
      }
      rows.append(Table.Row(cells))
    }
    var caption: [Inline] = []
    if let captionNode = grid.caption { caption = lineContent(of: captionNode) }
    if !isBlank { blocks.append(.table(Table(caption: caption, rows: rows))) }
    return .skip
  }

  private mutating func tableCell(
    _ node: NodeID, isHeader: Bool, row: TableGrid.Row, rowsLeft: Int, depth: Int
  ) -> Table.Cell {
    var content: [Block] = []
    flow(over: node, depth: depth + 1, into: &content, contentsOnly: true)
    endLine(into: &content)
    func span(_ name: AttributeName, _ highest: Int) -> Int {
      guard let text = document.attribute(name, of: node), let number = Int(text.trimmedBothEnds) else { return 1 }
      // Zero means "to the end" for rows (HTML Standard, 4.9.12.1). For columns it means one.
      return number == 0 && name == .rowspan ? highest : min(max(number, 1), highest)
    }
    return Table.Cell(
      isHeader: isHeader || row.isInHead, alignment: alignment(of: node, row: row),
      columnSpan: span(.colspan, 1000), rowSpan: span(.rowspan, max(rowsLeft, 1)), content: content)
  }

  private func alignment(of cell: NodeID, row: TableGrid.Row) -> Table.Alignment? {
    for node in [cell, row.node] {
      if let style = document.attribute(.style, of: node)?.lowercased(), let range = style.firstRange(of: "text-align")
      {
        let value = style[range.upperBound...].drop { $0 == ":" || $0 == " " }.prefix { $0.isLetter || $0 == "-" }
        if let alignment = alignment(named: String(value)) { return alignment }
      }
      if let align = document.attribute(.align, of: node), let alignment = alignment(named: align.lowercased()) {
        return alignment
      }
      guard let classes = document.attribute(.class, of: node)?.lowercased() else { continue }
      for name in classes.split(separator: " ") {
        for prefix in ["text-", "halign-", "has-text-align-", "align-", "ta-", "txt-", "has-text-"]
        where name.hasPrefix(prefix) {
          if let alignment = alignment(named: String(name.dropFirst(prefix.count))) { return alignment }
        }
      }
    }
    return nil
  }

  private func alignment(named name: String) -> Table.Alignment? {
    switch name {
    case "left": isRightToLeft ? .end : .start
    case "right": isRightToLeft ? .start : .end
    case "start": .start
    case "end": .end
    case "center", "middle", "centered", "-webkit-center": .center
    default: nil
    }
  }
}
