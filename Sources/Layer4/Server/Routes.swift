import HTTPTypes
import Hummingbird
import Programs
import Publishing
import Site

/// Every route of the server, on one page.
///
/// From this table come the router, the answers to `OPTIONS` and to methods that a path doesn't have, the OpenAPI document, the names in
/// `/metrics`, and the table in `Documentation/Programs.md`.
struct Routes: Sendable {
  let pages: PageAnswers
  let programs: ProgramAnswers
  let operators: OperatorAnswers
  let doctor: DoctorAnswers?
  let subscriptions: SubscriptionAnswers
  let push: PushAnswers
  let shares: ShareAnswers
  let passes: PassAnswers
  /// Whether `/metrics` is among the pages.
  let hasMetrics: Bool
  /// Whether it is there for those too who come through a proxy.
  let passesMetricsOn: Bool
  /// Whether whoever reads may also examine the way to a host.
  let isPrivate: Bool

  static let description = OpenAPI.Route(path: "/api/v1/openapi.json", operation: nil)

  /// The API: the path of every operation, and its description.
  static let api: [OpenAPI.Route] =
    ProgramOperation.allCases.map { .init(path: $0.path, operation: $0) } + [description]

  var all: [Route] {
    var routes = operators.routes(hasMetrics: hasMetrics, passesMetricsOn: passesMetricsOn)
    if hasMetrics, let doctor { routes += isPrivate ? doctor.routes : doctor.routes.map(\.withoutProxies) }
    routes += SitePage.allCases.map { file(.page($0), "page", $0.summary) }
    routes += [
      get("/archive/{month}", "page", "The editions of a month.", pages.file),
      file(.notFound, "page", "What a static host shows for an unknown address."),
      get("/search", "search", "Search results.", pages.search),

      edition(.page, "edition", "An edition."),
      edition(.json, "edition", "An edition as JSON."),
      edition(.markdown, "edition", "An edition as Markdown."),
      edition(.book, "book", "An edition as EPUB."),
      edition(.cover, "book", "The cover of the EPUB."),
      edition(.offlineList, "edition", "What a device must hold to read an edition offline."),
      edition(.story(""), "story", "A story, or a reserve."),
      edition(.discussion(""), "story", "The kept discussion of a story, or of a reserve."),
      edition(.storyMarkdown("1"), "story", "A story as Markdown."),
      edition(.card, "card", "The picture beside a link to an edition."),
      edition(.storyCard(1), "card", "The picture beside a link to a story."),
      get("/editions/{key}/{number}/thanks", "feedback", "Thanks for an answer.", pages.thanks),
      post("/editions/{key}/{number}/feedback", "feedback", "Takes a reader's answer from a form.", pages.feedback),
      Route(
        path: "/blobs/{hash}", method: .get, name: "blob", cache: .immutable, summary: "An image.", answer: pages.blob),

      file(.storiesAtom, "feed", "The stories of the newest four editions as Atom."),
      file(.storiesJSON, "feed", "The stories of the newest four editions as JSON Feed."),
      file(.editionsAtom, "feed", "The newest four editions as Atom."),
      file(.editionsJSON, "feed", "The newest four editions as JSON Feed."),
      file(.correctionsAtom, "feed", "Corrections as Atom."),
      file(.catalogue(.xml), "catalogue", "The catalogue for e-readers, OPDS 1.2."),
      file(.catalogue(.json), "catalogue", "The catalogue for e-readers, OPDS 2.0."),
      file(.shelf(1, .xml), "catalogue", "Its editions."),
      file(.shelf(1, .json), "catalogue", "Its editions."),
      file(.shelf(2, .xml), "catalogue", "More of its editions, such as `/opds-editions-2.xml`."),

      file(.manifest, "asset", "The web app's manifest."),
      file(.editionIndex, "asset", "The newest editions, for apps."),
      file(.offlineList, "asset", "What every page needs offline."),
      file(.llmsText, "asset", "What is here, for language models."),
      file(.robots, "asset", "What crawlers may do."),
      file(.sitemap, "asset", "What search engines may list; only of a public site."),
      file(.appAssociation, "asset", "Which links the reader app opens; only with `app-id`."),
      file(.searchDescription, "catalogue", "How e-readers search."),
      get("/opds-search", "catalogue", "What a search of the catalogue found, OPDS 1.2.", pages.catalogueSearch),
      get("/opds-search.json", "catalogue", "What a search of the catalogue found, OPDS 2.0.", pages.catalogueSearch),
      file(.script(.app), "asset", "The script of the pages."),
      file(.script(.worker), "asset", "The service worker."),
    ]
    routes += Icon.allCases.map { file(.icon($0), "asset", "An icon.") }
    routes += StatusFile.allCases.map { get($0.path, "status", "The status of this installation.", pages.status) }
    routes += subscriptions.routes + push.routes + shares.routes + passes.routes
    routes += Self.api.map(api)
    // Where people and programs guess that the API begins.
    routes += ["/api", "/api/v1", "/openapi.json"].map { path in
      get(path, "api", "Leads to the description of the API.") { [programs] _, _ in programs.moved }
    }
    routes.append(post("/mcp", "mcp", "The Model Context Protocol.", programs.mcp))
    return routes
  }

  private typealias Answer = @Sendable (Request, ServerContext) async throws -> Response

  private func get(_ path: String, _ name: String, _ summary: String, _ answer: @escaping Answer) -> Route {
    Route(path: path, method: .get, name: name, cache: .revalidated, summary: summary, answer: answer)
  }

  private func post(_ path: String, _ name: String, _ summary: String, _ answer: @escaping Answer) -> Route {
    Route(path: path, method: .post, name: name, cache: .never, summary: summary, answer: answer)
  }

  private func file(_ file: SiteFile, _ name: String, _ summary: String) -> Route {
    get(file.route, name, summary, pages.file)
  }

  private func edition(_ file: EditionFile, _ name: String, _ summary: String) -> Route {
    get(file.route, name, summary, pages.file)
  }

  private func api(_ route: OpenAPI.Route) -> Route {
    guard let operation = route.operation else {
      return get(route.path, "api", "This API, described.", programs.description)
    }
    return Route(
      path: route.path, method: operation.isWrite ? .post : .get, name: "api",
      cache: operation.isWrite ? .never : .revalidated, summary: operation.title + "."
    ) { [programs] in try await programs.answer(operation, $0, $1) }
  }
}
