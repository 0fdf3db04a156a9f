// End tags in the body (13.2.6.4.7).
extension TreeBuilder {
  @inline(__always)
  mutating func inBodyEndTag() {
    let tag = token.tag
    let group = tag.isKnown ? tables.endGroups[Int(tag.rawValue)] : .ordinary
    switch group {
    case .ordinary:
      endOrdinary(tag)
    case .block:
      guard open.has(tag, in: .inScope) else { return }
      open.generateImpliedEndTags()
      open.popThrough(tag)
    case .formatting:
      adoptionAgency(for: tag)
    case .paragraph:
      if !open.has(.p, in: .inButtonScope) { insertImplied(.p) }
      closeOpenParagraph()
    case .listItem:
      guard open.has(.li, in: .inListItemScope) else { return }
      open.generateImpliedEndTags(except: .li)
      open.popThrough(.li)
    default:
      inBodyRareEndTag(group, tag)
    }
  }

  @inline(never)
  private mutating func inBodyRareEndTag(_ group: EndTagGroup, _ tag: Tag) {
    switch group {
    case .template: endTemplate()
    case .body:
      if open.has(.body, in: .inScope) { mode = .afterBody }
    case .html:
      if open.has(.body, in: .inScope) { reprocess(in: .afterBody) }
    case .form: endForm()
    case .definitionItem:
      guard open.has(tag, in: .inScope) else { return }
      open.generateImpliedEndTags(except: tag)
      open.popThrough(tag)
    case .heading:
      guard open.hasAny(.heading, in: .inScope) else { return }
      open.generateImpliedEndTags()
      open.popUntil(.heading)
      open.pop()
    case .objectLike:
      guard open.has(tag, in: .inScope) else { return }
      open.generateImpliedEndTags()
      open.popThrough(tag)
      formatting.clearToLastMarker()
    case .lineBreak:
      // `</br>` is read as `<br>`.
      reconstructFormatting()
      insertElement(ElementName(.br), firstAttribute: 0, attributeCount: 0)
      open.pop()
      framesetOK = false
    case .ordinary, .block, .formatting, .paragraph, .listItem: break
    }
  }

  private mutating func endForm() {
    if open.contains(.template) {
      guard open.has(.form, in: .inScope) else { return }
      open.generateImpliedEndTags()
      open.popThrough(.form)
      return
    }
    let node = formElement
    formElement = Node.none
    guard node != Node.none, open.hasNode(node, in: .inScope) else { return }
    open.generateImpliedEndTags()
    if let index = open.index(of: node) { open.remove(at: index) }
  }

  /// "Any other end tag".
  @inline(__always)
  mutating func endOrdinary(_ tag: Tag) {
    let name = ElementName(tag)
    if open.top.name == name { return open.pop() }
    if tag.isKnown, !open.contains(tag) { return }
    endOrdinaryBelowTop(name)
  }

  private mutating func endOrdinaryBelowTop(_ name: ElementName) {
    var index = open.count
    while index > 1 {
      index &-= 1
      let element = open[index]
      if element.name == name {
        open.generateImpliedEndTags(except: name.tag)
        return open.popFrom(min(index, open.count))
      }
      if element.flags.intersects(.special) { return }
    }
  }
}
