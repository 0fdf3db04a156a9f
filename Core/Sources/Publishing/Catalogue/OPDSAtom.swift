import EditionModel
import TextSearch

/// The catalogue as OPDS 1.2, which KOReader and most e-readers know.
struct OPDSAtom {
  let catalogue: Catalogue

  private static let navigation = "application/atom+xml;profile=opds-catalog;kind=navigation"
  static let acquisition = "application/atom+xml;profile=opds-catalog;kind=acquisition"

  /// Where a reader begins.
  func root() -> [UInt8] {
    feed("root", title: catalogue.settings.title, selfPath: "/opds", kind: OPDSAtom.navigation) { xml in
      xml.raw("\n")
      xml.entry {
        xml.title(Wording.Catalogue.editionsNewestFirst)
        xml.id(catalogue.id("opds/editions/entry"))
        xml.updated(catalogue.updated.rfc3339())
        xml.content(.type("text"), text: Wording.description(catalogue.settings.schedule))
        link("http://opds-spec.org/sort/new", catalogue.path(of: 1, .xml), OPDSAtom.acquisition, xml)
      }
    }
  }

  /// One page of the editions.
  func shelf(_ page: Catalogue.Page) -> [UInt8] {
    let path = catalogue.path(of: page.number, .xml)
    return feed(
      "editions/\(page.number)", title: Wording.Catalogue.editions, selfPath: path, kind: OPDSAtom.acquisition
    ) { xml in
      link("up", "/opds", OPDSAtom.navigation, xml)
      link("first", catalogue.path(of: 1, .xml), OPDSAtom.acquisition, xml)
      if let previous = page.previous() {
        link("previous", catalogue.path(of: previous, .xml), OPDSAtom.acquisition, xml)
      }
      if let next = page.next() { link("next", catalogue.path(of: next, .xml), OPDSAtom.acquisition, xml) }
      link("last", catalogue.path(of: page.count, .xml), OPDSAtom.acquisition, xml)
      for summary in page.summaries { write(summary, nil, xml) }
    }
  }

  /// What a search found.
  func found(_ search: CatalogueSearch) -> [UInt8] {
    feed(
      "search", title: Wording.Search.title(search.query.text),
      selfPath: Catalogue.searchPath(.xml) + "?q=" + SearchForm.encoded(search.query.text), kind: OPDSAtom.acquisition
    ) { xml in
      link("up", "/opds", OPDSAtom.navigation, xml)
      for edition in search.editions { write(edition.summary, CatalogueSearch.words(edition.stories), xml) }
    }
  }

  private func feed(
    _ name: String, title: String, selfPath: String, kind: String, _ content: (MarkupWriter) -> Void
  ) -> [UInt8] {
    Markup(.xml, reserving: 32_768) { xml in
      xml.declaration()
      xml.feed(
        .named("xmlns", "http://www.w3.org/2005/Atom"), .named("xmlns:dc", "http://purl.org/dc/terms/"),
        .named("xml:lang", "en")
      ) {
        xml.id(catalogue.id("opds/" + name))
        xml.title(title)
        xml.updated(catalogue.updated.rfc3339())
        xml.author(catalogue.settings.title)
        xml.icon(catalogue.address("/icon-192.png"))
        link("self", selfPath, kind, xml)
        link("start", "/opds", OPDSAtom.navigation, xml)
        if !catalogue.settings.isStatic {
          link("search", SiteFile.searchDescription.path, "application/opensearchdescription+xml", xml)
        }
        content(xml)
        xml.raw("\n")
      }
      xml.raw("\n")
    }.bytes
  }

  private func write(_ summary: EditionSummary, _ words: String?, _ xml: MarkupWriter) {
    let path = "/editions/\(summary.key)"
    xml.raw("\n")
    xml.entry {
      xml.title(catalogue.title(of: summary))
      xml.id(PermanentID.edition(summary.publication, summary.key))
      xml.updated(summary.published.rfc3339())
      xml.published(summary.published.rfc3339())
      xml.author(catalogue.settings.title)
      xml.dcPublisher(catalogue.settings.title)
      xml.dcLanguage("en")
      if let date = summary.key.date { xml.dcIssued(date.description) }
      xml.summary(.type("text"), text: words ?? catalogue.description(of: summary))
      link("http://opds-spec.org/acquisition/open-access", path + ".epub", MediaType.book.rawValue, xml)
      link("http://opds-spec.org/image", path + ".png", MediaType.png.rawValue, xml)
      link("http://opds-spec.org/image/thumbnail", path + ".png", MediaType.png.rawValue, xml)
      link("alternate", path, "text/html", xml)
    }
  }

  private func link(_ relation: String, _ path: String, _ type: String, _ xml: MarkupWriter) {
    xml.link(.rel(relation), .href(catalogue.address(path)), .type(type))
  }
}
