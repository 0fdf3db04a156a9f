import EditionModel

/// The catalogue as OPDS 1.2, which KOReader and most e-readers know.
struct OPDSAtom {
  let catalogue: Catalogue

  private static let navigation = "application/atom+xml;profile=opds-catalog;kind=navigation"
  private static let acquisition = "application/atom+xml;profile=opds-catalog;kind=acquisition"

  /// Where a reader begins.
  func root() -> [UInt8] {
    feed("root", title: catalogue.settings.title, selfPath: "/opds", kind: OPDSAtom.navigation) { out in
      out.raw("\n<entry>")
      out.element("title", "Editions, newest first")
      out.element("id", PermanentID.publication("opds/editions/entry"))
      out.element("updated", catalogue.updated.rfc3339())
      out.raw("<content type=\"text\">Ten stories, every morning and every evening.</content>")
      link("http://opds-spec.org/sort/new", catalogue.path(of: 1, .xml), OPDSAtom.acquisition, &out)
      out.raw("</entry>")
    }
  }

  func shelf(_ page: Catalogue.Page) -> [UInt8] {
    let path = catalogue.path(of: page.number, .xml)
    return feed("editions/\(page.number)", title: "Editions", selfPath: path, kind: OPDSAtom.acquisition) { out in
      link("up", "/opds", OPDSAtom.navigation, &out)
      link("first", catalogue.path(of: 1, .xml), OPDSAtom.acquisition, &out)
      if let previous = page.previous() {
        link("previous", catalogue.path(of: previous, .xml), OPDSAtom.acquisition, &out)
      }
      if let next = page.next() { link("next", catalogue.path(of: next, .xml), OPDSAtom.acquisition, &out) }
      link("last", catalogue.path(of: page.count, .xml), OPDSAtom.acquisition, &out)
      for summary in page.summaries { write(summary, &out) }
    }
  }

  private func feed(
    _ name: String, title: String, selfPath: String, kind: String, _ body: (inout Markup) -> Void
  ) -> [UInt8] {
    var out = Markup(reserving: 32_768)
    out.raw(
      """
      <?xml version="1.0" encoding="utf-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/terms/" xml:lang="en">
      """)
    out.element("id", PermanentID.publication("opds/" + name))
    out.element("title", title)
    out.element("updated", catalogue.updated.rfc3339())
    out.element("author") { $0.element("name", catalogue.settings.title) }
    out.element("icon", catalogue.address("/icon-192.png"))
    link("self", selfPath, kind, &out)
    link("start", "/opds", OPDSAtom.navigation, &out)
    body(&out)
    out.raw("\n</feed>\n")
    return out.bytes
  }

  private func write(_ summary: EditionSummary, _ out: inout Markup) {
    let path = "/editions/\(summary.key)"
    out.raw("\n<entry>")
    out.element("title", catalogue.title(of: summary))
    out.element("id", PermanentID.edition(summary.publication, summary.key))
    out.element("updated", summary.published.rfc3339())
    out.element("published", summary.published.rfc3339())
    out.element("author") { $0.element("name", catalogue.settings.title) }
    out.element("dc:publisher", catalogue.settings.title)
    out.element("dc:language", "en")
    if let date = summary.key.date { out.element("dc:issued", date.description) }
    out.raw("<summary type=\"text\">")
    out.text(catalogue.description(of: summary))
    out.raw("</summary>")
    link("http://opds-spec.org/acquisition/open-access", path + ".epub", MediaType.book.rawValue, &out)
    link("http://opds-spec.org/image", path + ".png", MediaType.png.rawValue, &out)
    link("http://opds-spec.org/image/thumbnail", path + ".png", MediaType.png.rawValue, &out)
    link("alternate", path, "text/html", &out)
    out.raw("</entry>")
  }

  private func link(_ relation: StaticString, _ path: String, _ type: String, _ out: inout Markup) {
    out.raw("<link rel=\"")
    out.raw(relation)
    out.raw("\"")
    out.attribute("href", catalogue.address(path))
    out.attribute("type", type)
    out.raw("/>")
  }
}
