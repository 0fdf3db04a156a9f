// Tables (13.2.6.4.9 to 13.2.6.4.12).
extension TreeBuilder {
  /// 13.2.6.4.9.
  mutating func inTable() {
    switch token.kind {
    case .text:
      guard open.top.flags.intersects(.fosters) || open.topIs(.template) else { break }
      pendingTableText.removeAll(keepingCapacity: true)
      originalMode = mode
      return reprocess(in: .inTableText)
    case .comment: return insertComment()
    case .doctype: return
    case .startTag:
      if inTableStartTag() { return }
    case .endTag:
      if inTableEndTag() { return }
    case .endOfFile: return inBody()
    }
    inTableAnythingElse()
  }

  mutating func inTableAnythingElse() {
    fosterParenting = true
    inBody()
    fosterParenting = false
  }

  private mutating func inTableStartTag() -> Bool {
    switch token.tag {
    case .caption:
      clearToTableContext()
      formatting.insertMarker()
      insertElement()
      mode = .inCaption
    case .colgroup:
      clearToTableContext()
      insertElement()
      mode = .inColumnGroup
    case .col:
      clearToTableContext()
      insertImplied(.colgroup)
      reprocess(in: .inColumnGroup)
    case .tbody, .tfoot, .thead:
      clearToTableContext()
      insertElement()
      mode = .inTableBody
    case .td, .th, .tr:
      clearToTableContext()
      insertImplied(.tbody)
      reprocess(in: .inTableBody)
    case .table:
      guard closeTable() else {
        tokenizer.dropAttributes()
        return true
      }
      process()
    case .style, .script, .template:
      inHead()
    case .input:
      guard isHiddenInput else { return false }
      insertVoidElement()
    case .form:
      guard !open.contains(.template), formElement == Node.none else {
        tokenizer.dropAttributes()
        return true
      }
      insertVoidElement()
      formElement = Int32(truncatingIfNeeded: nodes.count - 1)
    default:
      return false
    }
    return true
  }

  private mutating func inTableEndTag() -> Bool {
    switch token.tag {
    case .table: _ = closeTable()
    case .template: endTemplate()
    case .body, .caption, .col, .colgroup, .html, .tbody, .td, .tfoot, .th, .thead, .tr: break
    default: return false
    }
    return true
  }

  /// Closes the table in table scope, if there is one.
  private mutating func closeTable() -> Bool {
    guard open.has(.table, in: .inTableScope) else { return false }
    open.popThrough(.table)
    resetInsertionMode()
    return true
  }

  /// Clearing the stack back to a table context.
  private mutating func clearToTableContext() {
    open.popUntil(.tableScope)
  }

  /// 13.2.6.4.10.
  mutating func inTableText() {
    if token.kind == .text {
      if token.hasNUL {
        forEachPartBetweenNULs { $0.pendingTableText.append($1) }
      } else {
        pendingTableText.append(token.text)
      }
      return
    }
    let next = token
    let isBlank = pendingTableText.allSatisfy { self.isBlank($0) }
    for part in pendingTableText {
      if isBlank {
        insertText(part)
      } else {
        tokenizer.emitText(part, hasNUL: false)
        inTableAnythingElse()
      }
    }
    pendingTableText.removeAll(keepingCapacity: true)
    tokenizer.token = next
    reprocess(in: originalMode)
  }

  /// 13.2.6.4.11.
  mutating func inCaption() {
    switch (token.kind, token.tag) {
    case (.endTag, .caption):
      _ = closeCaption()
    case (.startTag, .caption), (.startTag, .col), (.startTag, .colgroup), (.startTag, .tbody), (.startTag, .td),
      (.startTag, .tfoot), (.startTag, .th), (.startTag, .thead), (.startTag, .tr), (.endTag, .table):
      if closeCaption() { process() } else { tokenizer.dropUnusedAttributes() }
    case (.endTag, .body), (.endTag, .col), (.endTag, .colgroup), (.endTag, .html), (.endTag, .tbody), (.endTag, .td),
      (.endTag, .tfoot), (.endTag, .th), (.endTag, .thead), (.endTag, .tr):
      return
    default:
      inBody()
    }
  }

  private mutating func closeCaption() -> Bool {
    guard open.has(.caption, in: .inTableScope) else { return false }
    open.generateImpliedEndTags()
    open.popThrough(.caption)
    formatting.clearToLastMarker()
    mode = .inTable
    return true
  }

  /// 13.2.6.4.12.
  mutating func inColumnGroup() {
    switch token.kind {
    case .text:
      insertText(takeLeadingSpace())
      if token.text.length == 0 { return }
    case .comment: return insertComment()
    case .doctype: return
    case .startTag:
      switch token.tag {
      case .html: return inBody()
      case .col: return insertVoidElement()
      case .template: return startTemplate()
      default: break
      }
    case .endTag:
      switch token.tag {
      case .colgroup:
        guard open.topIs(.colgroup) else { return }
        open.pop()
        mode = .inTable
        return
      case .col: return
      case .template: return endTemplate()
      default: break
      }
    case .endOfFile: return inBody()
    }
    guard open.topIs(.colgroup) else { return tokenizer.dropUnusedAttributes() }
    open.pop()
    reprocess(in: .inTable)
  }
}
