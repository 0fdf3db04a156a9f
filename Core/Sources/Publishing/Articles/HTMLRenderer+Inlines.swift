import ArticleModel

extension HTMLRenderer {
  /// Runs nest a few levels in honest pages; a hostile one must not exhaust the stack.
  private static let maximumRunDepth = 32
  /// Code that fits a phone's line stays on one: a flag broken after its dashes is hard to read.
  private static let maximumShortCode = 28

  mutating func write(_ runs: [Inline]) { write(runs, depth: 0, insideLink: false) }

  private mutating func write(_ runs: [Inline], depth: Int, insideLink: Bool) {
    guard depth < HTMLRenderer.maximumRunDepth else { return html.text(runs.plainText) }
    for run in runs { write(run, depth: depth, insideLink: insideLink) }
  }

  private mutating func write(_ run: Inline, depth: Int, insideLink: Bool) {
    func nested(_ content: [Inline], _ renderer: inout HTMLRenderer) {
      renderer.write(content, depth: depth + 1, insideLink: insideLink)
    }
    switch run {
    case .text(let text): html.text(text)
    case .emphasis(let content): html.em { nested(content, &self) }
    case .strong(let content): html.strong { nested(content, &self) }
    case .deleted(let content): html.del { nested(content, &self) }
    case .superscript(let content): html.sup { nested(content, &self) }
    case .subscript(let content): html.sub { nested(content, &self) }
    case .code(let text):
      let isShort = text.utf8.count <= HTMLRenderer.maximumShortCode
      html.code(.class(isShort ? "short" : nil), .leftToRight, .untranslated, text: text)
    case .math(let source): writeMath(source)
    case .lineBreak: html.br()
    case .link(let url, let content): writeLink(url, content, depth: depth, insideLink: insideLink)
    case .image(let image): writeInline(image, insideLink: insideLink)
    case .footnoteReference(let id, let label): writeReference(id, label, insideLink: insideLink)
    case .unknown(let value): html.text(value.plainText)
    }
  }

  private mutating func writeLink(_ url: String, _ content: [Inline], depth: Int, insideLink: Bool) {
    // HTML has no link inside a link: the outer one wins.
    guard !insideLink else { return write(content, depth: depth + 1, insideLink: true) }
    let isEmpty = content.plainText.allSatisfy(\.isWhitespace) && !content.contains(where: \.isImage)
    writeLink(url) { renderer in
      if isEmpty {
        renderer.html.text(url)
      } else {
        renderer.write(content, depth: depth + 1, insideLink: true)
      }
    }
  }

  /// Writes a link if the address may be linked to, else only its words.
  mutating func writeLink(_ url: String, _ content: (inout HTMLRenderer) -> Void) {
    guard let address = SafeLink.address(url) else { return content(&self) }
    html.a(.href(address)) { content(&self) }
  }

  private mutating func writeInline(_ image: Image, insideLink: Bool) {
    if let source = options.images.source(of: image) {
      writeImage(source, alternative: image.alternative ?? "", isInline: true)
    } else if insideLink {
      html.text(image.alternative ?? "")
    } else if let alternative = image.alternative, !alternative.isEmpty {
      writeLink(image.url) { $0.html.text(alternative) }
    }
  }

  private mutating func writeReference(_ id: String, _ label: String, insideLink: Bool) {
    guard !insideLink, let (index, call) = notes.call(id) else { return html.sup(label) }
    html.sup {
      html.a(
        .role("doc-noteref"), .epubType(options.syntax == .book ? "noteref" : nil),
        .id(noteReference(index, call: call)), .href("#\(options.idPrefix)fn-\(index + 1)"),
        .label(Wording.Article.note(label)), text: label)
    }
  }
}

extension Inline {
  var isImage: Bool {
    switch self {
    case .image: true
    case .emphasis(let content), .strong(let content), .link(_, let content): content.contains(where: \.isImage)
    default: false
    }
  }
}
