import EditionModel
public import TextSearch

/// What a search of the catalogue found: editions, each with the stories that match.
struct CatalogueSearch {
  let query: SearchQuery
  /// In the order in which they were found.
  let editions: [(summary: EditionSummary, stories: [FoundStory])]

  /// - Parameter summaries: the editions of the stories.
  init(query: SearchQuery, found: [FoundStory], summaries: [EditionSummary]) {
    self.query = query
    let known = Dictionary(summaries.map { ($0.key, $0) }) { first, _ in first }
    var order: [EditionKey] = []
    var stories: [EditionKey: [FoundStory]] = [:]
    for story in found where known[story.key] != nil {
      if stories[story.key] == nil { order.append(story.key) }
      stories[story.key, default: []].append(story)
    }
    editions = order.compactMap { key in known[key].map { ($0, stories[key] ?? []) } }
  }

  static func words(_ stories: [FoundStory]) -> String {
    stories.map { "\($0.number). \($0.title.parts.map(\.text).joined()) (\($0.site))" }.joined(separator: "\n")
  }
}

/// The parts of OpenSearch 1.1 by which e-readers and browsers learn how to search.
struct SearchDescription {
  let settings: SiteSettings

  func bytes() -> [UInt8] {
    let search = settings.baseURL + "/search?q={searchTerms}"
    let catalogue = settings.baseURL + Catalogue.searchPath(.xml) + "?q={searchTerms}"
    return Markup(.xml) { xml in
      xml.declaration()
      xml.element("OpenSearchDescription")(.named("xmlns", "http://a9.com/-/spec/opensearch/1.1/")) {
        // The format allows sixteen characters.
        xml.element("ShortName")(String(settings.title.prefix(16)))
        xml.element("Description")(Wording.Catalogue.searchDescription(settings.title))
        xml.element("InputEncoding")("UTF-8")
        xml.element("OutputEncoding")("UTF-8")
        xml.void("Url")(.type("text/html"), .named("template", search))
        xml.void("Url")(.type("application/atom+xml"), .named("template", catalogue))
        xml.void("Url")(.type(OPDSAtom.acquisition), .named("template", catalogue))
      }
      xml.raw("\n")
    }.bytes
  }
}

extension Catalogue {
  /// Where the catalogue is searched; a server answers there.
  static func searchPath(_ format: SiteFile.CatalogueFormat) -> String {
    format == .xml ? "/opds-search" : "/opds-search.json"
  }
}

extension Publisher {
  /// The answer to a search of the catalogue for e-readers: the editions that have matching stories, as books.
  ///
  /// - Parameters:
  ///   - found: one page of matching stories.
  ///   - editions: the editions of these stories.
  ///   - newest: the newest edition, by which the answer's time is given.
  public func catalogueSearch(
    _ query: SearchQuery, found: [FoundStory], editions: [EditionSummary], newest: EditionSummary?,
    format: SiteFile.CatalogueFormat
  ) -> OutputFile {
    let catalogue = Catalogue(settings: settings, count: editions.count, newest: newest)
    let search = CatalogueSearch(query: query, found: found, summaries: editions)
    let path = Catalogue.searchPath(format)
    return switch format {
    case .xml: OutputFile(path: path, contentType: .shelf, bytes: OPDSAtom(catalogue: catalogue).found(search))
    case .json:
      OutputFile(path: path, contentType: .catalogueJSON, bytes: OPDSJSON(catalogue: catalogue).found(search))
    }
  }
}
