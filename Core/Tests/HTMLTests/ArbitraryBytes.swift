/// Inputs that look a little like HTML, from a seed: the same seed gives the same bytes on every machine.
struct ArbitraryBytes {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
  }

  mutating func next(below bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(truncatingIfNeeded: state >> 33) % bound
  }

  /// Half markup, half noise.
  mutating func markup(pieces: Int, except excluded: String = "\n") -> [UInt8] {
    var bytes: [UInt8] = []
    for _ in 0..<pieces {
      switch next(below: 8) {
      case 0...4:
        let piece = Self.pieces[next(below: Self.pieces.count)]
        if !piece.contains(excluded) { bytes += piece.utf8 }
      case 5: bytes += "text ".utf8
      case 6: bytes.append(UInt8(next(below: 128)))
      default: bytes.append(UInt8(next(below: 256)))
      }
    }
    return bytes
  }

  private static let tags = [
    "a", "b", "i", "font", "nobr", "p", "div", "li", "ul", "dd", "dl", "table", "tbody", "tr", "td", "caption",
    "colgroup",
    "col", "select", "option", "optgroup", "input", "button", "form", "h1", "pre", "textarea", "title", "script",
    "style",
    "template", "svg", "math", "mi", "desc", "foreignObject", "annotation-xml", "html", "head", "body", "frameset",
    "frame",
    "noscript", "object", "br", "hr", "image", "ruby", "rt", "plaintext", "xmp",
  ]
  private static let pieces =
    tags.map { "<\($0)>" } + tags.map { "</\($0)>" } + tags.map { "<\($0) class=x id='y' checked>" } + [
      "<!--", "-->", "<![CDATA[", "]]>", "<!DOCTYPE html>", "&amp;", "&notit;", "&#x80;", "\r\n", "\0", "</", "<", "é",
      "&",
    ]
}
