import ArticleModel

extension HTMLRenderer {
  /// A table in a container that scrolls and takes the focus: a wide one neither breaks the page nor is out of a
  /// keyboard's reach.
  mutating func write(_ table: Table) {
    let rows = table.rows.filter { !$0.cells.isEmpty }
    guard !rows.isEmpty else {
      if !table.caption.isEmpty { html.p { write(table.caption) } }
      return
    }
    let caption = table.caption.plainText
    // Regions with the same name are one place to a screen reader; the count tells them apart.
    tables += 1
    html.div(
      .class("table"), .role("region"), .focusable, .label(Wording.Article.table(tables, caption))
    ) {
      html.table {
        if !caption.isEmpty { html.caption { write(table.caption) } }
        let head = TableHead.length(of: rows)
        if head > 0 { html.thead { write(rows[..<head], isHead: true) } }
        if head < rows.count { html.tbody { write(rows[head...], isHead: false) } }
      }
    }
  }

  private mutating func write(_ rows: ArraySlice<Table.Row>, isHead: Bool) {
    for (index, row) in zip(rows.indices, rows) {
      html.tr {
        for cell in row.cells { write(cell, isHead: isHead, rowsLeft: rows.endIndex - index) }
      }
    }
  }

  private mutating func write(_ cell: Table.Cell, isHead: Bool, rowsLeft: Int) {
    // An empty header names nothing.
    let isHeader = cell.isHeader && !cell.content.isEmpty && !cell.content.allSatisfy { $0.plainText.isEmpty }
    let columns = cell.columnSpan > 1 ? String(min(cell.columnSpan, HTMLRenderer.maximumColumnSpan)) : nil
    let rows = cell.rowSpan > 1 && rowsLeft > 1 ? String(min(cell.rowSpan, rowsLeft)) : nil
    let alignment: String? =
      switch cell.alignment {
      case .center: "center"
      case .end: "end"
      case .start, nil: nil
      }
    (isHeader ? html.th : html.td)(
      .named("scope", isHeader ? (isHead ? "col" : "row") : nil), .named("colspan", columns),
      .named("rowspan", rows), .class(alignment)
    ) {
      writeTight(isHeader ? cell.content.map(\.withoutHeading) : cell.content)
    }
  }

  /// HTML's own limit (4.9.11).
  private static let maximumColumnSpan = 1000
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
