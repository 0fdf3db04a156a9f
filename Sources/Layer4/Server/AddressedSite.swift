import HTTPTypes
import Hummingbird
import Programs
import Publishing
import Site
import Synchronization

/// The site with links that begin with one address.
struct AddressedSite: Sendable {
  let files: FileCache<ServedFile>
  let routes: Routes
  let failures: FailureAnswers
  /// Ready files first, then the routes.
  let responder: any HTTPResponder<ServerContext>
}

/// The site at the addresses under which trusted proxies were asked for it.
///
/// Few are kept, the least recently asked for first to go: whoever can write a `Host` could otherwise fill the memory.
final class OtherAddresses: Sendable {
  private let sites = Mutex<[(address: String, site: AddressedSite)]>([])
  private let main: WebAuthority
  private let basePath: String
  private let proxies: TrustedProxies
  private let make: @Sendable (String) -> AddressedSite

  private static let limit = 4

  /// - Parameters:
  ///   - main: the address of the main site.
  ///   - make: makes the site at an address.
  init(main: String, basePath: String, proxies: TrustedProxies, make: @escaping @Sendable (String) -> AddressedSite) {
    (self.main, self.basePath, self.proxies, self.make) = (WebAuthority(main), basePath, proxies, make)
  }

  /// The site at the address that a trusted proxy was asked for; nil if that is the main one, or the peer isn't trusted.
  ///
  /// Only `Host` names it. Proxies pass a client's `X-Forwarded-Host` on as it is, and could then keep a page with a stranger's links.
  func site(for request: Request, authority: String, _ context: ServerContext) -> AddressedSite? {
    guard let address = address(for: request, authority: authority, context) else { return nil }
    return sites.withLock { sites in
      let index = sites.firstIndex { $0.address == address }
      let site = index.map { sites.remove(at: $0).site } ?? make(address)
      sites.append((address, site))
      if sites.count > Self.limit { sites.removeFirst() }
      return site
    }
  }

  /// The address that a trusted proxy was asked for; nil if that is the main one, or the peer isn't trusted.
  func address(for request: Request, authority: String, _ context: ServerContext) -> String? {
    let hasScheme = request.headers[named: "X-Forwarded-Proto"] != nil
    guard hasScheme || authority != main.text, let peer = context.peer, proxies.contains(peer) else { return nil }
    let asked = WebAuthority(
      scheme: context.client(of: request, trusted: proxies).isSecure ? "https" : "http", text: authority.lowercased())
    guard asked != main else { return nil }
    return "\(asked.scheme)://\(asked.text)\(basePath)"
  }

  /// The files of all of them.
  var files: [FileCache<ServedFile>] { sites.withLock { $0.map(\.site.files) } }
}

/// The part of an address before its path.
struct WebAuthority: Hashable, Sendable {
  var scheme: String
  /// The host, and the port if there is one.
  var text: String

  /// The host alone.
  var host: String { String(text.hasPrefix("[") ? text.prefix { $0 != "]" } + "]" : text.prefix { $0 != ":" }) }

  init(scheme: String, text: String) { (self.scheme, self.text) = (scheme, text) }

  /// Takes an address apart.
  init(_ address: String) {
    let parts = address.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
    scheme = parts.first.map { String($0.dropLast()) } ?? ""
    text = parts.count > 2 ? parts[2].lowercased() : ""
  }
}
