import EditionModel

/// The contents as EPUB 2 had them (OPF 2.0.1, 2.4.1), for e-readers that know no other: without it some show no menu.
struct BookNCX {
  let issue: Issue

  static let file = "toc.ncx"

  func markup() -> Markup {
    Markup(.xml) { xml in
      xml.declaration()
      xml.ncx(
        .named("xmlns", "http://www.daisy.org/z3986/2005/ncx/"), .named("version", "2005-1"), .named("xml:lang", "en")
      ) {
        xml.head {
          xml.meta(
            .name("dtb:uid"), .content(PermanentID.edition(issue.edition.publication, issue.edition.key)))
        }
        xml.docTitle { xml.labelText("\(issue.settings.title): \(issue.fullName)") }
        xml.navMap {
          for (index, page) in pages.enumerated() { write(page, order: index + 1, xml) }
        }
      }
      xml.raw("\n")
    }
  }

  /// The stories and the end, as in the book's own contents.
  private var pages: [(page: Book.Page, title: String)] {
    issue.stories.map { (.story($0), "\($0.number). \($0.story.title)") } + [(.end, Wording.Book.end)]
  }

  private func write(_ entry: (page: Book.Page, title: String), order: Int, _ xml: MarkupWriter) {
    xml.raw("\n")
    xml.navPoint(.id("point-\(order)"), .named("playOrder", order)) {
      xml.navLabel { xml.labelText(entry.title) }
      xml.navContent(.src(entry.page.file))
    }
  }
}

extension MarkupWriter {
  fileprivate var ncx: MarkupElement { element("ncx") }
  fileprivate var docTitle: MarkupElement { element("docTitle") }
  fileprivate var navMap: MarkupElement { element("navMap") }
  fileprivate var navPoint: MarkupElement { element("navPoint") }
  fileprivate var navLabel: MarkupElement { element("navLabel") }
  fileprivate var navContent: VoidMarkupElement { void("content") }

  fileprivate func labelText(_ words: String) { element("text")(words) }
}
