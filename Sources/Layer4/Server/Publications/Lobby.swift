import HTTPTypes
import Hummingbird
import Publishing

/// Leads each request to the publication that its path names, or to what is at the root.
///
/// A site that had one publication before had its pages at the root. Their addresses lead to the first publication.
struct Lobby: HTTPResponder {
  typealias Context = ServerContext

  private let doors: [(name: String, door: FrontDoor)]
  private let root: any HTTPResponder<ServerContext>
  /// The path of the whole site on its host, empty at the host's root.
  private let basePath: String
  private let first: (name: String, door: FrontDoor)

  init(members: [PublicationsServer.Member], root: RootRoutes) {
    doors = members.map { ($0.name, $0.server.door) }
    first = doors[0]
    self.root = root.router(of: root.all).buildResponder()
    basePath = root.publisher.settings.basePath
  }

  func respond(to request: Request, context: ServerContext) async throws -> Response {
    guard FrontDoor.host(of: request) != nil else { return first.door.refusal(of: request) }
    let inner = FrontDoor.without(basePath, Self.inOriginForm(request))
    let path = inner.head.path ?? "/"
    let name = path.dropFirst().prefix { $0 != "/" && $0 != "?" }
    let rest = path.dropFirst(name.count + 1)
    if let (name, door) = doors.first(where: { $0.name == name }) {
      // Pages and their service worker live below the slash.
      guard rest.hasPrefix("/") else { return finished(Self.moved(to: "\(basePath)/\(name)/\(rest)"), inner) }
      return try await door.respond(to: Self.request(inner, at: door.basePath + rest), context: context)
    }
    if Self.isForPrograms(path) {
      return try await first.door.respond(to: Self.request(inner, at: first.door.basePath + path), context: context)
    }
    if Self.isFormer(path), inner.method == .get || inner.method == .head {
      return finished(Self.moved(to: "\(basePath)/\(first.name)\(path)"), inner)
    }
    return finished(try await root.respond(to: inner, context: context), inner)
  }

  /// A target may be a whole address (RFC 9112, section 3.2.2). Its path is what counts here.
  private static func inOriginForm(_ request: Request) -> Request {
    guard let path = request.head.path, !path.hasPrefix("/") else { return request }
    return Self.request(request, at: request.uri.path + (request.uri.query.map { "?\($0)" } ?? ""))
  }

  private func finished(_ response: Response, _ request: Request) -> Response {
    first.door.finished(response, for: request)
  }

  /// What mail and programs hold, which may follow no redirect: links in mail to leave, reports of bounces, the API.
  private static func isForPrograms(_ path: String) -> Bool {
    ["/unsubscribe/", "/subscribe/", "/bounces", "/api", "/openapi.json", "/mcp", "/push"].contains {
      path.hasPrefix($0)
    }
  }

  /// Whether a path was a page of the only publication.
  private static func isFormer(_ path: String) -> Bool {
    let path = String(path.prefix { $0 != "?" })
    if RootRoutes.paths.contains(path) { return false }
    return PublishedFile(path: path) != nil
      || ["/blobs/", "/search", "/opds-search", "/subscribe", "/editions/"].contains { path.hasPrefix($0) }
  }

  private static func moved(to path: some StringProtocol) -> Response {
    // Not for ever: the site may have one publication again.
    Response(status: .temporaryRedirect, headers: [.location: String(path), .cacheControl: "no-cache"])
  }

  private static func request(_ request: Request, at path: some StringProtocol) -> Request {
    var head = request.head
    head.path = String(path)
    return Request(head: head, body: request.body)
  }
}
