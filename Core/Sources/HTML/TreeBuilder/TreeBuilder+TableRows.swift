// Table bodies, rows and cells (13.2.6.4.13 to 13.2.6.4.15).
extension TreeBuilder {
  /// 13.2.6.4.13.
  mutating func inTableBody() {
    switch (token.kind, token.tag) {
    case (.startTag, .tr):
      clearToTableBodyContext()
      insertElement()
      mode = .inRow
    case (.startTag, .th), (.startTag, .td):
      clearToTableBodyContext()
      insertImplied(.tr)
      reprocess(in: .inRow)
    case (.endTag, .tbody), (.endTag, .tfoot), (.endTag, .thead):
      guard open.has(token.tag, in: .inTableScope) else { return }
      clearToTableBodyContext()
      open.pop()
      mode = .inTable
    case (.startTag, .caption), (.startTag, .col), (.startTag, .colgroup), (.startTag, .tbody), (.startTag, .tfoot),
      (.startTag, .thead), (.endTag, .table):
      guard open.hasAny(.tableSection, in: .inTableScope) else { return tokenizer.dropUnusedAttributes() }
      clearToTableBodyContext()
      open.pop()
      reprocess(in: .inTable)
    case (.endTag, .body), (.endTag, .caption), (.endTag, .col), (.endTag, .colgroup), (.endTag, .html), (.endTag, .td),
      (.endTag, .th), (.endTag, .tr):
      return
    default:
      inTable()
    }
  }

  private mutating func clearToTableBodyContext() {
    open.popUntil([.tableSection, .templateOrRoot])
  }

  /// 13.2.6.4.14.
  mutating func inRow() {
    switch (token.kind, token.tag) {
    case (.startTag, .th), (.startTag, .td):
      clearToRowContext()
      insertElement()
      mode = .inCell
      formatting.insertMarker()
    case (.endTag, .tr):
      _ = closeRow()
    case (.startTag, .caption), (.startTag, .col), (.startTag, .colgroup), (.startTag, .tbody), (.startTag, .tfoot),
      (.startTag, .thead), (.startTag, .tr), (.endTag, .table):
      if closeRow() { process() } else { tokenizer.dropUnusedAttributes() }
    case (.endTag, .tbody), (.endTag, .tfoot), (.endTag, .thead):
      guard open.has(token.tag, in: .inTableScope), closeRow() else { return }
      process()
    case (.endTag, .body), (.endTag, .caption), (.endTag, .col), (.endTag, .colgroup), (.endTag, .html), (.endTag, .td),
      (.endTag, .th):
      return
    default:
      inTable()
    }
  }

  private mutating func clearToRowContext() {
    while open.count > 1, !open.topIs(.tr), !open.top.flags.intersects(.templateOrRoot) { open.pop() }
  }

  private mutating func closeRow() -> Bool {
    guard open.has(.tr, in: .inTableScope) else { return false }
    clearToRowContext()
    open.pop()
    mode = .inTableBody
    return true
  }

  /// 13.2.6.4.15.
  mutating func inCell() {
    switch (token.kind, token.tag) {
    case (.endTag, .td), (.endTag, .th):
      guard open.has(token.tag, in: .inTableScope) else { return }
      open.generateImpliedEndTags()
      open.popThrough(token.tag)
      formatting.clearToLastMarker()
      mode = .inRow
    case (.startTag, .caption), (.startTag, .col), (.startTag, .colgroup), (.startTag, .tbody), (.startTag, .td),
      (.startTag, .tfoot), (.startTag, .th), (.startTag, .thead), (.startTag, .tr):
      guard open.has(.td, in: .inTableScope) || open.has(.th, in: .inTableScope) else {
        return tokenizer.dropUnusedAttributes()
      }
      closeCell()
      process()
    case (.endTag, .body), (.endTag, .caption), (.endTag, .col), (.endTag, .colgroup), (.endTag, .html):
      return
    case (.endTag, .table), (.endTag, .tbody), (.endTag, .tfoot), (.endTag, .thead), (.endTag, .tr):
      guard open.has(token.tag, in: .inTableScope) else { return }
      closeCell()
      process()
    default:
      inBody()
    }
  }

  private mutating func closeCell() {
    open.generateImpliedEndTags()
    while open.count > 1 {
      let isCell = open.topIs(.td) || open.topIs(.th)
      open.pop()
      if isCell { break }
    }
    formatting.clearToLastMarker()
    mode = .inRow
  }
}
