// The modes before the body (13.2.6.4.1 to 13.2.6.4.6).
extension TreeBuilder {
  /// 13.2.6.4.1.
  mutating func initial() {
    switch token.kind {
    case .text:
      _ = takeLeadingSpace()
      if token.text.length == 0 { return }
    case .comment:
      return insertComment(into: 0)
    case .doctype:
      insertDoctype()
      mode = .beforeHTML
      return
    default: break
    }
    quirksMode = .quirks
    reprocess(in: .beforeHTML)
  }

  private mutating func insertDoctype() {
    let found = tokenizer.doctype
    let node = Int32(truncatingIfNeeded: nodes.count)
    var record = Node(kind: .doctype)
    record.start = UInt32(doctypes.count)
    nodes.append(record)
    appendChild(node, to: 0)
    doctypes.append(
      Doctype(
        name: String(decoding: found.name ?? [], as: UTF8.self),
        publicID: found.publicID.map { String(decoding: $0, as: UTF8.self) },
        systemID: found.systemID.map { String(decoding: $0, as: UTF8.self) }))
    quirksMode = QuirksMode(doctype: found)
  }

  /// 13.2.6.4.2.
  mutating func beforeHTML() {
    switch token.kind {
    case .doctype: return
    case .comment: return insertComment(into: 0)
    case .text:
      _ = takeLeadingSpace()
      if token.text.length == 0 { return }
    case .startTag where token.tag == .html:
      insertElement()
      mode = .beforeHead
      return
    case .endTag:
      guard endsHeadImplicitly else { return }
    default: break
    }
    insertImplied(.html)
    reprocess(in: .beforeHead)
  }

  /// Whether the current end tag counts as content and so ends the part before the body.
  private var endsHeadImplicitly: Bool {
    switch token.tag {
    case .head, .body, .html, .br: true
    default: false
    }
  }

  /// 13.2.6.4.3.
  mutating func beforeHead() {
    switch token.kind {
    case .doctype: return
    case .comment: return insertComment()
    case .text:
      _ = takeLeadingSpace()
      if token.text.length == 0 { return }
    case .startTag where token.tag == .html:
      return inBody()
    case .startTag where token.tag == .head:
      insertElement()
      headElement = open.top.node
      mode = .inHead
      return
    case .endTag:
      guard endsHeadImplicitly else { return }
    default: break
    }
    insertImplied(.head)
    headElement = open.top.node
    reprocess(in: .inHead)
  }

  /// 13.2.6.4.4.
  mutating func inHead() {
    switch token.kind {
    case .text:
      insertText(takeLeadingSpace())
      if token.text.length == 0 { return }
    case .comment: return insertComment()
    case .doctype: return
    case .startTag:
      if inHeadStartTag() { return }
    case .endTag:
      switch token.tag {
      case .head:
        open.pop()
        mode = .afterHead
        return
      case .body, .html, .br: break
      case .template: return endTemplate()
      default: return
      }
    case .endOfFile: break
    }
    open.pop()
    reprocess(in: .afterHead)
  }

  /// Returns whether the start tag belongs in the head.
  private mutating func inHeadStartTag() -> Bool {
    switch token.tag {
    case .html:
      inBody()
    case .base, .basefont, .bgsound, .link, .meta:
      insertVoidElement()
    case .title:
      insertRawText(.rcdata)
    case .noscript where !options.scripting:
      insertElement()
      mode = .inHeadNoscript
    case .noscript, .noframes, .style:
      insertRawText(.rawtext)
    case .script:
      insertRawText(.scriptData)
    case .template:
      startTemplate()
    case .head:
      tokenizer.dropAttributes()
    default:
      return false
    }
    return true
  }

  /// The generic raw text and RCDATA element parsing algorithms (13.2.6.2).
  mutating func insertRawText(_ state: Tokenizer.State) {
    tokenizer.lastStartTag = token.tag
    insertElement()
    tokenizer.state = state
    originalMode = mode
    mode = .text
  }

  /// 13.2.6.4.5.
  mutating func inHeadNoscript() {
    switch token.kind {
    case .doctype: return
    case .comment: return inHead()
    case .text:
      insertText(takeLeadingSpace())
      if token.text.length == 0 { return }
    case .startTag:
      switch token.tag {
      case .html: return inBody()
      case .basefont, .bgsound, .link, .meta, .noframes, .style: return inHead()
      case .head, .noscript: return tokenizer.dropAttributes()
      default: break
      }
    case .endTag:
      if token.tag == .noscript {
        open.pop()
        mode = .inHead
        return
      }
      if token.tag != .br { return }
    case .endOfFile: break
    }
    open.pop()
    reprocess(in: .inHead)
  }

  /// 13.2.6.4.6.
  mutating func afterHead() {
    switch token.kind {
    case .text:
      insertText(takeLeadingSpace())
      if token.text.length == 0 { return }
    case .comment: return insertComment()
    case .doctype: return
    case .startTag:
      switch token.tag {
      case .html: return inBody()
      case .body:
        insertElement()
        framesetOK = false
        mode = .inBody
        return
      case .frameset:
        insertElement()
        mode = .inFrameset
        return
      case .base, .basefont, .bgsound, .link, .meta, .noframes, .script, .style, .template, .title:
        return insertLateIntoHead()
      case .head: return tokenizer.dropAttributes()
      default: break
      }
    case .endTag:
      switch token.tag {
      case .template: return inHead()
      case .body, .html, .br: break
      default: return
      }
    case .endOfFile: break
    }
    insertImplied(.body)
    reprocess(in: .inBody)
  }

  /// Puts an element that belongs in the head there although the head has ended.
  private mutating func insertLateIntoHead() {
    open.push(OpenElement(node: headElement, name: ElementName(.head), flags: .special))
    inHead()
    if let index = open.index(of: headElement) { open.remove(at: index) }
  }

  /// 13.2.6.4.8.
  mutating func inText() {
    switch token.kind {
    case .text:
      insertText(token.text)
    case .endOfFile:
      open.pop()
      reprocess(in: originalMode)
    default:
      open.pop()
      mode = originalMode
    }
  }
}
