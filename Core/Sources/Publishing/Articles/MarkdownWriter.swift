/// Writes the pieces of a paragraph with the escapes that their neighbourhood needs.
///
/// A mark works only beside certain characters (CommonMark 0.31.2, section 6.2). Where its neighbour would switch
/// it off, that neighbour is written as a character reference, which begins and ends with punctuation.
struct MarkdownWriter {
  private let place: MarkdownText.Place
  private var done: [[UInt8]] = []
  private var line: [UInt8] = []
  /// Whether the line before this one ends with a hard break.
  private var isBroken = false

  init(place: MarkdownText.Place) { self.place = place }

  private var isOneLine: Bool { place != .paragraph }

  mutating func lines(_ pieces: [MarkdownText.Piece]) -> [String] {
    let marks = MarkdownMarks(pieces)
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .code(let code): line += MarkdownCode.span(code, in: place).utf8
      case .verbatim(let text): line += text.utf8
      case .open, .close: line += marks.text[index].utf8
      case .lineBreak: breakLine()
      case .text(let text):
        append(
          text, firstIsReference: marks.references.contains(.init(piece: index, isFirst: true)),
          lastIsReference: marks.references.contains(.init(piece: index, isFirst: false)),
          next: index + 1 < pieces.count ? pieces[index + 1] : nil)
      }
    }
    endLine()
    return done.map { String(decoding: $0, as: UTF8.self) }
  }

  private mutating func breakLine() {
    if isOneLine {
      if !line.isEmpty { line += "<br>".utf8 }
      return
    }
    trimEnd()
    guard !line.isEmpty else { return }
    done.append(line + [UInt8(ascii: "\\")])
    line = []
    isBroken = true
  }

  private mutating func endLine() {
    trimEnd()
    if line.isEmpty {
      // A break with nothing after it isn't a break.
      if isBroken, let last = done.last { done[done.count - 1] = Array(last.dropLast()) }
      return
    }
    // A run of # at a heading's end would be dropped.
    if isOneLine, line.last == UInt8(ascii: "#"), line.dropLast().last != UInt8(ascii: "\\") {
      line.removeLast()
      line += "\\#".utf8
    }
    done.append(line)
  }

  private mutating func trimEnd() { while line.last == 0x20 { line.removeLast() } }

  private mutating func append(
    _ text: Substring, firstIsReference: Bool, lastIsReference: Bool, next: MarkdownText.Piece?
  ) {
    var scalars = text.unicodeScalars
    let first = firstIsReference ? scalars.popFirst() : nil
    let last = lastIsReference ? scalars.popLast() : nil
    if let first { appendReference(first) }
    let isFollowedByBracket = last == nil && next.map(startsWithBracket) ?? false
    var rest = Substring(scalars)
    rest.withUTF8 { append($0, isFollowedByBracket: isFollowedByBracket) }
    if let last { appendReference(last) }
  }

  private func startsWithBracket(_ piece: MarkdownText.Piece) -> Bool {
    if case .verbatim(let text) = piece { text.first == "[" } else { false }
  }

  private mutating func appendReference(_ scalar: Unicode.Scalar) {
    line += "&#x\(String(scalar.value, radix: 16));".utf8
  }

  private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, isFollowedByBracket: Bool) {
    var index = 0
    while index < bytes.count {
      // Most of a text is runs that need no escape: they are copied whole.
      let start = index
      while index < bytes.count, Self.isPlain(bytes[index]) { index += 1 }
      line.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
      guard index < bytes.count else { return }
      append(at: index, of: bytes, isFollowedByBracket: isFollowedByBracket)
      index += 1
    }
  }

  /// Whether a byte stands for itself wherever it is: letters, digits and all characters beyond ASCII.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
  }

  private mutating func append(at index: Int, of bytes: UnsafeBufferPointer<UInt8>, isFollowedByBracket: Bool) {
    let byte = bytes[index]
    switch byte {
    case 0x20, 0x09...0x0d:
      if !line.isEmpty, line.last != 0x20 { line.append(0x20) }
      return
    case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "["),
      UInt8(ascii: "]"), UInt8(ascii: "<"), UInt8(ascii: "~"), UInt8(ascii: "|"), UInt8(ascii: "$"):
      line.append(UInt8(ascii: "\\"))
    case UInt8(ascii: "&"):
      if MarkdownCode.beginsReference(bytes[(index + 1)...]) {
        line += "&amp;".utf8
        return
      }
    case UInt8(ascii: "!"):
      let isImage = index + 1 == bytes.count ? isFollowedByBracket : false
      if isImage { line.append(UInt8(ascii: "\\")) }
    case UInt8(ascii: "#"), UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "="),
      UInt8(ascii: ":"):
      if line.isEmpty { line.append(UInt8(ascii: "\\")) }
    case UInt8(ascii: "."), UInt8(ascii: ")"):
      let isMarker = !isOneLine && isNumber(line) && (index + 1 == bytes.count || bytes[index + 1] <= 0x20)
      if isMarker { line.append(UInt8(ascii: "\\")) }
    default: break
    }
    line.append(byte)
  }

  /// Whether a line so far is what could begin an ordered list.
  private func isNumber(_ line: [UInt8]) -> Bool {
    (1...9).contains(line.count) && line.allSatisfy { (0x30...0x39).contains($0) }
  }
}
