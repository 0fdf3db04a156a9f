import ArticleModel

/// Reads typed text as blocks, line by line.
struct ProseParser {
  private let text: ProseText
  private let lines: [Range<Int>]
  private var position = 0
  private var nextLink = 0
  /// How many quotations this text is inside of.
  private let depth: Int
  private static let maximumDepth = 12

  init(_ text: ProseText, depth: Int = 0) {
    self.text = text
    self.depth = depth
    var lines: [Range<Int>] = []
    var start = 0
    for (index, byte) in text.bytes.enumerated() where byte == 0x0A {
      lines.append(start..<index)
      start = index + 1
    }
    if start < text.bytes.count { lines.append(start..<text.bytes.count) }
    self.lines = lines
  }

  mutating func blocks() -> [Block] {
    var blocks: [Block] = []
    while position < lines.count {
      if isBlank(position) {
        position += 1
      } else if first(position) == UInt8(ascii: ">") {
        quote(&blocks)
      } else if let item = marker(position), indent(position) < 4, beginsList(item) {
        list(item, &blocks)
      } else if indent(position) >= 4 || first(position) == 0x09 {
        code(&blocks)
      } else {
        paragraph(&blocks)
      }
    }
    return blocks
  }

  private mutating func paragraph(_ blocks: inout [Block]) {
    let start = position
    while position < lines.count, !isBlank(position), position == start || !isQuoted(position) {
      // A title and the line of signs below it.
      if position == start + 1, let level = underline(position) {
        let content = runs(lines[start])
        position += 1
        if !content.isEmpty { blocks.append(.heading(level: level, content: content, anchor: nil)) }
        return
      }
      position += 1
    }
    if position == start + 1, underline(start) != nil {
      if blocks.last != .rule, !blocks.isEmpty { blocks.append(.rule) }
      return
    }
    let content = runs(lines[start].lowerBound..<lines[position - 1].upperBound)
    if !content.isEmpty { blocks.append(.paragraph(content)) }
  }

  // MARK: - Lists

  /// The marker at the beginning of a list item.
  private struct Marker {
    /// The number of a numbered item, or 0 for a sign.
    var number: Int
    var isOrdered: Bool
    /// The position of the item's text, in bytes from the line's start.
    var width: Int
    var indent: Int
  }

  private func marker(_ line: Int) -> Marker? {
    let indent = indent(line)
    let rest = lines[line].dropFirst(indent)
    guard let start = rest.first else { return nil }
    if "*-+".utf8.contains(text.bytes[start]) {
      guard let next = rest.dropFirst().first, text.bytes[next] == 0x20 else { return nil }
      return Marker(number: 0, isOrdered: false, width: indent + 2, indent: indent)
    }
    let digits = rest.prefix(3).prefix { text.bytes[$0].isASCIIDigit }
    let after = rest.dropFirst(digits.count)
    guard !digits.isEmpty, let sign = after.first,
      text.bytes[sign] == UInt8(ascii: ".") || text.bytes[sign] == UInt8(ascii: ")"),
      let next = after.dropFirst().first, text.bytes[next] == 0x20
    else { return nil }
    let number = digits.reduce(0) { $0 * 10 + Int(text.bytes[$1] - 0x30) }
    return Marker(number: number, isOrdered: true, width: indent + digits.count + 2, indent: indent)
  }

  /// Returns whether a second item follows.
  /// Why: a single line with a dash in front is speech, and a single number may just begin a line.
  private func beginsList(_ first: Marker) -> Bool {
    var line = position + 1
    while line < lines.count, line - position < 40 {
      if !isBlank(line) {
        if let next = marker(line), next.indent == first.indent { return next.isOrdered == first.isOrdered }
        if indent(line) <= first.indent { return false }
      }
      line += 1
    }
    return false
  }

