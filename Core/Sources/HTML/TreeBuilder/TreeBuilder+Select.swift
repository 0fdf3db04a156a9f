// Select elements. Since 2025 they may contain nearly anything (13.2.6.4.7).
extension TreeBuilder {
  /// Whether the fragment belongs in a `select`, which may contain neither another `select` nor an `input`.
  private var isFragmentOfSelect: Bool { context?.name == ElementName(.select) }

  mutating func startSelect() {
    if isFragmentOfSelect { return tokenizer.dropAttributes() }
    if open.has(.select, in: .inScope) {
      open.popThrough(.select)
      return tokenizer.dropAttributes()
    }
    reconstructFormatting()
    insertElement()
    framesetOK = false
  }

  mutating func startOption() {
    closeOptions(except: .optgroup)
    reconstructFormatting()
    insertElement()
  }

  mutating func startOptionGroup() {
    closeOptions(except: nil)
    reconstructFormatting()
    insertElement()
  }

  private mutating func closeOptions(except tag: Tag?) {
    if open.has(.select, in: .inScope) {
      open.generateImpliedEndTags(except: tag)
    } else if open.topIs(.option) {
      open.pop()
    }
  }

  mutating func startRule() {
    closeParagraph()
    if open.has(.select, in: .inScope) { open.generateImpliedEndTags() }
    insertVoidElement()
    framesetOK = false
  }

  mutating func startInput() {
    if isFragmentOfSelect { return tokenizer.dropAttributes() }
    if open.has(.select, in: .inScope) { open.popThrough(.select) }
    reconstructFormatting()
    insertVoidElement()
    if !isHiddenInput { framesetOK = false }
  }
}
