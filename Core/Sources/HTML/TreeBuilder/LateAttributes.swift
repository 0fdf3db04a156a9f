/// Attributes of second `html` and `body` tags, which go to the first (13.2.6.4.7). They are kept apart until the end:
/// an element's attributes lie together, and moving them for each of a million such tags would take hours.
struct LateAttributes {
  struct Addition {
    var node: Int32
    var attributes: [Attribute] = []
    /// The names that the element has.
    var names: Set<UInt32>
  }

  var html: Addition?
  var body: Addition?
}

extension TreeBuilder {
  /// Notes the current tag's attributes for the `html` or `body` element, but for those that it has.
  mutating func addLateAttributes(to tag: Tag) {
    guard token.attributeCount > 0 else { return }
    let path = tag == .html ? \LateAttributes.html : \LateAttributes.body
    let node = open[tag == .html ? 0 : 1].node
    var addition = lateAttributes[keyPath: path] ?? LateAttributes.Addition(node: node, names: attributeNames(of: node))
    for index in token.firstAttribute..<token.firstAttribute + token.attributeCount {
      let attribute = tokenizer.attributes[index]
      if addition.names.insert(attribute.nameWord).inserted { addition.attributes.append(attribute) }
    }
    lateAttributes[keyPath: path] = addition
  }

  private func attributeNames(of node: Int32) -> Set<UInt32> {
    let record = nodes[Int(node)]
    let range = Int(record.start)..<Int(record.start) + Int(record.length)
    return Set(range.map { tokenizer.attributes[$0].nameWord })
  }

  /// Gives the noted attributes to their elements.
  mutating func finishLateAttributes() {
    for case let addition? in [lateAttributes.html, lateAttributes.body] where !addition.attributes.isEmpty {
      let record = nodes[Int(addition.node)]
      let start = tokenizer.attributes.count
      tokenizer.attributes.appendCopy(of: Int(record.start)..<Int(record.start) + Int(record.length))
      for attribute in addition.attributes { tokenizer.attributes.append(attribute) }
      nodes[Int(addition.node)].start = UInt32(start)
      nodes[Int(addition.node)].length = UInt32(tokenizer.attributes.count - start)
    }
  }
}