  private mutating func list(_ first: Marker, _ blocks: inout [Block]) {
    var items: [List.Item] = []
    while position < lines.count, let item = marker(position), item.indent == first.indent,
      item.isOrdered == first.isOrdered
    {
      let start = position
      position += 1
      while position < lines.count, !isBlank(position), indent(position) > first.indent { position += 1 }
      let content = runs(lines[start].lowerBound + item.width..<lines[position - 1].upperBound)
      if !content.isEmpty { items.append(List.Item(content: [.paragraph(content)])) }
      // Blank lines between items don't end the list.
      var next = position
      while next < lines.count, isBlank(next) { next += 1 }
      if next < lines.count, let following = marker(next), following.indent == first.indent { position = next }
    }
    if !items.isEmpty { blocks.append(.list(List(isOrdered: first.isOrdered, start: first.number, items: items))) }
  }

  private mutating func quote(_ blocks: inout [Block]) {
    var inner = ProseText()
    while position < lines.count, isQuoted(position) {
      var line = lines[position].dropFirst()
      if let next = line.first, text.bytes[next] == 0x20 { line = line.dropFirst() }
      inner.bytes.append(contentsOf: text.bytes[line])
      inner.bytes.append(0x0A)
      position += 1
    }
    // Each level takes a sign off every line. The signs of one line say nothing about the next ones.
    var parser = ProseParser(inner, depth: depth + 1)
    let content = depth < Self.maximumDepth ? parser.blocks() : []
    if content.isEmpty {
      let plain = String(decoding: inner.bytes, as: UTF8.self).trimmedBothEnds
      if !plain.isEmpty { blocks.append(.quote([.paragraph([.text(plain)])], citation: [])) }
    } else {
      blocks.append(.quote(content, citation: []))
    }
  }

  private mutating func code(_ blocks: inout [Block]) {
    let start = position
    var end = position
    while position < lines.count, isBlank(position) || indent(position) >= 4 || first(position) == 0x09 {
      if !isBlank(position) { end = position }
      position += 1
    }
    position = end + 1
    let margin = (start...end).filter { !isBlank($0) }.map(indent).min() ?? 0
    let code = (start...end).map { index in
      String(decoding: text.bytes[lines[index].dropFirst(min(margin, lines[index].count))], as: UTF8.self)
    }.joined(separator: "\n")
    if !code.isInvisible { blocks.append(.code(CodeBlock(text: code.trimmedEnd))) }
  }

  /// Returns part of the text as runs, with its line ends turned into spaces.
  private mutating func runs(_ range: Range<Int>) -> [Inline] {
    var line = InlineBuilder()
    func append(_ part: Range<Int>) {
      text.bytes.withUnsafeBufferPointer { line.append(UnsafeBufferPointer(rebasing: $0[part])) }
    }
    var start = range.lowerBound
    while nextLink < text.links.count, text.links[nextLink].range.lowerBound < range.upperBound {
      let link = text.links[nextLink]
      nextLink += 1
      guard link.range.lowerBound >= start else { continue }
      append(start..<link.range.lowerBound)
      line.open(.link, url: link.url)
      append(link.range.lowerBound..<min(link.range.upperBound, range.upperBound))
      line.close()
      start = min(link.range.upperBound, range.upperBound)
    }
    append(start..<range.upperBound)
    let runs = line.takeLine()
    return runs.isBlank ? [] : runs
  }

  // MARK: - Lines

  private func isBlank(_ line: Int) -> Bool { lines[line].allSatisfy { text.bytes[$0].isHTMLSpace } }
  private func first(_ line: Int) -> UInt8? { lines[line].first.map { text.bytes[$0] } }
  private func isQuoted(_ line: Int) -> Bool { first(line) == UInt8(ascii: ">") }
  private func indent(_ line: Int) -> Int { lines[line].prefix { text.bytes[$0] == 0x20 }.count }

  /// Returns the level of the title that a line of `=` or `-` underlines.
  private func underline(_ line: Int) -> Int? {
    guard let sign = first(line), sign == UInt8(ascii: "=") || sign == UInt8(ascii: "-") else { return nil }
    let range = lines[line]
    guard range.count >= 3, range.allSatisfy({ text.bytes[$0] == sign || text.bytes[$0].isHTMLSpace }) else {
      return nil
    }
    return sign == UInt8(ascii: "=") ? 2 : 3
  }
}
