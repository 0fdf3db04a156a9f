// Select elements (13.2.6.4.16 and 13.2.6.4.17, as they were before `select` could hold anything).
extension TreeBuilder {
  mutating func inSelect() {
    switch token.kind {
    case .text:
      if token.hasNUL {
        forEachPartBetweenNULs { $0.insertText($1) }
      } else {
        insertText(token.text)
      }
    case .comment: insertComment()
    case .doctype: return
    case .startTag: inSelectStartTag()
    case .endTag: inSelectEndTag()
    case .endOfFile: inBody()
    }
  }

  private mutating func inSelectStartTag() {
    switch token.tag {
    case .html:
      inBody()
    case .option:
      if open.topIs(.option) { open.pop() }
      insertElement()
    case .optgroup:
      closeOptions()
      insertElement()
    case .hr:
      closeOptions()
      insertVoidElement()
    case .select:
      tokenizer.dropAttributes()
      _ = closeSelect()
    case .input, .keygen, .textarea:
      if closeSelect() { process() } else { tokenizer.dropAttributes() }
    case .script, .template:
      inHead()
    default:
      tokenizer.dropAttributes()
    }
  }

  private mutating func closeOptions() {
    if open.topIs(.option) { open.pop() }
    if open.topIs(.optgroup) { open.pop() }
  }

  private mutating func inSelectEndTag() {
    switch token.tag {
    case .optgroup:
      if open.topIs(.option), open.count > 1, open[open.count - 2].name == ElementName(.optgroup) { open.pop() }
      if open.topIs(.optgroup) { open.pop() }
    case .option:
      if open.topIs(.option) { open.pop() }
    case .select:
      _ = closeSelect()
    case .template:
      endTemplate()
    default: return
    }
  }

  private mutating func closeSelect() -> Bool {
    guard open.hasInSelectScope(.select) else { return false }
    open.popThrough(.select)
    resetInsertionMode()
    return true
  }

  mutating func inSelectInTable() {
    switch token.tag {
    case .caption, .table, .tbody, .tfoot, .thead, .tr, .td, .th:
      guard token.kind == .startTag || token.kind == .endTag else { return inSelect() }
      if token.kind == .endTag, !open.has(token.tag, in: .inTableScope) { return }
      open.popThrough(.select)
      resetInsertionMode()
      process()
    default:
      inSelect()
    }
  }
}
