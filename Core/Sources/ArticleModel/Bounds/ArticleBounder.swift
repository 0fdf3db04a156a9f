import JSONFormat

/// Copies an article as far as its bounds allow.
struct ArticleBounder {
  let bounds: ArticleBounds
  var cuts: [ArticleBounds.Cut: Int] = [:]
  private var blocks = 0
  private var runs = 0
  private var links = 0
  private var bytes = 0
  private var cells = 0

  init(bounds: ArticleBounds) { self.bounds = bounds }

  private mutating func note(_ cut: ArticleBounds.Cut, _ count: Int = 1) { cuts[cut, default: 0] += count }

  // MARK: - Blocks

  mutating func bounded(_ content: [Block], depth: Int) -> [Block] {
    var kept: [Block] = []
    kept.reserveCapacity(min(content.count, bounds.blocks))
    for (index, block) in content.enumerated() {
      guard blocks < bounds.blocks, bytes < bounds.bytes else {
        note(blocks < bounds.blocks ? .bytes : .blocks, content.count - index)
        break
      }
      blocks += 1
      if let block = bounded(block, depth: depth) { kept.append(block) }
    }
    return kept
  }

  private mutating func bounded(_ block: Block, depth: Int) -> Block? {
    guard depth < bounds.depth else {
      // Plain words are as flat as can be already.
      if case .paragraph(let content) = block, content.allSatisfy(\.content.isEmpty) {
        return .paragraph(bounded(content, depth: depth + 1))
      }
      note(.depth)
      let words = text(block.plainText)
      return words.isEmpty ? nil : .paragraph([.text(words)])
    }
    switch block {
    case .paragraph(let content): return .paragraph(bounded(content, depth: depth + 1))
    case .heading(let level, let content, let anchor):
      return .heading(
        level: min(max(level, 1), 6), content: bounded(content, depth: depth + 1),
        anchor: anchor.flatMap { short($0) })
    case .code(var code):
      code.text = text(code.text)
      code.caption = code.caption.map { text($0) }
      code.language = code.language.flatMap { short($0) }
      return .code(code)
    case .table(let table): return .table(bounded(table, depth: depth))
    case .list(let list): return .list(bounded(list, depth: depth))
    case .definitionList(let definitions): return .definitionList(bounded(definitions, depth: depth))
    case .quote(let content, let citation):
      return .quote(bounded(content, depth: depth + 1), citation: bounded(citation, depth: depth + 1))
    case .figure(let figure):
      let images = figure.images.compactMap { bounded($0) }
      let caption = bounded(figure.caption, depth: depth + 1)
      return images.isEmpty && caption.isEmpty ? nil : .figure(Figure(images: images, caption: caption))
    case .math(let source): return .math(text(source))
    case .rule: return .rule
    case .embed(let embed):
      guard let url = address(embed.url) else { return .paragraph([.text(text(embed.label))]) }
      return .embed(Embed(label: text(embed.label), url: url))
    case .unknown(let value):
      // It can be of any shape, so it stays only if there is room for the whole of it.
      guard value.depth <= bounds.depth, value.size <= bounds.bytes - bytes else {
        note(.blocks)
        return nil
      }
      bytes += value.size
      return block
    }
  }

  private mutating func bounded(_ list: List, depth: Int) -> List {
    var list = list
    list.items = limited(list.items).map { item in
      List.Item(isChecked: item.isChecked, content: bounded(item.content, depth: depth + 1))
    }
    return list
  }

  private mutating func bounded(_ definitions: [Definition], depth: Int) -> [Definition] {
    limited(definitions).map { definition in
      Definition(
        terms: limited(definition.terms).map { bounded($0, depth: depth + 1) },
        meanings: limited(definition.meanings).map { bounded($0, depth: depth + 1) })
    }
  }

  /// Items, terms and meanings count as blocks: empty ones cost their readers as much.
  private mutating func limited<Part>(_ parts: [Part]) -> [Part] {
    let room = max(0, bounds.blocks - blocks)
    if parts.count > room { note(.blocks, parts.count - room) }
    blocks += min(parts.count, room)
    return parts.count > room ? Array(parts.prefix(room)) : parts
  }

  private mutating func bounded(_ table: Table, depth: Int) -> Table {
    var table = table
    let spans = table.boundSpans(cells: bounds.cells - cells)
    if spans.ignored > 0 { note(.spans, spans.ignored) }
    cells += spans.grid
    var rows: [Table.Row] = []
    var count = 0
    for row in table.rows {
      guard count + row.cells.count <= bounds.cells else {
        note(.cells, row.cells.count)
        continue
      }
      count += row.cells.count
      rows.append(
        Table.Row(
          row.cells.map { cell in
            var cell = cell
            cell.content = bounded(cell.content, depth: depth + 1)
            return cell
          }))
    }
    table.rows = rows
    table.caption = bounded(table.caption, depth: depth + 1)
    return table
  }

  mutating func bounded(_ note: Footnote) -> Footnote? {
    guard let id = short(note.id) else { return nil }
    let content = bounded(note.content, depth: 2)
    return content.isEmpty ? nil : Footnote(id: id, label: short(note.label) ?? "*", content: content)
  }

  // MARK: - Runs

