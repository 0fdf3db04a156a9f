/// The tokenizer (13.2.5) over a whole input with normalised newlines.
///
/// The standard describes a machine that reads one character at a time and may pause anywhere. Here the whole input is
/// available, and most of the eighty states are positions inside one function: a tag is read in one go, and so is text
/// up to the next `<`. The states that remain are those that the tree builder may set.
struct Tokenizer: ~Copyable {
  enum State: UInt8 {
    case data, rcdata, rawtext, scriptData, plaintext, cdataSection
  }

  let input: UnsafePointer<UInt8>
  let end: Int
  var position = 0
  var state = State.data
  /// Whether `<![CDATA[` opens a section: only inside SVG and MathML.
  var allowsCDATA = false
  /// The tag whose end tag closes raw text.
  var lastStartTag = Tag(rawValue: .max)

  var token = Token()
  var doctype = DoctypeToken()
  var attributes: GrowableBuffer<Attribute>
  var side: GrowableBuffer<UInt8>
  var names: NameTable

  /// For each name the number of the tag that last used it as an attribute: finds a repeated attribute in one step,
  /// where comparing with all earlier ones would make a tag of a million attributes take hours.
  var lastUse: GrowableBuffer<UInt32>
  var tagSerial: UInt32 = 0
  var scratch: GrowableBuffer<UInt8>

  init(input: UnsafeBufferPointer<UInt8>) {
    // Everything is made before anything is stored: a closure over a half-made noncopyable value made the optimizer
    // (Swift 6.3.1) free buffers that were never allocated.
    let sideBuffer = GrowableBuffer<UInt8>(capacity: input.count / 64)
    var uses = GrowableBuffer<UInt32>(capacity: knownNameCount + 64)
    uses.append(repeating: 0, count: knownNameCount)
    if let base = input.baseAddress {
      self.input = base
    } else {
      // Without input there is nothing to read; any address will do.
      self.input = UnsafePointer(sideBuffer.base)
    }
    end = input.count
    side = sideBuffer
    attributes = GrowableBuffer(capacity: input.count / 96)
    names = NameTable()
    lastUse = uses
    scratch = GrowableBuffer(capacity: 64)
  }

  /// Reads the next token.
  mutating func next() {
    switch state {
    case .data: nextInData()
    case .rcdata, .rawtext, .scriptData: nextInRawText()
    case .plaintext: nextInPlaintext()
    case .cdataSection: nextInCDATA()
    }
  }

  mutating func emitEndOfFile() {
    position = end
    token.kind = .endOfFile
  }

  @inline(__always)
  mutating func emitText(_ text: Slice, hasNUL: Bool) {
    token.kind = .text
    token.text = text
    token.hasNUL = hasNUL
  }

  @inline(__always)
  func slice(_ start: Int, _ end: Int) -> Slice {
    Slice(inputOffset: start, length: end &- start)
  }
}
