// Start tags in the body (13.2.6.4.7).
extension TreeBuilder {
  @inline(__always)
  mutating func inBodyStartTag() {
    let tag = token.tag
    let group = tag.isKnown ? tables.startGroups[Int(tag.rawValue)] : .ordinary
    switch group {
    case .ordinary:
      startOrdinary()
    case .block:
      closeParagraph()
      insertElement()
    case .anchor:
      startAnchor()
    case .formatting:
      reconstructFormatting()
      insertFormattingElement()
    case .listItem:
      startListItem()
    case .void:
      reconstructFormatting()
      insertVoidElement()
      framesetOK = false
    default:
      inBodyRareStartTag(group)
    }
  }

  @inline(__always)
  private mutating func startOrdinary() {
    reconstructFormatting()
    insertElement()
  }

  @inline(never)
  private mutating func inBodyRareStartTag(_ group: StartTagGroup) {
    switch group {
    case .html: startHTML()
    case .headContent: inHead()
    case .body: startBody()
    case .frameset: startFrameset()
    case .heading:
      closeParagraph()
      if open.count > 0, open.top.flags.intersects(.heading) { open.pop() }
      insertElement()
    case .preformatted:
      closeParagraph()
      insertElement()
      dropsNextNewline = true
      framesetOK = false
    case .form: startForm()
    case .definitionItem: startDefinitionItem()
    case .plaintext:
      closeParagraph()
      insertElement()
      tokenizer.state = .plaintext
    case .button: startButton()
    case .nobr: startNobr()
    case .objectLike:
      startOrdinary()
      formatting.insertMarker()
      framesetOK = false
    case .table:
      if quirksMode != .quirks { closeParagraph() }
      insertElement()
      framesetOK = false
      mode = .inTable
    case .input: startInput()
    case .sourceLike: insertVoidElement()
    case .rule: startRule()
    case .image:
      // Nobody writes `image` for anything but `img`.
      tokenizer.token.tag = .img
      inBodyStartTag()
    case .textarea:
      insertRawText(.rcdata)
      dropsNextNewline = true
      framesetOK = false
    case .xmp:
      closeParagraph()
      reconstructFormatting()
      framesetOK = false
      insertRawText(.rawtext)
    case .iframe:
      framesetOK = false
      insertRawText(.rawtext)
    case .noembed: insertRawText(.rawtext)
    case .noscript:
      if options.scripting { insertRawText(.rawtext) } else { startOrdinary() }
    case .select: startSelect()
    case .option: startOption()
    case .optionGroup: startOptionGroup()
    case .rubyBase, .rubyText: startRuby(group)
    case .math: startForeignRoot(.mathML)
    case .svg: startForeignRoot(.svg)
    case .misplaced: tokenizer.dropAttributes()
    case .ordinary, .block, .anchor, .formatting, .listItem, .void: break
    }
  }

  private mutating func startHTML() {
    if !open.contains(.template), open.count > 0 { addAttributesToHTML() }
    tokenizer.dropAttributes()
  }

  private mutating func startBody() {
    if open.count > 1, open[1].name == ElementName(.body), !open.contains(.template) {
      framesetOK = false
      addAttributesToBody()
    }
    tokenizer.dropAttributes()
  }

  private mutating func startFrameset() {
    guard open.count > 1, open[1].name == ElementName(.body), framesetOK else { return tokenizer.dropAttributes() }
    detach(open[1].node)
    open.popFrom(1)
    insertElement()
    mode = .inFrameset
  }

  private mutating func startForm() {
    let isInTemplate = open.contains(.template)
    guard formElement == Node.none || isInTemplate else { return tokenizer.dropAttributes() }
    closeParagraph()
    insertElement()
    if !isInTemplate { formElement = open.top.node }
  }

  private mutating func startListItem() {
    framesetOK = false
    closeItem(.li, .li)
    closeParagraph()
    insertElement()
  }

  private mutating func startDefinitionItem() {
    framesetOK = false
    closeItem(.dd, .dt)
    closeParagraph()
    insertElement()
  }

  /// Closes the previous list item, unless a special element is between them.
  @inline(__always)
  private mutating func closeItem(_ first: Tag, _ second: Tag) {
    guard open.contains(first) || open.contains(second) else { return }
    var index = open.count
    while index > 0 {
      index &-= 1
      let element = open[index]
      if element.name == ElementName(first) || element.name == ElementName(second) {
        open.generateImpliedEndTags(except: element.name.tag)
        open.popThrough(element.name.tag)
        return
      }
      if element.flags.intersects(.special), !element.flags.intersects(.transparentToItems) { return }
    }
  }

  private mutating func startButton() {
    if open.has(.button, in: .inScope) {
      open.generateImpliedEndTags()
      open.popThrough(.button)
    }
    startOrdinary()
    framesetOK = false
  }

  private mutating func startAnchor() {
    if formatting.recent > 0, let index = formatting.lastIndex(of: .a) {
      let node = formatting[index].node
      adoptionAgency(for: .a)
      formatting.remove(node)
      if let index = open.index(of: node) { open.remove(at: index) }
    }
    reconstructFormatting()
    insertFormattingElement()
  }

  private mutating func startNobr() {
    reconstructFormatting()
    if open.has(.nobr, in: .inScope) {
      adoptionAgency(for: .nobr)
      reconstructFormatting()
    }
    insertFormattingElement()
  }

  private mutating func startRuby(_ group: StartTagGroup) {
    if open.has(.ruby, in: .inScope) {
      open.generateImpliedEndTags(except: group == .rubyText ? .rtc : nil)
    }
    insertElement()
  }

  private mutating func startForeignRoot(_ namespace: Namespace) {
    reconstructFormatting()
    insertForeignElement(token.tag, namespace: namespace)
    if token.isSelfClosing { open.pop() }
  }

  /// Whether the current tag has `type=hidden`.
  var isHiddenInput: Bool {
    attributeEquals(.type, "hidden")
  }

  /// Whether the current start tag has an attribute with a value, compared without regard to case.
  func attributeEquals(_ name: AttributeName, _ value: StaticString) -> Bool {
    for i in token.firstAttribute..<token.firstAttribute + token.attributeCount {
      let attribute = tokenizer.attributes[i]
      guard attribute.name == name else { continue }
      guard attribute.value.count == value.utf8CodeUnitCount else { return false }
      let text = bytes(of: attribute.value)
      for j in 0..<attribute.value.count where lowercased(text[j]) != value.utf8Start[j] { return false }
      return true
    }
    return false
  }
}
