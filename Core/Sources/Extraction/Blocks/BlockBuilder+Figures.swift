import ArticleModel
import HTML

extension BlockBuilder {
  /// Reads a figure and attaches its caption to the images, the code, the table or the quotation.
  mutating func figure(_ node: NodeID, depth: Int, into blocks: inout [Block]) {
    var captionNodes: [NodeID] = []
    findCaptions(below: node, into: &captionNodes)
    var caption: [Inline] = []
    for captionNode in captionNodes where !taken.contains(captionNode) {
      taken.insert(captionNode)
      let part = lineContent(of: captionNode)
      guard !part.isEmpty else { continue }
      if !caption.isEmpty { caption.appendJoining(.text(" ")) }
      for run in part { caption.appendJoining(run) }
    }
    var content: [Block] = []
    let wasInFigure = isInFigure
    isInFigure = true
    flow(over: node, depth: depth + 1, into: &content, contentsOnly: true)
    endLine(into: &content)
    isInFigure = wasInFigure
    attach(caption, to: &content)
    blocks += content
  }

  /// Finds the captions of this figure, but not those of figures inside it.
  private func findCaptions(below node: NodeID, into captions: inout [NodeID]) {
    var current = document.next(after: node, within: node)
    var left = 2000
    while let place = current, left > 0 {
      left -= 1
      guard document.isElement(place) else {
        current = document.next(after: place, within: node)
        continue
      }
      let isNested = isWhole(place)
      let isCaption =
        document.isElement(place, .figcaption) || document.traits(place).contains(.caption) || isImageTitle(place)
      if isCaption, !document.contains(.img, below: place, limit: 20) || document.isElement(place, .figcaption) {
        captions.append(place)
      }
      current =
        isNested || isCaption
        ? document.nextSkippingChildren(after: place, within: node) : document.next(after: place, within: node)
    }
  }

  /// Returns whether an element is read in one piece, including the captions inside it.
  private func isWhole(_ node: NodeID) -> Bool {
    switch document.elementRole(node, roles: roles) {
    case .figure, .table, .preformatted, .code, .heading, .math: true
    default: false
    }
  }

  /// Recognises Asciidoctor's `<div class="title">` below an image and DocBook's `<p class="title">` above one.
  private func isImageTitle(_ node: NodeID) -> Bool {
    guard document.isElement(node, .div) || document.isElement(node, .p), let parent = document.parent(of: node) else {
      return false
    }
    return document.withAttribute(.class, of: node) { $0.equals("title") } == true
      && document.traits(parent).contains(.figure)
  }

  /// Returns whether a box with a figure's class name is a figure: an image with a caption.
  func isFigureBox(_ node: NodeID) -> Bool {
    guard document.contains(.img, below: node, limit: 200) else { return false }
    if document.contains(.figure, below: node, limit: 50) { return false }
    var captions: [NodeID] = []
    findCaptions(below: node, into: &captions)
    return !captions.isEmpty
  }

  /// Whether a list is a gallery: each item is a figure.
  func isGallery(_ list: NodeID) -> Bool {
    var count = 0
    for item in document.children(of: list) where document.isElement(item) {
      let inner = document.children(of: item).filter { document.isElement($0) || !document.isBlankText($0) }
      guard document.isElement(item, .li), document.contains(.img, below: item, limit: 60),
        document.traits(item).contains(.figure) || inner.count == 1 && document.isElement(inner[0], .figure)
      else { return false }
      count += 1
    }
    return count > 0
  }

  /// Gives the picture directly before a caption that caption, if no figure holds both.
  mutating func captionsPicture(_ node: NodeID, _ blocks: inout [Block]) -> Bool {
    guard let before = document.previousElement(node),
      document.isElement(before, .img) || document.isElement(before, .picture)
        || document.contains(.img, below: before, limit: 12) && !document.hasWord(before)
    else { return false }
    endLine(into: &blocks)
    guard case .figure(var figure)? = blocks.last, figure.caption.isEmpty else { return false }
    let caption = lineContent(of: node)
    guard !caption.isEmpty else { return false }
    figure.caption = caption
    blocks[blocks.count - 1] = .figure(figure)
    return true
  }

  private func attach(_ caption: [Inline], to blocks: inout [Block]) {
    guard !caption.isEmpty else { return }
    // Several images under one caption form one figure.
    var images: [Image] = []
    for block in blocks { if case .figure(let figure) = block, figure.caption.isEmpty { images += figure.images } }
    for (index, block) in blocks.enumerated() {
      switch block {
      case .figure(let figure) where figure.caption.isEmpty:
        blocks[index] = .figure(Figure(images: images, caption: caption))
        blocks = blocks.filter { if case .figure(let other) = $0 { !other.caption.isEmpty } else { true } }
        return
      case .code(var code) where code.caption == nil:
        let text = caption.plainText.trimmedBothEnds
        code.caption = text.isEmpty ? nil : text
        blocks[index] = .code(code)
        return
      case .table(var table) where table.caption.isEmpty:
        table.caption = caption
        blocks[index] = .table(table)
        return
      case .quote(let content, let citation) where citation.isEmpty:
        blocks[index] = .quote(content, citation: caption.withoutLeadingDash)
        return
      default: continue
      }
    }
    blocks.append(.paragraph(caption))
  }
}
