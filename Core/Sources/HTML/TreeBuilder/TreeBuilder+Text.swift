// Inserting characters (13.2.6.1), a run at a time.
extension TreeBuilder {
  @inline(__always)
  func bytes(of slice: Slice) -> UnsafePointer<UInt8> {
    (slice.isInSideBuffer ? UnsafePointer(tokenizer.side.base) : tokenizer.input) + slice.offset
  }

  func isBlank(_ slice: Slice) -> Bool {
    let text = bytes(of: slice)
    for i in 0..<slice.count where !isSpace(text[i]) { return false }
    return true
  }

  /// Cuts the white space from the beginning of the current text token and returns it.
  mutating func takeLeadingSpace() -> Slice {
    let text = bytes(of: token.text)
    var count: UInt32 = 0
    while count < token.text.length, isSpace(text[Int(count)]) { count += 1 }
    let space = Slice(word: token.text.word, length: count)
    tokenizer.token.text.word += count
    tokenizer.token.text.length -= count
    return space
  }

  /// Calls the body with each part of the current text token between NULs.
  mutating func forEachPartBetweenNULs(_ body: (inout TreeBuilder, Slice) -> Void) {
    let whole = token.text
    var start: UInt32 = 0
    while start < whole.length {
      let text = bytes(of: whole)
      var stop = start
      while stop < whole.length, text[Int(stop)] != 0 { stop += 1 }
      if stop > start { body(&self, Slice(word: whole.word + start, length: stop - start)) }
      start = stop + 1
    }
  }

  @inline(__always)
  mutating func insertText(_ slice: Slice) {
    guard slice.length > 0, open.count > 0 else { return }
    let target = open.top
    if fosterParenting, target.flags.intersects(.fosters) { return fosterText(slice, target: target) }
    let parent = inside(target)
    let last = nodes[Int(parent)].lastChild
    if last != Node.none, nodes[Int(last)].isText { return extendText(last, by: slice) }
    let node = Int32(truncatingIfNeeded: nodes.count)
    nodes.append(Node(kind: .text, slice: slice))
    appendChild(node, to: parent)
  }

  private mutating func fosterText(_ slice: Slice, target: OpenElement) {
    let place = fosterPlace(target: target)
    let previous =
      place.before == Node.none ? nodes[Int(place.parent)].lastChild : nodes[Int(place.before)].previousSibling
    if previous != Node.none, nodes[Int(previous)].isText { return extendText(previous, by: slice) }
    let node = Int32(truncatingIfNeeded: nodes.count)
    nodes.append(Node(kind: .text, slice: slice))
    insert(node, at: place)
  }

  /// Appends text to a text node.
  ///
  /// Extends the node in place if the text follows it in the same buffer, or if it has room. Otherwise copies both to
  /// the side buffer and leaves as much room again: text from many pieces takes linear time.
  private mutating func extendText(_ node: Int32, by added: Slice) {
    let old = nodes[Int(node)].slice
    let room = max(Int(nodes[Int(node)].firstChild), old.count)
    if old.word &+ old.length == added.word, room == old.count {
      nodes[Int(node)].length += added.length
      return
    }
    let total = old.count + added.count
    if old.isInSideBuffer, total <= room {
      (tokenizer.side.base + old.offset + old.count).update(from: bytes(of: added), count: added.count)
      nodes[Int(node)].length = UInt32(total)
      return
    }
    guard tokenizer.side.count + total * 2 < 0x7FFF_FFFF else {
      exceeded.insert(.bytes)
      return
    }
    let start = tokenizer.side.count
    appendToSide(old)
    appendToSide(added)
    tokenizer.side.append(repeating: 0, count: total)
    let joined = Slice(sideOffset: start, length: total)
    nodes[Int(node)].start = joined.word
    nodes[Int(node)].length = joined.length
    nodes[Int(node)].firstChild = Int32(truncatingIfNeeded: total * 2)
  }

  private mutating func appendToSide(_ slice: Slice) {
    if slice.isInSideBuffer {
      tokenizer.side.appendCopy(of: slice.offset..<slice.offset + slice.count)
    } else {
      tokenizer.side.append(from: tokenizer.input + slice.offset, count: slice.count)
    }
  }
}
