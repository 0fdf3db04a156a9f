import ArticleModel

extension HTMLRenderer {
  /// A table in a container of its own that scrolls and takes the focus, so that a wide one neither breaks the
  /// page nor is out of a keyboard's reach.
  mutating func write(_ table: Table) {
    let rows = table.rows.filter { !$0.cells.isEmpty }
    guard !rows.isEmpty else {
      if !table.caption.isEmpty { element("p") { $0.write(table.caption) } }
      return
    }
    out.raw("<div class=\"table\" role=\"region\" tabindex=\"0\"")
    let caption = table.caption.plainText
    // Regions of one name are one place to a screen reader, so that the count tells them apart.
    tables += 1
    out.attribute("aria-label", "Table \(tables)" + (caption.isEmpty ? "" : ": " + caption))
    out.raw("><table>")
    if !caption.isEmpty { element("caption") { $0.write(table.caption) } }
    let head = TableHead.length(of: rows)
    if head > 0 { write(rows[..<head], isHead: true) }
    if head < rows.count { write(rows[head...], isHead: false) }
    out.raw("</table></div>")
  }

  private mutating func write(_ rows: ArraySlice<Table.Row>, isHead: Bool) {
    out.raw(isHead ? "<thead>" : "<tbody>")
    for (index, row) in zip(rows.indices, rows) {
      out.raw("<tr>")
      for cell in row.cells { write(cell, isHead: isHead, rowsLeft: rows.endIndex - index) }
      out.raw("</tr>")
    }
    out.raw(isHead ? "</thead>" : "</tbody>")
  }

  private mutating func write(_ cell: Table.Cell, isHead: Bool, rowsLeft: Int) {
    // An empty header names nothing.
    let isHeader = cell.isHeader && !cell.content.isEmpty && !cell.content.allSatisfy { $0.plainText.isEmpty }
    out.raw(isHeader ? (isHead ? "<th scope=\"col\"" : "<th scope=\"row\"") : "<td")
    if cell.columnSpan > 1 { out.attribute("colspan", min(cell.columnSpan, 1000)) }
    if cell.rowSpan > 1, rowsLeft > 1 { out.attribute("rowspan", min(cell.rowSpan, rowsLeft)) }
    switch cell.alignment {
    case .center: out.raw(" class=\"center\"")
    case .end: out.raw(" class=\"end\"")
    case .start, nil: break
    }
    out.raw(">")
    writeTight(isHeader ? cell.content.map(\.withoutHeading) : cell.content)
    out.raw(isHeader ? "</th>" : "</td>")
  }
}

extension Block {
  /// A header cell may hold no heading (HTML, 4.9.10); seen on pages that lay out a comparison as a table.
  fileprivate var withoutHeading: Block {
    if case .heading(_, let content, _) = self { .paragraph(content) } else { self }
  }
}

/// Which rows are a table's head.
enum TableHead {
  /// The leading rows whose cells are all headers, unless one of them reaches down into the body.
  static func length(of rows: [Table.Row]) -> Int {
    let length = rows.prefix { $0.cells.allSatisfy(\.isHeader) }.count
    let staysInside = rows[..<length].enumerated().allSatisfy { index, row in
      row.cells.allSatisfy { $0.rowSpan <= length - index }
    }
    return staysInside && length < rows.count ? length : 0
  }
}
