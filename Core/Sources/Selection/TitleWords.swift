/// The words of a title that carry its topic, folded for comparison.
struct TitleWords: Hashable {
  let set: Set<String>
  /// The same words in their order.
  let ordered: [String]

  init(_ title: String) {
    let tokens = title.utf8.allSatisfy { $0 < 0x80 } ? Self.plainTokens(title) : Self.tokens(title)
    ordered = tokens.filter { $0.count > 1 && !Self.common.contains($0) }
    set = Set(ordered)
  }

  private static func tokens(_ title: String) -> [String] {
    let tokens = title.lowercased().split {
      !$0.isLetter && !$0.isNumber && $0 != "+" && $0 != "#" && $0 != "." && $0 != "'" && $0 != "’"
    }
    return tokens.map { token in
      String(token.drop { $0 == "." || $0 == "'" }.reversed().drop { $0 == "." || $0 == "'" }.reversed())
    }
  }

  /// The same for ASCII titles, byte by byte. Why: each edition reads a month of titles, and most time was spent here.
  private static func plainTokens(_ title: String) -> [String] {
    let bytes = title.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    return bytes.split { !isWord($0) }.map { token in
      let start = token.firstIndex { !isDot($0) } ?? token.endIndex
      let end = token.lastIndex { !isDot($0) } ?? start
      return start < token.endIndex ? String(decoding: token[start...end], as: UTF8.self) : ""
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "+")
      || byte == UInt8(ascii: "#") || isDot(byte)
  }

  private static func isDot(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ".") || byte == UInt8(ascii: "'") }

  /// Words that titles of every topic share.
  private static let common: Set<String> = [
    "an", "and", "are", "as", "ask", "at", "be", "by", "can", "do", "does", "for", "from", "has", "have", "hn", "how",
    "in", "into", "is", "it", "its", "my", "new", "no", "not", "of", "on", "or", "pdf", "show", "tell", "that", "the",
    "their", "this", "to", "using", "video", "was", "we", "what", "when", "which", "who", "why", "will", "with", "you",
    "your",
  ]
}
