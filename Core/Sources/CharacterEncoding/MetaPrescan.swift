/// Finds the encoding that a document declares: the prescan of HTML §13.2.3.2 over bytes, before parsing.
struct MetaPrescan {
  private let bytes: UnsafeRawBufferPointer
  private var position = 0

  /// The declared encoding of `bytes`, or `nil`.
  static func encoding(of bytes: UnsafeRawBufferPointer) -> Encoding? {
    if bytes.starts(with: [0x3C, 0, 0x3F, 0, 0x78, 0]) { return .utf16LE }
    if bytes.starts(with: [0, 0x3C, 0, 0x3F, 0, 0x78]) { return .utf16BE }
    var prescan = MetaPrescan(bytes: bytes)
    return prescan.metaEncoding() ?? xmlEncoding(of: bytes)
  }

  private init(bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  private mutating func metaEncoding() -> Encoding? {
    while let tag = offset(of: 0x3C, from: position) {
      position = tag
      if matches("<!--", at: tag) {
        // The dashes that open a comment may close it too: `<!-->`.
        guard let end = offset(of: "-->", from: tag + 2) else { return nil }
        position = end + 3
      } else if matches("<meta", at: tag), let next = byte(at: tag + 5), Self.isSpace(next) || next == 0x2F {
        position = tag + 6
        var meta = MetaAttributes()
        while let attribute = nextAttribute() { meta.take(attribute) }
        guard position < bytes.count else { return nil }
        if let encoding = meta.encoding { return encoding }
        position += 1
      } else if let next = byte(at: tag + 1), Self.isLetter(next) || next == 0x2F && isLetter(at: tag + 2) {
        position = tag + 1
        while let next = byte(at: position), !Self.isSpace(next), next != 0x3E { position += 1 }
        while nextAttribute(isKept: false) != nil {}
        position += 1
      } else if let next = byte(at: tag + 1), next == 0x21 || next == 0x2F || next == 0x3F {
        guard let end = offset(of: 0x3E, from: tag + 1) else { return nil }
        position = end + 1
      } else {
        position = tag + 1
      }
    }
    return nil
  }

  /// "Get an attribute". Returns nil at the end of the tag or of the input, where `position` is `count`.
  ///
  /// An attribute that isn't needed is skipped and returned empty.
  private mutating func nextAttribute(isKept: Bool = true) -> (name: [UInt8], value: [UInt8])? {
    while let next = byte(at: position), Self.isSpace(next) || next == 0x2F { position += 1 }
    guard let first = byte(at: position), first != 0x3E else { return nil }
    var name: [UInt8] = []
    let start = position
    naming: while let next = byte(at: position) {
      switch next {
      case 0x3D where position > start: break naming
      case 0x2F, 0x3E: return (name, [])
      case _ where Self.isSpace(next): break naming
      default: if isKept { name.append(Self.lowercased(next)) }
      }
      position += 1
    }
    skipSpaces()
    guard byte(at: position) == 0x3D else { return position < bytes.count ? (name, []) : nil }
    position += 1
    skipSpaces()
    guard let value = attributeValue(isKept: isKept) else { return nil }
    return (name, value)
  }

  private mutating func attributeValue(isKept: Bool) -> [UInt8]? {
    guard let first = byte(at: position) else { return nil }
    var value: [UInt8] = []
    if first == 0x22 || first == 0x27 {
      position += 1
      while let next = byte(at: position) {
        position += 1
        if next == first { return value }
        if isKept { value.append(Self.lowercased(next)) }
      }
      return nil
    }
    while let next = byte(at: position) {
      if Self.isSpace(next) || next == 0x3E { return value }
      if isKept { value.append(Self.lowercased(next)) }
      position += 1
    }
    return nil
  }
}

extension MetaPrescan {
  /// "Get an XML encoding" (HTML §13.2.3.2): `<?xml version="1.0" encoding="…"?>`, as pages in XHTML still begin.
  private static func xmlEncoding(of bytes: UnsafeRawBufferPointer) -> Encoding? {
    let scan = MetaPrescan(bytes: bytes)
    guard bytes.starts(with: "<?xml".utf8), scan.offset(of: 0x3E, from: 0) != nil,
      var position = scan.offset(of: "encoding", from: 0, ignoringCase: false).map({ $0 + 8 })
    else { return nil }
    while let next = scan.byte(at: position), next <= 0x20 { position += 1 }
    guard scan.byte(at: position) == 0x3D else { return nil }
    position += 1
    while let next = scan.byte(at: position), next <= 0x20 { position += 1 }
    guard let quote = scan.byte(at: position), quote == 0x22 || quote == 0x27,
      let end = scan.offset(of: quote, from: position + 1)
    else { return nil }
    let label = bytes[(position + 1)..<end]
    guard !label.contains(where: { $0 <= 0x20 }), let encoding = Labels.encoding(of: label) else { return nil }
    return encoding == .utf16BE || encoding == .utf16LE ? .utf8 : encoding
  }

  private mutating func skipSpaces() {
    while let next = byte(at: position), Self.isSpace(next) { position += 1 }
  }

  private func byte(at offset: Int) -> UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private func isLetter(at offset: Int) -> Bool { byte(at: offset).map(Self.isLetter) ?? false }

  private func offset(of byte: UInt8, from start: Int) -> Int? {
    var offset = start
    while offset < bytes.count {
      if bytes[offset] == byte { return offset }
      offset += 1
    }
    return nil
  }

  private func offset(of text: StaticString, from start: Int, ignoringCase: Bool = true) -> Int? {
    var offset = start
    while offset + text.utf8CodeUnitCount <= bytes.count {
      if matches(text, at: offset, ignoringCase: ignoringCase) { return offset }
      offset += 1
    }
    return nil
  }

  /// Whether a lower-case text occurs at an offset, ignoring case.
  private func matches(_ text: StaticString, at offset: Int, ignoringCase: Bool = true) -> Bool {
    guard offset + text.utf8CodeUnitCount <= bytes.count else { return false }
    return text.withUTF8Buffer { wanted in
      wanted.indices.allSatisfy { index in
        let found = bytes[offset + index]
        return (ignoringCase ? Self.lowercased(found) : found) == wanted[index]
      }
    }
  }

  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0C || byte == 0x0D
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(lowercased(byte)) }

  private static func lowercased(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}
