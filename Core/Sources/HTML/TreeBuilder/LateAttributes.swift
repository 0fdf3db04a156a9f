/// Attributes of later `html` and `body` tags, which belong to the first element (13.2.6.4.7).
///
/// They are collected until the end. Why: an element's attributes are contiguous, and moving them for each of a million
/// such tags would take hours.
struct LateAttributes {
  private(set) var node = Node.none
  private(set) var attributes: [Attribute] = []
  /// The names that the element already has.
  private var names: Set<UInt32> = []

  /// Starts with the element and the attributes of its own tag. Does nothing the second time.
  mutating func begin(for node: Int32, with own: Range<Int>, in all: borrowing GrowableBuffer<Attribute>) {
    guard self.node != node else { return }
    self.node = node
    for index in own { names.insert(all[index].nameWord) }
  }

  /// Adds the attributes that the element lacks.
  mutating func add(_ range: Range<Int>, in all: borrowing GrowableBuffer<Attribute>) {
    for index in range where names.insert(all[index].nameWord).inserted { attributes.append(all[index]) }
  }
}

extension TreeBuilder {
  /// Collects the current tag's attributes for the `html` element.
  mutating func addAttributesToHTML() {
    let node = open[0].node
    lateHTMLAttributes.begin(for: node, with: attributeRange(of: node), in: tokenizer.attributes)
    lateHTMLAttributes.add(attributeRangeOfToken, in: tokenizer.attributes)
  }

  /// Collects the current tag's attributes for the `body` element.
  mutating func addAttributesToBody() {
    let node = open[1].node
    lateBodyAttributes.begin(for: node, with: attributeRange(of: node), in: tokenizer.attributes)
    lateBodyAttributes.add(attributeRangeOfToken, in: tokenizer.attributes)
  }

  private var attributeRangeOfToken: Range<Int> {
    token.firstAttribute..<token.firstAttribute + token.attributeCount
  }

  private func attributeRange(of node: Int32) -> Range<Int> {
    let record = nodes[Int(node)]
    return Int(record.start)..<Int(record.start) + Int(record.length)
  }

  /// Adds the collected attributes to their elements.
  mutating func finishLateAttributes() {
    for late in [lateHTMLAttributes, lateBodyAttributes] where !late.attributes.isEmpty {
      let start = tokenizer.attributes.count
      tokenizer.attributes.appendCopy(of: attributeRange(of: late.node))
      for attribute in late.attributes { tokenizer.attributes.append(attribute) }
      nodes[Int(late.node)].start = UInt32(start)
      nodes[Int(late.node)].length = UInt32(tokenizer.attributes.count - start)
    }
  }
}
