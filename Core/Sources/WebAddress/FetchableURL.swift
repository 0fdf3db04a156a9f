/// A URL that a server may fetch, judged without a resolver.
///
/// The addresses that the host name resolves to are judged afterwards with `IPAddress.isGloballyReachable`.
public struct FetchableURL: Hashable, Sendable {
  /// The URL without its fragment, which is never sent.
  public let url: WebURL
  /// The host to connect to.
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
    /// It has a user name or password.
    case credentials
    /// A port where no web server listens.
    case port
    /// A name that no public resolver should know: local, reserved, without a dot, or malformed.
    case hostName
    /// A literal address outside the public Internet.
    case address
  }

  /// Judges a string after parsing it as a browser would. A relative one (a redirect) is resolved against `base`.
  ///
  /// - Parameter allowed: `host:port` pairs, as serialized in a URL, that are accepted without judging. Empty in normal use.
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
