import HTML

/// The `meta`, `link` and `title` elements of a page, by name.
///
/// Includes those in the body, where many pages have them.
struct HeadFacts {
  /// Contents of `meta` elements by `name`, `property` or `itemprop` in lower case, in the order of the page.
  private(set) var metas: [String: [String]] = [:]
  /// Targets of `link` elements by `rel`.
  private(set) var links: [String: [String]] = [:]
  private(set) var title: String?

  init(_ document: HTMLDocument) {
    for node in document.descendants(of: document.root) {
      guard let tag = document.tag(of: node), document.namespace(of: node) == .html else { continue }
      switch tag {
      case .meta: addMeta(node, document)
      case .link: addLink(node, document)
      case .title where title == nil:
        let text = document.textContent(of: node).collapsed
        if !text.isEmpty { title = text }
      default: break
      }
    }
  }

  private mutating func addMeta(_ node: NodeID, _ document: HTMLDocument) {
    // Some generators write `value` instead of `content`.
    let written = document.attribute(.content, of: node) ?? document.attribute(.value, of: node)
    guard let content = written?.collapsed, !content.isEmpty else { return }
    for name in [AttributeName.property, .name, .itemprop] {
      guard let key = document.attribute(name, of: node)?.lowercased().trimmedBothEnds, !key.isEmpty else { continue }
      metas[key, default: []].append(content)
    }
  }

  private mutating func addLink(_ node: NodeID, _ document: HTMLDocument) {
    guard let target = document.attribute(.href, of: node)?.trimmedBothEnds, !target.isEmpty,
      let relations = document.attribute(.rel, of: node)
    else { return }
    for relation in relations.lowercased().utf8.split(whereSeparator: \.isHTMLSpace) {
      links[String(Substring(relation)), default: []].append(target)
    }
  }

  /// Returns the first content of the first of these names that the page has.
  func first(_ names: String...) -> String? {
    for name in names { if let value = metas[name]?.first { return value } }
    return nil
  }

  /// Returns all contents of the first of these names that the page has.
  func all(_ names: String...) -> [String] {
    for name in names { if let values = metas[name] { return values } }
    return []
  }
}

extension String {
  /// The string with each run of white space as one space, and without white space at both ends.
  var collapsed: String {
    if isCollapsedASCII { return self }
    var copy = self
    return copy.withUTF8 { bytes in
      String(unsafeUninitializedCapacity: bytes.count) { out in
        var count = 0
        var hasSpace = false
        var index = 0
        while index < bytes.count {
          let blank = bytes.lengthOfBlank(at: index)
          if blank > 0 {
            hasSpace = count > 0
            index += blank
            continue
          }
          if hasSpace {
            out[count] = 0x20
            count += 1
            hasSpace = false
          }
          out[count] = bytes[index]
          count += 1
          index += 1
        }
        return count
      }
    }
  }

  /// Whether the string is already collapsed, as most contents of `meta` elements are.
  private var isCollapsedASCII: Bool {
    var previous: UInt8 = 0x20
    for byte in utf8 {
      if byte >= 0x80 || byte < 0x20 || (byte == 0x20 && previous == 0x20) { return false }
      previous = byte
    }
    return previous != 0x20
  }

  /// Whether ``wordKey`` is this one.
  func hasWordKey(_ key: String) -> Bool { mayHaveWordKey(key) && wordKey == key }

  /// Whether ``wordKey`` begins with this one.
  func hasWordKey(beginningWith key: String) -> Bool {
    key.isEmpty || mayHaveWordKey(key) && wordKey.hasPrefix(key)
  }

  /// Whether the first letter is the key's. That of most texts isn't.
  private func mayHaveWordKey(_ key: String) -> Bool {
    guard let first = utf8.first(where: \.isWordByte), first < 0x80 else { return true }
    return key.utf8.first == first.asciiLowercased
  }

  /// The letters and digits in lower case, for comparing the wording of two texts.
  var wordKey: String {
    var key: [UInt8] = []
    key.reserveCapacity(utf8.count)
    for scalar in unicodeScalars {
      if scalar.isASCII {
        let byte = UInt8(scalar.value)
        if byte.isWordByte { key.append(byte.asciiLowercased) }
      } else if !scalar.isPunctuation {
        for letter in scalar.properties.lowercaseMapping.unicodeScalars where letter.isLetterOrNumber {
          key.append(contentsOf: Character(letter).utf8)
        }
      }
    }
    return String(decoding: key, as: UTF8.self)
  }
}

extension Unicode.Scalar {
  /// The property of that name. Looking it up for ASCII costs more than the rest of a pass over a text.
  var isAlphabetic: Bool { isASCII ? (value | 0x20) &- 0x61 < 26 : properties.isAlphabetic }

  /// Whether the scalar is a quotation mark, a dash or another of the signs for all languages (General Punctuation).
  fileprivate var isPunctuation: Bool { value >= 0x2000 && value <= 0x206F }

  /// Whether the scalar is a letter or a number.
  var isLetterOrNumber: Bool {
    isASCII ? UInt8(value).isWordByte : properties.isAlphabetic || properties.numericType != nil
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The length of the white space (by Unicode, and U+FEFF and U+200B) at a place in valid UTF-8, or 0.
  func lengthOfBlank(at index: Int) -> Int {
    let byte = self[index]
    if byte < 0x80 { return byte == 0x20 || byte >= 0x09 && byte <= 0x0D ? 1 : 0 }
    guard byte == 0xC2 || byte == 0xE1 || byte == 0xE2 || byte == 0xE3 || byte == 0xEF else { return 0 }
    guard index + 1 < count else { return 0 }
    let second = self[index + 1]
    if byte == 0xC2 { return second == 0x85 || second == 0xA0 ? 2 : 0 }
    guard index + 2 < count else { return 0 }
    return switch (byte, second, self[index + 2]) {
    case (0xE1, 0x9A, 0x80), (0xE2, 0x80, 0x80...0x8B), (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9), (0xE2, 0x80, 0xAF),
      (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80), (0xEF, 0xBB, 0xBF):
      3
    default: 0
    }
  }
}
