// Active formatting elements (13.2.4.3).
extension TreeBuilder {
  /// Inserts an element for the current start tag and remembers it for reconstruction.
  @inline(__always)
  mutating func insertFormattingElement() {
    insertElement()
    pushFormatting(open.top)
  }

  private mutating func pushFormatting(_ element: OpenElement) {
    let entry = ActiveFormatting.Entry(
      node: element.node, name: element.name, attributeSum: attributeSum(of: element.node))
    // The "Noah's Ark clause": three alike are enough.
    var alike = 0
    var index = formatting.count
    let start = formatting.start
    while index > start {
      index -= 1
      let other = formatting[index]
      guard other.name == entry.name, other.attributeSum == entry.attributeSum,
        haveSameAttributes(other.node, entry.node)
      else { continue }
      alike += 1
      if alike == 3 {
        formatting.remove(at: index)
        break
      }
    }
    if formatting.recent >= ActiveFormatting.limit {
      exceeded.insert(.formatting)
      formatting.remove(at: formatting.start)
    }
    formatting.append(entry)
  }

  private func attributeSum(of node: Int32) -> UInt32 {
    let record = nodes[Int(node)]
    var sum = record.length
    for index in Int(record.start)..<Int(record.start) + Int(record.length) {
      let attribute = tokenizer.attributes[index]
      sum &+= (attribute.nameWord &* 0x9E37_79B1) ^ (attribute.value.length &* 0x85EB_CA77)
    }
    return sum
  }

  private func haveSameAttributes(_ a: Int32, _ b: Int32) -> Bool {
    let first = nodes[Int(a)]
    let second = nodes[Int(b)]
    guard first.length == second.length else { return false }
    let count = Int(first.length)
    for i in 0..<count {
      let wanted = tokenizer.attributes[Int(first.start) + i]
      // Attributes are nearly always in the same order: compare the same index first.
      var j = 0
      while j < count {
        let candidate = tokenizer.attributes[Int(second.start) + (i + j) % count]
        if candidate.nameWord == wanted.nameWord {
          guard haveSameBytes(candidate.value, wanted.value) else { return false }
          break
        }
        j += 1
      }
      if j == count { return false }
    }
    return true
  }

  private func haveSameBytes(_ a: Slice, _ b: Slice) -> Bool {
    guard a.length == b.length else { return false }
    let first = bytes(of: a)
    let second = bytes(of: b)
    for i in 0..<a.count where first[i] != second[i] { return false }
    return true
  }

  /// Reconstructs the formatting elements that were closed before their end tags.
  @inline(__always)
  mutating func reconstructFormatting() {
    guard formatting.recent > 0, !isOpen(formatting[formatting.count - 1]) else { return }
    reconstructClosedFormatting()
  }

  @inline(__always)
  private func isOpen(_ entry: ActiveFormatting.Entry) -> Bool {
    if open.top.node == entry.node { return true }
    return open.contains(entry.name.tag) && open.index(of: entry.node) != nil
  }

  private mutating func reconstructClosedFormatting() {
    var index = formatting.count - 1
    let start = formatting.start
    while index > start, !isOpen(formatting[index - 1]) { index -= 1 }
    while index < formatting.count {
      guard clonesLeft > 0 else {
        exceeded.insert(.formatting)
        return
      }
      clonesLeft -= 1
      let record = nodes[Int(formatting[index].node)]
      insertElement(record.name, firstAttribute: Int(record.start), attributeCount: Int(record.length))
      formatting.replace(at: index, with: open.top.node)
      index += 1
    }
  }
}
