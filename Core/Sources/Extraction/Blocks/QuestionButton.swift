import HTML

extension HTMLDocument {
  /// Whether a button's label is a question of at least three words, which opens an answer.
  func isQuestion(_ button: NodeID) -> Bool {
    var label: [UInt8] = []
    var left = 60
    var current = next(after: button, within: button)
    while let place = current, left > 0, label.count <= 400 {
      if kind(of: place) == .text {
        withText(of: place) { text in text.withUnsafeBufferPointer { label.append(contentsOf: $0) } }
      }
      left -= 1
      current = next(after: place, within: button)
    }
    // Signs after the question show whether it is open.
    while let last = label.last, last <= 0x20 || last == UInt8(ascii: "+") || last == UInt8(ascii: "-") {
      label.removeLast()
    }
    guard label.count <= 400 else { return false }
    if label.last == UInt8(ascii: "?") { return label.split(whereSeparator: { $0 <= 0x20 }).count >= 3 }
    return label.count >= 15 && label.suffix(3).elementsEqual("？".utf8)
  }
}
