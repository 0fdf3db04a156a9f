import HTTPTypes
import Hummingbird
import WebAddress

/// Refuses requests to a private site under a name that anybody could have given this machine.
///
/// Why: a page elsewhere may change what its own name leads to while it is open (DNS rebinding). Its scripts then reach whatever
/// listens at their port on the reader's own machine, and to the browser that is their own site: `Origin` and `Sec-Fetch-Site`
/// agree. Only `Host` still has the page's name, and our port. A proxy in front has a port of its own, or a name that isn't public.
struct HostGuard<Next: HTTPResponder>: HTTPResponder where Next.Context == ServerContext {
  typealias Context = ServerContext

  /// The hosts that the settings name; nil where strangers may read everything anyway.
  let ownHosts: Set<String>?
  let failures: FailureAnswers
  let next: Next

  func respond(to request: Request, context: ServerContext) async throws -> Response {
    guard let ownHosts, let authority = request.head.authority, let port = context.port,
      HostName.isStrange(authority, at: port, own: ownHosts)
    else { return try await next.respond(to: request, context: context) }
    return failures.response(
      to: request,
      HTTPFailure(
        .misdirectedRequest,
        "This private site isn't known by that name. If it is yours, set base-url to the address that you type.")
    )
  }
}

/// Judges names in `Host`.
enum HostName {
  /// Ends of names that no public name server answers for.
  private static let homely = [".localhost", ".local", ".internal", ".home.arpa", ".lan", ".home"]

  /// Whether a public name server could have led here: a public name that the settings don't have, with the port that we listen
  /// on.
  static func isStrange(_ authority: String, at port: Int, own: Set<String>) -> Bool {
    guard !authority.hasPrefix("[") else { return false }
    let parts = authority.split(separator: ":", maxSplits: 1)
    var host = (parts.first ?? "").lowercased()
    if host.hasSuffix(".") { host.removeLast() }
    guard host.contains("."), IPAddress(host) == nil, !own.contains(host), !homely.contains(where: host.hasSuffix)
    else { return false }
    return parts.count > 1 ? Int(parts[1]) == port : port == 80 || port == 443
  }
}
