import Testing

@testable import HTML

extension TokenizerTests {
  /// Runs the tokenizer alone and writes its tokens as the expected ones are written.
  static func tokens(of test: Case, in state: String) -> [String] {
    let input = HTMLDocument.normalisingNewlines(Array(test.input.utf8))
    return input.withUnsafeBufferPointer { buffer in
      var tokenizer = Tokenizer(input: buffer)
      switch state {
      case "RCDATA state": tokenizer.state = .rcdata
      case "RAWTEXT state": tokenizer.state = .rawtext
      case "Script data state": tokenizer.state = .scriptData
      case "PLAINTEXT state": tokenizer.state = .plaintext
      case "CDATA section state": tokenizer.state = .cdataSection
      default: tokenizer.state = .data
      }
      if let name = test.lastStartTag { tokenizer.setLastStartTag(name) }
      var tokens: [String] = []
      var text = ""
      while true {
        tokenizer.next()
        if tokenizer.token.kind == .text {
          text += tokenizer.string(tokenizer.token.text)
          continue
        }
        if !text.isEmpty { tokens.append("Character \(text.debugDescription)") }
        text = ""
        if tokenizer.token.kind == .endOfFile { return tokens }
        tokens.append(tokenizer.tokenDescription)
      }
    }
  }
}

extension Tokenizer {
  fileprivate mutating func setLastStartTag(_ name: String) {
    let bytes = Array(name.utf8)
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      let key = NameKey.make(base, length: buffer.count)
      lastStartTag = Tag(rawValue: names.number(of: base, length: buffer.count, key: key))
    }
  }

  fileprivate func string(_ slice: Slice) -> String {
    let base = slice.isInSideBuffer ? UnsafePointer(side.base) : input
    return String(decoding: UnsafeBufferPointer(start: base + slice.offset, count: slice.count), as: UTF8.self)
  }

  fileprivate var tokenDescription: String {
    switch token.kind {
    case .startTag:
      var pairs: [(String, String)] = []
      for index in token.firstAttribute..<token.firstAttribute + token.attributeCount {
        pairs.append((names.string(attributes[index].name.rawValue), string(attributes[index].value)))
      }
      return TokenizerTests.startTag(names.string(token.tag.rawValue), pairs, isSelfClosing: token.isSelfClosing)
    case .endTag: return "EndTag \(names.string(token.tag.rawValue).debugDescription)"
    case .comment: return "Comment \(string(token.text).debugDescription)"
    case .doctype:
      func string(_ bytes: [UInt8]?) -> String? { bytes.map { String(decoding: $0, as: UTF8.self) } }
      return TokenizerTests.doctype(
        name: string(doctype.name), publicID: string(doctype.publicID), systemID: string(doctype.systemID),
        forcesQuirks: doctype.forceQuirks)
    case .text, .endOfFile: return ""
    }
  }
}
