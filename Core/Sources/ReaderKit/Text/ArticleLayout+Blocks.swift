public import ArticleModel
public import EditionModel

extension ArticleLayout {
  /// Blocks deeper than this are shown as plain text. Why: a hostile page must not exhaust the stack.
  private static let maximumDepth = 24

  /// Lays out an article.
  public init(_ article: EditionDocument.Story.Article) {
    self.init(blocks: article.blocks, footnotes: article.footnotes ?? [], images: article.images)
  }

  /// Lays out blocks.
  public init(blocks: [Block], footnotes: [Footnote] = [], images: [StoredImage] = []) {
    let stored = Dictionary(images.map { ($0.url, $0) }) { first, _ in first }
    var builder = Builder(images: stored)
    builder.add(blocks, Builder.Place())
    items = builder.items
    for note in footnotes {
      var builder = Builder(images: stored)
      builder.add(note.content, Builder.Place())
      notes.append(Note(id: note.id, label: note.label, items: builder.items))
    }
  }

  private struct Builder {
    /// Where blocks are: what is around them.
    struct Place {
      var indent = 0
      var quotes = 0
      var depth = 0
    }

    let images: [String: StoredImage]
    var items: [Item] = []
    private var marker: String?

    init(images: [String: StoredImage]) { self.images = images }

    mutating func add(_ blocks: [Block], _ place: Place) { for block in blocks { add(block, place) } }

    private mutating func add(_ block: Block, _ place: Place) {
      guard place.depth < maximumDepth else { return text([.text(block.plainText)], .paragraph, place) }
      var inside = place
      inside.depth += 1
      switch block {
      case .paragraph(let runs): text(runs, .paragraph, place)
      case .heading(let level, let runs, _): text(runs, .heading(min(max(level, 1), 6)), place)
      case .code(let code): put(.code(code), place)
      case .table(let table):
        text(table.caption, .caption, place)
        put(.table(TableLayout(table)), place)
      case .list(let list): add(list, inside)
      case .definitionList(let definitions):
        for definition in definitions {
          for term in definition.terms { text(term, .term, place) }
          inside.indent = place.indent + 1
          for meaning in definition.meanings { add(meaning, inside) }
        }
      case .quote(let content, let citation):
        inside.quotes += 1
        add(content, inside)
        text(citation, .citation, inside)
      case .figure(let figure):
        for image in figure.images { put(.picture(Picture(image, stored: images[image.url])), place) }
        text(figure.caption, .caption, place)
      case .math(let source): put(.formula(source), place)
      case .rule: put(.rule, place)
      case .embed(let embed):
        if let url = ReaderLink.outside(embed.url) {
          put(.link(embed.label.isEmpty ? url : embed.label, url), place)
        } else {
          text([.text(embed.label)], .paragraph, place)
        }
      // A type without a form of its own, such as a new one.
      default: add(block.simplified, inside)
      }
    }

    private mutating func add(_ list: List, _ place: Place) {
      var inside = place
      inside.indent += 1
      for (index, item) in list.items.enumerated() {
        if let isChecked = item.isChecked {
          marker = isChecked ? "☑" : "☐"
        } else {
          marker = list.isOrdered ? "\(list.start &+ index)." : "•"
        }
        add(item.content, inside)
        // An empty entry must not lend its marker to what follows.
        marker = nil
      }
    }

    private mutating func text(_ runs: [Inline], _ role: Role, _ place: Place) {
      let flat = StyledRun.flatten(runs)
      guard flat.contains(where: { $0.text.contains { !$0.isWhitespace } }) else { return }
      put(.text(flat, role), place)
    }

    private mutating func put(_ content: Content, _ place: Place) {
      items.append(
        Item(id: items.count, indent: place.indent, quotes: place.quotes, marker: marker, content: content))
      marker = nil
    }
  }
}

extension ArticleLayout.Picture {
  fileprivate init(_ image: Image, stored: StoredImage?) {
    hash = stored?.hash
    label = image.alternative.flatMap { $0.isEmpty ? nil : $0 } ?? "Picture without a description"
    isDecoration = image.alternative == ""
    link = ReaderLink.outside(image.url)
    let width = stored?.width ?? image.width ?? 0
    let height = stored?.height ?? image.height ?? 0
    proportion = width > 0 && height > 0 ? Double(height) / Double(width) : nil
    isDrawing = stored?.type == "image/svg+xml"
  }
}
