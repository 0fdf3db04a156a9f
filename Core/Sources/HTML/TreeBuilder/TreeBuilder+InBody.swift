// The "in body" mode (13.2.6.4.7): everything but tags.
extension TreeBuilder {
  @inline(__always)
  mutating func inBody() {
    switch token.kind {
    case .text: inBodyText()
    case .startTag: inBodyStartTag()
    case .endTag: inBodyEndTag()
    case .comment: insertComment()
    case .doctype: return
    case .endOfFile: inBodyEndOfFile()
    }
  }

  @inline(__always)
  private mutating func inBodyText() {
    if token.hasNUL { return inBodyTextWithNUL() }
    if formatting.recent > 0 { reconstructFormatting() }
    if framesetOK, !isBlank(token.text) { framesetOK = false }
    insertText(token.text)
  }

  private mutating func inBodyTextWithNUL() {
    forEachPartBetweenNULs { builder, part in
      builder.reconstructFormatting()
      if !builder.isBlank(part) { builder.framesetOK = false }
      builder.insertText(part)
    }
  }

  private mutating func inBodyEndOfFile() {
    if templateModes.isEmpty {
      isDone = true
    } else {
      inTemplate()
    }
  }

  /// Closing a `p` element.
  @inline(__always)
  mutating func closeParagraph() {
    if open.has(.p, in: .inButtonScope) { closeOpenParagraph() }
  }

  mutating func closeOpenParagraph() {
    open.generateImpliedEndTags(except: .p)
    open.popThrough(.p)
  }
}
