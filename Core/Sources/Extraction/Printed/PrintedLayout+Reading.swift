import HTML

extension PrintedLayout {
  /// Reads the output of Poppler's `pdftotext -bbox-layout`.
  /// The output is an XHTML page of `page`, `block`, `line` and `word` elements, each with its corners. Anything else
  /// gives no pages.
  init(markup: [UInt8], limits: Extractor.Limits) {
    let options = ParseOptions(limits: .init(bytes: limits.bytes, nodes: limits.nodes, depth: limits.depth))
    let document = HTMLDocument.parse(markup, options: options)
    title = document.first(.title).map { document.textContent(of: $0).collapsed }
    for node in document.elements(withTag: .meta) where document.attribute(.name, of: node)?.lowercased() == "author" {
      author = document.attribute(.content, of: node)?.collapsed
    }
    for node in document.descendants(of: document.root) where document.isElement(node) {
      switch document.name(of: node) {
      case "page":
        pages.append(
          Page(
            width: Self.number("width", of: node, document), height: Self.number("height", of: node, document),
            blocks: []))
      case "block" where !pages.isEmpty: pages[pages.count - 1].blocks.append(Block(lines: []))
      case "line": appendLine()
      case "word": append(document.textContent(of: node), at: Self.box(of: node, document))
      default: break
      }
    }
    for page in pages.indices {
      for block in pages[page].blocks.indices { pages[page].blocks[block].lines.removeAll { $0.words.isEmpty } }
      pages[page].blocks.removeAll { $0.lines.isEmpty }
    }
  }

  private mutating func appendLine() {
    guard let page = pages.indices.last, let block = pages[page].blocks.indices.last else { return }
    pages[page].blocks[block].lines.append(Line(words: []))
  }

  private mutating func append(_ text: String, at box: Box) {
    guard let page = pages.indices.last, let block = pages[page].blocks.indices.last,
      let line = pages[page].blocks[block].lines.indices.last
    else { return }
    let text = text.trimmedBothEnds.withoutLigatures.collapsed
    guard !text.isEmpty else { return }
    pages[page].blocks[block].lines[line].words.append(Word(text: text, box: box))
  }

  private static func box(of node: NodeID, _ document: HTMLDocument) -> Box {
    Box(
      left: number("xmin", of: node, document), top: number("ymin", of: node, document),
      right: number("xmax", of: node, document), bottom: number("ymax", of: node, document))
  }

  /// Returns a coordinate, limited to the range that a page can have.
  /// Why: a value that isn't a finite number must not spoil every sum it enters.
  private static func number(_ name: String, of node: NodeID, _ document: HTMLDocument) -> Double {
    let value = document.attribute(named: name, of: node).flatMap { Double($0) } ?? 0
    return value.isFinite ? min(max(value, -100_000), 100_000) : 0
  }
}

extension String {
  /// The text with ligatures (`ﬁ`) split into their letters again.
  fileprivate var withoutLigatures: String {
    guard
      unicodeScalars.contains(where: { $0.value < 0x20 || (0xFB00...0xFB06).contains($0.value) || $0.value == 0xAD })
    else { return self }
    var out = ""
    for scalar in unicodeScalars {
      switch scalar.value {
      // Old fonts of TeX have no table of their letters. Their ligatures are the control characters from 11 on, and an
      // HTML parser turns the third into a line feed. A word has no blanks of its own.
      case 0xFB00, 0x0B: out += "ff"
      case 0xFB01, 0x0C: out += "fi"
      case 0xFB02, 0x0A, 0x0D: out += "fl"
      case 0xFB03, 0x0E: out += "ffi"
      case 0xFB04, 0x0F: out += "ffl"
      case 0xFB05, 0xFB06: out += "st"
      // A hyphen that is visible only at a line's end.
      case 0xAD: out += "-"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
