/// Finds out whether an article keeps its bounds, without copying it. Nearly every article does.
struct ArticleMeasure {
  let bounds: ArticleBounds
  private var blocks = 0
  private var runs = 0
  private var links = 0
  private var bytes = 0
  private var cells = 0
  private var fits = true

  init(bounds: ArticleBounds) { self.bounds = bounds }

  mutating func fits(_ article: Article) -> Bool {
    guard article.footnotes.count <= bounds.footnotes, fits(article.metadata) else { return false }
    measure(article.blocks, depth: 1)
    for note in article.footnotes {
      short(note.id)
      short(note.label)
      fits = fits && !note.content.isEmpty
      measure(note.content, depth: 2)
    }
    return fits && blocks <= bounds.blocks && runs <= bounds.runs && links <= bounds.links && bytes <= bounds.bytes
      && cells <= bounds.cells
  }

  private func fits(_ metadata: Metadata) -> Bool {
    func length(_ value: String?) -> Int { value?.utf8.count ?? 0 }
    return length(metadata.title) <= bounds.titleBytes && length(metadata.description) <= bounds.descriptionBytes
      && length(metadata.site) <= bounds.nameBytes && metadata.authors.count <= bounds.names
      && metadata.authors.allSatisfy { $0.utf8.count <= bounds.nameBytes }
      && [metadata.published, metadata.modified, metadata.language].allSatisfy { length($0) <= 64 }
      && [metadata.licence, metadata.canonicalURL, metadata.leadImage?.url].allSatisfy {
        length($0) <= bounds.addressBytes
      } && (metadata.leadImage?.hasPlausibleSize ?? true)
  }

  private mutating func measure(_ content: [Block], depth: Int) {
    guard fits, blocks <= bounds.blocks, bytes <= bounds.bytes else { return }
    blocks += content.count
    for block in content { measure(block, depth: depth) }
  }

  private mutating func measure(_ block: Block, depth: Int) {
    guard depth < bounds.depth else {
      fits = false
      return
    }
    switch block {
    case .paragraph(let content): measure(content, depth: depth + 1)
    case .heading(let level, let content, let anchor):
      fits = fits && (1...6).contains(level)
      if let anchor { short(anchor) }
      measure(content, depth: depth + 1)
    case .code(let code):
      bytes += code.text.utf8.count + (code.caption?.utf8.count ?? 0)
      if let language = code.language { short(language) }
    case .table(let table):
      var copy = table
      let spans = copy.boundSpans(cells: bounds.cells - cells)
      cells += spans.grid
      fits = fits && spans.ignored == 0 && copy.hasSameSpans(as: table)
      measure(table.caption, depth: depth + 1)
      for row in table.rows { for cell in row.cells { measure(cell.content, depth: depth + 1) } }
    case .list(let list):
      blocks += list.items.count
      for item in list.items { measure(item.content, depth: depth + 1) }
    case .definitionList(let definitions):
      blocks += definitions.count
      for definition in definitions {
        blocks += definition.terms.count + definition.meanings.count
        for term in definition.terms { measure(term, depth: depth + 1) }
        for meaning in definition.meanings { measure(meaning, depth: depth + 1) }
      }
    case .quote(let content, let citation):
      measure(content, depth: depth + 1)
      measure(citation, depth: depth + 1)
    case .figure(let figure):
      for image in figure.images { measure(image) }
      measure(figure.caption, depth: depth + 1)
    case .math(let source): bytes += source.utf8.count
    case .embed(let embed):
      bytes += embed.label.utf8.count
      address(embed.url)
    case .rule: break
    // Whoever copies it looks into it.
    case .unknown: fits = false
    }
  }

  private mutating func measure(_ content: [Inline], depth: Int) {
    guard fits, runs <= bounds.runs, bytes <= bounds.bytes else { return }
    runs += content.count
    for run in content {
      switch run {
      case .text(let value), .code(let value), .math(let value): bytes += value.utf8.count
      case .emphasis(let content), .strong(let content), .deleted(let content), .superscript(let content),
        .subscript(let content):
        enter(content, depth: depth)
      case .link(let url, let content):
        links += 1
        address(url)
        enter(content, depth: depth)
      case .lineBreak: break
      case .image(let image): measure(image)
      case .footnoteReference(let id, let label):
        short(id)
        short(label)
      case .unknown: fits = false
      }
    }
  }

  private mutating func enter(_ content: [Inline], depth: Int) {
    guard depth < bounds.depth || content.isEmpty else {
      fits = false
      return
    }
    measure(content, depth: depth + 1)
  }

  private mutating func measure(_ image: Image) {
    address(image.url)
    if let small = image.small { address(small) }
    bytes += image.alternative?.utf8.count ?? 0
    fits = fits && image.hasPlausibleSize
  }

  private mutating func address(_ value: String) {
    bytes += value.utf8.count
    fits = fits && value.utf8.count <= bounds.addressBytes
  }

  private mutating func short(_ value: String) {
    bytes += value.utf8.count
    fits = fits && value.utf8.count <= bounds.nameBytes
  }
}

extension Table {
  fileprivate func hasSameSpans(as other: Table) -> Bool {
    zip(rows, other.rows).allSatisfy { row, other in
      zip(row.cells, other.cells).allSatisfy { $0.columnSpan == $1.columnSpan && $0.rowSpan == $1.rowSpan }
    }
  }
}

extension Image {
  /// The sizes that a page may claim for an image, in CSS pixels.
  static let plausibleSizes = 1...100_000

  var hasPlausibleSize: Bool {
    [width, height].allSatisfy { $0.map(Self.plausibleSizes.contains) ?? true }
  }
}
