import EditionModel
import TextSearch
import JSONFormat

/// The catalogue as OPDS 2.0.
struct OPDSJSON {
  let catalogue: Catalogue

  private static let type = "application/opds+json"

  func root() -> [UInt8] {
    document(title: catalogue.settings.title, path: "/opds.json", page: nil) { json in
      json.key("navigation")
      json.array { json in
        link("current", catalogue.path(of: 1, .json), OPDSJSON.type, title: "Editions, newest first", &json)
      }
    }
  }

  func shelf(_ page: Catalogue.Page) -> [UInt8] {
    document(title: "Editions", path: catalogue.path(of: page.number, .json), page: page) { json in
      json.key("publications")
      json.array(page.summaries) { write($1, nil, &$0) }
    }
  }

  /// What a search found.
  func found(_ search: CatalogueSearch) -> [UInt8] {
    let path = Catalogue.searchPath(.json) + "?query=" + SearchForm.encoded(search.query.text)
    return document(title: Wording.Search.title(search.query.text), path: path, page: nil) { json in
      json.key("publications")
      json.array(search.editions) { write($1.summary, CatalogueSearch.words($1.stories), &$0) }
    }
  }

  private func document(
    title: String, path: String, page: Catalogue.Page?, _ body: (inout JSONWriter) -> Void
  ) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("metadata")
      json.object { json in
        json.field("title", title)
        json.field("modified", catalogue.updated.rfc3339())
        if let page {
          json.field("numberOfItems", catalogue.count)
          json.field("itemsPerPage", Catalogue.pageSize)
          json.field("currentPage", page.number)
        }
      }
      json.key("links")
      json.array { json in
        link("self", path, OPDSJSON.type, &json)
        link("start", "/opds.json", OPDSJSON.type, &json)
        if !catalogue.settings.isStatic {
          json.object { json in
            json.field("rel", "search")
            json.field("href", catalogue.address(Catalogue.searchPath(.json)) + "{?query}")
            json.field("type", OPDSJSON.type)
            json.field("templated", true)
          }
        }
        if let page {
          link("first", catalogue.path(of: 1, .json), OPDSJSON.type, &json)
          link("last", catalogue.path(of: page.count, .json), OPDSJSON.type, &json)
          if let previous = page.previous() {
            link("previous", catalogue.path(of: previous, .json), OPDSJSON.type, &json)
          }
          if let next = page.next() { link("next", catalogue.path(of: next, .json), OPDSJSON.type, &json) }
        }
      }
      body(&json)
    }
    json.endLine()
    return json.bytes
  }

  private func write(_ summary: EditionSummary, _ words: String?, _ json: inout JSONWriter) {
    let path = "/editions/\(summary.key)"
    json.object { json in
      json.key("metadata")
      json.object { json in
        json.field("@type", "http://schema.org/PublicationIssue")
        json.field("identifier", PermanentID.edition(summary.publication, summary.key))
        json.field("title", catalogue.title(of: summary))
        json.field("author", catalogue.settings.title)
        json.field("publisher", catalogue.settings.title)
        json.field("language", "en")
        json.field("published", summary.published.rfc3339())
        json.field("modified", summary.published.rfc3339())
        json.field("description", words ?? catalogue.description(of: summary))
      }
      json.key("links")
      json.array { json in
        link("http://opds-spec.org/acquisition/open-access", path + ".epub", MediaType.book.rawValue, &json)
        link("alternate", path, "text/html", &json)
      }
      json.key("images")
      json.array { json in
        json.object { json in
          json.field("href", catalogue.address(path + ".png"))
          json.field("type", MediaType.png.rawValue)
          json.field("width", BookCover.width)
          json.field("height", BookCover.height)
        }
      }
    }
  }

  private func link(
    _ relation: String, _ path: String, _ type: String, title: String? = nil, _ json: inout JSONWriter
  ) {
    json.object { json in
      json.field("rel", relation)
      json.field("href", catalogue.address(path))
      json.field("type", type)
      if let title { json.field("title", title) }
    }
  }
}
