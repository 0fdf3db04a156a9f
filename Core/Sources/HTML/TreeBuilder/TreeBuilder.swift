/// Tree construction (13.2.6): turns the tokenizer's tokens into nodes of the arena.
///
/// The rules of each insertion mode are in a file of their own, under the standard's names.
struct TreeBuilder: ~Copyable {
  var tokenizer: Tokenizer
  var nodes: GrowableBuffer<Node>
  var doctypes: [Doctype] = []
  let options: ParseOptions
  let tables = ElementTables.shared

  var mode = InsertionMode.initial
  /// The mode to return to from `text` and `inTableText`.
  var originalMode = InsertionMode.initial
  var templateModes: [InsertionMode] = []
  var open = OpenElements()
  var formatting = ActiveFormatting()
  var headElement = Node.none
  var formElement = Node.none
  var framesetOK = true
  var fosterParenting = false
  /// Set by `pre`, `listing` and `textarea`: a newline that follows at once is dropped.
  var dropsNextNewline = false
  var pendingTableText: [Slice] = []
  var lateHTMLAttributes = LateAttributes()
  var lateBodyAttributes = LateAttributes()
  /// The context element of a fragment.
  let context: OpenElement?
  var quirksMode = QuirksMode.noQuirks
  var exceeded: ExceededLimits = []
  var isDone = false
  /// How many more elements may be made without a tag in the input (``ExceededLimits/formatting``).
  var clonesLeft: Int
  let depthLimit: Int
  let nodeLimit: Int

  init(input: UnsafeBufferPointer<UInt8>, context: OpenElement?, options: ParseOptions) {
    tokenizer = Tokenizer(input: input)
    nodes = GrowableBuffer(capacity: input.count / 64)
    self.options = options
    self.context = context
    clonesLeft = 1024 + input.count / 8
    depthLimit = max(options.limits.depth, 16)
    nodeLimit = min(max(options.limits.nodes, 1), Int(Int32.max) - 16)
    nodes.append(Node(kind: .document))
  }

  var token: Token {
    @inline(__always) get { tokenizer.token }
  }

  mutating func run() {
    while !isDone {
      let isForeign = adjustedCurrentNodeIsForeign
      tokenizer.allowsCDATA = isForeign
      tokenizer.next()
      if nodes.count >= nodeLimit || tokenizer.names.count >= NameTable.limit || tokenizer.side.count >= Self.sideLimit
      {
        stopAtLimit()
      }
      if dropsNextNewline { dropNewline() }
      if isForeign, usesForeignRules {
        processInForeignContent()
      } else {
        process()
      }
    }
    finishLateAttributes()
    fillSelectedContents()
  }

  /// Leaves room below two gigabytes for anything that one token may add.
  static var sideLimit: Int { 0x1800_0000 }
  /// Input beyond this is ignored: decoded, it would no longer fit in the side buffer.
  static var byteLimit: Int { 0x2000_0000 }

  /// Skips the rest of the input. The rules for the end of input then close the open elements.
  private mutating func stopAtLimit() {
    if token.kind == .startTag { tokenizer.dropAttributes() }
    exceeded.insert(tokenizer.side.count >= Self.sideLimit ? .bytes : .nodes)
    tokenizer.emitEndOfFile()
  }

  /// Processes the current token by the rules of the current insertion mode; also "reprocess the token".
  @inline(__always)
  mutating func process() {
    if mode == .inBody { return inBody() }
    processOutsideBody()
  }

  @inline(never)
  private mutating func processOutsideBody() {
    switch mode {
    case .initial: initial()
    case .beforeHTML: beforeHTML()
    case .beforeHead: beforeHead()
    case .inHead: inHead()
    case .inHeadNoscript: inHeadNoscript()
    case .afterHead: afterHead()
    case .inBody: inBody()
    case .text: inText()
    case .inTable: inTable()
    case .inTableText: inTableText()
    case .inCaption: inCaption()
    case .inColumnGroup: inColumnGroup()
    case .inTableBody: inTableBody()
    case .inRow: inRow()
    case .inCell: inCell()
    case .inTemplate: inTemplate()
    case .afterBody: afterBody()
    case .inFrameset: inFrameset()
    case .afterFrameset: afterFrameset()
    case .afterAfterBody: afterAfterBody()
    case .afterAfterFrameset: afterAfterFrameset()
    }
  }

  mutating func reprocess(in newMode: InsertionMode) {
    mode = newMode
    process()
  }

  private mutating func dropNewline() {
    dropsNextNewline = false
    guard token.kind == .text, token.text.length > 0, bytes(of: token.text)[0] == 0x0A else { return }
    tokenizer.token.text.word += 1
    tokenizer.token.text.length -= 1
  }

  consuming func finish(input: [UInt8]) -> HTMLDocument {
    let mode = quirksMode
    let exceeded = exceeded
    let arena = Arena(
      input: input, nodes: nodes, attributes: tokenizer.attributes, side: tokenizer.side, names: tokenizer.names,
      doctypes: doctypes)
    return HTMLDocument(arena: arena, quirksMode: mode, exceeded: exceeded)
  }
}
