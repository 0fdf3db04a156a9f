extension [Inline] {
  /// Divides the runs at places of their text, so that a stretch of it can be marked.
  ///
  /// A run that holds others is divided with them: half a link is a link. Formulas and pictures stay whole, in the piece where
  /// they begin.
  ///
  /// - Parameter offsets: places in Unicode scalars of the text (``Block/plainText`` of a paragraph), in rising order.
  /// - Returns: the pieces, one more than the offsets.
  public func pieces(dividedAt offsets: [Int]) -> [[Inline]] {
    var pieces: [[Inline]] = []
    var rest = self
    var done = 0
    for offset in offsets {
      let (before, after) = rest.divided(at: offset - done)
      pieces.append(before)
      rest = after
      done = offset
    }
    return pieces + [rest]
  }

  fileprivate func divided(at offset: Int) -> (before: [Inline], after: [Inline]) {
    var before: [Inline] = []
    var left = offset
    for (index, run) in enumerated() {
      let length = run.textLength
      // A reference to a note has no length: it belongs to the words before it.
      guard length > left else {
        before.append(run)
        left -= length
        continue
      }
      guard left > 0 else { return (before, Array(self[index...])) }
      let (first, second) = run.divided(at: left)
      return (before + [first].compactMap(\.self), [second].compactMap(\.self) + self[(index + 1)...])
    }
    return (before, [])
  }
}

extension Inline {
  /// The length of its text as sentences count it: pictures only if they are a sign among words.
  fileprivate var textLength: Int {
    switch self {
    case .text(let text), .code(let text), .math(let text): text.unicodeScalars.count
    case .emphasis, .strong, .deleted, .link, .superscript, .subscript: content.reduce(0) { $0 + $1.textLength }
    case .lineBreak: 1
    case .image(let image):
      (image.alternative ?? "").contains(where: \.isWhitespace) ? 0 : (image.alternative ?? "").unicodeScalars.count
    case .footnoteReference: 0
    case .unknown(let value): value.plainText.unicodeScalars.count
    }
  }

  /// - Parameter offset: more than 0 and less than the length.
  fileprivate func divided(at offset: Int) -> (Inline?, Inline?) {
    func halves(_ text: String, _ make: (String) -> Inline) -> (Inline?, Inline?) {
      let scalars = text.unicodeScalars
      let place = scalars.index(scalars.startIndex, offsetBy: offset)
      return (make(String(scalars[..<place])), make(String(scalars[place...])))
    }
    func halves(_ content: [Inline], _ make: ([Inline]) -> Inline) -> (Inline?, Inline?) {
      let (before, after) = content.divided(at: offset)
      return (make(before), make(after))
    }
    switch self {
    case .text(let text): return halves(text) { .text($0) }
    case .code(let text): return halves(text) { .code($0) }
    case .emphasis(let content): return halves(content) { .emphasis($0) }
    case .strong(let content): return halves(content) { .strong($0) }
    case .deleted(let content): return halves(content) { .deleted($0) }
    case .superscript(let content): return halves(content) { .superscript($0) }
    case .subscript(let content): return halves(content) { .subscript($0) }
    case .link(let url, let content): return halves(content) { .link(url: url, $0) }
    case .math, .lineBreak, .image, .footnoteReference, .unknown: return (self, nil)
    }
  }
}
