/// Sets code as a printed book would: keywords bold, comments in italics, strings in the page's one colour.
///
/// It reads no language's grammar, only what comments, strings and words look like in it. So it is quick, it works
/// on fragments, and where it errs a word has the wrong weight: not a letter is added, lost or moved.
struct CodeHighlighter {
  private let grammar: CodeGrammar
  private let code: [UInt8]
  private var index = 0
  /// Where the plain text begins that is not written yet.
  private var start = 0

  /// Writes `code`; as plain text where the language is unknown.
  static func write(_ code: String, language: String?, to html: MarkupWriter) {
    guard let grammar = language.flatMap(CodeGrammar.named) else { return html.text(code) }
    var highlighter = CodeHighlighter(grammar: grammar, code: Array(code.utf8))
    highlighter.write(to: html)
  }

  private init(grammar: CodeGrammar, code: [UInt8]) {
    self.grammar = grammar
    self.code = code
  }

  private mutating func write(to html: MarkupWriter) {
    while index < code.count {
      if let end = commentEnd() {
        mark(to: end, .comment, html)
      } else if let end = stringEnd() {
        mark(to: end, .string, html)
      } else if code[index].isWordByte {
        let end = code[index...].firstIndex { !$0.isWordByte } ?? code.count
        if grammar.isKeyword(code[index..<end]) { mark(to: end, .keyword, html) } else { index = end }
      } else {
        index += 1
      }
    }
    flush(html)
  }

  /// What is set apart, by its class in the style sheet.
  private enum Kind: String {
    case comment = "c"
    case keyword = "k"
    case string = "s"
  }

  private mutating func mark(to end: Int, _ kind: Kind, _ html: MarkupWriter) {
    flush(html)
    html.span(.class(kind.rawValue), text: String(decoding: code[index..<end], as: UTF8.self))
    index = end
    start = end
  }

  private func flush(_ html: MarkupWriter) {
    if start < index { html.text(String(decoding: code[start..<index], as: UTF8.self)) }
  }

  private func commentEnd() -> Int? {
    for (open, close) in grammar.blockComments where code[index...].starts(with: open) {
      return end(of: close, from: index + open.count) ?? code.count
    }
    for open in grammar.lineComments where code[index...].starts(with: open) {
      // `http://` and `$#` begin no comment.
      guard index == 0 || !grammar.commentsNeedSpace || code[index - 1].isBlank else { continue }
      guard index == 0 || code[index - 1] != UInt8(ascii: ":") else { continue }
      return code[index...].firstIndex(of: 0x0a) ?? code.count
    }
    return nil
  }

  private func stringEnd() -> Int? {
    for delimiter in grammar.longStrings where code[index...].starts(with: delimiter) {
      return end(of: delimiter, from: index + delimiter.count)
    }
    guard grammar.strings.contains(code[index]) else { return nil }
    let delimiter = code[index]
    if delimiter == UInt8(ascii: "'") {
      // An apostrophe inside of a word begins no string.
      if index > 0, code[index - 1].isWordByte { return nil }
      if grammar.singleQuotesHoldOne { return characterEnd() }
    }
    var next = index + 1
    while next < code.count {
      switch code[next] {
      case delimiter: return next + 1
      case UInt8(ascii: "\\"): next += 2
      // What doesn't end on its line wasn't a string.
      case 0x0a where delimiter != UInt8(ascii: "`"): return nil
      default: next += 1
      }
    }
    return nil
  }

  /// `'a'`, `'é'`, `'\n'`, `'\u{1f600}'`, but not the lifetimes in `<'a>(x: &'a u8)`.
  private func characterEnd() -> Int? {
    let isEscape = index + 1 < code.count && code[index + 1] == UInt8(ascii: "\\")
    // An escape holds what follows the backslash, which may be a quote; a letter takes up to four bytes.
    let first = index + (isEscape ? 3 : 2)
    let last = min(index + (isEscape ? 12 : 5), code.count - 1)
    guard first <= last else { return nil }
    guard let end = code[first...last].firstIndex(of: quote) else { return nil }
    let isOneLetter = code[(index + 1)..<end].filter { $0 & 0xc0 != 0x80 }.count == 1
    return isEscape || isOneLetter ? end + 1 : nil
  }

  private var quote: UInt8 { UInt8(ascii: "'") }

  private func end(of mark: [UInt8], from first: Int) -> Int? {
    var next = first
    while next + mark.count <= code.count {
      if code[next...].starts(with: mark) { return next + mark.count }
      next += 1
    }
    return nil
  }
}

extension UInt8 {
  fileprivate var isWordByte: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5a, 0x5f, 0x61...0x7a, 0x80...0xff: true
    default: false
    }
  }
  fileprivate var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0a }
}
