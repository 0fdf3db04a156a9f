// Frames and the content after the body (13.2.6.4.19 to 13.2.6.4.23).
extension TreeBuilder {
  /// 13.2.6.4.19.
  mutating func afterBody() {
    switch token.kind {
    case .text where isBlank(token.text):
      return inBody()
    case .comment:
      return insertComment(into: open[0].node)
    case .doctype: return
    case .startTag where token.tag == .html:
      return inBody()
    case .endTag where token.tag == .html:
      if context == nil { mode = .afterAfterBody }
      return
    case .endOfFile:
      isDone = true
      return
    default: break
    }
    reprocess(in: .inBody)
  }

  /// 13.2.6.4.20.
  mutating func inFrameset() {
    switch (token.kind, token.tag) {
    case (.text, _): insertSpaces()
    case (.comment, _): insertComment()
    case (.startTag, .html): inBody()
    case (.startTag, .frameset): insertElement()
    case (.endTag, .frameset):
      guard open.count > 1 else { return }
      open.pop()
      if context == nil, !open.topIs(.frameset) { mode = .afterFrameset }
    case (.startTag, .frame): insertVoidElement()
    case (.startTag, .noframes): inHead()
    case (.endOfFile, _): isDone = true
    default: tokenizer.dropUnusedAttributes()
    }
  }

  /// 13.2.6.4.21.
  mutating func afterFrameset() {
    switch (token.kind, token.tag) {
    case (.text, _): insertSpaces()
    case (.comment, _): insertComment()
    case (.startTag, .html): inBody()
    case (.endTag, .html): mode = .afterAfterFrameset
    case (.startTag, .noframes): inHead()
    case (.endOfFile, _): isDone = true
    default: tokenizer.dropUnusedAttributes()
    }
  }

  /// Frames contain no text except white space.
  private mutating func insertSpaces() {
    while token.text.length > 0 {
      insertText(takeLeadingSpace())
      guard token.text.length > 0 else { return }
      tokenizer.token.text.word += 1
      tokenizer.token.text.length -= 1
    }
  }

  /// 13.2.6.4.22.
  mutating func afterAfterBody() {
    switch token.kind {
    case .comment: return insertComment(into: 0)
    case .doctype: return inBody()
    case .text where isBlank(token.text): return inBody()
    case .startTag where token.tag == .html: return inBody()
    case .endOfFile:
      isDone = true
      return
    default: break
    }
    reprocess(in: .inBody)
  }

  /// 13.2.6.4.23.
  mutating func afterAfterFrameset() {
    switch (token.kind, token.tag) {
    case (.comment, _): insertComment(into: 0)
    case (.text, _): insertSpaces()
    case (.doctype, _), (.startTag, .html): inBody()
    case (.startTag, .noframes): inHead()
    case (.endOfFile, _): isDone = true
    default: tokenizer.dropUnusedAttributes()
    }
  }
}
