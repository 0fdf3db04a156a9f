/// A URL that a server may fetch, as far as can be told without asking a resolver.
///
/// What the host name resolves to is judged afterwards, address by address, with `IPAddress.isGloballyReachable`.
public struct FetchableURL: Hashable, Sendable {
  /// The URL, without its fragment: that is never sent.
  public let url: WebURL
  /// Whom to ask for.
  public let host: Host
  /// The port to connect to, the scheme's default filled in.
  public let port: Int

  /// A host as the connection needs it.
  public enum Host: Hashable, Sendable {
    /// A name to resolve, in ASCII and lower case, without a trailing dot.
    case name(String)
    /// A literal address, vetted unless it was allowed by name.
    case address(IPAddress)
  }

  /// Why a URL is not fetched.
  public enum Refusal: Error, Hashable, Sendable {
    /// Not a URL at all.
    case malformed
    /// Neither `http` nor `https`.
    case scheme
    /// A user name or password stands in it.
    case credentials
    /// A port where no web server listens.
    case port
    /// A name that no public resolver should know: local, reserved, without a dot, or not of the form of a host name.
    case hostName
    /// A literal address outside the public Internet.
    case address
  }

  /// Judges `string` after parsing it as a browser would, resolved against `base` where it is relative (a redirect).
  ///
  /// - Parameter allowed: `host:port` pairs, as serialized in a URL, that are let through unjudged; none in normal use.
  public init(_ string: String, base: WebURL? = nil, allowed: Set<String> = []) throws(Refusal) {
    guard let url = WebURL(string, base: base) else { throw .malformed }
    try self.init(url, allowed: allowed)
  }

  /// Judges a parsed URL.
  public init(_ url: WebURL, allowed: Set<String> = []) throws(Refusal) {
    guard url.isHTTP else { throw .scheme }
    guard url.username.isEmpty, url.password.isEmpty else { throw .credentials }
    guard let text = url.host, !text.isEmpty else { throw .hostName }
    let port = url.port ?? (url.scheme == "https" ? 443 : 80)
    self.url = url.withoutFragment
    self.port = port
    host = Self.host(text)
    if allowed.contains("\(text):\(port)") { return }
    guard HostRules.isWebPort(port) else { throw .port }
    switch host {
    case .address(let address): guard address.isGloballyReachable else { throw .address }
    case .name(let name): guard HostRules.isPublicName(name) else { throw .hostName }
    }
  }

  private static func host(_ text: String) -> Host {
    let bare = text.hasPrefix("[") ? String(text.dropFirst().dropLast()) : text
    if let address = IPAddress(bare) { return .address(address) }
    return .name(text.hasSuffix(".") ? String(text.dropLast()) : text)
  }
}
