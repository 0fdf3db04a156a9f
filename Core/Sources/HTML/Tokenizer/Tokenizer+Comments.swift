// Comments (13.2.5.41 and 13.2.5.43 to 13.2.5.52).
extension Tokenizer {
  /// Reads a comment from behind its `<!--`.
  mutating func readComment(from start: Int) {
    if start < end, input[start] == 0x3E {
      return emitComment(start, start, next: start + 1)
    }
    if matches("->", at: start) {
      return emitComment(start, start, next: start + 2)
    }
    var i = start
    while true {
      i = find(0x2D, in: input, from: i, to: end)
      guard i < end else { break }
      if matches("-->", at: i) { return emitComment(start, i, next: i + 3) }
      if matches("--!>", at: i) { return emitComment(start, i, next: i + 4) }
      i += 1
    }
    // A cut-off end of the comment isn't part of its text.
    var last = end
    if last - start >= 3, input[last - 1] == 0x21, input[last - 2] == 0x2D, input[last - 3] == 0x2D {
      last -= 3
    } else {
      var dashes = 0
      while dashes < 2, last > start, input[last - 1] == 0x2D {
        last -= 1
        dashes += 1
      }
    }
    emitComment(start, last, next: end)
  }

  /// 13.2.5.41, bogus comment state: everything up to the next `>`.
  mutating func readBogusComment(from start: Int) {
    let close = find(0x3E, in: input, from: start, to: end)
    emitComment(start, close, next: min(close + 1, end))
  }

  private mutating func emitComment(_ start: Int, _ stop: Int, next: Int) {
    token.kind = .comment
    token.text = replacingNUL(start, stop)
    position = next
  }
}
