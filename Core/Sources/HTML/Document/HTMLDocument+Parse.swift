extension HTMLDocument {
  static func parse(
    _ bytes: [UInt8], context: (name: String, namespace: Namespace)?, options: ParseOptions
  ) -> HTMLDocument {
    let limit = min(max(options.limits.bytes, 0), TreeBuilder.byteLimit)
    let isCut = bytes.count > limit
    let input = normalisingNewlines(isCut ? Array(bytes[..<limit]) : bytes)
    return input.withUnsafeBufferPointer { buffer in
      var builder = TreeBuilder(input: buffer, context: context.map(openContext), options: options)
      if isCut { builder.exceeded.insert(.bytes) }
      if context != nil { builder.startFragment() }
      builder.run()
      return builder.finish(input: input)
    }
  }

  /// Turns CR LF and CR into LF (13.2.3.5). Most pages have no CR and aren't copied.
  static func normalisingNewlines(_ bytes: [UInt8]) -> [UInt8] {
    bytes.withUnsafeBufferPointer { source in
      guard let base = source.baseAddress else { return bytes }
      var next = find(0x0D, in: base, from: 0, to: source.count)
      if next == source.count { return bytes }
      return [UInt8](unsafeUninitializedCapacity: source.count) { target, count in
        guard let out = target.baseAddress else { return }
        var copied = 0
        while next < source.count {
          (out + count).initialize(from: base + copied, count: next - copied)
          count += next - copied
          out[count] = 0x0A
          count += 1
          copied = next + 1
          if copied < source.count, base[copied] == 0x0A { copied += 1 }
          next = find(0x0D, in: base, from: copied, to: source.count)
        }
        (out + count).initialize(from: base + copied, count: source.count - copied)
        count += source.count - copied
      }
    }
  }

  private static func openContext(name: String, namespace: Namespace) -> OpenElement {
    var tag = Tag(rawValue: .max)
    let utf8 = Array(name.utf8)
    utf8.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return }
      let key = NameKey.make(base, length: bytes.count)
      if let number = KnownNameTable.shared.number(of: base, length: bytes.count, key: key) {
        tag = Tag(rawValue: number)
      }
    }
    let elementName =
      tag.isKnown ? ElementName(tag, in: namespace) : ElementName(word: .max & ~3 | UInt32(namespace.rawValue))
    return OpenElement(node: Node.none, name: elementName, flags: ElementTables.shared.flags(of: elementName))
  }
}

extension TreeBuilder {
  /// Parsing HTML fragments (13.4).
  mutating func startFragment() {
    guard let context else { return }
    if context.name.isHTML {
      switch context.name.tag {
      case .title, .textarea: tokenizer.state = .rcdata
      case .style, .xmp, .iframe, .noembed, .noframes: tokenizer.state = .rawtext
      case .script: tokenizer.state = .scriptData
      case .noscript where options.scripting: tokenizer.state = .rawtext
      case .plaintext: tokenizer.state = .plaintext
      default: break
      }
      tokenizer.lastStartTag = Tag(rawValue: .max)
    }
    insertImplied(.html)
    if context.name == ElementName(.template) { templateModes.append(.inTemplate) }
    resetInsertionMode()
    if context.name == ElementName(.form) { formElement = Self.formOfContext }
  }

  /// Represents a form outside the fragment.
  private static var formOfContext: Int32 { -2 }
}
