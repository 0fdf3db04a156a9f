extension HTMLDocument {
  static func parse(
    _ bytes: [UInt8], context: (name: String, namespace: Namespace)?, options: ParseOptions
  ) -> HTMLDocument {
    var nodes = GrowableBuffer<Node>(capacity: 1)
    nodes.append(Node(kind: .document))
    let arena = Arena(
      input: bytes, nodes: nodes, attributes: GrowableBuffer(capacity: 0), side: GrowableBuffer(capacity: 0),
      names: NameTable(), doctypes: [])
    return HTMLDocument(arena: arena, quirksMode: .noQuirks, exceeded: [])
  }
}
