import ArticleModel

extension HTMLRenderer {
  /// The notes under the text, each with the ways back to where it is called.
  mutating func writeFootnotes() {
    guard !footnotes.isEmpty else { return }
    let isBook = options.syntax == .book
    let name = options.idPrefix + "notes"
    let rank = min(max(options.topHeadingLevel, 1), 6)
    out.raw("<section class=\"notes\"")
    if isBook { out.raw(" epub:type=\"footnotes\"") }
    out.attribute("aria-labelledby", name)
    out.raw("><h")
    out.number(rank)
    out.attribute("id", name)
    out.raw(">Notes</h")
    out.number(rank)
    out.raw(">")
    if isBook {
      for (index, note) in footnotes.enumerated() { writeAside(note, index) }
    } else {
      out.raw("<ol>")
      for (index, note) in footnotes.enumerated() { writeItem(note, index) }
      out.raw("</ol>")
    }
    out.raw("</section>")
  }

  func noteReference(_ index: Int, call: Int) -> String {
    "\(options.idPrefix)fnref-\(index + 1)" + (call > 1 ? "-\(call)" : "")
  }

  private mutating func writeItem(_ note: Footnote, _ index: Int) {
    out.raw("<li")
    out.attribute("id", "\(options.idPrefix)fn-\(index + 1)")
    out.raw("><span class=\"mark\">")
    out.text(note.label)
    out.raw("</span><div>")
    write(note.content)
    writeWaysBack(note, index)
    out.raw("</div></li>")
  }

  /// E-readers open an `aside` of this kind over the page and hide it at the end.
  private mutating func writeAside(_ note: Footnote, _ index: Int) {
    out.raw("<aside epub:type=\"footnote\" role=\"doc-footnote\"")
    out.attribute("id", "\(options.idPrefix)fn-\(index + 1)")
    out.raw("><p class=\"mark\">")
    out.text(note.label)
    out.raw("</p>")
    write(note.content)
    writeWaysBack(note, index)
    out.raw("</aside>")
  }

  private mutating func writeWaysBack(_ note: Footnote, _ index: Int) {
    let calls = notes.calls[index]
    guard calls > 0 else { return }
    out.raw("<p class=\"back\">")
    for call in 1...calls {
      out.raw("<a role=\"doc-backlink\"")
      out.attribute("href", "#" + noteReference(index, call: call))
      out.attribute("aria-label", "Back to the text at note \(note.label)" + (call > 1 ? ", place \(call)" : ""))
      out.raw(">↩\u{fe0e}</a>")
    }
    out.raw("</p>")
  }
}
