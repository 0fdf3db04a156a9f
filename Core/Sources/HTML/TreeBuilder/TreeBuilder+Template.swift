// Templates: their tags (13.2.6.4.4) and their contents (13.2.6.4.18).
extension TreeBuilder {
  mutating func startTemplate() {
    insertElement()
    // The contents follow the template in the arena: that is how they are found.
    nodes.append(Node(kind: .fragment))
    formatting.insertMarker()
    framesetOK = false
    mode = .inTemplate
    templateModes.append(.inTemplate)
  }

  mutating func endTemplate() {
    guard open.contains(.template) else { return }
    open.generateAllImpliedEndTags()
    open.popThrough(.template)
    formatting.clearToLastMarker()
    _ = templateModes.popLast()
    resetInsertionMode()
  }

  mutating func inTemplate() {
    switch token.kind {
    case .text, .comment, .doctype:
      inBody()
    case .startTag:
      switch token.tag {
      case .base, .basefont, .bgsound, .link, .meta, .noframes, .script, .style, .template, .title:
        inHead()
      case .caption, .colgroup, .tbody, .tfoot, .thead:
        switchTemplateMode(to: .inTable)
      case .col:
        switchTemplateMode(to: .inColumnGroup)
      case .tr:
        switchTemplateMode(to: .inTableBody)
      case .td, .th:
        switchTemplateMode(to: .inRow)
      default:
        switchTemplateMode(to: .inBody)
      }
    case .endTag:
      if token.tag == .template { endTemplate() }
    case .endOfFile:
      guard open.contains(.template) else {
        isDone = true
        return
      }
      open.popThrough(.template)
      formatting.clearToLastMarker()
      _ = templateModes.popLast()
      resetInsertionMode()
      process()
    }
  }

  private mutating func switchTemplateMode(to newMode: InsertionMode) {
    if !templateModes.isEmpty { templateModes[templateModes.count - 1] = newMode }
    reprocess(in: newMode)
  }

  /// Resetting the insertion mode appropriately (13.2.4.1).
  mutating func resetInsertionMode() {
    var index = open.count
    while index > 0 {
      index -= 1
      let isLast = index == 0
      let element = isLast ? context ?? open[index] : open[index]
      if let found = modeInside(element, isLast: isLast) {
        mode = found
        return
      }
    }
    mode = .inBody
  }

  private func modeInside(_ element: OpenElement, isLast: Bool) -> InsertionMode? {
    guard element.name.isHTML else { return isLast ? .inBody : nil }
    switch element.name.tag {
    case .td, .th: return isLast ? .inBody : .inCell
    case .tr: return .inRow
    case .tbody, .thead, .tfoot: return .inTableBody
    case .caption: return .inCaption
    case .colgroup: return .inColumnGroup
    case .table: return .inTable
    case .template: return templateModes.last ?? .inBody
    case .head: return isLast ? .inBody : .inHead
    case .body: return .inBody
    case .frameset: return .inFrameset
    case .html: return headElement == Node.none ? .beforeHead : .afterHead
    default: return isLast ? .inBody : nil
    }
  }
}
