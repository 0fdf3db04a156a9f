import HTTPTypes
import Hummingbird
import Publishing

/// One line of the table in `Routes.swift`: a path with a method, what answers it, and how its answers are counted and cached.
struct Route: Sendable {
  /// Under the site's root, parameters in braces, as OpenAPI writes it.
  let path: String
  /// `GET` includes `HEAD`.
  let method: HTTPRequest.Method
  /// What it is called in `/metrics`.
  let name: String
  let cache: CacheRule
  /// What it gives, for the table in `Documentation/Programs.md`.
  let summary: String
  let answer: @Sendable (Request, ServerContext) async throws -> Response
}

/// How the router resolves a path: it tries the children of a segment, the most literal first, and the next child if one leads
/// nowhere; of the first segment it tries only one child. Where a path ends it takes the first child that matches, even if no
/// route ends there, and it doesn't know which methods another child takes. So each path is registered, with every known method.
extension [Route] {
  /// Methods that a client may know (RFC 9110, section 9, and RFC 5789).
  static let knownMethods: [HTTPRequest.Method] = [
    .get, .head, .post, .put, .delete, .patch, .connect, .trace, .options,
  ]

  /// Registers each route, and at each path the answers to `OPTIONS` and to methods that it doesn't have.
  func register(with router: Router<ServerContext>, _ refuse: @escaping @Sendable (Request, HTTPFailure) -> Response) {
    for path in paths {
      for route in self where route.path == path {
        router.on(RouterPath(path), method: route.method) { request, context in
          var response = try await route.answer(request, context)
          if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = route.cache.rawValue }
          return response
        }
      }
      let allowed = methods(at: path)
      let allow = allowed.map(\.rawValue).joined(separator: ", ")
      router.on(RouterPath(path), method: .options) { _, _ in Response(status: .noContent, headers: [.allow: allow]) }
      for method in Self.knownMethods where !allowed.contains(method) {
        router.on(RouterPath(path), method: method) { request, _ in
          var response = refuse(request, .methodNotAllowed)
          response.headers[.allow] = allow
          return response
        }
      }
    }
  }

  /// The paths in their order, each once.
  private var paths: [String] {
    var seen: Set<String> = []
    return map(\.path).filter { seen.insert($0).inserted }
  }

  /// The methods of a path, as `Allow` lists them (RFC 9110, section 10.2.1).
  private func methods(at path: String) -> [HTTPRequest.Method] {
    filter { $0.path == path }.flatMap { $0.method == .get ? [.get, .head] : [$0.method] } + [.options]
  }

  /// What each path is called in `/metrics`.
  var names: [String: String] { Dictionary(map { ($0.path, $0.name) }) { first, _ in first } }

  /// The table as Markdown.
  var markdown: String {
    let rows = paths.map { path in
      let routes = filter { $0.path == path }
      let allowed = methods(at: path).filter { $0 != .options }.map(\.rawValue).joined(separator: ", ")
      let summary = routes.map(\.summary).joined(separator: " ")
      return "| `\(path)` | \(allowed) | \(summary) | `\(routes[0].cache.rawValue)` | `\(routes[0].name)` |"
    }
    return
      (["| path | methods | what it gives | Cache-Control | name in /metrics |", "| --- | --- | --- | --- | --- |"]
      + rows)
      .joined(separator: "\n") + "\n"
  }
}

/// Gives the router methods that it can't know, such as `QUERY`, as `TRACE`: no path takes it, so the answer is 405 with the
/// path's own `Allow`.
struct UnknownMethods<Next: HTTPResponder>: HTTPResponder where Next.Context == ServerContext {
  let next: Next

  func respond(to request: Request, context: ServerContext) async throws -> Response {
    if [Route].knownMethods.contains(request.method) { return try await next.respond(to: request, context: context) }
    var head = request.head
    head.method = .trace
    return try await next.respond(to: Request(head: head, body: request.body), context: context)
  }
}

extension PublishedFile {
  /// The path of the route that gives it.
  var route: String {
    switch self {
    case .site(let file): file.route
    case .edition(_, let file): file.route
    case .status(let file): file.path
    }
  }
}

extension SiteFile {
  /// The path of the route that gives it.
  var route: String {
    switch self {
    case .shelf(2..., _): "/opds-editions-{page}"
    case .month: "/archive/{month}"
    default: path
    }
  }
}

extension EditionFile {
  /// The path of the route that gives it.
  var route: String {
    switch self {
    case .page: "/editions/{key}"
    case .json: "/editions/{key}.json"
    case .markdown: "/editions/{key}.md"
    case .book: "/editions/{key}.epub"
    case .cover: "/editions/{key}.png"
    case .offlineList: "/editions/{key}/offline.json"
    case .story: "/editions/{key}/{number}"
    case .discussion: "/editions/{key}/{number}/discussion"
    case .storyMarkdown: "/editions/{key}/{number}.md"
    case .card: "/editions/{key}/card.png"
    case .storyCard: "/editions/{key}/{number}/card.png"
    }
  }
}
