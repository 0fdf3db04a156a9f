import HTTPTypes
import Hummingbird
import Programs

/// Checks and completes what every request and answer must have, before any route is tried:
///
/// - one valid `Host`, or 400 (RFC 9112, section 3.2);
/// - the path under the site's root, whether the proxy in front cut the site's prefix off or not;
/// - the site at the address that the request was sent to, if links follow it;
/// - no body in an answer to `HEAD`, whatever made it (RFC 9110, section 9.3.2);
/// - the headers of ``CrossOrigin``;
/// - the word to search engines that a private site isn't to be listed.
struct FrontDoor: HTTPResponder {
  typealias Context = ServerContext

  let main: AddressedSite
  /// The site at other addresses; nil if links always begin with the same.
  let others: OtherAddresses?
  /// The path of the site's root on its host, empty at the host's root.
  let basePath: String
  let crossOrigin: CrossOrigin
  let isPrivate: Bool

  func respond(to request: Request, context: ServerContext) async throws -> Response {
    guard let authority = Self.host(of: request) else { return refusal(of: request) }
    let site = others?.site(for: request, authority: authority, context) ?? main
    let inner = withoutPrefix(request)
    return finished(try await site.responder.respond(to: inner, context: context), for: inner)
  }

  /// The one valid `Host` of a request; nil if there is none.
  static func host(of request: Request) -> String? {
    guard let authority = request.head.authority, isHost(authority), !request.headers.hasHost else { return nil }
    return authority
  }

  /// The answer to a request without one.
  func refusal(of request: Request) -> Response {
    let failure = HTTPFailure(.badRequest, "Send one Host header with the name of this site.")
    return finished(main.failures.response(to: request, failure), for: request)
  }

  private static let robotsTag = HTTPField.Name("X-Robots-Tag")

  func finished(_ response: Response, for request: Request) -> Response {
    var response = response
    crossOrigin.mark(&response, for: request)
    if isPrivate, let name = Self.robotsTag { response.headers[name] = "noindex, nofollow" }
    return request.method == .head && response.body.contentLength != 0 ? response.createHeadResponse() : response
  }

  /// The request as the routes know it: `/news/archive` is `/archive` for a site at `https://example.org/news`.
  private func withoutPrefix(_ request: Request) -> Request { Self.without(basePath, request) }

  static func without(_ basePath: String, _ request: Request) -> Request {
    guard !basePath.isEmpty, let path = request.head.path, path.hasPrefix(basePath) else { return request }
    let rest = path.dropFirst(basePath.count)
    guard rest.first.map({ $0 == "/" || $0 == "?" }) ?? true else { return request }
    var head = request.head
    head.path = rest.first == "/" ? String(rest) : "/" + rest
    return Request(head: head, body: request.body)
  }

  /// Whether a `Host` is a name or an address, with a port or without.
  private static func isHost(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "-._~%:[]".utf8.contains(byte)
        }
      }
  }
}

extension HTTPFields {
  private static let host = HTTPField.Name("Host")

  /// Whether there is a `Host` beside the one that became the request's authority.
  fileprivate var hasHost: Bool { Self.host.map { name in contains { $0.name == name } } ?? false }
}
