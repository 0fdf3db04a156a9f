import ArticleModel

extension [Inline] {
  mutating func appendJoining(_ run: Inline) {
    guard case .text(let new) = run, case .text? = last, case .text(var text)? = popLast() else { return append(run) }
    // Nothing else holds the text now, so it is lengthened and not copied: a line may be joined of thousands of pieces.
    text += new
    append(.text(text))
  }

  /// Removes line breaks and white space at the end, including non-breaking spaces that held a removed mark.
  mutating func trimEnd() {
    while let run = last {
      switch run {
      case .lineBreak: removeLast()
      case .text(let text):
        let trimmed = text.trimmedEnd
        if trimmed.isEmpty {
          removeLast()
          continue
        }
        if trimmed.utf8.count != text.utf8.count { self[count - 1] = .text(trimmed) }
        return
      case .link(let url, var runs):
        runs.trimEnd()
        if runs.isEmpty { removeLast() } else { self[count - 1] = .link(url: url, runs) }
        if !runs.isEmpty { return }
      default: return
      }
    }
  }

  /// Whether the runs contain nothing to read or to see.
  var isBlank: Bool {
    allSatisfy { run in
      switch run {
      case .text(let text), .code(let text): text.utf8.allSatisfy { $0 <= 0x20 } || text.isInvisible
      case .lineBreak: true
      case .emphasis(let runs), .strong(let runs), .deleted(let runs), .superscript(let runs), .subscript(let runs),
        .link(_, let runs):
        runs.isBlank
      default: false
      }
    }
  }
}

extension String {
  /// The text without white space, non-breaking spaces and zero-width characters at the end.
  var trimmedEnd: String {
    var end = endIndex
    while end > startIndex {
      let before = unicodeScalars.index(before: end)
      guard unicodeScalars[before].isInvisible else { break }
      end = before
    }
    return end == endIndex ? self : String(self[..<end])
  }

  /// The text without white space, non-breaking spaces and zero-width characters at both ends.
  var trimmedBothEnds: String {
    if let first = utf8.first, let last = utf8.last, (0x21...0x7E).contains(first), (0x21...0x7E).contains(last) {
      return self
    }
    let scalars = unicodeScalars
    guard let start = scalars.firstIndex(where: { !$0.isInvisible }) else { return "" }
    return String(self[start...]).trimmedEnd
  }

  var isInvisible: Bool { unicodeScalars.allSatisfy(\.isInvisible) }
}

extension Unicode.Scalar {
  /// Whether it is white space or takes no room: zero-width space, joiner controls, byte order mark, soft hyphen.
  var isInvisible: Bool {
    switch value {
    case 0...0x20, 0x7F, 0xA0, 0xAD, 0x2000...0x200D, 0x2028...0x2029, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF: true
    default: false
    }
  }
}