  mutating func bounded(_ content: [Inline], depth: Int) -> [Inline] {
    var kept: [Inline] = []
    kept.reserveCapacity(min(content.count, bounds.runs))
    for (index, run) in content.enumerated() {
      guard runs < bounds.runs, bytes < bounds.bytes else {
        note(runs < bounds.runs ? .bytes : .runs, content.count - index)
        break
      }
      runs += 1
      if let run = bounded(run, depth: depth) { kept.append(run) }
    }
    return kept
  }

  private mutating func bounded(_ run: Inline, depth: Int) -> Inline? {
    guard depth < bounds.depth || run.content.isEmpty else {
      note(.depth)
      return .text(text([run].plainText))
    }
    switch run {
    case .text(let value): return .text(text(value))
    case .code(let value): return .code(text(value))
    case .math(let value): return .math(text(value))
    case .emphasis(let content): return .emphasis(bounded(content, depth: depth + 1))
    case .strong(let content): return .strong(bounded(content, depth: depth + 1))
    case .deleted(let content): return .deleted(bounded(content, depth: depth + 1))
    case .superscript(let content): return .superscript(bounded(content, depth: depth + 1))
    case .subscript(let content): return .subscript(bounded(content, depth: depth + 1))
    case .link(let url, let content):
      let content = bounded(content, depth: depth + 1)
      guard links < bounds.links, let url = address(url) else {
        note(.links)
        return content.count == 1 ? content[0] : .emphasis(content)
      }
      links += 1
      return .link(url: url, content)
    case .lineBreak: return run
    case .image(let image): return bounded(image).map { .image($0) }
    case .footnoteReference(let id, let label):
      guard let id = short(id) else { return nil }
      return .footnoteReference(id: id, label: short(label) ?? "*")
    case .unknown(let value):
      guard value.depth <= bounds.depth, value.size <= bounds.bytes - bytes else {
        note(.runs)
        return nil
      }
      bytes += value.size
      return run
    }
  }

  private mutating func bounded(_ image: Image) -> Image? {
    guard let url = address(image.url) else { return nil }
    var image = image
    image.url = url
    image.small = image.small.flatMap { address($0) }
    image.width = image.width.flatMap { Image.plausibleSizes.contains($0) ? $0 : nil }
    image.height = image.height.flatMap { Image.plausibleSizes.contains($0) ? $0 : nil }
    image.alternative = image.alternative.map { text($0) }
    return image
  }

  // MARK: - Text

  /// As much of a text as there is room for.
  private mutating func text(_ value: String) -> String {
    let count = value.utf8.count
    let room = max(0, bounds.bytes - bytes)
    bytes += min(count, room)
    guard count > room else { return value }
    note(.bytes)
    return value.cut(toBytes: room)
  }

  /// An address, or nil if it is too long for the bounds.
  private mutating func address(_ value: String) -> String? {
    guard value.utf8.count <= min(bounds.addressBytes, bounds.bytes - bytes) else {
      note(.addresses)
      return nil
    }
    bytes += value.utf8.count
    return value
  }

  /// A name that other parts of the article point at: whole, or nil.
  private mutating func short(_ value: String) -> String? {
    guard value.utf8.count <= bounds.nameBytes else {
      note(.addresses)
      return nil
    }
    bytes += value.utf8.count
    return value
  }

  // MARK: - Metadata

  mutating func bounded(_ metadata: Metadata) -> Metadata {
    var metadata = metadata
    func cut(_ value: inout String?, to limit: Int) {
      guard let text = value, text.utf8.count > limit else { return }
      note(.metadata)
      value = text.cut(toBytes: limit)
    }
    func drop(_ value: inout String?, over limit: Int) {
      guard let text = value, text.utf8.count > limit else { return }
      note(.metadata)
      value = nil
    }
    cut(&metadata.title, to: bounds.titleBytes)
    cut(&metadata.description, to: bounds.descriptionBytes)
    cut(&metadata.site, to: bounds.nameBytes)
    drop(&metadata.published, over: 64)
    drop(&metadata.modified, over: 64)
    drop(&metadata.language, over: 64)
    drop(&metadata.licence, over: bounds.addressBytes)
    drop(&metadata.canonicalURL, over: bounds.addressBytes)
    if let image = metadata.leadImage { metadata.leadImage = bounded(image) }
    let names = metadata.authors.filter { $0.utf8.count <= bounds.nameBytes }.prefix(bounds.names)
    if names.count < metadata.authors.count {
      note(.metadata, metadata.authors.count - names.count)
      metadata.authors = Array(names)
    }
    return metadata
  }
}

extension String {
  /// The longest beginning of at most `count` bytes that splits no character.
  func cut(toBytes count: Int) -> String {
    guard utf8.count > count else { return self }
    var end = utf8.index(startIndex, offsetBy: max(0, count))
    while end > startIndex, end.samePosition(in: unicodeScalars) == nil { end = utf8.index(before: end) }
    return String(self[..<end])
  }
}

extension JSON {
  /// How many arrays and objects are inside each other.
  fileprivate var depth: Int {
    switch self {
    case .null, .bool, .integer, .number, .string: 0
    case .array(let values): 1 + (values.map(\.depth).max() ?? 0)
    case .object(let members): 1 + (members.map(\.value.depth).max() ?? 0)
    }
  }

  /// Bytes of its texts and names, and one for each value.
  fileprivate var size: Int {
    switch self {
    case .null, .bool, .integer, .number: 1
    case .string(let value): value.utf8.count
    case .array(let values): values.reduce(1) { $0 + $1.size }
    case .object(let members): members.reduce(1) { $0 + $1.name.utf8.count + $1.value.size }
    }
  }
}
