import ArticleModel

extension HTMLRenderer {
  /// The notes under the text, each with the ways back to where it is called.
  mutating func writeFootnotes() {
    guard !footnotes.isEmpty else { return }
    let name = options.idPrefix + "notes"
    html.section(
      .class("notes"), .epubType(options.syntax == .book ? "footnotes" : nil), .named("aria-labelledby", name)
    ) {
      html.heading(options.topHeadingLevel)(.id(name), text: Wording.Article.notes)
      if options.syntax == .book {
        for (index, note) in footnotes.enumerated() { writeAside(note, index) }
      } else {
        html.ol {
          for (index, note) in footnotes.enumerated() { writeItem(note, index) }
        }
      }
    }
  }

  func noteReference(_ index: Int, call: Int) -> String {
    "\(options.idPrefix)fnref-\(index + 1)" + (call > 1 ? "-\(call)" : "")
  }

  private mutating func writeItem(_ note: Footnote, _ index: Int) {
    html.li(.id("\(options.idPrefix)fn-\(index + 1)")) {
      html.span(.class("mark"), text: note.label)
      html.div {
        write(note.content)
        writeWaysBack(note, index)
      }
    }
  }

  /// E-readers open an `aside` of this kind over the page and hide it at the end.
  private mutating func writeAside(_ note: Footnote, _ index: Int) {
    html.aside(
      .epubType("footnote"), .role("doc-footnote"), .id("\(options.idPrefix)fn-\(index + 1)")
    ) {
      html.p(.class("mark"), text: note.label)
      write(note.content)
      writeWaysBack(note, index)
    }
  }

  private func writeWaysBack(_ note: Footnote, _ index: Int) {
    let calls = notes.calls[index]
    guard calls > 0 else { return }
    html.p(.class("back")) {
      for call in 1...calls {
        html.a(
          .role("doc-backlink"), .href("#" + noteReference(index, call: call)),
          .label(Wording.Article.backToText(note.label, call: call)), text: "↩\u{fe0e}")
      }
    }
  }
}

extension MarkupAttribute {
  /// What a part of a book is, for e-readers.
  static func epubType(_ type: String?) -> MarkupAttribute { named("epub:type", type) }
}
