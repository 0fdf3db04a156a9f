import ArticleModel
import HTML

/// Reads prose in a `pre`, as mail archives and old text files have it.
/// Handles paragraphs with line ends, titles underlined with `=` or `-`, lines quoted with `>`, and indented code.
struct PreformattedProse {
  let document: HTMLDocument
  let links: LinkResolver

  /// Returns whether most of a `pre` reads as prose.
  /// Any sign of code in its markup or look decides against it.
  static func isLikely(_ node: NodeID, in document: HTMLDocument) -> Bool {
    guard !document.contains(.code, below: node, limit: 60), !document.contains(.span, below: node, limit: 60),
      CodeLanguage.declared(at: node, in: document) == nil
    else { return false }
    let text = String(decoding: document.visibleText(of: node, limit: 60_000), as: UTF8.self)
    guard text.utf8.count >= 400 else { return false }
    var proseLines = 0
    var otherLines = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: true) {
      if line.first == " " || line.first == "\t" || line.first == ">" { continue }
      if looksLikeProse(line) { proseLines += 1 } else if line.contains(where: { $0.isLetter }) { otherLines += 1 }
    }
    let paragraphs = text.split(separator: "\n\n", omittingEmptySubsequences: true).count
    return proseLines >= 4 && paragraphs >= 2 && proseLines >= otherLines * 2
  }

  /// Returns whether a line has several words and hardly any signs that are typical of programs.
  private static func looksLikeProse(_ line: Substring) -> Bool {
    var letters = 0
    var signs = 0
    var spaces = 0
    for byte in line.utf8 {
      if byte.isWordByte {
        letters += 1
      } else if byte == 0x20 {
        spaces += 1
      } else if "{}()[]<>=;|\\$#@`_*/+".utf8.contains(byte) {
        signs += 1
      }
    }
    return letters >= 8 && signs * 20 <= letters && (spaces >= 2 || line.utf8.contains { $0 >= 0x80 })
  }

  func blocks(of node: NodeID) -> [Block] {
    var parser = ProseParser(source(of: node))
    return parser.blocks()
  }

  /// Returns the text of the box and the links in it by their position.
  private func source(of node: NodeID) -> ProseText {
    var source = ProseText()
    var linkEnd: NodeID?
    var url: String?
    var start = 0
    func finishLink(_ source: inout ProseText) {
      if let url, source.bytes.count > start { source.links.append((start..<source.bytes.count, url)) }
    }
    var current = document.next(after: node, within: node)
    while let place = current {
      if place == linkEnd {
        finishLink(&source)
        url = nil
        linkEnd = nil
      }
      if document.kind(of: place) == .text {
        document.withText(of: place) { text in text.withUnsafeBufferPointer { source.bytes.append(contentsOf: $0) } }
      } else if document.isElement(place, .br) {
        source.bytes.append(0x0A)
      } else if document.isElement(place, .a), let target = document.attribute(.href, of: place).flatMap(links.link) {
        finishLink(&source)
        url = target
        start = source.bytes.count
        linkEnd = document.nextSkippingChildren(after: place, within: node)
      }
      current = document.next(after: place, within: node)
    }
    finishLink(&source)
    return source
  }
}

/// A text as it was typed, and the links in it.
struct ProseText {
  var bytes: [UInt8] = []
  var links: [(range: Range<Int>, url: String)] = []
}
