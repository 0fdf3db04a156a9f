import ArticleModel

extension HTMLRenderer {
  mutating func write(_ runs: [Inline]) { write(runs, depth: 0, insideLink: false) }

  private mutating func write(_ runs: [Inline], depth: Int, insideLink: Bool) {
    // Runs nest a few levels in honest pages; a hostile one must not exhaust the stack.
    guard depth < 32 else { return out.text(runs.plainText) }
    for run in runs { write(run, depth: depth, insideLink: insideLink) }
  }

  private mutating func write(_ run: Inline, depth: Int, insideLink: Bool) {
    func nested(_ content: [Inline]) -> (inout HTMLRenderer) -> Void {
      { $0.write(content, depth: depth + 1, insideLink: insideLink) }
    }
    switch run {
    case .text(let text): out.text(text)
    case .emphasis(let content): element("em", nested(content))
    case .strong(let content): element("strong", nested(content))
    case .deleted(let content): element("del", nested(content))
    case .superscript(let content): element("sup", nested(content))
    case .subscript(let content): element("sub", nested(content))
    case .code(let text):
      // What fits a phone's line stays on one: a flag broken after its dashes is hard to read.
      out.raw(text.utf8.count <= 28 ? "<code class=\"short\"" : "<code")
      out.raw(" dir=\"ltr\" translate=\"no\">")
      out.text(text)
      out.raw("</code>")
    case .math(let source): writeMath(source)
    case .lineBreak: writeVoid("<br>", "<br/>")
    case .link(let url, let content):
      // HTML has no link inside a link: the outer one wins.
      if insideLink {
        write(content, depth: depth + 1, insideLink: true)
      } else {
        writeLink(url) { renderer in
          if content.plainText.allSatisfy(\.isWhitespace), !content.contains(where: \.isImage) {
            renderer.out.text(url)
          } else {
            renderer.write(content, depth: depth + 1, insideLink: true)
          }
        }
      }
    case .image(let image): writeInline(image, insideLink: insideLink)
    case .footnoteReference(let id, let label): writeReference(id, label, insideLink: insideLink)
    case .unknown(let value): out.text(value.plainText)
    }
  }

  /// A link where the address may be linked to, else its words alone.
  mutating func writeLink(_ url: String, _ content: (inout HTMLRenderer) -> Void) {
    guard let address = SafeLink.address(url) else { return content(&self) }
    out.raw("<a")
    out.attribute("href", address)
    out.raw(">")
    content(&self)
    out.raw("</a>")
  }

  private mutating func writeInline(_ image: Image, insideLink: Bool) {
    if let source = options.images.source(of: image) {
      writeImage(image, source: source, alternative: image.alternative ?? "", isInline: true)
    } else if insideLink {
      out.text(image.alternative ?? "")
    } else if let alternative = image.alternative, !alternative.isEmpty {
      writeLink(image.url) { $0.out.text(alternative) }
    }
  }

  private mutating func writeReference(_ id: String, _ label: String, insideLink: Bool) {
    guard !insideLink, let (index, call) = notes.call(id) else {
      out.element("sup", label)
      return
    }
    out.raw("<sup><a role=\"doc-noteref\"")
    if options.syntax == .book { out.raw(" epub:type=\"noteref\"") }
    out.attribute("id", noteReference(index, call: call))
    out.attribute("href", "#\(options.idPrefix)fn-\(index + 1)")
    out.attribute("aria-label", "Note \(label)")
    out.raw(">")
    out.text(label)
    out.raw("</a></sup>")
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
